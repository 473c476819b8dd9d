/** Every measure at the edges: what its formula says there, NaN where it says nothing, a refusal for the impossible; never an endless number. */
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random/seeded-random.ts";
import { completeGroups, ladder, type GivenGroups, type Groups, type Ladder } from "./groups.ts";
import { meanLogDeviationDecomposition } from "./decomposition/mean-log-deviation-decomposition.ts";
import { theilDecomposition } from "./decomposition/theil-decomposition.ts";
import { absoluteConcentrationIndex } from "./ordered/absolute-concentration-index.ts";
import { erreygersIndex } from "./ordered/erreygers-index.ts";
import { logitRelativeIndex } from "./ordered/logit-relative-index.ts";
import { logitSlopeIndex } from "./ordered/logit-slope-index.ts";
import { relativeConcentrationIndex } from "./ordered/relative-concentration-index.ts";
import { relativeIndex } from "./ordered/relative-index.ts";
import { slopeIndex } from "./ordered/slope-index.ts";
import { wagstaffIndex } from "./ordered/wagstaff-index.ts";
import { betweenGroupStandardDeviation } from "./unordered/between-group-standard-deviation.ts";
import { betweenGroupVariance } from "./unordered/between-group-variance.ts";
import { coefficientOfVariation } from "./unordered/coefficient-of-variation.ts";
import { differenceBetween } from "./unordered/difference-between.ts";
import { indexOfDisparity } from "./unordered/index-of-disparity.ts";
import { ladderEnds } from "./unordered/ladder-ends.ts";
import { meanDifferenceFromBest } from "./unordered/mean-difference-from-best.ts";
import { meanDifferenceFromMean } from "./unordered/mean-difference-from-mean.ts";
import { meanDifferenceFromReference } from "./unordered/mean-difference-from-reference.ts";
import { meanLogDeviation } from "./unordered/mean-log-deviation.ts";
import { populationAttributableFraction } from "./unordered/population-attributable-fraction.ts";
import { populationAttributableRisk } from "./unordered/population-attributable-risk.ts";
import { ratioBetween } from "./unordered/ratio-between.ts";
import { theilIndex } from "./unordered/theil-index.ts";

type Numbers = { value: number; lower: number; upper: number };
/** The measure on a ladder of shares in percent; limits of corners from 100 draws. */
type Taken = (made: Ladder) => Numbers;
const alone = (value: number): Numbers => ({ value, lower: Number.NaN, upper: Number.NaN });
const simulation = () => ({ random: seededRandom(1), draws: 100 });
const last = (made: Groups): number => made.values.length - 1;
const halves = ({ places }: Groups): Int32Array => Int32Array.from({ length: (places.at(-1) ?? 0) + 1 }, (_, at) => at % 2);

