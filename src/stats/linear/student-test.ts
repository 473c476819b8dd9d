import { outerTail } from "../distributions/outer-tail.ts";
import { studentReach } from "../distributions/student-reach.ts";
import { studentTwoSided } from "../distributions/student-tail.ts";

/** An estimate with its standard error, the degrees of freedom behind that error, its limits and its two-sided p. */
export type Tested = { value: number; standardError: number; degrees: number; lower: number; upper: number; p: number };

/**
 * Limits value ± t(degrees) × standardError and the p of "it is 0", from Student's t. All of it NaN where the error or the degrees are.
 * @param confidence as a part of 1, such as 0.95
 * @throws RangeError for a confidence that isn't between 0 and 1
 * @example studentTest(2, 1, 10, 0.95) // { lower: -0.2281…, upper: 4.228…, p: 0.07338… }
 */
export function studentTest(value: number, standardError: number, degrees: number, confidence: number): Tested {
  // Refused too where there is no error to make limits of.
  outerTail(confidence);
  if (!(standardError >= 0) || !(degrees > 0)) {
    const none = Number.NaN;
    return { value, standardError: none, degrees: none, lower: none, upper: none, p: none };
  }
  const reach = studentReach(confidence, degrees) * standardError;
  const p = standardError === 0 ? (value === 0 ? 1 : 0) : studentTwoSided(value / standardError, degrees);
  return { value, standardError, degrees, lower: value - reach, upper: value + reach, p };
}
