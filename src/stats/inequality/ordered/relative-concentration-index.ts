import type { Ladder } from "../groups.ts";
import { orderedMeasure, type OrderedMeasure, type OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/**
 * Relative concentration index: C = Σ share (2 rank − 1) value / mean, between −1 and 1 for values of 0 or more; without unit.
 * Error by the delta method, the estimated mean included: group i weighs share (2 rank − 1 − C) / mean (Kakwani et al. 1997, the term in σ).
 * Limits as `rankLine`; from scatter not by their eq. 14, which takes groups as equal draws from many and covers 82–92 % where people are
 * unequal or groups few (rank-line.test.ts). healthequal 1.0.1 takes the mean as known; `limits: "regression"` meets its figures to 1e-12.
 * NaN without people, where all stand on one rung, or for a mean of 0 or less.
 * Source: Kakwani N., Wagstaff A., van Doorslaer E. (1997), J Econometrics 77:87–103.
 * @throws RangeError for a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * relativeConcentrationIndex(fifths)
 * // { value: -0.11, standardError: 0.019309…, lower: -0.17145…, upper: -0.048547…, limitsFrom: "scatter" }
 */
export function relativeConcentrationIndex(ladder: Ladder, options?: OrderedOptions): OrderedMeasure {
  return relativeConcentrationOf(rankLine(ladder, options));
}

/**
 * The same of a line that was drawn already.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * relativeConcentrationOf(rankLine(fifths)) // { value: -0.11, lower: -0.17145…, upper: -0.048547… }
 */
export function relativeConcentrationOf(line: RankLine): OrderedMeasure {
  const { mean, slope, rankVariance, meanVariance, slopeVariance, meanSlope, reach, limitsFrom } = line;
  const twice = 2 * rankVariance;
  const value = mean > 0 ? (twice * slope) / mean : Number.NaN;
  const variance = (twice * twice * slopeVariance - 2 * value * twice * meanSlope + value * value * meanVariance) / (mean * mean);
  return orderedMeasure(value, variance, reach, limitsFrom);
}
