import { gammaTerm, incompleteGamma } from "./incomplete-gamma.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * The value that a chi-square variable with `degrees` > 0 degrees of freedom stays below with probability `p`
 * (0 ≤ p ≤ 1), or exceeds with probability `p` when `tail` is "upper". Ask the tail that is small: 1 − p loses digits.
 * Half a chi-square variable is gamma-distributed with shape degrees / 2 (Johnson, Kotz & Balakrishnan 1994, ch. 18);
 * that distribution is inverted by Newton's steps on the logarithm of the chance, inside a closing bracket.
 * @example chiSquareQuantile(0.95, 10) // 18.307038… (Abramowitz & Stegun, table 26.8: 18.307)
 */
export function chiSquareQuantile(p: number, degrees: number, tail: "lower" | "upper" = "lower"): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile was asked at probability ${p}; probabilities lie from 0 to 1.`);
  if (!(degrees > 0)) throw new RangeError(`A chi-square quantile was asked for ${degrees} degrees of freedom; it needs more than 0.`);
  if (p === 0 || p === 1) return (p === 0) === (tail === "lower") ? 0 : Infinity;
  const a = degrees / 2;
  let low = 0;
  let high = Infinity;
  let x = Math.max(firstGuess(p, a, tail), Number.MIN_VALUE);
  for (let step = 0; step < 200; step += 1) {
    const chance = incompleteGamma(a, x)[tail];
    if (chance === p) break;
    if (chance > p === (tail === "lower")) high = x;
    else low = x;
    const slope = ((gammaTerm(a, x) * a) / x / chance) * (tail === "lower" ? 1 : -1);
    let next = x - Math.log(chance / p) / slope;
    if (!(next > low && next < high)) next = high === Infinity ? x * 2 : (low + high) / 2;
    const settled = Math.abs(next - x) <= 4e-16 * x;
    x = next;
    if (settled) break;
  }
  return 2 * x;
}

/** Near 0 the density is a power of x; elsewhere the middle of the distribution will do. */
function firstGuess(p: number, a: number, tail: "lower" | "upper"): number {
  const nearZero = Math.exp((Math.log(tail === "lower" ? p : 1 - p) + logGamma(a + 1)) / a);
  return nearZero > 0 && nearZero < 0.2 * (a + 1) ? nearZero : a + (tail === "upper" && p < 0.5 ? Math.sqrt(a * -2 * Math.log(p)) : 0);
}
