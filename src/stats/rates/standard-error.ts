import { twoSidedZ } from "../distributions/two-sided-z.ts";

/**
 * The standard error behind limits that were made symmetric on the normal distribution: (upper − lower) / 2z.
 * Null where a limit is missing. For limits that lean to one side (Wilson, Byar) it is an approximation.
 * Source: Altman D.G., Bland J.M. (2011), How to obtain the P value from a confidence interval, BMJ 343:d2304.
 * @example standardErrorFromLimits(1.44, 32.56, 0.95) // 7.9389… (Altman & Bland 2011, zinc trial: 15.56 / 1.96 = 7.94)
 */
export function standardErrorFromLimits(lower: number, upper: number, confidence: number): number | null {
  const error = (upper - lower) / (2 * twoSidedZ(confidence));
  return error >= 0 ? error : null;
}

/**
 * Limits around a value with a known standard error: value ± z error. Same source.
 * @example limitsFromStandardError(17, 7.94, 0.95) // { lower: 1.4378…, upper: 32.562… } (Altman & Bland 2011, zinc trial: 17 ± 15.56)
 */
export function limitsFromStandardError(value: number, error: number, confidence: number): { lower: number; upper: number } {
  const reach = twoSidedZ(confidence) * error;
  return { lower: value - reach, upper: value + reach };
}
