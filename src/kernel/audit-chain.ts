/** The chain of the log: what holds one event to the next, and what is wrong with one that does not fit. */
import { hash } from "node:crypto";

/** An event as it is stored. */
export type ChainRow = {
  id: number;
  number: number;
  /** JSON, exactly as it was hashed. */
  body: string;
  previousHash: string;
  hash: string;
  /** UTC with microseconds: 2026-11-21T13:10:00.123456Z. */
  at: string;
  actor: string | null;
  action: string | null;
  object: string | null;
};

/** The end of the chain so far. */
export type Head = { number: number; hash: string };

/** The end of a chain without events. */
export const noEvents: Head = { number: 0, hash: "0".repeat(64) };

/** SHA-256, as hexadecimal, over the hash before, the number and the body, with line feeds between them; the database does the same. */
export const hashOf = (previousHash: string, number: number, body: string): string => hash("sha256", `${previousHash}\n${number}\n${body}`);

/**
 * What is wrong with an event that should follow `last`; null when it fits.
 * The order of the checks is that of their weight: a gap is told as a gap, not as the hashes that it breaks.
 */
export function misfit(row: ChainRow, last: Head): string | null {
  if (row.number === last.number) return "its number stands twice in the log";
  if (row.number !== last.number + 1) return `its number is ${row.number} where ${last.number + 1} was due`;
  if (row.previousHash !== last.hash) return "it names another event before it than the one that is there";
  if (row.hash !== hashOf(row.previousHash, row.number, row.body)) return "its hash doesn't belong to what it says";
  return strayColumn(row);
}

/** The first column that says something else than the body, which the hash covers. */
function strayColumn(row: ChainRow): string | null {
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(row.body) as Record<string, unknown>;
  } catch {
    return "its body is no JSON";
  }
  for (const name of ["at", "actor", "action", "object"] as const) {
    if (row[name] !== (body[name] ?? null))
      return `its column "${name}" says ${row[name]} where the event itself says ${String(body[name])}`;
  }
  return null;
}