/** What all equal values give: 0 for a difference, 1 for a ratio. */
const measures: Record<string, [take: Taken, equal: number]> = {
  difference: [(made) => differenceBetween(ladderEnds(made).most, ladderEnds(made).least), 0],
  ratio: [(made) => ratioBetween(ladderEnds(made).most, ladderEnds(made).least), 1],
  slope: [slopeIndex, 0],
  relativeSlope: [relativeIndex, 1],
  logitSlope: [(made) => logitSlopeIndex(made, { scale: 100 }), 0],
  logitRelativeSlope: [(made) => logitRelativeIndex(made, { scale: 100 }), 1],
  concentration: [absoluteConcentrationIndex, 0],
  relativeConcentration: [relativeConcentrationIndex, 0],
  wagstaff: [(made) => wagstaffIndex(made, { least: 0, most: 100 }), 0],
  erreygers: [(made) => erreygersIndex(made, { least: 0, most: 100 }), 0],
  attributableRisk: [(made) => populationAttributableRisk(made, last(made), "higherIsBetter"), 0],
  attributableFraction: [(made) => populationAttributableFraction(made, last(made), "higherIsBetter"), 0],
  variance: [betweenGroupVariance, 0],
  deviation: [betweenGroupStandardDeviation, 0],
  variation: [coefficientOfVariation, 0],
  meanLogDeviation: [meanLogDeviation, 0],
  theil: [theilIndex, 0],
  theilBetween: [(made) => alone(theilDecomposition(made, halves(made), 2).between), 0],
  theilWithin: [(made) => alone(theilDecomposition(made, halves(made), 2).within), 0],
  logDeviationBetween: [(made) => alone(meanLogDeviationDecomposition(made, halves(made), 2).between), 0],
  disparity: [(made) => indexOfDisparity(made, "unweighted", simulation()), 0],
  disparityWeighted: [(made) => indexOfDisparity(made, "weighted", simulation()), 0],
  fromBest: [(made) => meanDifferenceFromBest(made, "unweighted", "higherIsBetter", simulation()), 0],
  fromBestWeighted: [(made) => meanDifferenceFromBest(made, "weighted", "higherIsBetter", simulation()), 0],
  fromMean: [(made) => meanDifferenceFromMean(made, "unweighted", simulation()), 0],
  fromMeanWeighted: [(made) => meanDifferenceFromMean(made, "weighted", simulation()), 0],
  fromReference: [(made) => meanDifferenceFromReference(made, "unweighted", last(made), simulation()), 0],
  fromReferenceWeighted: [(made) => meanDifferenceFromReference(made, "weighted", last(made), simulation()), 0],
};
const names = Object.keys(measures);

const made = (given: GivenGroups): Ladder =>
  ladder(
    given,
    Array.from({ length: given.values.length }, (_, at) => at),
  );
const people = (n: number) => Array.from({ length: n }, (_, at) => 100 + 10 * at);

/** What a measure gave: its value, "NaN", or "refused" where it threw a RangeError. Checks on the way that nothing is endless and no limits cross. */
function given(take: Taken, at: Ladder, name: string): number | "NaN" | "refused" {
  let found: Numbers;
  try {
    found = take(at);
  } catch (error) {
    if (error instanceof RangeError) return "refused";
    throw error;
  }
  const { value, lower, upper } = found;
  for (const number of [value, lower, upper]) expect(Math.abs(number), name).not.toBe(Infinity);
  expect(lower > upper, `${name}: ${lower} to ${upper}`).toBe(false);
  if (!Number.isNaN(value)) return value;
  // No value, no limits.
  expect([lower, upper], name).toEqual([Number.NaN, Number.NaN]);
  return "NaN";
}
const logs = ["meanLogDeviation", "logDeviationBetween"];
const line = names.filter((name) => /slope|concentration|wagstaff|erreygers/i.test(name));
const bounded = ["logitSlope", "logitRelativeSlope", "wagstaff", "erreygers"];
const weighted = names.filter((name) => !["difference", "ratio", "fromBest", "fromReference"].includes(name));
const relative = ["ratio", "relativeSlope", "logitRelativeSlope", "relativeConcentration", "wagstaff", "attributableFraction", "variation"];
const theil = ["theil", "theilBetween", "theilWithin"];

