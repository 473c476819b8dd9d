/**
 * How often nominal 95 % limits hold the true value. A share found in r runs is off by √(0.95 × 0.05 / r); 93–97 % is widened by
 * three of those.
 */
import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { completeGroups, type Groups } from "../groups.ts";
import type { Measure } from "../measure.ts";
import { betweenGroupStandardDeviation } from "./between-group-standard-deviation.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { differenceBetween } from "./difference-between.ts";
import { groupValue } from "./group-value.ts";
import { indexOfDisparity } from "./index-of-disparity.ts";
import { meanDifferenceFromBest } from "./mean-difference-from-best.ts";
import { meanDifferenceFromMean } from "./mean-difference-from-mean.ts";
import { meanDifferenceFromReference } from "./mean-difference-from-reference.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { populationAttributableFractionOfBest } from "./population-attributable-fraction-of-best.ts";
import { populationAttributableFraction } from "./population-attributable-fraction.ts";
import { populationAttributableRiskOfBest } from "./population-attributable-risk-of-best.ts";
import { populationAttributableRisk } from "./population-attributable-risk.ts";
import { rangeOfValues } from "./range-of-values.ts";
import { ratioBetween } from "./ratio-between.ts";
import type { Simulation } from "./simulated-measure.ts";
import { theilIndex } from "./theil-index.ts";

type Setting = readonly [groups: number, spread: number, noise: number];
type Taken = (groups: Groups, simulation?: Simulation) => Measure;

/** True values about 40: even over ± 1.7 `spread` and the same in all runs, or normal and new in each run. */
function covered(
  measure: Taken,
  [n, spread, noise]: Setting,
  runs: number,
  options: { fresh: boolean; draws?: number; confidence?: number },
) {
  const random = seededRandom(n * 1000 + spread * 10 + noise);
  const normal = normalDraws(random);
  const populations = Float64Array.from({ length: n }, () => 500 + 3000 * random() ** 2);
  const standardErrors = Float64Array.from({ length: n }, () => noise * (0.5 + random()));
  const groupsOf = (values: Float64Array) => completeGroups({ values, populations, standardErrors });
  let truth = Float64Array.from({ length: n }, (_, at) => 40 + spread * 1.7 * ((2 * at) / (n - 1) - 1));
  let inside = 0;
  for (let run = 0; run < runs; run += 1) {
    if (options.fresh) truth = truth.map(() => 40 + spread * normal());
    const values = truth.map((value, at) => value + standardErrors[at] * normal());
    const wanted = measure(groupsOf(truth)).value;
    const { lower, upper } = measure(groupsOf(values), { random, draws: options.draws, confidence: options.confidence });
    if (lower <= wanted + 1e-9 && wanted - 1e-9 <= upper) inside += 1;
  }
  return inside / runs;
}

const settings: Setting[] = [
  [5, 6, 2],
  [10, 6, 2],
  [40, 6, 2],
  [40, 6, 3],
  [111, 6, 2],
];
const runs = 2000;
const slack = 3 * Math.sqrt((0.95 * 0.05) / runs);

for (const [name, measure] of [
  ["between-group variance", (groups) => betweenGroupVariance(groups)],
  ["between-group standard deviation", (groups) => betweenGroupStandardDeviation(groups)],
  ["coefficient of variation", (groups) => coefficientOfVariation(groups)],
  ["Theil", (groups) => theilIndex(groups)],
  ["mean log deviation", (groups) => meanLogDeviation(groups)],
  ["PAR", (groups) => populationAttributableRisk(groups, groups.values.length - 1, "higherIsBetter")],
  ["PAF", (groups) => populationAttributableFraction(groups, groups.values.length - 1, "higherIsBetter")],
  ["difference", (groups) => differenceBetween(groupValue(groups, groups.values.length - 1), groupValue(groups, 0))],
  ["ratio", (groups) => ratioBetween(groupValue(groups, groups.values.length - 1), groupValue(groups, 0))],
] as [string, Taken][]) {
  test(`${name}: 93–97 % for 5, 10, 40, 40, 111 groups about 40 ± 6 with errors of 2, 2, 2, 3, 2 (${runs} runs)`, () => {
    for (const setting of settings) {
      const found = covered(measure, setting, runs, { fresh: false });
      expect(Math.abs(found - 0.95), `${setting.join(", ")}: ${found}`).toBeLessThan(0.02 + slack);
    }
  });
}

