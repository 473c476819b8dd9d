import { expect, test } from "vitest";
import * as fc from "fast-check";
import { completeGroups, type Groups } from "../groups.ts";
import { betweenGroupStandardDeviation } from "./between-group-standard-deviation.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { theilIndex } from "./theil-index.ts";

const all = [betweenGroupVariance, betweenGroupStandardDeviation, coefficientOfVariation, theilIndex, meanLogDeviation];
const relative = [coefficientOfVariation, theilIndex, meanLogDeviation];

test("two groups of equal size at 1 ± d (formulas of Theil 1967; Harper & Lynch 2005)", () => {
  const groups = completeGroups({ values: [0.6, 1.4], populations: [50, 50] });
  expect(betweenGroupVariance(groups).value).toBeCloseTo(0.16, 14);
  expect(betweenGroupStandardDeviation(groups).value).toBeCloseTo(0.4, 14);
  expect(coefficientOfVariation(groups).value).toBeCloseTo(40, 12);
  expect(theilIndex(groups).value).toBeCloseTo(500 * (1.4 * Math.log(1.4) + 0.6 * Math.log(0.6)), 11);
  expect(meanLogDeviation(groups).value).toBeCloseTo(-500 * Math.log(1 - 0.16), 11);
});

test("Theil 1967: where a share p of the people has all, the index is ln(1/p), × 1000; the mean log deviation can't be had", () => {
  const groups = completeGroups({ values: [0, 0, 8], populations: [30, 50, 20], standardErrors: [1, 1, 1] });
  expect(theilIndex(groups).value).toBeCloseTo(1000 * Math.log(5), 10);
  expect(theilIndex(groups).standardError).toBeNaN();
  expect(meanLogDeviation(groups).value).toBeNaN();
});

test("Searle 1971, 2.5: two groups; the variance is a chi-square of one degree, with known bias, error and corrected value", () => {
  // (y₁ − y₂)² / 4 with variance of the difference 2: bias ½, second-order variance 2 × (½)².
  const made = betweenGroupVariance(completeGroups({ values: [0, 6], populations: [1, 1], standardErrors: [1, 1] }));
  expect(made.value).toBeCloseTo(9, 14);
  expect(made.bias).toBeCloseTo(0.5, 14);
  expect(made.corrected).toBeCloseTo(8.5, 14);
  // 4 × 9 × ½ observed, less the trace twice: 4 (θ b) + 2 b² with θ = 8.5.
  expect(made.standardError).toBeCloseTo(Math.sqrt(4 * 8.5 * 0.5 + 2 * 0.25), 13);
});

test("noise alone: the corrected value is 0 or little, the lower limit 0, and the upper limit may lie below the observed value", () => {
  const groups = completeGroups({ values: [10, 10.1, 9.9], populations: [1, 1, 1], standardErrors: [2, 2, 2] });
  for (const measure of all) expect(measure(groups)).toMatchObject({ corrected: 0, lower: 0 });
});

test("all equal: no spread; one group: no spread (Harper & Lynch 2005: 0 is no inequality)", () => {
  for (const given of [
    { values: [7, 7, 7], populations: [1, 2, 3] },
    { values: [7], populations: [4] },
  ])
    for (const measure of all) expect(measure(completeGroups(given)).value).toBeCloseTo(0, 12);
});

test("no groups, no people, a mean of 0 and values below 0: NaN where the formula has no answer, no exception", () => {
  for (const measure of all) {
    expect(measure(completeGroups({ values: [], populations: [] })).value).toBeNaN();
    expect(measure(completeGroups({ values: [1, 2] })).value).toBeNaN();
    expect(measure(completeGroups({ values: [1, 2], populations: [0, 0] })).value).toBeNaN();
  }
  for (const measure of relative) {
    expect(measure(completeGroups({ values: [-1, 1], populations: [1, 1] })).value).toBeNaN();
    expect(measure(completeGroups({ values: [0, 0], populations: [1, 1] })).value).toBeNaN();
  }
  const below = completeGroups({ values: [-1, 3], populations: [1, 1], standardErrors: [1, 1] });
  expect(theilIndex(below).value).toBeNaN();
  expect(meanLogDeviation(below).value).toBeNaN();
  expect(coefficientOfVariation(below).value).toBeCloseTo(200, 12);
});

test("a group without people weighs nothing, whatever its value (Theil 1967: shares of people)", () => {
  const with0 = completeGroups({ values: [20, 0, 30], populations: [1, 0, 1], standardErrors: [1, 9, 2] });
  const without = completeGroups({ values: [20, 30], populations: [1, 1], standardErrors: [1, 2] });
  for (const measure of all) expect(measure(with0)).toEqual(measure(without));
});