type Edge = { what: string; groups: GivenGroups; none?: readonly string[]; refused?: readonly string[]; even?: boolean };
const errors = [1, 1, 1, 1, 1];
const edges: Edge[] = [
  {
    what: "nobody has it (0 everywhere)",
    groups: { values: [0, 0, 0, 0, 0], populations: people(5), standardErrors: errors },
    none: [...relative, ...logs, ...theil, "disparity", "disparityWeighted"],
    even: true,
  },
  {
    what: "everybody has it (100 everywhere)",
    groups: { values: [100, 100, 100, 100, 100], populations: people(5), standardErrors: errors },
    none: ["wagstaff"],
    even: true,
  },
  {
    what: "nobody in some, everybody in the rest (0 and 100)",
    groups: { values: [0, 0, 100, 100, 100], populations: people(5), standardErrors: errors },
    none: ["ratio", "relativeSlope", "logitSlope", "logitRelativeSlope", ...logs],
  },
  { what: "all equal", groups: { values: [40, 40, 40, 40, 40], populations: people(5), standardErrors: errors }, even: true },
  { what: "all equal, without errors", groups: { values: [40, 40, 40, 40, 40], populations: people(5) }, even: true },
  { what: "one group", groups: { values: [40], populations: [100], standardErrors: [1] }, none: line, even: true },
  { what: "nobody knows the people", groups: { values: [10, 20, 30, 40, 50] }, none: weighted },
  {
    what: "groups without people",
    groups: { values: [10, 20, 30, 40, 50], populations: [0, 0, 0, 0, 0], standardErrors: errors },
    none: weighted,
  },
  {
    what: "no groups",
    groups: { values: [], populations: [] },
    none: names,
    refused: ["attributableRisk", "attributableFraction", "fromReference", "fromReferenceWeighted"],
  },
  {
    what: "a value below 0",
    groups: { values: [-10, 20, 30, 40, 50], populations: people(5), standardErrors: errors },
    none: ["ratio", "relativeSlope", ...logs, ...theil],
    refused: bounded,
  },
  {
    what: "a value of 0",
    groups: { values: [0, 20, 30, 40, 50], populations: people(5), standardErrors: errors },
    none: ["ratio", ...logs],
  },
];

describe("every measure", () => {
  test.each(edges)("$what", ({ groups, none = [], refused = [], even = false }) => {
    for (const name of names) {
      const [take, equal] = measures[name];
      const found = given(take, made(groups), name);
      if (refused.includes(name)) expect(found, name).toBe("refused");
      else if (none.includes(name)) expect(found, name).toBe("NaN");
      else if (even) expect(found, name).toBeCloseTo(equal, 9);
      else expect(found, name).toBeTypeOf("number");
    }
  });

  test("a group without a value, people or rung is as if it weren't there", () => {
    const whole = made({ values: [20, 40, 50, 30], populations: [110, 130, 140, 150], standardErrors: [1, 2, 1, 2] });
    const holed = ladder(
      {
        values: [20, Number.NaN, 40, 7, 50, 9, 30],
        populations: [110, 5, 130, Number.NaN, 140, 9, 150],
        standardErrors: [1, 1, 2, 1, 1, 1, 2],
      },
      [0, 1, 2, 3, 4, Number.NaN, 6],
    );
    for (const name of names.filter((each) => !/Between|Within/.test(each)))
      expect(measures[name][0](holed), name).toEqual(measures[name][0](whole));
  });

  test("a million groups: the same as a thousand of them, each a thousand times (replication)", () => {
    const value = (at: number) => 20 + 60 * ((at * 0.618034) % 1);
    const many = (times: number): Ladder => {
      const n = 1000 * times;
      const each = (of: (at: number) => number) => Float64Array.from({ length: n }, (_, at) => of(Math.floor(at / times)));
      return ladder(
        { values: each(value), populations: each((at) => 1 + (at % 100)) },
        each((at) => at),
      );
    };
    // The least and most advantaged group, and the halves by place, are others among a million.
    const few = many(1);
    const lot = many(1000);
    for (const name of names.filter((each) => !/Between|Within/.test(each))) {
      const [small, large] = [measures[name][0](few).value, measures[name][0](lot).value];
      expect(Math.abs(large - small), name).toBeLessThan(1e-9 * (1 + Math.abs(small)));
    }
    const { total, within, between } = theilDecomposition(lot, halves(lot), 2);
    expect(Math.abs(within + between - theilIndex(lot).value) / total).toBeLessThan(1e-9);
  });
});

test("an endless value, people below 0 and an error below 0 are refused before any measure sees them", () => {
  expect(() => completeGroups({ values: [Infinity], populations: [1] })).toThrow(RangeError);
  expect(() => completeGroups({ values: [1], populations: [-1] })).toThrow(RangeError);
  expect(() => completeGroups({ values: [1], populations: [1], standardErrors: [-1] })).toThrow(RangeError);
});
