import { chiSquareQuantile } from "./chi-square-quantile.ts";

/**
 * The value that a standard normal variable stays below with probability `p` (0 ≤ p ≤ 1).
 * Its square is chi-square distributed with one degree of freedom, so one inversion serves both.
 * @example normalQuantile(0.975) // 1.95996398454… (R, qnorm)
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile was asked at probability ${p}; probabilities lie from 0 to 1.`);
  if (p > 0.5) return -normalQuantileBelowHalf(1 - p);
  return normalQuantileBelowHalf(p);
}

function normalQuantileBelowHalf(p: number): number {
  if (p === 0.5) return 0;
  const root = Math.sqrt(p < 0.25 ? chiSquareQuantile(2 * p, 1, "upper") : chiSquareQuantile(1 - 2 * p, 1, "lower"));
  return -root;
}
