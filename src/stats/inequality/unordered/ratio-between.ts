import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import type { Measure } from "../measure.ts";
import type { GroupValue } from "./group-value.ts";

/**
 * Ratio (R) of two groups: one / other; no unit, 1 where they are equal. Which is which: `ladderPair`.
 * NaN where the other is 0 or either is negative.
 * Limits: normal on the logarithm, error √((s₁/y₁)² + (s₂/y₂)²); `standardError` is that × R. NaN where one is 0, whose logarithm is
 * endless. They cover 94–96 % while each value is five or more times its error (tested).
 * Source: Katz D. et al. (1978), Biometrics 34:469–474; WHO (2016), HEAT technical notes.
 * @example ratioBetween({ value: 60, standardError: 3 }, { value: 20, standardError: 4 })
 * // { value: 3, standardError: 0.61846…, lower: 2.0028…, upper: 4.4936… }
 */
export function ratioBetween(one: GroupValue, other: GroupValue, confidence = 0.95): Measure {
  const value = one.value >= 0 && other.value > 0 ? one.value / other.value : Number.NaN;
  const ofOne = one.standardError / one.value;
  const ofOther = other.standardError / other.value;
  const relative = one.value > 0 ? Math.sqrt(ofOne * ofOne + ofOther * ofOther) : Number.NaN;
  const stretch = Math.exp(twoSidedZ(confidence) * relative);
  return { value, standardError: value * relative, lower: value / stretch, upper: value * stretch };
}
