import type { Ladder } from "../groups.ts";
import { fiellerLimits, ratioVariance } from "./fieller-limits.ts";
import type { OrderedMeasure, OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/**
 * Relative index of inequality from the straight line: what it says at rank 1 (most advantaged) over what it says at rank 0 (least).
 * 1 is no inequality; below 1 the least advantaged have more of it. NaN where the line is 0 or less at an end: a share can't be.
 * Limits after Fieller with the errors of `rankLine`, never below 0; NaN where the end at rank 0 isn't clear of 0. Standard error by the delta
 * method. Coverage as `rankLine`'s.
 * Sources: Mackenbach J.P., Kunst A.E. (1997), Soc Sci Med 44:757–771; Fieller E.C. (1954).
 * @throws RangeError for a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * relativeIndex(fifths) // { value: 0.48837…, standardError: 0.066837…, lower: 0.29498…, upper: 0.72635…, limitsFrom: "scatter" }
 */
export function relativeIndex(ladder: Ladder, options?: OrderedOptions): OrderedMeasure {
  return relativeOf(rankLine(ladder, options));
}

/**
 * The same of a line that was drawn already.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * relativeOf(rankLine(fifths)) // { value: 0.48837…, lower: 0.29498…, upper: 0.72635… }
 */
export function relativeOf({ mean, slope, meanVariance, slopeVariance, meanSlope, reach, limitsFrom }: RankLine): OrderedMeasure {
  const least = mean - slope / 2;
  const most = mean + slope / 2;
  if (!(least > 0 && most > 0))
    return { value: Number.NaN, standardError: Number.NaN, lower: Number.NaN, upper: Number.NaN, limitsFrom: null };
  const value = most / least;
  const mostVariance = meanVariance + meanSlope + slopeVariance / 4;
  const leastVariance = meanVariance - meanSlope + slopeVariance / 4;
  const covariance = meanVariance - slopeVariance / 4;
  const { lower, upper } = fiellerLimits(most, least, mostVariance, leastVariance, covariance, reach);
  return {
    value,
    standardError: Math.sqrt(ratioVariance(value, least, mostVariance, leastVariance, covariance)),
    lower: Math.max(0, lower),
    upper,
    limitsFrom: Number.isNaN(upper) ? null : limitsFrom,
  };
}
