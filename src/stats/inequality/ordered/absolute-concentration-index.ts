import type { Ladder } from "../groups.ts";
import { orderedMeasure, type OrderedMeasure, type OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/**
 * Absolute (generalised) concentration index: Σ share (2 rank − 1) value, twice the covariance of value and rank, in the unit of the
 * values. Above 0 the most advantaged have more of it. Being 2 · var(rank) · slope, its limits are those of the slope (`rankLine`).
 * healthequal 1.0.1 has the same value; its error is that of `limits: "regression"`, with which it is met to 1e-12.
 * NaN without people, or where all stand on one rung.
 * Sources: Kakwani N., Wagstaff A., van Doorslaer E. (1997), J Econometrics 77:87–103, eq. 2 and 9; Schlotheuber A., Hosseinpoor A.R. (2022), IJERPH 19:3697.
 * @throws RangeError for a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * absoluteConcentrationIndex(fifths) // { value: -1.76, standardError: 0.29024…, lower: -2.6837…, upper: -0.83629…, limitsFrom: "scatter" }
 */
export function absoluteConcentrationIndex(ladder: Ladder, options?: OrderedOptions): OrderedMeasure {
  return absoluteConcentrationOf(rankLine(ladder, options));
}

/**
 * The same of a line that was drawn already.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * absoluteConcentrationOf(rankLine(fifths)) // { value: -1.76, lower: -2.6837…, upper: -0.83629… }
 */
export function absoluteConcentrationOf({ slope, rankVariance, slopeVariance, reach, limitsFrom }: RankLine): OrderedMeasure {
  const twice = 2 * rankVariance;
  return orderedMeasure(twice * slope, twice * twice * slopeVariance, reach, limitsFrom);
}
