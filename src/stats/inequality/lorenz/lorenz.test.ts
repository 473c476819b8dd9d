import { expect, test } from "vitest";
import * as fc from "fast-check";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import type { Measure } from "../measure.ts";
import { concentrationOfEffort } from "./concentration-of-effort.ts";
import { giniOfEffort } from "./gini-of-effort.ts";
import { concentrationCurve, lorenzCurve } from "./lorenz-curve.ts";

// O'Donnell O. et al. (2008), Analyzing Health Equity Using Household Survey Data, World Bank, table 8.1: births and deaths under five in
// India, 1982–92, from the poorest fifth to the richest.
const births = [29_939, 28_776, 26_528, 24_689, 19_739];
const deaths = [4632, 4400, 3170, 2145, 1072];

test("O'Donnell et al. 2008, table 8.1: concentration index of deaths under five in India −0.1694", () => {
  expect(concentrationOfEffort(deaths, births, [1, 2, 3, 4, 5]).value).toBeCloseTo(-0.1694, 4);
  const curve = concentrationCurve(deaths, births, [1, 2, 3, 4, 5]);
  expect([...curve.need].map((share) => Math.round(100 * share))).toEqual([0, 23, 45, 66, 85, 100]);
  expect([...curve.effort].map((share) => Math.round(100 * share))).toEqual([0, 30, 59, 79, 93, 100]);
  expect(2 * curve.areaBetween).toBeCloseTo(-0.1694, 4);
});

test("closed form: the Gini of 1, 2 … n over equal needs is (n − 1) / 3n (Kakwani 1977, as a mean difference)", () => {
  for (const n of [2, 5, 40])
    expect(
      giniOfEffort(
        Array.from({ length: n }, (_, at) => at + 1),
        Array.from({ length: n }, () => 9),
      ).value,
    ).toBeCloseTo((n - 1) / (3 * n), 13);
});

