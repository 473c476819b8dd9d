import type { Groups } from "../groups.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { rootSpread, type Spread } from "./spread.ts";

/**
 * Between-group standard deviation: the root of the between-group variance, in the unit of the values. NaN without people.
 * Limits: the roots of those of the variance, so they cover as often. Error: delta method; NaN where all values are equal.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 */
export function betweenGroupStandardDeviation(groups: Groups, confidence = 0.95): Spread {
  return rootSpread(betweenGroupVariance(groups, confidence), 1);
}
