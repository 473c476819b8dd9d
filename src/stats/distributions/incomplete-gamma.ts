import { deviance } from "./deviance.ts";
import { stirlingError } from "./log-gamma.ts";

/**
 * x^a e^−x / Γ(a + 1), for a > 0 and x > 0, without the loss of digits that logarithms of large numbers bring.
 * Source: Loader C. (2000), Fast and accurate computation of binomial probabilities: the deviance and Stirling's error apart.
 * @example gammaTerm(3, 2.5) // 0.21376…
 */
export function gammaTerm(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - a * deviance(x / a, (x - a) / a)) / Math.sqrt(2 * Math.PI * a);
}

/**
 * The regularised incomplete gamma functions of shape a > 0 at x ≥ 0: `lower` = P(a, x), `upper` = Q(a, x) = 1 − P.
 * The smaller of the two is computed, so that a far tail keeps its digits.
 * Source: NIST DLMF 8.11.4 (series, below a + 1) and 8.9.2 (continued fraction, above), evaluated after Lentz.
 * @example incompleteGamma(2, 3) // { lower: 0.80085…, upper: 0.19914… }
 */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0) || !(x >= 0))
    throw new RangeError(`The incomplete gamma function was asked for shape ${a} at ${x}; it needs a shape above 0 and x of 0 or more.`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = gammaTerm(a, x) * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = gammaTerm(a, x) * a * fraction(a, x);
  return { lower: 1 - upper, upper };
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let product = d;
  for (let k = 1; k < 1e6; k += 1) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    product *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return product;
}
