import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { jackknife } from "../../resampling/jackknife.ts";
import { ladder, type Ladder } from "../groups.ts";
import { coverage, madeLadder, madePopulations } from "../ordered/made-ladders.ts";
import { relativeIndex } from "../ordered/relative-index.ts";
import { slopeIndex } from "../ordered/slope-index.ts";
import { changeOfInequality } from "./change-of-inequality.ts";
import { changeOfSlope } from "./change-of-slope.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { slopesWithoutEach } from "./slopes-without-each.ts";

const slope = (made: Ladder): number => slopeIndex(made).value;
const ratio = (made: Ladder): number => relativeIndex(made).value;

for (const from of ["standardErrors", "scatter"] as const)
  for (const [n, sigma, runs] of [
    [10, 0, 1000],
    [10, 0.5, 1000],
    [30, 0.5, 1000],
    [30, 1, 1000],
    [111, 0.5, 200],
  ] as const) {
    const error = Math.sqrt((0.95 * 0.05) / runs);
    test(`change of the slope and the relative index, ${from}: nominal 95 % covers 93–97 % (± 2 Monte-Carlo errors, ${runs} runs) for ${n} areas, people lognormal σ ${sigma}, absolute and relative, seed 71`, () => {
      const normal = normalDraws(seededRandom(71));
      const run = (measure: (made: Ladder) => number, part: "absolute" | "relative") =>
        coverage(runs, () => {
          const people = madePopulations(n, sigma, normal);
          const later = people.map((count) => Math.max(1, Math.round(count * Math.exp(0.05 * normal()))));
          // What sets an area apart stays with it, so the two periods are alike: that is what pairing is for.
          const own = people.map(() => (from === "scatter" ? 3 * normal() : 0));
          const errors = people.map((count) => (from === "scatter" ? 2 : 1 + 60 / Math.sqrt(count)));
          const known = from === "scatter" ? undefined : errors;
          const before = madeLadder(people, (rank, at) => 30 - 12 * rank + own[at] + errors[at] * normal(), known);
          const after = madeLadder(later, (rank, at) => 28 - 9 * rank + own[at] + errors[at] * normal(), known);
          const was = measure(madeLadder(people, (rank) => 30 - 12 * rank));
          const is = measure(madeLadder(later, (rank) => 28 - 9 * rank));
          const change = changeOfInequality(before, after, measure);
          expect(change.limitsFrom).toBe(from);
          return { ...change[part], truth: part === "absolute" ? is - was : is / was - 1 };
        });
      for (const share of [run(slope, "absolute"), run(slope, "relative"), run(ratio, "absolute")]) {
        expect(share).toBeGreaterThan(0.93 - 2 * error);
        expect(share).toBeLessThan(0.97 + 2 * error);
      }
    });
  }

test("pairing: what stays with an area falls out of the change, so its limits are narrower than those of two separate cities (seed 72)", () => {
  const normal = normalDraws(seededRandom(72));
  const people = madePopulations(30, 0.5, normal);
  const own = people.map(() => 6 * normal());
  const before = madeLadder(people, (rank, at) => 30 - 12 * rank + own[at] + normal());
  const after = madeLadder(people, (rank, at) => 28 - 9 * rank + own[at] + normal());
  const { absolute } = changeOfInequality(before, after, slope);
  const apart = Math.hypot(slopeIndex(before).standardError, slopeIndex(after).standardError);
  expect(absolute.standardError).toBeLessThan(0.5 * apart);
});

test("the jackknife of the change is the jackknife of the differences, on n − 2 degrees (Efron & Tibshirani 1993, 11.5)", () => {
  const normal = normalDraws(seededRandom(73));
  const people = madePopulations(12, 0.5, normal);
  const before = madeLadder(people, (rank) => 30 - 12 * rank + normal());
  const after = madeLadder(people, (rank) => 28 - 9 * rank + normal());
  const was = leaveOneOut(before, slope);
  const differences = leaveOneOut(after, slope).map((one, at) => one - was[at]);
  const wanted = jackknife(slope(after) - slope(before), differences, 0.9, 10);
  const { absolute } = changeOfInequality(before, after, slope, { confidence: 0.9 });
  expect(absolute.standardError).toBeCloseTo(wanted.standardError, 12);
  expect(absolute.lower).toBeCloseTo(wanted.lower, 12);
});

test("with standard errors the error of a change of slope is √(error² + error²) (Altman & Bland 2003)", () => {
  const before = ladder({ values: [9, 7, 4], populations: [3, 4, 5], standardErrors: [1, 2, 1] }, [1, 2, 3]);
  const after = ladder({ values: [8, 7, 5], populations: [4, 4, 5], standardErrors: [2, 1, 1] }, [1, 2, 3]);
  const { absolute, limitsFrom } = changeOfInequality(before, after, slope);
  expect(absolute.standardError).toBeCloseTo(Math.hypot(slopeIndex(before).standardError, slopeIndex(after).standardError), 10);
  expect(limitsFrom).toBe("standardErrors");
});

const area = fc.record({
  value: fc.double({ min: 1, max: 99, noNaN: true }),
  people: fc.integer({ min: 0, max: 900 }),
  rung: fc.integer({ min: 1, max: 6 }),
});

