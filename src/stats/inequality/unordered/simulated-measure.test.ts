import { expect, test } from "vitest";
import * as fc from "fast-check";
import { seededRandom } from "../../random/seeded-random.ts";
import { completeGroups } from "../groups.ts";
import { indexOfDisparity } from "./index-of-disparity.ts";
import { meanDifferenceFromBest } from "./mean-difference-from-best.ts";
import { meanDifferenceFromMean } from "./mean-difference-from-mean.ts";
import { meanDifferenceFromReference } from "./mean-difference-from-reference.ts";
import { rangeOfValues } from "./range-of-values.ts";

const given = { values: [10, 20, 40], populations: [50, 30, 20] };
const groups = completeGroups(given);

test("Schlotheuber & Hosseinpoor 2022, formulas by hand: mean 19, distances 9, 1, 21 from it", () => {
  expect(meanDifferenceFromMean(groups, "unweighted").value).toBeCloseTo(31 / 3, 13);
  expect(meanDifferenceFromMean(groups, "weighted").value).toBeCloseTo(9, 13);
  expect(indexOfDisparity(groups, "unweighted").value).toBeCloseTo((100 * 31) / 3 / 19, 12);
  expect(indexOfDisparity(groups, "weighted").value).toBeCloseTo((100 * 9) / 19, 12);
  expect(meanDifferenceFromBest(groups, "unweighted", "higherIsBetter").value).toBeCloseTo(50 / 3, 13);
  expect(meanDifferenceFromBest(groups, "weighted", "higherIsBetter").value).toBeCloseTo(21, 13);
  expect(meanDifferenceFromBest(groups, "weighted", "lowerIsBetter").value).toBeCloseTo(9, 13);
  expect(meanDifferenceFromReference(groups, "unweighted", 1).value).toBeCloseTo(10, 13);
  expect(meanDifferenceFromReference(groups, "weighted", 1).value).toBeCloseTo(9, 13);
  expect(rangeOfValues(groups).value).toBe(30);
});

const errors = { values: [10, 20, 40, 25, 31], populations: [50, 30, 20, 10, 9], standardErrors: [1, 2, 1, 3, 2] };

test("limits come from `random` alone: the same seed gives the same, and none is asked without it", () => {
  const made = () => meanDifferenceFromMean(completeGroups(errors), "weighted", { random: seededRandom(5), draws: 200 });
  expect(made()).toEqual(made());
  expect(made().lower).toBeLessThan(made().corrected);
  expect(meanDifferenceFromMean(completeGroups(errors), "weighted").lower).toBeNaN();
});

test("errors of 0: every draw is what was observed (Gelman 2013, 5.4: no shrinkage without noise)", () => {
  const sure = completeGroups({ ...errors, standardErrors: [0, 0, 0, 0, 0] });
  const made = indexOfDisparity(sure, "weighted", { random: seededRandom(5), draws: 50 });
  expect(made.lower).toBeCloseTo(made.value, 10);
  expect(made.upper).toBeCloseTo(made.value, 10);
  const equal = completeGroups({ values: [3, 3, 3, 3], populations: [1, 1, 1, 1], standardErrors: [0, 0, 0, 0] });
  expect(rangeOfValues(equal, { random: seededRandom(5), draws: 50 })).toMatchObject({ value: 0, lower: 0, upper: 0 });
});

test("three groups, no people or no errors: a value where there is one, no limits", () => {
  const random = seededRandom(5);
  const three = completeGroups({ ...given, standardErrors: [1, 1, 1] });
  expect(meanDifferenceFromMean(three, "weighted", { random }).value).toBeCloseTo(9, 13);
  expect(meanDifferenceFromMean(three, "weighted", { random }).lower).toBeNaN();
  const noPeople = completeGroups({ values: errors.values, standardErrors: errors.standardErrors });
  expect(meanDifferenceFromMean(noPeople, "unweighted", { random }).value).toBeNaN();
  expect(meanDifferenceFromBest(noPeople, "unweighted", "lowerIsBetter", { random, draws: 100 }).upper).toBeGreaterThan(0);
  expect(meanDifferenceFromBest(completeGroups({ values: [] }), "unweighted", "lowerIsBetter").value).toBeNaN();
  expect(rangeOfValues(completeGroups({ values: [] }), { random }).value).toBeNaN();
});

test("odd numbers of draws, a confidence in percent and an absent reference are refused", () => {
  const all = completeGroups(errors);
  const random = seededRandom(5);
  expect(() => rangeOfValues(all, { random, draws: 1.5 })).toThrow(/1\.5 draws/);
  expect(() => rangeOfValues(all, { random, confidence: 95 })).toThrow(/0\.95/);
  expect(() => meanDifferenceFromReference(all, "weighted", -1)).toThrow(RangeError);
});

const some = fc.array(fc.tuple(fc.double({ min: 1, max: 99, noNaN: true }), fc.integer({ min: 1, max: 900 })), {
  minLength: 2,
  maxLength: 20,
});

test("shift, scale, replication and order: as the formulas say; the distance from the best is PAR × −1 (Schlotheuber & Hosseinpoor 2022)", () => {
  fc.assert(
    fc.property(some, fc.double({ min: 0.5, max: 20, noNaN: true }), (made, by) => {
      const of = (list: typeof made, change = (value: number) => value) =>
        completeGroups({ values: list.map(([value]) => change(value)), populations: list.map(([, people]) => people) });
      for (const weighting of ["unweighted", "weighted"] as const) {
        const plain = meanDifferenceFromMean(of(made), weighting).value;
        expect(
          meanDifferenceFromMean(
            of(made, (value) => value + by),
            weighting,
          ).value,
        ).toBeCloseTo(plain, 9);
        expect(
          meanDifferenceFromMean(
            of(made, (value) => value * by),
            weighting,
          ).value,
        ).toBeCloseTo(plain * by, 8);
        expect(meanDifferenceFromMean(of(made.toReversed()), weighting).value).toBeCloseTo(plain, 9);
        expect(meanDifferenceFromMean(of([...made, ...made]), weighting).value).toBeCloseTo(plain, 9);
        const share = indexOfDisparity(of(made), weighting).value;
        expect(
          indexOfDisparity(
            of(made, (value) => value * by),
            weighting,
          ).value,
        ).toBeCloseTo(share, 8);
      }
      const { values, mean } = of(made);
      expect(meanDifferenceFromBest(of(made), "weighted", "higherIsBetter").value).toBeCloseTo(Math.max(...values) - mean, 9);
    }),
    { numRuns: 100 },
  );
});
