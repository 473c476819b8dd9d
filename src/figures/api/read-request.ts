/** What was asked, checked: everything that is wrong is told at once, and nothing is silently ignored. */
import { z } from "@hono/zod-openapi";
import { Problem, type Fault } from "../../kernel/problem.ts";

const mostFaults = 20;

/** @throws Problem `query-parameters` (400) with a fault per parameter */
export function readQuery<Schema extends z.ZodObject>(given: URLSearchParams, schema: Schema): z.output<Schema> {
  const known = Object.keys(schema.shape);
  const faults: Fault[] = [];
  // A map and not an object: a parameter may be called __proto__.
  const values = new Map<string, string | string[]>();
  for (const name of new Set(given.keys())) {
    const all = given.getAll(name);
    if (!known.includes(name))
      faults.push({
        column: shown(name),
        found: "this parameter does not exist here",
        mend: known.length > 0 ? `leave it out, or use ${known.join(", ")}` : "leave it out",
      });
    else if (schema.shape[name] instanceof z.ZodArray) values.set(name, all);
    else if (all.length > 1) faults.push({ column: name, found: `it is given ${all.length} times`, mend: "give it once" });
    else values.set(name, all[0]);
  }
  const read = schema.safeParse(Object.fromEntries(values));
  if (!read.success) faults.push(...read.error.issues.map((issue) => faultOf(issue, values)));
  if (faults.length > 0 || !read.success) {
    throw new Problem({
      kind: "query-parameters",
      message: "The address can't be read: see its faults.",
      wayOut: "Mend each parameter that is named.",
      faults: faults.slice(0, mostFaults),
    });
  }
  return read.data;
}

/** What the path names. A value that can't be such a name is a resource that isn't there. @throws Problem `no-resource` (404) */
export function readParameters<Schema extends z.ZodObject>(given: Record<string, string>, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new Problem({
    kind: "no-resource",
    status: 404,
    message: "There is nothing at this address.",
    wayOut: `Mend ${read.error.issues[0].path.join(".")}: ${read.error.issues[0].message}.`,
  });
}

/**
 * Looks up what a query parameter names. Only the path decides whether a resource is there (404);
 * an unknown name in the query is a slip in the question (400).
 */
export function named<T>(parameter: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error;
    throw new Problem({
      kind: error.kind,
      status: 400,
      message: error.message,
      wayOut: error.wayOut,
      faults: [{ column: parameter, found: error.message, mend: error.wayOut }],
      cause: error,
    });
  }
}

function faultOf({ path, message }: z.core.$ZodIssue, values: ReadonlyMap<string, string | string[]>): Fault {
  const name = String(path[0] ?? "");
  const value = values.get(name);
  return { column: name, found: value === undefined ? "it is missing" : `"${shown(String(value))}" is given`, mend: message };
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
