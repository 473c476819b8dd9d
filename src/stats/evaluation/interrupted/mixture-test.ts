import { studentTwoSided } from "../../distributions/student-tail.ts";
import type { AutoregressiveFit } from "./autoregressive-fits.ts";

/** `standardError` is the root of the mean variance, for reading; limits and p come from the mixture. */
export type MixtureTest = { value: number; standardError: number; lower: number; upper: number; p: number };

/**
 * One combination of coefficients, averaged over the autocorrelations: its distribution is a mixture of Student's t's with the weights of
 * the fits. Value: the weighted mean. Limits: the points with half of 1 − confidence outside. p: twice the smaller chance beyond 0.
 * Source: Zellner A., Tiao G.C. (1964), J Am Stat Assoc 59:763–778.
 * @param contrast what each coefficient counts for
 */
export function mixtureTest(
  fits: readonly AutoregressiveFit[],
  contrast: ArrayLike<number>,
  degrees: number,
  confidence: number,
): MixtureTest {
  const none = Number.NaN;
  if (fits.length === 0) return { value: none, standardError: none, lower: none, upper: none, p: none };
  const k = contrast.length;
  const parts = fits
    .filter(({ weight }) => weight > 1e-7)
    .map(({ weight, coefficients, covariance }) => {
      let [value, variance] = [0, 0];
      for (let a = 0; a < k; a += 1) {
        value += contrast[a] * coefficients[a];
        for (let b = 0; b < k; b += 1) variance += contrast[a] * contrast[b] * covariance[a * k + b];
      }
      return { weight, value, error: Math.sqrt(Math.max(0, variance)) };
    });
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const value = parts.reduce((sum, one) => sum + one.weight * one.value, 0) / whole;
  const standardError = Math.sqrt(parts.reduce((sum, one) => sum + one.weight * one.error ** 2, 0) / whole);
  if (!(standardError > 0)) return { value, standardError, lower: value, upper: value, p: value === 0 ? 1 : 0 };
  const above = (x: number): number => {
    let sum = 0;
    for (const one of parts) {
      const t = (one.value - x) / one.error;
      const half = studentTwoSided(t, degrees) / 2;
      sum += one.weight * (t > 0 ? 1 - half : half);
    }
    return sum / whole;
  };
  const tail = (1 - confidence) / 2;
  const side = above(0);
  return {
    value,
    standardError,
    lower: crossing(above, 1 - tail, value, standardError, -1),
    upper: crossing(above, tail, value, standardError, 1),
    p: Math.min(1, 2 * Math.min(side, 1 - side)),
  };
}

/** Where a falling function takes a value: Illinois' false position between the middle and a point beyond it. */
function crossing(above: (x: number) => number, wanted: number, middle: number, error: number, side: 1 | -1): number {
  const log = (x: number): number => {
    const chance = above(x);
    return side === 1 ? Math.log(chance / wanted) : -Math.log((1 - chance) / (1 - wanted));
  };
  let [a, b] = [middle, middle + 3 * side * error];
  let [fa, fb] = [log(a), log(b)];
  for (let step = 0; step < 60 && fa * fb > 0; step += 1) {
    [a, fa] = [b, fb];
    b = middle + 2 * (b - middle);
    fb = log(b);
  }
  for (let step = 0; step < 60 && Math.abs(b - a) > 1e-10 * error && fb !== 0; step += 1) {
    const c = b - (fb * (b - a)) / (fb - fa);
    const fc = log(c);
    if (fc * fb < 0) [a, fa] = [b, fb];
    else fa /= 2;
    [b, fb] = [c, fc];
  }
  return b;
}
