import { Problem } from "../../kernel/problem.ts";
import type { Fault } from "../../kernel/problem.ts";

/** So many faults are told; reading stops there, since a file with a hundred faults has one cause. */
export const mostFaults = 100;

/** Collects the faults of one input. All or nothing: a single fault keeps the whole input out. */
export class Faults {
  readonly list: Fault[] = [];
  private readonly input: string;

  /** `input` names the file or table, for the message. */
  constructor(input: string) {
    this.input = input;
  }

  /** @throws Problem `input-faults` at once when there are too many to go on. */
  add(fault: Fault): void {
    this.list.push(fault);
    if (this.list.length >= mostFaults) this.stop();
  }

  /** @throws Problem `input-faults` when anything was wrong. */
  stop(): void {
    if (this.list.length === 0) return;
    const many =
      this.list.length >= mostFaults ? `at least ${mostFaults} faults` : this.list.length === 1 ? "1 fault" : `${this.list.length} faults`;
    throw new Problem({
      kind: "input-faults",
      message: `${this.input} has ${many}; nothing was read from it.`,
      wayOut: "Mend what is listed and try again.",
      faults: this.list,
    });
  }
}

/** What was found, short enough for a message and on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
