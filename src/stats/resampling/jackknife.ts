import type { Measure } from "../inequality/measure.ts";
import { studentReach } from "../distributions/student-reach.ts";

/** `bias` is the jackknife's estimate of it: (n − 1)(mean of the left-out estimates − value); it is told, not taken off. */
export type Jackknife = Measure & { bias: number };

/**
 * Limits of any estimate out of the estimates that remain when each unit is left out in turn:
 * error² = (n − 1)/n Σ(θ₍ᵢ₎ − their mean)², limits value ± t · error with Student's t.
 * Fits smooth measures (means, slopes, indices, ratios); it fails for medians, minima and maxima.
 * Source: Tukey J.W. (1958), Ann Math Stat 29:614; Efron B., Tibshirani R.J. (1993), An Introduction to the Bootstrap, ch. 11.
 * @param value the estimate with every unit
 * @param leftOut the n estimates without unit 1 … n; one NaN makes the limits NaN
 * @param degrees of freedom; n − 1 unless told, less where the measure fits a line
 * @throws RangeError for a confidence outside 0…1
 * @example jackknife(4, [4.5, 4.25, 3.25]) // { value: 4, standardError: 0.76376…, lower: 0.71379…, upper: 7.2862…, bias: 0 }
 */
export function jackknife(value: number, leftOut: ArrayLike<number>, confidence = 0.95, degrees = leftOut.length - 1): Jackknife {
  const n = leftOut.length;
  let sum = 0;
  for (let at = 0; at < n; at += 1) sum += leftOut[at];
  const mean = sum / n;
  let squares = 0;
  for (let at = 0; at < n; at += 1) squares += (leftOut[at] - mean) ** 2;
  const standardError = n > 1 ? Math.sqrt(((n - 1) / n) * squares) : Number.NaN;
  const reach = degrees > 0 ? studentReach(confidence, degrees) * standardError : Number.NaN;
  return { value, standardError, lower: value - reach, upper: value + reach, bias: (n - 1) * (mean - value) };
}
