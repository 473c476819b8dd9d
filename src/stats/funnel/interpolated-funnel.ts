import { binomialChance } from "../distributions/binomial-chance.ts";
import { outerTail } from "../distributions/outer-tail.ts";
import { poissonChance } from "../distributions/poisson-chance.ts";
import { noInterval, type Interval } from "../interval.ts";

/** A count out of `denominator` people (binomial), or one of rare events (Poisson). */
export type Baseline = { share: number; denominator: number } | { expected: number };

/**
 * Control limits of a funnel plot after Spiegelhalter, in counts: the quantiles of the count under the baseline, drawn between
 * whole counts so that the funnel is smooth: with r the least count that has P(R ≤ r) ≥ p, it is r − (P(R ≤ r) − p) / P(R = r), not below 0.
 * Divide by the denominator or the expected number for shares and ratios. NaN limits where a number is missing or nobody is counted.
 * Source: Spiegelhalter D.J. (2005), Stat Med 24:1185–1202, appendix A.1.1.
 * @throws RangeError for a share outside 0…1, negative or endless numbers, a denominator that isn't whole
 * @example interpolatedFunnel({ share: 0.2, denominator: 263 }, 0.95) // { lower: 39.656…, upper: 65.090… }
 */
export function interpolatedFunnel(baseline: Baseline, confidence: number): Interval {
  const tail = outerTail(confidence);
  if ("expected" in baseline) {
    const { expected } = baseline;
    if (Number.isNaN(expected)) return { ...noInterval };
    if (!(expected >= 0 && expected < Infinity)) throw new RangeError(`A funnel around ${expected} events was asked; give 0 or more.`);
    if (expected === 0) return { lower: 0, upper: 0 };
    return quantiles((count) => poissonChance(count, expected), expected, expected, Infinity, tail);
  }
  const { share, denominator: n } = baseline;
  if (Number.isNaN(share) || Number.isNaN(n) || n === 0) return { ...noInterval };
  if (!(share >= 0 && share <= 1 && n > 0 && Number.isInteger(n)))
    throw new RangeError(`A funnel around ${share} was asked for ${n} people; the first lies from 0 to 1, the second is a whole number.`);
  if (share === 0 || share === 1) return { lower: n * share, upper: n * share };
  return quantiles((count) => binomialChance(count, n, share), n * share, n * share * (1 - share), n, tail);
}

function quantiles(chance: (count: number) => number, mean: number, variance: number, most: number, tail: number): Interval {
  // Forty standard deviations out (and a little more, for skewed small counts) no chance is left to count.
  const first = Math.max(0, Math.floor(mean - 40 * Math.sqrt(variance) - 40));
  const result = { lower: Number.NaN, upper: Number.NaN };
  let sum = 0;
  for (let count = first; count <= most; count += 1) {
    const own = chance(count);
    sum += own;
    if (Number.isNaN(result.lower) && sum >= tail) result.lower = Math.max(0, count - (sum - tail) / own);
    if (sum >= 1 - tail || count === most) {
      result.upper = Math.max(0, count - (sum - (1 - tail)) / own);
      break;
    }
  }
  return result;
}
