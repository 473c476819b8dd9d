import type { Groups } from "../groups.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { rootSpread, type Spread } from "./spread.ts";

/**
 * Between-group standard deviation: the root of the between-group variance, in the unit of the values. NaN without people.
 * Limits: the roots of those of the variance, so they cover as often. Error: delta method; NaN where all values are equal.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * betweenGroupStandardDeviation(groups)
 * // { value: 11.357…, standardError: 1.1734…, lower: 9.1561…, upper: 13.801…, bias: 0.11192…, corrected: 11.245… }
 */
export function betweenGroupStandardDeviation(groups: Groups, confidence = 0.95): Spread {
  return rootSpread(betweenGroupVariance(groups, confidence), 1);
}