test("even effort is the straight line; all in one area of five equal ones is 0.8", () => {
  expect(giniOfEffort([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(0, 14);
  expect(giniOfEffort([0, 0, 7, 0, 0], [1, 1, 1, 1, 1]).value).toBeCloseTo(0.8, 14);
  expect([...lorenzCurve([2, 4, 6], [1, 2, 3]).places].sort()).toEqual([0, 1, 2]);
});

const areas = fc.array(
  fc.record({
    effort: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    need: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    order: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 3, maxLength: 25 },
);
type Areas = { effort: number; need: number; order: number }[];
const lists = (made: Areas) =>
  [made.map(({ effort }) => effort), made.map(({ need }) => need), made.map(({ order }) => order)] as [number[], number[], number[]];

test("the curve rises from (0, 0) to (1, 1), bends one way when sorted by effort per need, and holds half the index (Lorenz 1905)", () => {
  fc.assert(
    fc.property(areas, (made) => {
      const [effort, need, order] = lists(made);
      for (const curve of [lorenzCurve(effort, need), concentrationCurve(effort, need, order)]) {
        expect(curve.need.length).toBe(made.length + 1);
        expect([curve.need[0], curve.effort[0]]).toEqual([0, 0]);
        expect(curve.need[made.length]).toBeCloseTo(1, 12);
        expect(curve.effort[made.length]).toBeCloseTo(1, 12);
        let under = 0;
        for (let at = 0; at < made.length; at += 1) {
          expect(curve.need[at + 1]).toBeGreaterThanOrEqual(curve.need[at]);
          under += ((curve.need[at + 1] - curve.need[at]) * (curve.effort[at + 1] + curve.effort[at])) / 2;
        }
        expect(0.5 - under).toBeCloseTo(curve.areaBetween, 10);
      }
      const { need: x, effort: y } = lorenzCurve(effort, need);
      for (let at = 0; at <= made.length; at += 1) expect(y[at]).toBeLessThan(x[at] + 1e-9);
    }),
    { numRuns: 100 },
  );
});

test("scale, replication, splitting and turning the order round: as the formulas say (Wagstaff 1991)", () => {
  fc.assert(
    fc.property(areas, fc.double({ min: 0.1, max: 10, noNaN: true }), (made, by) => {
      const [effort, need, order] = lists(made);
      const gini = giniOfEffort(effort, need).value;
      const index = concentrationOfEffort(effort, need, order).value;
      const times = (list: number[]) => list.map((each) => each * by);
      const twice = (list: number[]) => [...list, ...list];
      const turned = (list: number[]) => list.map((each) => -each);
      expect(giniOfEffort(times(effort), need).value).toBeCloseTo(gini, 10);
      expect(giniOfEffort(effort, times(need)).value).toBeCloseTo(gini, 10);
      expect(giniOfEffort(twice(effort), twice(need)).value).toBeCloseTo(gini, 10);
      expect(giniOfEffort(effort.toReversed(), need.toReversed()).value).toBeCloseTo(gini, 10);
      expect(concentrationOfEffort(effort.toReversed(), need.toReversed(), order.toReversed()).value).toBeCloseTo(index, 10);
      expect(concentrationOfEffort(twice(effort), twice(need), twice(order)).value).toBeCloseTo(index, 10);
      expect(concentrationOfEffort(effort, need, turned(order)).value).toBeCloseTo(-index, 10);
      expect(Math.abs(index)).toBeLessThanOrEqual(gini + 1e-10);
    }),
    { numRuns: 100 },
  );
});

test("the jackknife in one pass is that of leaving each area out by hand (Efron & Stein 1981), tied orders too", () => {
  fc.assert(
    fc.property(areas, (made) => {
      for (const index of [
        (list: Areas) => giniOfEffort(lists(list)[0], lists(list)[1]),
        (list: Areas) => concentrationOfEffort(...lists(list)),
      ]) {
        const left = made.map((_, out) => index(made.filter((__, at) => at !== out)).value);
        const mean = left.reduce((sum, each) => sum + each, 0) / left.length;
        const squares = left.reduce((sum, each) => sum + (each - mean) ** 2, 0);
        const found = index(made);
        expect(found.standardError).toBeCloseTo(Math.sqrt((squares * (left.length - 1)) / left.length), 8);
        expect((found.lower + found.upper) / 2).toBeCloseTo(left.length * found.value - (left.length - 1) * mean, 8);
      }
    }),
    { numRuns: 50 },
  );
});

test("with errors of the needs: the derivative is that of small steps", () => {
  const effort = [5, 9, 4, 12];
  const need = [10, 8, 7, 20];
  const order = [1, 2, 2, 3];
  const errors = [2, 1, 3, 4];
  let variance = 0;
  for (let at = 0; at < 4; at += 1) {
    const moved = (step: number) =>
      concentrationOfEffort(
        effort,
        need.map((each, i) => each + (i === at ? step : 0)),
        order,
      ).value;
    variance += (((moved(1e-5) - moved(-1e-5)) / 2e-5) * errors[at]) ** 2;
  }
  expect(concentrationOfEffort(effort, need, order, { needErrors: errors }).standardError).toBeCloseTo(Math.sqrt(variance), 9);
  expect(() => concentrationOfEffort(effort, need, order, { needErrors: [1] })).toThrow(RangeError);
});

/** Areas of one kind: needs from 200 to 2,000, effort per need lognormal and a little higher up the order. */
function drawn(n: number, uneven: number, random: () => number, normal: () => number) {
  const need = Float64Array.from({ length: n }, () => 200 + 1800 * random());
  const order = Float64Array.from({ length: n }, () => normal());
  return { need, order, effort: need.map((each, at) => each * Math.exp(uneven * normal() + 0.2 * order[at])) };
}

const runs = 600;
const slack = 3 * Math.sqrt((0.95 * 0.05) / runs);

/** How often the limits hold what 100,000 areas of the same kind give. */
function covered(n: number, uneven: number, index: (areas: ReturnType<typeof drawn>) => Measure): number {
  const random = seededRandom(n);
  const normal = normalDraws(random);
  const { value } = index(drawn(100_000, uneven, random, normal));
  let inside = 0;
  for (let run = 0; run < runs; run += 1) {
    const { lower, upper } = index(drawn(n, uneven, random, normal));
    if (lower <= value && value <= upper) inside += 1;
  }
  return inside / runs;
}

for (const [n, uneven] of [
  [40, 0.3],
  [111, 0.3],
  [111, 0.8],
  [345, 0.3],
  [345, 0.8],
] as const) {
  test(`jackknife: 92–97 % for the concentration index of ${n} areas, effort per need lognormal with ${uneven} (${runs} runs)`, () => {
    const found = covered(n, uneven, ({ effort, need, order }) => concentrationOfEffort(effort, need, order));
    expect(Math.abs(found - 0.945), `${found}`).toBeLessThan(0.025 + slack);
  });
}

for (const [n, uneven] of [
  [111, 0.2],
  [111, 0.3],
  [200, 0.3],
  [345, 0.3],
  [345, 0.5],
] as const) {
  test(`jackknife: 93–97 % for the Gini of ${n} areas, effort per need lognormal with ${uneven} (${runs} runs)`, () => {
    const found = covered(n, uneven, ({ effort, need }) => giniOfEffort(effort, need));
    expect(Math.abs(found - 0.95), `${found}`).toBeLessThan(0.02 + slack);
  });
}

test(`jackknife: too narrow, as the docstring says, for the Gini of 40 areas with 0.8: 84–92 % (${runs} runs)`, () => {
  const found = covered(40, 0.8, ({ effort, need }) => giniOfEffort(effort, need));
  expect(Math.abs(found - 0.88), `${found}`).toBeLessThan(0.04);
});

test(`limits from errors of the needs: 93–97 % for 5, 10, 15, 40, 111 areas with errors of a fifth (${runs} runs)`, () => {
  for (const n of [5, 10, 15, 40, 111]) {
    const random = seededRandom(n);
    const normal = normalDraws(random);
    const { effort, need, order } = drawn(n, 0.5, random, normal);
    const needErrors = need.map((each) => each / 5);
    const { value } = concentrationOfEffort(effort, need, order);
    let inside = 0;
    for (let run = 0; run < runs; run += 1) {
      const observed = need.map((each, at) => Math.max(each + needErrors[at] * normal(), 0));
      const { lower, upper } = concentrationOfEffort(effort, observed, order, { needErrors });
      if (lower <= value && value <= upper) inside += 1;
    }
    expect(Math.abs(inside / runs - 0.95), `${n}: ${inside / runs}`).toBeLessThan(0.02 + slack);
  }
});

test("missing, empty and odd areas: left out, at the end of the curve, or refused", () => {
  expect(giniOfEffort([1, Number.NaN, 3], [1, 5, 3]).value).toBeCloseTo(0, 14);
  expect(concentrationOfEffort([1, 2, 3], [1, 2, 3], [1, Number.NaN, 3]).value).toBeCloseTo(0, 14);
  expect([...lorenzCurve([1, 0, 5, 0], [2, 0, 0, 3]).places]).toEqual([3, 0, 2]);
  expect(giniOfEffort([], []).value).toBeNaN();
  expect(giniOfEffort([0, 0], [1, 2]).value).toBeNaN();
  expect(giniOfEffort([1, 2], [0, 0]).value).toBeNaN();
  expect(giniOfEffort([1, 2], [2, 1])).toMatchObject({ standardError: Number.NaN, lower: Number.NaN });
  expect(giniOfEffort([4], [2]).value).toBe(0);
  expect([...lorenzCurve([], []).need]).toEqual([0]);
  expect(() => giniOfEffort([1], [1, 2])).toThrow(RangeError);
  expect(() => giniOfEffort([-1], [1])).toThrow(/effort -1/);
  expect(() => concentrationOfEffort([1], [1], [1, 2])).toThrow(RangeError);
  expect(() => giniOfEffort([1, 2], [2, 1], 95)).toThrow(RangeError);
});

test("half a million areas", () => {
  const n = 500_000;
  const effort = Float64Array.from({ length: n }, (_, at) => at + 1);
  expect(giniOfEffort(effort, new Float64Array(n).fill(1)).value).toBeCloseTo((n - 1) / (3 * n), 9);
});
