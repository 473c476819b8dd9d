import { expect, test } from "vitest";
import * as fc from "fast-check";
import { quintiles } from "../comparisons/quintiles.ts";
import { quantiles } from "./quantiles.ts";

test("PHE's rule by hand: 7 areas in thirds; equal ones take the first place; either end can be quantile 1", () => {
  expect(quantiles([1, 2, 3, 4, 5, 6, 7], { of: 3 })).toEqual([1, 1, 1, 2, 2, 3, 3]);
  expect(quantiles([1, 2, 3, 4, 5, 6, 7], { of: 3, highestFirst: true })).toEqual([3, 3, 2, 2, 1, 1, 1]);
  expect(quantiles([1, 1, 1, 1, 2, 3], { of: 3 })).toEqual([1, 1, 1, 1, 3, 3]);
  expect(quantiles([5, 5, 5], { of: 3 })).toEqual([1, 1, 1]);
});

test("within groups each is divided apart; missing values have none, nor groups smaller than the division (definition)", () => {
  expect(quantiles([10, 1, 20, 2, 30, Number.NaN], { of: 2, within: ["a", "b", "a", "b", "c", "c"] })).toEqual([1, 1, 2, 2, null, null]);
  expect(quantiles([1, 2, 3, 4, Number.NaN], { of: 5 })).toEqual([null, null, null, null, null]);
  expect(quantiles([], { of: 5 })).toEqual([]);
});

test("different values: sizes differ by at most 1, order is kept, turning the values round turns the quantiles (properties)", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 10, maxLength: 80 }), fc.integer({ min: 2, max: 10 }), (values, of) => {
      const got = quantiles(values, { of }).map(Number);
      const sizes = Array.from({ length: of }, (_, at) => got.filter((one) => one === at + 1).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const order = values.map((_, at) => at).toSorted((a, b) => values[a] - values[b]);
      for (let at = 1; at < order.length; at += 1) expect(got[order[at]]).toBeGreaterThanOrEqual(got[order[at - 1]]);
      expect(
        quantiles(
          values.map((value) => -value),
          { of, highestFirst: true },
        ),
      ).toEqual(got);
    }),
  );
});

test("quintiles (Hyndman & Fan 1996) agree where different values fill them evenly", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 5, maxLength: 60 }), (values) => {
      const whole = values.slice(0, values.length - (values.length % 5));
      expect(quantiles(whole, { of: 5 })).toEqual(quintiles(whole));
    }),
  );
});

test("a division in one, in parts, and keys of another length are refused", () => {
  expect(() => quantiles([1, 2], { of: 1 })).toThrow(RangeError);
  expect(() => quantiles([1, 2], { of: 2.5 })).toThrow(/2\.5 quantiles/);
  expect(() => quantiles([1, 2], { of: 2, within: ["a"] })).toThrow(/1 keys/);
});