test("without errors: a value and no more; with errors of 0: limits at the value", () => {
  const values = { values: [10, 20, 40], populations: [1, 2, 3] };
  for (const measure of all) {
    const alone = measure(completeGroups(values));
    expect([alone.standardError, alone.lower, alone.upper, alone.bias, alone.corrected].every(Number.isNaN)).toBe(true);
    const sure = measure(completeGroups({ ...values, standardErrors: [0, 0, 0] }));
    expect([sure.lower, sure.upper, sure.corrected].every((each) => Math.abs(each - sure.value) < 1e-9)).toBe(true);
    expect(sure.standardError).toBe(0);
  }
});

test("a confidence in percent is refused", () => {
  const groups = completeGroups({ values: [1, 2], populations: [1, 1], standardErrors: [1, 1] });
  for (const measure of all) expect(() => measure(groups, 95)).toThrow(/0\.95/);
});

const some = fc.array(
  fc.record({
    value: fc.double({ min: 5, max: 95, noNaN: true }),
    people: fc.integer({ min: 1, max: 5000 }),
    error: fc.double({ min: 0, max: 3, noNaN: true }),
  }),
  { minLength: 2, maxLength: 30 },
);
type Made = { value: number; people: number; error: number }[];
const groupsOf = (made: Made, change: (value: number) => number = (value) => value, stretch = 1): Groups =>
  completeGroups({
    values: made.map(({ value }) => change(value)),
    populations: made.map(({ people }) => people),
    standardErrors: made.map(({ error }) => error * stretch),
  });
/** Alike to rounding of numbers as large as `size`; a root loses half of the digits near 0. */
const alike = (got: number, wanted: number, size: number) => Math.abs(got - wanted) < 1e-6 * size;

test("shift, scale, replication and order: as the formulas say, errors and limits too (Shorrocks 1980, axioms)", () => {
  fc.assert(
    fc.property(some, fc.double({ min: 0.1, max: 50, noNaN: true }), (made, by) => {
      const keys = ["value", "standardError", "lower", "upper", "bias", "corrected"] as const;
      const variance = betweenGroupVariance(groupsOf(made));
      const shifted = betweenGroupVariance(groupsOf(made, (value) => value + by));
      const scaled = betweenGroupVariance(groupsOf(made, (value) => value * by, by));
      for (const key of keys) {
        expect(alike(shifted[key], variance[key], 1000)).toBe(true);
        expect(alike(scaled[key] / (by * by), variance[key], 1000)).toBe(true);
      }
      for (const measure of relative) {
        const plain = measure(groupsOf(made));
        const times = measure(groupsOf(made, (value) => value * by, by));
        for (const key of keys.filter((each) => each !== "standardError")) expect(alike(times[key], plain[key], 1000)).toBe(true);
      }
      for (const measure of all) {
        const plain = measure(groupsOf(made));
        const turned = measure(groupsOf(made.toReversed()));
        for (const key of keys.filter((each) => each !== "standardError")) expect(alike(turned[key], plain[key], 1000)).toBe(true);
        // Each group twice with the same value: the spread stays; the errors of two halves are another matter.
        expect(alike(measure(groupsOf([...made, ...made])).value, plain.value, 1000)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("moving value from a higher to a lower group makes all spreads smaller (Pigou 1912 and Dalton 1920, transfers)", () => {
  fc.assert(
    fc.property(some, fc.double({ min: 0.05, max: 0.45, noNaN: true }), (made, part) => {
      const people = 100;
      const values = made.map(({ value }) => value).sort((a, b) => a - b);
      fc.pre(values[values.length - 1] - values[0] > 0.01);
      const moved = (values[values.length - 1] - values[0]) * part;
      const after = values.map((value, at) => value + (at === 0 ? moved : at === values.length - 1 ? -moved : 0));
      for (const measure of all) {
        const spreadOf = (list: number[]) => measure(completeGroups({ values: list, populations: list.map(() => people) })).value;
        expect(spreadOf(after)).toBeLessThan(spreadOf(values));
      }
    }),
    { numRuns: 100 },
  );
});

test("a million groups", () => {
  const n = 1_000_000;
  const values = Float64Array.from({ length: n }, (_, at) => (at % 2 === 0 ? 0.6 : 1.4));
  const groups = completeGroups({ values, populations: new Float64Array(n).fill(3), standardErrors: new Float64Array(n).fill(0.1) });
  expect(betweenGroupVariance(groups).value).toBeCloseTo(0.16, 10);
  expect(meanLogDeviation(groups).value).toBeCloseTo(-500 * Math.log(1 - 0.16), 7);
  expect(theilIndex(groups).bias).toBeGreaterThan(0);
});
