import { Problem } from "./problem.ts";

/** Somebody else made another version public first. @param read the version that the change was made on @param now the one that is public */
export function changedMeanwhile(what: string, read: number, now: number): Problem {
  return new Problem({
    kind: "changed-meanwhile",
    status: 409,
    message: `${what} was read at version ${read}; it is at version ${now} now.`,
    wayOut: "Look at both, put them together, and save again.",
  });
}
