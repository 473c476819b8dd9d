import { expect, test } from "vitest";
import * as fc from "fast-check";
import { completeGroups } from "../groups.ts";
import { meanLogDeviation } from "../unordered/mean-log-deviation.ts";
import { theilIndex } from "../unordered/theil-index.ts";
import { meanLogDeviationDecomposition } from "./mean-log-deviation-decomposition.ts";
import { theilDecomposition } from "./theil-decomposition.ts";

const both = [
  [theilDecomposition, theilIndex],
  [meanLogDeviationDecomposition, meanLogDeviation],
] as const;

const some = fc.array(
  fc.record({ value: fc.double({ min: 1, max: 99, noNaN: true }), people: fc.integer({ min: 1, max: 5000 }), parent: fc.nat(5) }),
  { minLength: 2, maxLength: 40 },
);

test("Shorrocks 1980: total = within + between, to rounding; the total is the index itself; no part is negative", () => {
  fc.assert(
    fc.property(some, (made) => {
      const groups = completeGroups({ values: made.map(({ value }) => value), populations: made.map(({ people }) => people) });
      const parents = made.map(({ parent }) => parent);
      for (const [decompose, index] of both) {
        const parts = decompose(groups, parents, 6);
        expect(parts.total).toBe(parts.within + parts.between);
        expect(Math.abs(parts.total - index(groups).value)).toBeLessThan(1e-10);
        expect(parts.within).toBeGreaterThan(-1e-10);
        expect(parts.between).toBeGreaterThan(-1e-10);
        if (parts.total > 1e-6) expect(parts.withinShare + parts.betweenShare).toBeCloseTo(1, 12);
        expect(parts.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }
    }),
  );
});

test("Theil 1967, ch. 4: each inside is the index of that parent alone, and between is the index of the parents' means", () => {
  const groups = completeGroups({ values: [10, 30, 20, 60], populations: [40, 10, 30, 20] });
  const one = completeGroups({ values: [10, 30], populations: [40, 10] });
  const two = completeGroups({ values: [20, 60], populations: [30, 20] });
  const means = completeGroups({ values: [one.mean, two.mean], populations: [50, 50] });
  for (const [decompose, index] of both) {
    const parts = decompose(groups, [0, 0, 1, 1], 2);
    expect(parts.insideParents[0]).toBeCloseTo(index(one).value, 11);
    expect(parts.insideParents[1]).toBeCloseTo(index(two).value, 11);
    expect(parts.between).toBeCloseTo(index(means).value, 11);
  }
  expect(theilDecomposition(groups, [0, 0, 1, 1], 2).weights[0]).toBeCloseTo((50 * one.mean) / (100 * groups.mean), 14);
  expect(meanLogDeviationDecomposition(groups, [0, 0, 1, 1], 2).weights[0]).toBe(0.5);
});

test("all in one parent is all within; each its own parent is all between (Shorrocks 1980)", () => {
  const groups = completeGroups({ values: [10, 30, 20], populations: [40, 10, 30] });
  for (const [decompose] of both) {
    expect(decompose(groups, [0, 0, 0], 1).betweenShare).toBeCloseTo(0, 12);
    expect(decompose(groups, [0, 1, 2], 4).withinShare).toBeCloseTo(0, 12);
  }
});

test("parents belong to the groups as given, also when one without a value was left out", () => {
  const groups = completeGroups({ values: [Number.NaN, 10, 30], populations: [5, 1, 1] });
  for (const [decompose] of both) expect(decompose(groups, [7, 0, 1], 2).withinShare).toBeCloseTo(0, 12);
});

test("no people, values without a logarithm: NaN; a parent that isn't there: refused; all equal: no shares", () => {
  for (const [decompose] of both) {
    expect(decompose(completeGroups({ values: [1, 2] }), [0, 0], 1).total).toBeNaN();
    expect(decompose(completeGroups({ values: [-1, 4], populations: [1, 1] }), [0, 0], 1).within).toBeNaN();
    expect(decompose(completeGroups({ values: [], populations: [] }), [], 0).total).toBeNaN();
    expect(() => decompose(completeGroups({ values: [1, 2], populations: [1, 1] }), [0, 2], 2)).toThrow(/Group 2 has parent 2/);
    const equal = decompose(completeGroups({ values: [3, 3], populations: [1, 2] }), [0, 1], 3);
    expect(equal).toMatchObject({ total: 0, withinShare: Number.NaN });
    expect(equal.insideParents[2]).toBe(0);
  }
  const zero = completeGroups({ values: [0, 0, 4], populations: [1, 1, 2] });
  expect(theilDecomposition(zero, [0, 0, 1], 2).total).toBeCloseTo(1000 * Math.log(2), 10);
  expect(meanLogDeviationDecomposition(zero, [0, 0, 1], 2).total).toBeNaN();
});

test("a million groups in a thousand parents", () => {
  const n = 1_000_000;
  const groups = completeGroups({
    values: Float64Array.from({ length: n }, (_, at) => 10 + (at % 7)),
    populations: new Float64Array(n).fill(2),
  });
  const parts = theilDecomposition(
    groups,
    Int32Array.from({ length: n }, (_, at) => at % 1000),
    1000,
  );
  expect(parts.total / theilIndex(groups).value).toBeCloseTo(1, 9);
});
