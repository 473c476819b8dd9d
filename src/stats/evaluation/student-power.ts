import { logGamma } from "../distributions/log-gamma.ts";
import { normalTail } from "../distributions/normal-tail.ts";
import { studentReach } from "../distributions/student-reach.ts";

/**
 * The chance that |t| exceeds its critical value at `level` when the true effect is `shift` standard errors: the two tails of the
 * non-central t distribution, as the normal chance averaged over the chi distribution of the estimated error (Simpson's rule, 160 steps).
 * Source: Johnson N.L., Kotz S., Balakrishnan N. (1995), Continuous Univariate Distributions 2, ch. 31.
 * @example studentPower(2.884, 50, 0.05) // 0.80… (Cohen 1988, table 2.3.5: d = 0.8 with 26 a group, 0.81)
 */
export function studentPower(shift: number, degrees: number, level: number): number {
  if (Number.isNaN(shift) || Number.isNaN(degrees)) return Number.NaN;
  if (!(degrees > 0)) throw new RangeError(`A power was asked for ${degrees} degrees of freedom; it needs more than 0.`);
  const critical = studentReach(1 - level, degrees);
  const constant = Math.LN2 + (degrees / 2) * Math.log(degrees / 2) - logGamma(degrees / 2);
  const steps = 160;
  const top = 1 + 9 / Math.sqrt(2 * degrees) + 4 / degrees;
  const bottom = Math.max(0, 1 - 9 / Math.sqrt(2 * degrees));
  let sum = 0;
  let whole = 0;
  // In steps of √s: with under 2 degrees the density of s is steep at 0, where most of a small level comes from.
  const [from, to] = [Math.sqrt(bottom), Math.sqrt(top)];
  for (let step = 0; step <= steps; step += 1) {
    const root = from + ((to - from) * step) / steps;
    const s = root * root;
    const density = root > 0 ? 2 * root * Math.exp(constant + (degrees - 1) * Math.log(s) - (degrees * s * s) / 2) : 0;
    const weight = density * (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2);
    whole += weight;
    sum += weight * (normalTail(critical * s - shift) + normalTail(critical * s + shift));
  }
  return sum / whole;
}
