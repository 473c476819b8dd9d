import { sampleQuantile } from "../../resampling/sample-quantile.ts";
import { settledSimulation, type Simulation } from "../../resampling/simulation.ts";
import { standardDeviation } from "../../resampling/standard-deviation.ts";
import { trueValueDraws } from "../../shrinkage/true-value-draws.ts";
import { meanOver, type Groups } from "../groups.ts";
import { spreadAlone, type Spread } from "./spread.ts";

export type { Simulation };

/**
 * Limits of a measure that has corners (largest value, distance without sign), where the delta method fails. What the groups' true
 * values may be is drawn again and again (`trueValueDraws`), the measure taken of each draw, and the middle part of the answers kept.
 * The error is their standard deviation, `corrected` their mean, `bias` what the observed measure has more.
 * healthequal 1.0.1 adds noise to the observed values instead, which hold noise already: where noise is as large as the true spread
 * those limits hold the truth in hardly any of 100 cases, and they are 95 % limits whatever is asked. Ours follow `confidence`.
 * They rest on true values that are spread about normally. NaN limits without errors, and for fewer than four groups.
 * Source: Louis T.A. (1984), JASA 79:393–398 (why a spread can't be read from observed nor from shrunken values); Gelman A. et al. (2013),
 * Bayesian Data Analysis, 3rd ed., 5.4.
 * @param measure gets the same object each time, with other values
 * @example const given = { values: [10, 20, 40, 25, 31], populations: [50, 30, 20, 10, 9], standardErrors: [1, 2, 1, 3, 2] };
 * simulatedMeasure(completeGroups(given), ({ values }) => Math.max(...values), { random: seededRandom(1) })
 * // { value: 40, lower: 37.805…, upper: 41.919… }
 */
export function simulatedMeasure(groups: Groups, measure: (groups: Groups) => number, simulation: Simulation | undefined): Spread {
  const value = measure(groups);
  if (!simulation || !groups.standardErrors || groups.values.length < 4 || Number.isNaN(value)) return spreadAlone(value);
  const { random, draws, tail } = settledSimulation(simulation);
  const drawn = { ...groups, values: new Float64Array(groups.values.length) };
  const draw = trueValueDraws(groups.values, groups.standardErrors, random);
  const answers = new Float64Array(draws);
  let sum = 0;
  for (let at = 0; at < draws; at += 1) {
    draw(drawn.values);
    drawn.mean = meanOver(drawn.values, groups);
    answers[at] = measure(drawn);
    sum += answers[at];
  }
  const corrected = sum / draws;
  answers.sort();
  return {
    value,
    standardError: standardDeviation(answers),
    lower: sampleQuantile(answers, tail),
    upper: sampleQuantile(answers, 1 - tail),
    bias: value - corrected,
    corrected,
  };
}