test("leaving out one by one is the same as making each ladder anew without that area, ties and empty areas included", () => {
  fc.assert(
    fc.property(fc.array(area, { minLength: 4, maxLength: 15 }), (areas) => {
      const make = (list: typeof areas): Ladder =>
        ladder(
          { values: list.map((one) => one.value), populations: list.map((one) => one.people) },
          list.map((one) => one.rung),
        );
      const fast = leaveOneOut(make(areas), slope);
      const quick = slopesWithoutEach(make(areas));
      areas.forEach((_, out) => {
        const plain = slope(make(areas.filter((__, at) => at !== out)));
        expect(
          Object.is(fast[out], plain) || Math.abs(fast[out] - plain) < 1e-6 * (1 + Math.abs(plain)),
          `${fast[out]} against ${plain}`,
        ).toBe(true);
        expect(
          Object.is(quick[out], plain) || Math.abs(quick[out] - plain) < 1e-9 * (1 + Math.abs(plain)),
          `from running sums ${quick[out]} against ${plain}`,
        ).toBe(true);
      });
    }),
  );
});

for (const errors of [undefined, [3, 2, 4, 1, 2, 3, 5]]) {
  test(`the quick way of a slope says the same, ${errors ? "from standard errors" : "from scatter"}, and of 20,000 areas`, () => {
    const make = (values: number[], order: number[]): Ladder =>
      ladder({ values, populations: [5, 4, 0, 6, 5, 5, 9], standardErrors: errors }, order);
    const before = make([30, 24, 25, 19, 14, 16, 20], [1, 2, 3, 3, 5, 6, 7]);
    const after = make([26, 23, 22, 17, 16, 13, 21], [2, 1, 3, 4, 4, 6, 7]);
    for (const scale of [1, 0.5]) {
      const [fast, long] = [changeOfSlope(before, after, scale), changeOfInequality(before, after, (one) => scale * slope(one))];
      expect(fast).toMatchObject({ areas: 6, limitsFrom: errors ? "standardErrors" : "scatter" });
      for (const part of ["absolute", "relative"] as const)
        for (const key of ["value", "standardError", "lower", "upper"] as const) {
          const [got, wanted] = [fast[part][key], long[part][key]];
          expect(Object.is(got, wanted) || Math.abs(got - wanted) < 1e-10, `${part} ${key}: ${got}, ${wanted}`).toBe(true);
        }
    }
    const many = (by: number): Ladder => {
      const at = (each: number) => Float64Array.from({ length: 20_000 }, (_, place) => (place * each) % 1);
      return ladder(
        { values: at(by), populations: at(0.7548776662).map((one) => 1 + 900 * one), standardErrors: errors && at(0.31) },
        at(0.569),
      );
    };
    expect(changeOfSlope(many(0.618), many(0.414)).limitsFrom).toBe(errors ? "standardErrors" : "scatter");
  });
}

test("areas of one period only are left out of both, whatever the order in each period; the rest is ranked anew", () => {
  const before = ladder({ values: [5, 6, Number.NaN, 9, 8], populations: [1, 1, 1, 2, 3] }, [1, 2, 3, 4, 5]);
  const after = ladder({ values: [4, Number.NaN, 7, 9, 8], populations: [1, 1, 1, 2, 3] }, [3, 1, 1, 2, 9]);
  const change = changeOfInequality(before, after, slope);
  expect(change.areas).toBe(3);
  expect(change.before).toBeCloseTo(slope(ladder({ values: [5, 9, 8], populations: [1, 2, 3] }, [1, 4, 5])), 12);
  expect(change.after).toBeCloseTo(slope(ladder({ values: [4, 9, 8], populations: [1, 2, 3] }, [3, 2, 9])), 12);
  // Three areas: a line and one degree too few for the jackknife.
  expect(change.limitsFrom).toBeNull();
  expect(change.absolute.lower).toBeNaN();
});

test("no area in common: nothing but NaN; nothing changed: a change of 0", () => {
  const none = changeOfInequality(
    ladder({ values: [1, Number.NaN], populations: [1, 1] }, [1, 2]),
    ladder({ values: [Number.NaN, 1], populations: [1, 1] }, [1, 2]),
    slope,
  );
  expect(none).toMatchObject({ areas: 0, before: Number.NaN, after: Number.NaN, limitsFrom: null });
  const made = ladder({ values: [9, 7, 4, 4], populations: [3, 4, 5, 6] }, [1, 2, 3, 4]);
  const same = changeOfInequality(made, made, slope);
  expect(same.absolute).toMatchObject({ value: 0, standardError: 0, lower: 0, upper: 0 });
  expect(same.relative.value).toBe(0);
  const flat = ladder({ values: [5, 5, 5, 5], populations: [1, 1, 1, 1] }, [1, 2, 3, 4]);
  expect(changeOfInequality(flat, made, slope).relative.value).toBeNaN();
  expect(() => changeOfInequality(made, made, slope, { confidence: 2 })).toThrow(/Confidence 2/);
});

test("nobody knows the people: the areas of both periods are found all the same, and what weighs is NaN", () => {
  const before = ladder({ values: [1, 2, 3] }, [3, 1, 2]);
  const after = ladder({ values: [1, Number.NaN, 3] }, [3, 1, 2]);
  const change = changeOfInequality(before, after, slope);
  expect(change).toMatchObject({ areas: 2, before: Number.NaN, limitsFrom: null });
});
