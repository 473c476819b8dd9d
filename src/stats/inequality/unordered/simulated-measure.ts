import type { Random } from "../../random/seeded-random.ts";
import { trueValueDraws } from "../../shrinkage/true-value-draws.ts";
import type { Groups } from "../groups.ts";
import { spreadAlone, type Spread } from "./spread.ts";

/** `draws` 1,000 and `confidence` 0.95 unless told. */
export type Simulation = { random: Random; draws?: number | undefined; confidence?: number | undefined };

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
 */
export function simulatedMeasure(groups: Groups, measure: (groups: Groups) => number, simulation: Simulation | undefined): Spread {
  const value = measure(groups);
  if (!simulation || !groups.standardErrors || groups.values.length < 4 || Number.isNaN(value)) return spreadAlone(value);
  const { random, draws = 1000, confidence = 0.95 } = simulation;
  if (!(Number.isInteger(draws) && draws >= 2)) throw new RangeError(`${draws} draws were asked; give a whole number of 2 or more.`);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`Confidence ${confidence} was asked; give it as a part of 1, such as 0.95.`);
  const drawn = { ...groups, values: new Float64Array(groups.values.length) };
  const draw = trueValueDraws(groups.values, groups.standardErrors, random);
  const answers = new Float64Array(draws);
  let sum = 0;
  for (let at = 0; at < draws; at += 1) {
    draw(drawn.values);
    drawn.mean = meanOver(drawn.values, groups.populations, groups.population);
    answers[at] = measure(drawn);
    sum += answers[at];
  }
  const corrected = sum / draws;
  let squares = 0;
  for (let at = 0; at < draws; at += 1) squares += (answers[at] - corrected) ** 2;
  answers.sort();
  return {
    value,
    standardError: Math.sqrt(squares / (draws - 1)),
    lower: quantile(answers, (1 - confidence) / 2),
    upper: quantile(answers, (1 + confidence) / 2),
    bias: value - corrected,
    corrected,
  };
}

function meanOver(values: Float64Array, populations: Float64Array, population: number): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += populations[at] * values[at];
  return sum / population;
}

/** Hyndman & Fan (1996), definition 7. */
function quantile(sorted: Float64Array, part: number): number {
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