test("spread where there is none, or as much as noise: at least 93 % for the variance, Theil and mean log deviation (2,000 runs)", () => {
  for (const measure of [betweenGroupVariance, theilIndex, meanLogDeviation]) {
    for (const setting of [
      [10, 0, 3],
      [40, 3, 3],
      [5, 0, 3],
    ] as const)
      expect(
        covered((groups) => measure(groups), setting, runs, { fresh: false }),
        setting.join(", "),
      ).toBeGreaterThan(0.93 - slack);
  }
});

const fewer = 400;
const wider = 3 * Math.sqrt((0.95 * 0.05) / fewer);
const simulated: Setting[] = [
  [10, 5, 1],
  [10, 3, 2],
  [20, 5, 1],
  [20, 3, 2],
  [40, 3, 2],
];

for (const [name, measure] of [
  ["MDMU", (groups, simulation) => meanDifferenceFromMean(groups, "unweighted", simulation)],
  ["MDMW", (groups, simulation) => meanDifferenceFromMean(groups, "weighted", simulation)],
  ["MDBU", (groups, simulation) => meanDifferenceFromBest(groups, "unweighted", "higherIsBetter", simulation)],
  ["MDBW", (groups, simulation) => meanDifferenceFromBest(groups, "weighted", "lowerIsBetter", simulation)],
  ["MDRU", (groups, simulation) => meanDifferenceFromReference(groups, "unweighted", 0, simulation)],
  ["MDRW", (groups, simulation) => meanDifferenceFromReference(groups, "weighted", 0, simulation)],
  ["IDISU", (groups, simulation) => indexOfDisparity(groups, "unweighted", simulation)],
  ["IDISW", (groups, simulation) => indexOfDisparity(groups, "weighted", simulation)],
  ["highest less lowest", rangeOfValues],
  ["PAR of the best", (groups, simulation) => populationAttributableRiskOfBest(groups, "higherIsBetter", simulation)],
  ["PAF of the best", (groups, simulation) => populationAttributableFractionOfBest(groups, "lowerIsBetter", simulation)],
] as [string, Taken][]) {
  test(`${name}: 93–97 % for 10, 10, 20, 20, 40 groups about 40 ± 5, 3, 5, 3, 3 with errors of 1, 2, 1, 2, 2 (${fewer} runs of 200 draws)`, () => {
    for (const setting of simulated) {
      const found = covered(measure, setting, fewer, { fresh: true, draws: 200 });
      expect(Math.abs(found - 0.95), `${setting.join(", ")}: ${found}`).toBeLessThan(0.02 + wider);
    }
  });
}

test("limits follow the confidence: 80 % limits of MDMW hold the truth in 80 % (20 groups about 40 ± 3, errors 2, 1,000 runs of 200 draws)", () => {
  const measure: Taken = (groups, simulation) => meanDifferenceFromMean(groups, "weighted", simulation);
  const found = covered(measure, [20, 3, 2], 1000, { fresh: true, draws: 200, confidence: 0.8 });
  expect(Math.abs(found - 0.8)).toBeLessThan(0.02 + 3 * Math.sqrt((0.8 * 0.2) / 1000));
});

test("noise added to what holds noise already fails: below 10 % for MDMW of 40 groups about 40 ± 1 with errors of 2; ours 93–97 % (400 runs)", () => {
  const added: Taken = (groups, simulation) => {
    const { value } = meanDifferenceFromMean(groups, "weighted");
    if (!simulation || !groups.standardErrors) return { value, standardError: Number.NaN, lower: Number.NaN, upper: Number.NaN };
    const normal = normalDraws(simulation.random);
    const answers = new Float64Array(200);
    const { values, standardErrors, populations } = groups;
    for (let at = 0; at < 200; at += 1) {
      const again = values.map((each, i) => each + standardErrors[i] * normal());
      answers[at] = meanDifferenceFromMean(completeGroups({ values: again, populations }), "weighted").value;
    }
    answers.sort();
    return { value, standardError: Number.NaN, lower: answers[5], upper: answers[194] };
  };
  const ours: Taken = (groups, simulation) => meanDifferenceFromMean(groups, "weighted", simulation);
  expect(covered(added, [40, 1, 2], fewer, { fresh: true, draws: 200 })).toBeLessThan(0.1);
  expect(Math.abs(covered(ours, [40, 1, 2], fewer, { fresh: true, draws: 200 }) - 0.95)).toBeLessThan(0.02 + wider);
});
