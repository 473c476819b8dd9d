import { deviance } from "./deviance.ts";
import { stirlingError } from "./log-gamma.ts";

/**
 * x^a (1 − x)^b Γ(a + b) / (Γ(a) Γ(b)), for a > 0, b > 0 and x between 0 and 1; `rest` is 1 − x, given apart because it may be tiny.
 * Divided by x (1 − x) it is the density of the beta distribution. Without the loss of digits that logarithms of large numbers bring.
 * Source: Loader C. (2000), Fast and accurate computation of binomial probabilities: the deviance and Stirling's error apart.
 * @example betaTerm(2, 3, 0.5, 0.5) // 0.375
 */
export function betaTerm(a: number, b: number, x: number, rest: number): number {
  const n = a + b;
  const apart = b * x - a * rest;
  const away = a * deviance((n * x) / a, apart / a) + b * deviance((n * rest) / b, -apart / b);
  return Math.exp(stirlingError(n) - stirlingError(a) - stirlingError(b) - away) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
}

/**
 * The regularised incomplete beta function I(a, b) at x, for a > 0 and b > 0: the chance that a beta variable with these shapes stays below
 * x. `rest` is 1 − x, given apart because it may be tiny. For the other tail swap both pairs: I(b, a) at `rest` keeps its digits where
 * 1 − I(a, b) would lose them.
 * Source: DiDonato A.R., Morris A.H. (1992), ACM Trans Math Softw 18:360–373, eq. 9 (continued fraction that doesn't cancel), evaluated after
 * Lentz; NIST Digital Library of Mathematical Functions 8.17.4 (the other tail).
 * @throws RangeError for shapes of 0 or less
 * @example incompleteBeta(2, 3, 0.5, 0.5) // 0.6875
 */
export function incompleteBeta(a: number, b: number, x: number, rest: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`The incomplete beta function was asked for shapes ${a} and ${b}; they are above 0.`);
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  return x > (a + 1) / (a + b + 2) ? 1 - below(b, a, rest, x) : below(a, b, x, rest);
}

function below(a: number, b: number, x: number, rest: number): number {
  // a − (a + b) x, from the end that loses no digits.
  const ahead = x < 0.5 ? a - (a + b) * x : (a + b) * rest - b;
  let c = (a * (ahead + 1)) / (a + 1);
  let d = 0;
  let fraction = c;
  for (let k = 1; k < 10_000; k += 1) {
    const apart = a + 2 * k - 1;
    const numerator = ((a + k - 1) / apart) * ((a + b + k - 1) / apart) * k * (b - k) * x * x;
    const denominator = k + (k * (b - k) * x) / apart + ((a + k) * (ahead + 1 + k * (1 + rest))) / (apart + 2);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return betaTerm(a, b, x, rest) / fraction;
}
