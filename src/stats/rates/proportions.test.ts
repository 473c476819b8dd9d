import { expect, test } from "vitest";
import * as fc from "fast-check";
import { proportion } from "./proportion.ts";
import { proportions } from "./proportions.ts";

test("many at once are as proportion makes each, to 1e-14, and lie within 0 and 100 (property)", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), { maxLength: 60 }), fc.constantFrom(0.95, 0.998), (pairs, confidence) => {
      const counts = Float64Array.from(pairs, ([count]) => count);
      const denominators = Float64Array.from(pairs, ([count, rest]) => count + rest);
      const got = proportions(counts, denominators, { confidence, times: 100 });
      for (let at = 0; at < pairs.length; at += 1) {
        const one = proportion(counts[at], denominators[at], confidence, 100);
        for (const key of ["value", "lower", "upper"] as const) {
          if (Number.isNaN(one[key])) expect(got[key][at]).toBeNaN();
          else expect(Math.abs(got[key][at] - one[key])).toBeLessThanOrEqual(1e-14 * Math.max(one[key], 1e-3));
        }
        if (denominators[at] > 0) {
          expect(got.lower[at]).toBeGreaterThanOrEqual(0);
          expect(got.upper[at]).toBeLessThanOrEqual(100);
        }
      }
    }),
  );
});

test("missing or nobody is NaN, into the columns given; the impossible is refused with its area", () => {
  const make = (counts: number[], denominators: number[]) =>
    proportions(Float64Array.from(counts), Float64Array.from(denominators), { confidence: 0.95 });
  const got = make([Number.NaN, 1, 0, 0], [10, Number.NaN, 0, 10]);
  expect([...got.value]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0]);
  expect([...got.lower]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0]);
  expect(got.upper.findIndex((one) => !Number.isNaN(one))).toBe(3);
  const into = { value: new Float64Array(1), lower: new Float64Array(1), upper: new Float64Array(1) };
  expect(proportions(Float64Array.of(1), Float64Array.of(4), { confidence: 0.95 }, into)).toBe(into);
  expect(into.value[0]).toBe(0.25);
  expect(() => make([1, 11], [10, 10])).toThrow(/Area 2 .* 11 out of 10/);
  expect(() => make([-1], [10])).toThrow(RangeError);
  expect(() => make([1], [Infinity])).toThrow(RangeError);
  expect(() => make([-5], [-1])).toThrow(RangeError);
  expect(() => make([1, 2], [3])).toThrow(/1 denominators were given for 2 counts/);
});
