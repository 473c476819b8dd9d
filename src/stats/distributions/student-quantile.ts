import { logGamma } from "./log-gamma.ts";

/**
 * The value that Student's t with `degrees` > 0 degrees of freedom exceeds with probability `tail` (0 < tail < 0.5).
 * Source: NIST DLMF 8.17.22 (continued fraction of the incomplete beta function) and Abramowitz & Stegun 26.7.1; solved by halving a bracket.
 */
export function studentQuantile(tail: number, degrees: number): number {
  if (!(tail > 0 && tail < 0.5))
    throw new RangeError(`A quantile of Student's t was asked for a tail of ${tail}; it lies between 0 and 0.5.`);
  if (!(degrees > 0 && degrees < Infinity))
    throw new RangeError(`A quantile of Student's t was asked for ${degrees} degrees of freedom; it needs more than 0.`);
  let high = 2;
  while (studentTail(high, degrees) > tail) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 2e-16 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance that Student's t exceeds t ≥ 0. */
function studentTail(t: number, degrees: number): number {
  return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t), (t * t) / (degrees + t * t)) / 2;
}

/** The regularised incomplete beta function at x; `rest` is 1 − x, given apart because it may be tiny. */
function incompleteBeta(a: number, b: number, x: number, rest: number): number {
  if (x === 0 || rest === 0) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, rest, x);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest)) / a;
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
