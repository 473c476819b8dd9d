import type { Groups } from "../inequality/groups.ts";
import { measureAlone, type Measure } from "../inequality/measure.ts";
import { normalDraws } from "../random/normal-draws.ts";
import { redrawn } from "./redrawn.ts";
import { settledSimulation, type Simulation } from "./simulation.ts";
import { standardDeviation } from "./standard-deviation.ts";

/**
 * Limits for how much groups truly differ, out of direct estimates with standard errors. Noise alone makes equal groups differ, so the
 * measure of the estimates is too high, and by how much depends on the answer. So the question is turned round: the groups are drawn in to
 * their mean, or spread out, by a factor c; noise is drawn on top; and the limits are the measures at those c from which what was
 * observed would be exceeded in (1 − confidence)/2 of the draws, or not reached in as many. `value` is where half exceed it
 * (median-unbiased). It can't fall below the measure of equal groups, and where noise explains everything it and `lower` are just that.
 *
 * The error is the standard deviation of the measure over the draws at c of the value. Memory: 8 bytes × draws × groups.
 * Coverage: `truthLimits`. NaN without errors or where the measure is NaN.
 * Sources: test inversion: Davison A.C., Hinkley D.V. (1997), Bootstrap Methods and their Application, 5.8–5.9; the family of truths drawn
 * in towards their mean: Louis T.A. (1984), J Am Stat Assoc 79:393–398.
 * @param measure must not keep the arrays of what it is given
 * @throws RangeError for fewer than 2 draws or a confidence outside 0…1
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * spreadLimits(groups, (drawn) => betweenGroupVariance(drawn).value, { random: seededRandom(1), draws: 200 })
 * // { value: 126.77…, standardError: 27.428…, lower: 79.945…, upper: 187.29… }
 */
export function spreadLimits<G extends Groups>(groups: G, measure: (groups: G) => number, options: Simulation): Measure {
  const { draws, random, tail } = settledSimulation(options);
  const { values, mean, populations, population, standardErrors } = groups;
  const observed = measure(groups);
  if (!standardErrors || Number.isNaN(observed) || Number.isNaN(mean)) return measureAlone(Number.NaN);
  const n = values.length;
  // The same noise for every factor: then the share that exceeds is a step function that a halving search can walk.
  const noise = new Float64Array(draws * n);
  const normal = normalDraws(random);
  for (let at = 0; at < noise.length; at += 1) noise[at] = standardErrors[at % n] * normal();
  const copy = redrawn(groups);
  const taken = new Float64Array(draws);
  const measured = (factor: number, draw: number): number => {
    let sum = 0;
    for (let at = 0; at < n; at += 1) {
      const value = mean + factor * (values[at] - mean) + (draw < 0 ? 0 : noise[draw * n + at]);
      copy.values[at] = value;
      sum += populations[at] * value;
    }
    copy.mean = draw < 0 ? mean : sum / population;
    // A copy of G with other numbers in it is a G.
    return measure(copy as unknown as G);
  };
  const exceeding = (factor: number): number => {
    let count = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      taken[draw] = measured(factor, draw);
      if (taken[draw] > observed) count += 1;
    }
    return count / draws;
  };
  const factorAt = (share: number): number => {
    if (exceeding(0) >= share) return 0;
    let low = 0;
    let high = 1;
    // 2²⁰ times the observed spread is past anything; a measure that never gets there has no upper limit.
    while (exceeding(high) < share) {
      low = high;
      high *= 2;
      if (high > 1_048_576) return Number.NaN;
    }
    for (let step = 0; step < 12; step += 1) {
      const middle = (low + high) / 2;
      if (exceeding(middle) < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  const lower = measured(factorAt(tail), -1);
  const upper = measured(factorAt(1 - tail), -1);
  const middle = factorAt(0.5);
  exceeding(middle);
  return { value: measured(middle, -1), standardError: standardDeviation(taken), lower, upper };
}
