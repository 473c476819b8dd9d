import { noInterval, type Interval } from "../../interval.ts";

/**
 * Limits of a ratio of two estimates that are normally distributed together: all ratios ρ for which numerator − ρ · denominator lies within
 * `reach` standard errors of 0. Right where the delta method isn't, and NaN where the denominator could be 0 (then no two limits hold).
 * Source: Fieller E.C. (1954), J R Stat Soc B 16:175–185.
 * @example fiellerLimits(12, 5, 4, 1, 0.7, 1.96) // { lower: 1.5873…, upper: 3.8299… }
 */
export function fiellerLimits(
  numerator: number,
  denominator: number,
  numeratorVariance: number,
  denominatorVariance: number,
  covariance: number,
  reach: number,
): Interval {
  const k = reach * reach;
  const a = denominator * denominator - k * denominatorVariance;
  const b = numerator * denominator - k * covariance;
  const c = numerator * numerator - k * numeratorVariance;
  if (!(a > 0)) return { ...noInterval };
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { lower: (b - root) / a, upper: (b + root) / a };
}

/**
 * Variance of the ratio to first order (delta method), for the standard error beside those limits.
 * @example ratioVariance(2.4, 5, 4, 1, 0.7) // 0.256
 */
export function ratioVariance(ratio: number, denominator: number, va: number, vb: number, covariance: number): number {
  return Math.max(0, va - 2 * ratio * covariance + ratio * ratio * vb) / (denominator * denominator);
}
