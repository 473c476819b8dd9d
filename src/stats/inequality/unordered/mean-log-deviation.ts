import type { Groups } from "../groups.ts";
import { bend, flat, noiseOf } from "./curvature.ts";
import { spreadAlone, spreadWithLimits, type Spread } from "./spread.ts";

/**
 * Mean log deviation: 1000 × Σ p ln(μ/y), p the share of all people, μ the mean over all people; no unit, 0 where all are equal.
 * NaN without people, and where a group with people has a value of 0 or less, which has no logarithm.
 * The error counts that μ is estimated from the same groups: the gradient is p (1/μ − 1/y). healthequal 1.0.1 gives the measure
 * × 1000 but its error and limits' width not; ours are all × 1000.
 * Limits: see `spreadWithLimits`; 94–98 % in the settings of the tests (errors up to a fifth of the mean), above 97 %
 * where true spread is as large as the errors.
 * Source: Theil H. (1967), Economics and Information Theory; Borrell L.N., Talih M. (2011), Stat Med 30:277–290, for the error;
 * × 1000 as in WHO's Health Equity Assessment Toolkit.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * meanLogDeviation(groups) // { value: 156.65…, standardError: 28.716…, lower: 106.15…, upper: 221.26…, bias: 3.2190…, corrected: 153.43… }
 */
export function meanLogDeviation(groups: Groups, confidence = 0.95): Spread {
  const { values, populations, standardErrors, population, mean } = groups;
  let deviation = 0;
  const sums = flat();
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    if (p === 0) continue;
    const ratio = values[at] / mean;
    // The logarithm of a negative number is NaN; that of 0 would make the measure endless.
    deviation -= p * Math.log(ratio > 0 ? ratio : Number.NaN);
    if (!standardErrors) continue;
    const error = standardErrors[at] / mean;
    // μ² times its second derivatives is diag(p μ²/y²) − p p'.
    bend(sums, p, error * error, 1 - 1 / ratio, p / (ratio * ratio), 0);
  }
  if (!(mean > 0) || Number.isNaN(deviation)) return spreadAlone(Number.NaN);
  return standardErrors ? spreadWithLimits(1000 * deviation, noiseOf(sums, 1, 1000), confidence) : spreadAlone(1000 * deviation);
}
