import { logGamma } from "../distributions/log-gamma.ts";

/**
 * The value that a beta variable with shapes a > 0 and b > 0 stays below with probability p (0 ≤ p ≤ 1).
 * Source: NIST DLMF 8.17.22 (continued fraction, evaluated after Lentz); inverted by Newton's steps inside a closing bracket.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile was asked at probability ${p}; probabilities lie from 0 to 1.`);
  if (!(a > 0 && b > 0)) throw new RangeError(`A beta quantile was asked for shapes ${a} and ${b}; they are above 0.`);
  if (p === 0 || p === 1) return p;
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 1100; step += 1) {
    const chance = betaBelow(x, a, b, logScale);
    if (chance === p) break;
    if (chance < p) low = x;
    else high = x;
    const density = Math.exp(logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    let next = x - (chance - p) / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const settled = Math.abs(next - x) <= 4e-16 * x;
    x = next;
    if (settled) break;
  }
  return x;
}

/** The chance that a beta variable stays below x, 0 < x < 1. */
function betaBelow(x: number, a: number, b: number, logScale: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - below(1 - x, b, a, logScale);
  return below(x, a, b, logScale);
}

function below(x: number, a: number, b: number, logScale: number): number {
  if (x === 0) return 0;
  const front = Math.exp(logScale + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let k = 1; k < 10_000; k += 1) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    product *= c * d;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    product *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * product;
}
