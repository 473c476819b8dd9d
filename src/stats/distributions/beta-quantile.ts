import { betaTerm, incompleteBeta } from "./incomplete-beta.ts";

/**
 * The value that a beta variable with shapes a > 0 and b > 0 stays below with probability p (0 ≤ p ≤ 1).
 * `incompleteBeta`, turned round by Newton's steps inside a closing bracket.
 * Source: Johnson N.L., Kotz S., Balakrishnan N. (1995), Continuous Univariate Distributions 2, ch. 25.
 * @throws RangeError for a probability outside 0…1, shapes of 0 or less
 * @example betaQuantile(0.5, 30, 50) // 0.373953359387… (scipy 1.17.1, beta.ppf)
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile was asked at probability ${p}; probabilities lie from 0 to 1.`);
  if (!(a > 0 && b > 0)) throw new RangeError(`A beta quantile was asked for shapes ${a} and ${b}; they are above 0.`);
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 1100; step += 1) {
    const chance = incompleteBeta(a, b, x, 1 - x);
    if (chance === p) break;
    if (chance < p) low = x;
    else high = x;
    const density = betaTerm(a, b, x, 1 - x) / (x * (1 - x));
    let next = x - (chance - p) / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const settled = Math.abs(next - x) <= 4e-16 * x;
    x = next;
    if (settled) break;
  }
  return x;
}
