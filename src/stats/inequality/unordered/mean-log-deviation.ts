import type { Groups } from "../groups.ts";
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
 */
export function meanLogDeviation(groups: Groups, confidence = 0.95): Spread {
  const { values, populations, standardErrors, population, mean } = groups;
  let deviation = 0;
  let first = 0;
  let diagonal = 0;
  let own = 0;
  let shared = 0;
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    if (p === 0) continue;
    const ratio = values[at] / mean;
    // The logarithm of a negative number is NaN; that of 0 would make the measure endless.
    deviation -= p * Math.log(ratio > 0 ? ratio : Number.NaN);
    if (!standardErrors) continue;
    const error = standardErrors[at] / mean;
    const variance = error * error;
    const slope = p * (1 - 1 / ratio);
    // μ² times its second derivatives is diag(p μ²/y²) − p p'.
    const steep = (p * variance) / (ratio * ratio);
    first += slope * slope * variance;
    diagonal += steep;
    own += steep * (steep - 2 * p * p * variance);
    shared += p * p * variance;
  }
  if (!(mean > 0) || Number.isNaN(deviation)) return spreadAlone(Number.NaN);
  if (!standardErrors) return spreadAlone(1000 * deviation);
  const noise = { bias: 500 * (diagonal - shared), firstOrder: 1e6 * first, secondOrder: 1e6 * (own + shared * shared) };
  return spreadWithLimits(1000 * deviation, noise, confidence);
}
