import { normalQuantile } from "./normal-quantile.ts";
import { outerTail } from "./outer-tail.ts";

const known = new Map<number, number>();

/**
 * How many standard errors an interval of this confidence (0 < confidence < 1) reaches to either side: 1.96 for 0.95, 3.09 for 0.998.
 * Kept per confidence: millions of intervals ask the same two.
 * @example twoSidedZ(0.998) // 3.09023230616… (R, qnorm of 0.999)
 */
export function twoSidedZ(confidence: number): number {
  const before = known.get(confidence);
  if (before !== undefined) return before;
  const z = -normalQuantile(outerTail(confidence));
  if (known.size < 100) known.set(confidence, z);
  return z;
}
