import { countLimits, type CountMethod } from "./count-limits.ts";
import type { Estimate } from "../interval.ts";

/**
 * The indirectly standardised ratio (SMR, for deaths): observed events by expected ones, times `times` (1, or 100).
 * Limits: the Poisson limits of the observed events (Byar's from ten on and exact below, or "exact"), by the same; the expected number
 * counts as known. All NaN where a number is missing or nothing is expected.
 * Coverage of 95 % limits in simulation (coverage.test.ts): 95–97 % from 12 expected events on (97.5 % at 13); below, they are careful (96–99 %).
 * Source: Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, p. 65–72.
 * @throws RangeError for negative numbers
 * @example standardisedRatio(21, 14, 0.95, 100) // { value: 150, lower: 92.817…, upper: 229.30… }
 */
export function standardisedRatio(
  observed: number,
  expected: number,
  confidence: number,
  times = 1,
  method: CountMethod = "byar",
): Estimate {
  if (expected < 0 || expected === Infinity)
    throw new RangeError(`A ratio to ${expected} expected events was asked; give a number above 0.`);
  const { lower, upper } = countLimits(observed, confidence, method);
  const by = expected > 0 ? times / expected : Number.NaN;
  return { value: observed * by, lower: lower * by, upper: upper * by };
}
