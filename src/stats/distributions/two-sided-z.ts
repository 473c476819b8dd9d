import { normalQuantile } from "./normal-quantile.ts";

const known = new Map<number, number>();

/**
 * How many standard errors an interval of this confidence (0 < confidence < 1) reaches to either side: 1.96 for 0.95, 3.09 for 0.998.
 * Kept per confidence: millions of intervals ask the same two.
 */
export function twoSidedZ(confidence: number): number {
  const before = known.get(confidence);
  if (before !== undefined) return before;
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`Confidence ${confidence} was asked; give it as a part of 1, such as 0.95 or 0.998.`);
  const z = -normalQuantile((1 - confidence) / 2);
  if (known.size < 100) known.set(confidence, z);
  return z;
}
