import type { Groups } from "../groups.ts";
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
  let first = 0;
  let diagonal = 0;
  let twice = 0;
  let cross = 0;
  let w0 = 0;
  let w1 = 0;
  let w2 = 0;
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    if (p === 0) continue;
    const ratio = values[at] / mean;
    const error = standardErrors[at] / mean;
    const variance = error * error;
    const w = p * p * variance;
    const row = Math.log(ratio) - theil;
    const steep = variance / ratio;
    first += w * row * row;
    diagonal += p * steep;
    twice += p * p * steep * steep;
    cross += p * w * steep * (1 + 2 * row);
    w0 += w;
    w1 += w * row;
    w2 += w * row * row;
  }
  const noise = {
    bias: 500 * (diagonal - w0 - 2 * w1),
    firstOrder: 1e6 * first,
    secondOrder: 1e6 * (twice - 2 * cross + w0 * w0 + 2 * w0 * w2 + 4 * w0 * w1 + 2 * w1 * w1),
  };
  return spreadWithLimits(1000 * theil, noise, confidence);
}
