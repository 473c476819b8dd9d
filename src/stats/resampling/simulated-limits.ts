import type { Groups } from "../inequality/groups.ts";
import type { Measure } from "../inequality/measure.ts";
import { normalDraws } from "../random/normal-draws.ts";
import type { Random } from "../random/seeded-random.ts";
import { redraw, redrawn } from "./redrawn.ts";
import { sampleQuantile } from "./sample-quantile.ts";

export type SimulationOptions = { random: Random; draws?: number; confidence?: number };

/**
 * Limits of any measure by simulation: each value drawn from a normal distribution around its estimate with its own standard error,
 * the measure taken of each draw, the limits the (1 ∓ confidence)/2 quantiles of the draws, the error their standard deviation.
 * Unlike healthequal 1.0.1, whose limits are 95 % whatever is asked, these follow the confidence.
 * NaN limits without standard errors, or where a draw gives NaN.
 *
 * Right for measures that are nearly linear in the values (slope, concentration). For those that grow with any spread (variance,
 * Theil, mean distances) the draws carry the noise twice and the interval lies too high: with noise as large as the true
 * differences it misses the truth of 30 groups almost always. `truthLimits` is the one to use there.
 * Source: Efron B., Tibshirani R.J. (1993), An Introduction to the Bootstrap, ch. 6.5 (parametric) and 13 (percentiles).
 * @param measure taken of a copy whose arrays are written again at each draw: it must not keep them
 * @param options.draws 1,000 unless told
 * @throws RangeError for fewer than 2 draws or a confidence outside 0…1
 */
export function simulatedLimits<G extends Groups>(groups: G, measure: (groups: G) => number, options: SimulationOptions): Measure {
  const value = measure(groups);
  if (!groups.standardErrors) {
    checked(options);
    return { value, standardError: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  }
  const { confidence } = checked(options);
  const drawn = drawnMeasures(groups, measure, groups.values, groups.standardErrors, options);
  return {
    value,
    standardError: spread(drawn),
    lower: sampleQuantile(drawn, (1 - confidence) / 2),
    upper: sampleQuantile(drawn, (1 + confidence) / 2),
  };
}

/** The measure of `draws` draws around `centres`, sorted; NaN throughout where one was NaN. */
export function drawnMeasures<G extends Groups>(
  groups: G,
  measure: (groups: G) => number,
  centres: Float64Array,
  errors: Float64Array,
  options: SimulationOptions,
): Float64Array {
  const drawn = new Float64Array(checked(options).draws);
  const copy = redrawn(groups);
  const normal = normalDraws(options.random);
  for (let draw = 0; draw < drawn.length; draw += 1) {
    redraw(copy, centres, errors, normal);
    // A copy of G with other numbers in it is a G.
    drawn[draw] = measure(copy as unknown as G);
    if (Number.isNaN(drawn[draw])) return drawn.fill(Number.NaN);
  }
  return drawn.sort();
}

/** Standard deviation. */
export function spread(drawn: Float64Array): number {
  let sum = 0;
  for (const value of drawn) sum += value;
  const mean = sum / drawn.length;
  let squares = 0;
  for (const value of drawn) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (drawn.length - 1));
}

function checked({ draws = 1000, confidence = 0.95 }: SimulationOptions): { draws: number; confidence: number } {
  if (!(Number.isInteger(draws) && draws >= 2)) throw new RangeError(`${draws} draws were asked; give a whole number of 2 or more.`);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`Confidence ${confidence} was asked; give it as a part of 1, such as 0.95 or 0.998.`);
  return { draws, confidence };
}
