/** Errors held against the standard deviation of many seeded draws. An sd of n draws is itself off by 1 / √(2n): 0.5 % for 20,000. */
import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { completeGroups, type Groups } from "../groups.ts";
import type { Measure } from "../measure.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { populationAttributableFraction } from "./population-attributable-fraction.ts";
import { populationAttributableRisk } from "./population-attributable-risk.ts";
import { theilIndex } from "./theil-index.ts";

const draws = 20_000;

/** True values spread evenly over 30 ± 1.7 `spread`, with people and errors of all sizes. */
function made(n: number, spread: number, noise: number, seed: number) {
  const random = seededRandom(seed);
  const populations = Float64Array.from({ length: n }, () => 500 + 3000 * random() ** 2);
  const standardErrors = Float64Array.from({ length: n }, () => noise * (0.5 + random()));
  const truth = Float64Array.from({ length: n }, (_, at) => 30 + spread * 1.7 * ((2 * at) / (n - 1) - 1));
  const normal = normalDraws(random);
  const draw = (): Groups =>
    completeGroups({ values: truth.map((value, at) => value + standardErrors[at] * normal()), populations, standardErrors });
  return { truth: completeGroups({ values: truth, populations, standardErrors }), draw };
}

/** Root of the mean squared error given, over the sd found; and the mean found. */
function against(draw: () => Groups, measure: (groups: Groups) => Measure) {
  let sum = 0;
  let squares = 0;
  let given = 0;
  for (let at = 0; at < draws; at += 1) {
    const { value, standardError } = measure(draw());
    sum += value;
    squares += value * value;
    given += standardError * standardError;
  }
  const mean = sum / draws;
  const sd = Math.sqrt(squares / draws - mean * mean);
  return { ratio: Math.sqrt(given / draws) / sd, mean, sd };
}

for (const [n, spread, noise] of [
  [10, 6, 2],
  [40, 6, 2],
  [40, 3, 2],
] as const) {
  const settings = `${n} groups about 30 ± ${spread}, errors about ${noise}, ${draws} draws`;
  for (const [name, measure] of [
    ["Theil", theilIndex],
    ["mean log deviation", meanLogDeviation],
    ["between-group variance", betweenGroupVariance],
    ["coefficient of variation", coefficientOfVariation],
    ["PAF", (groups: Groups) => populationAttributableFraction(groups, n - 1, "higherIsBetter")],
    ["PAR", (groups: Groups) => populationAttributableRisk(groups, n - 1, "higherIsBetter")],
  ] as const) {
    test(`${name}: error within 2 % of the Monte-Carlo sd (${settings})`, () => {
      expect(Math.abs(against(made(n, spread, noise, 11).draw, measure).ratio - 1)).toBeLessThan(0.02);
    });
  }
}

test("an error that takes the mean as fixed would be wrong: Theil's gradient then is p (ln(y/μ) + 1)/μ (10 groups, 20,000 draws)", () => {
  const { truth, draw } = made(10, 6, 2, 11);
  let variance = 0;
  truth.values.forEach((value, at) => {
    const share = truth.populations[at] / truth.population;
    variance += ((1000 * share * (Math.log(value / truth.mean) + 1) * (truth.standardErrors?.[at] ?? 0)) / truth.mean) ** 2;
  });
  expect(Math.sqrt(variance) / against(draw, theilIndex).sd).toBeGreaterThan(2);
});

for (const [name, measure] of [
  ["between-group variance", betweenGroupVariance],
  ["Theil", theilIndex],
  ["mean log deviation", meanLogDeviation],
] as const) {
  test(`${name}: less its bias, the true value on average (40 groups about 30 ± 3, errors about 3, ${draws} draws, four Monte-Carlo errors)`, () => {
    const { truth, draw } = made(40, 3, 3, 12);
    const { mean, sd } = against(draw, (groups) => {
      const { value, bias, standardError } = measure(groups);
      return { value: value - bias, standardError, lower: 0, upper: 0 };
    });
    // What third derivatives add is below 2 % of the value here.
    const allowed = 4 * (sd / Math.sqrt(draws)) + 0.02 * measure(truth).value;
    expect(Math.abs(mean - measure(truth).value)).toBeLessThan(allowed);
    expect(against(draw, measure).mean).toBeGreaterThan(1.5 * measure(truth).value);
  });
}
