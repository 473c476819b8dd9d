import { studentQuantile } from "../distributions/student-quantile.ts";

const known = new Map<number, Map<number, number>>();

/**
 * How many standard errors an interval of this confidence (0 < confidence < 1) reaches to either side when the error itself was
 * estimated with `degrees` > 0 degrees of freedom (Student's t). Kept for what was asked before: a country asks the same few dozen.
 * Source: `studentQuantile`. Throws RangeError for a confidence outside 0…1 or degrees of 0 or less.
 */
export function studentReach(confidence: number, degrees: number): number {
  const before = known.get(confidence)?.get(degrees);
  if (before !== undefined) return before;
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`Confidence ${confidence} was asked; give it as a part of 1, such as 0.95 or 0.998.`);
  const reach = studentQuantile((1 - confidence) / 2, degrees);
  let kept = known.get(confidence);
  if (!kept && known.size < 20) known.set(confidence, (kept = new Map()));
  if (kept && kept.size < 20_000) kept.set(degrees, reach);
  return reach;
}
