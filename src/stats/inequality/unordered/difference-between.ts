import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import type { Measure } from "../measure.ts";
import type { GroupValue } from "./group-value.ts";

/**
 * Difference (D) between two groups: one − other, in the unit of the values; 0 where they are equal. Which is which: `ladderPair`.
 * Limits: normal, of two independent estimates that were named beforehand; exact for normal errors.
 * Source: Harper S., Lynch J. (2005), Methods for Measuring Cancer Disparities, NCI; WHO (2016), HEAT technical notes 3.1.3.
 * @example differenceBetween({ value: 60, standardError: 3 }, { value: 20, standardError: 4 })
 * // { value: 40, standardError: 5, lower: 30.200…, upper: 49.799… }
 */
export function differenceBetween(one: GroupValue, other: GroupValue, confidence = 0.95): Measure {
  const value = one.value - other.value;
  const standardError = Math.sqrt(one.standardError * one.standardError + other.standardError * other.standardError);
  const reach = twoSidedZ(confidence) * standardError;
  return { value, standardError, lower: value - reach, upper: value + reach };
}
