import type { Groups } from "../inequality/groups.ts";
import { measureAlone, type Measure } from "../inequality/measure.ts";
import { normalDraws } from "../random/normal-draws.ts";
import { redraw, redrawn } from "./redrawn.ts";
import { sampleQuantile } from "./sample-quantile.ts";
import { settledSimulation, type Simulation } from "./simulation.ts";
import { standardDeviation } from "./standard-deviation.ts";

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
 * @example const given = { values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7], standardErrors: [1, 1, 1, 1, 1] };
 * const fifths = ladder(given, [1, 2, 3, 4, 5]);
 * simulatedLimits(fifths, (drawn) => slopeIndex(drawn).value, { random: seededRandom(1) })
 * // { value: -11, standardError: 1.5851…, lower: -14.199…, upper: -7.9606… }
 */
export function simulatedLimits<G extends Groups>(groups: G, measure: (groups: G) => number, options: Simulation): Measure {
  const { tail } = settledSimulation(options);
  const value = measure(groups);
  if (!groups.standardErrors) return measureAlone(value);
  const drawn = drawnMeasures(groups, measure, groups.values, groups.standardErrors, options);
  return {
    value,
    standardError: standardDeviation(drawn),
    lower: sampleQuantile(drawn, tail),
    upper: sampleQuantile(drawn, 1 - tail),
  };
}

/** The measure of `draws` draws around `centres`, sorted; NaN throughout where one was NaN. */
export function drawnMeasures<G extends Groups>(
  groups: G,
  measure: (groups: G) => number,
  centres: Float64Array,
  errors: Float64Array,
  options: Simulation,
): Float64Array {
  const drawn = new Float64Array(settledSimulation(options).draws);
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
