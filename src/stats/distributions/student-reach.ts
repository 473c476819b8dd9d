import { outerTail } from "./outer-tail.ts";
import { studentQuantile } from "./student-quantile.ts";

const known = new Map<number, Map<number, number>>();
let room = 20_000;

/**
 * How many standard errors an interval of this confidence (0 < confidence < 1) reaches to either side when the error itself was
 * estimated with `degrees` > 0 degrees of freedom (Student's t); so too what |t| must exceed for a two-sided p below 1 − confidence.
 * Kept for what was asked before: a country, or a simulation, asks the same few dozen.
 * Source: `studentQuantile`.
 * @throws RangeError for a confidence outside 0…1 or degrees of 0 or less
 * @example studentReach(0.95, 10) // 2.22813885… (Fisher & Yates: 2.228)
 */
export function studentReach(confidence: number, degrees: number): number {
  let kept = known.get(confidence);
  const before = kept?.get(degrees);
  if (before !== undefined) return before;
  const reach = studentQuantile(outerTail(confidence), degrees);
  if (room > 0) {
    room -= 1;
    if (!kept) known.set(confidence, (kept = new Map()));
    kept.set(degrees, reach);
  }
  return reach;
}
