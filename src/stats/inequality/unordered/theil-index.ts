import type { Groups } from "../groups.ts";
import { bend, flat, noiseOf } from "./curvature.ts";
import { spreadAlone, spreadWithLimits, type Spread } from "./spread.ts";

/**
 * Theil index: 1000 × Σ p (y/μ) ln(y/μ), p the share of all people, μ the mean over all people; no unit, 0 where all are equal.
 * A value of 0 adds nothing. NaN without people, for a mean of 0 or less, and where a group with people has a value below 0.
 * The error counts that μ is estimated from the same groups: the gradient is (p/μ) (ln(y/μ) − T), not the derivative with μ fixed.
 * healthequal 1.0.1 gives the index × 1000 but its error and limits' width not; ours are all × 1000. NaN with a value of 0, where
 * the derivative is endless.
 * Limits: see `spreadWithLimits`; 94–97 % in the settings of the tests (errors up to a fifth of the mean).
 * Source: Theil H. (1967), Economics and Information Theory; Borrell L.N., Talih M. (2011), Stat Med 30:277–290, for the error;
 * × 1000 as in WHO's Health Equity Assessment Toolkit.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * theilIndex(groups) // { value: 160.73…, standardError: 28.066…, lower: 111.41…, upper: 223.49…, bias: 2.8183…, corrected: 157.91… }
 */
export function theilIndex(groups: Groups, confidence = 0.95): Spread {
  const { values, populations, standardErrors, population, mean } = groups;
  if (!(mean > 0)) return spreadAlone(Number.NaN);
  let theil = 0;
  let least = Infinity;
  for (let at = 0; at < values.length; at += 1) {
    const people = populations[at];
    if (people === 0) continue;
    const ratio = values[at] / mean;
    if (ratio < least) least = ratio;
    if (ratio > 0) theil += (people / population) * ratio * Math.log(ratio);
  }
  if (least < 0) return spreadAlone(Number.NaN);
  if (!standardErrors || least === 0) return spreadAlone(1000 * theil);
  // μ² times its second derivatives is diag(p μ/y) − p p' (1 + l + l'), where l = ln(y/μ) − T.
  const sums = flat();
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    if (p === 0) continue;
    const ratio = values[at] / mean;
    const error = standardErrors[at] / mean;
    const row = Math.log(ratio) - theil;
    bend(sums, p, error * error, row, p / ratio, row);
  }
  return spreadWithLimits(1000 * theil, noiseOf(sums, 1, 1000), confidence);
}
