/**
 * An error that a person can act on. It names what was asked, what was found and the way out.
 * `kernel/problem.ts` is the only place that turns one into an RFC 9457 response or a line on stderr.
 */
export class Problem extends Error {
  readonly status: number;
  /** Stable kebab-case name: the last part of the problem's `type`. */
  readonly kind: string;
  /** What the reader can do now. */
  readonly wayOut: string;
  /** One line per separate fault, e.g. per row of a file. */
  readonly faults: readonly Fault[];

  constructor(init: { kind: string; message: string; wayOut: string; status?: number; faults?: readonly Fault[]; cause?: unknown }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = "Problem";
    this.kind = init.kind;
    this.wayOut = init.wayOut;
    this.status = init.status ?? 400;
    this.faults = init.faults ?? [];
  }
}

/** There is nothing at this address, or nothing that the asker may know of: the two are told in the same words. */
export function notFound(): Problem {
  return new Problem({ kind: "no-page", status: 404, message: "There is nothing at this address.", wayOut: "Check the address." });
}

/** One fault in an input: where it is, what is wrong, what would mend it. `row` is 1-based as a spreadsheet shows it. */
export type Fault = { row?: number; column?: string; found: string; mend: string };

/** RFC 9457 body. Causes and stacks are never part of it. */
function problemBody(problem: Problem, instance: string) {
  return {
    type: `urn:gelijkop:problem:${problem.kind}`,
    title: problem.message,
    status: problem.status,
    detail: problem.wayOut,
    instance,
    ...(problem.faults.length > 0 ? { faults: problem.faults } : {}),
  };
}

/** The RFC 9457 response. */
export function problemResponse(problem: Problem, instance: string): Response {
  return new Response(JSON.stringify(problemBody(problem, instance)), {
    status: problem.status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** The problem on stderr: one line, then at most `most` lines of faults. */
export function problemLines(problem: Problem, most = 20): string[] {
  const shown = problem.faults.slice(0, most).map((fault) => `  ${faultLine(fault)}`);
  const left = problem.faults.length - shown.length;
  return [`gelijkop: ${problem.message} ${problem.wayOut}`, ...shown, ...(left > 0 ? [`  … and ${left} more`] : [])];
}

function faultLine(fault: Fault): string {
  const place = [fault.row === undefined ? "" : `row ${fault.row}`, fault.column ? `column ${fault.column}` : ""]
    .filter(Boolean)
    .join(", ");
  return `${place ? `${place}: ` : ""}${fault.found}; ${fault.mend}`;
}

/** An unexpected error as a Problem that gives nothing away; the cause stays on the server. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    kind: "unexpected",
    status: 500,
    message: "Something went wrong on our side.",
    wayOut: "Try again; if it stays, tell the administrator the time.",
    cause: error,
  });
}
