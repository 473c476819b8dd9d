import { expect, test } from "vitest";
import * as fc from "fast-check";
import { weightedMean } from "./weighted-mean.ts";

test("R: weighted.mean(c(3.7, 3.3, 3.5, 2.8), c(5, 5, 4, 1) / 15) is 3.453333 (the example on its help page)", () => {
  expect(weightedMean([3.7, 3.3, 3.5, 2.8], [5, 5, 4, 1]).value).toBeCloseTo(3.453333333, 9);
});

test("equal weights: the error of a mean of n independent values with error s is s / √n (Cochran 1977, 5.4)", () => {
  expect(weightedMean([1, 2, 3, 4], [7, 7, 7, 7], [0.5, 0.5, 0.5, 0.5]).standardError).toBeCloseTo(0.25, 14);
});

test("one error missing means that the error of the mean is unknown, unless that area has no value (Cochran 1977, 5.4: a sum over all strata)", () => {
  expect(weightedMean([1, 2], [1, 1], [0.1, Number.NaN]).standardError).toBeNull();
  expect(weightedMean([1, 2], [1, 1]).standardError).toBeNull();
  const part = weightedMean([1, Number.NaN], [3, 1], [0.5, Number.NaN]);
  expect(part).toEqual({ value: 1, standardError: 0.5, areas: 1, of: 2, covered: 0.75 });
});

test("the mean lies between its values and does not change when all weights are scaled (Cochran 1977, 5.3: only shares matter)", () => {
  const pair = fc.tuple(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 100_000 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
      const values = pairs.map(([value]) => value);
      const once = weightedMean(
        values,
        pairs.map(([, weight]) => weight),
      ).value;
      const scaled = weightedMean(
        values,
        pairs.map(([, weight]) => weight * 8),
      ).value;
      expect(scaled).toBeCloseTo(once, 9);
      expect(once).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(once).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
    }),
  );
});

test("no areas, no mean; unequal lists and negative weights are refused", () => {
  const none = weightedMean([], []);
  expect(none.value).toBeNaN();
  expect(none.standardError).toBeNull();
  expect(() => weightedMean([1], [1, 2])).toThrow(RangeError);
  expect(() => weightedMean([1], [-1])).toThrow(/-1/);
});
