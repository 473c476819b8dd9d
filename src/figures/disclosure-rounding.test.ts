import { expect, test } from "vitest";
import { roundCell, roundToBase } from "./disclosure-rounding.ts";

test("CBS, Kerncijfers wijken en buurten: counts in multiples of 5; halves to even as in IEEE 754, 4.3.1", () => {
  expect([0, 2, 3, 7, 8, 12].map((n) => roundToBase(n, 5))).toEqual([0, 0, 5, 5, 10, 10]);
  expect([5, 15, 25, 35].map((n) => roundToBase(n, 10))).toEqual([0, 20, 20, 40]);
});

test("Hundepool et al. 2012 (rounding): a percentage is made again from the rounded counts, its limits move outward", () => {
  const got = roundCell({ value: 6.5, lower: 3.9, upper: 10.8, numerator: 13, denominator: 200 }, 5, false);
  expect(got).toEqual({ value: 7.5, lower: 2.5, upper: 12.5, numerator: 15, denominator: 200 });
});

test("Hundepool et al. 2012: a count is rounded, with limits on the same steps", () => {
  const got = roundCell({ value: 13, lower: 7, upper: 22, numerator: Number.NaN, denominator: Number.NaN }, 5, true);
  expect(got).toMatchObject({ value: 15, lower: 5, upper: 25 });
});

test("a model estimate keeps its value; only its people are rounded (it rests on no count)", () => {
  expect(roundCell({ value: 6.5, lower: Number.NaN, upper: Number.NaN, numerator: Number.NaN, denominator: 203 }, 5, false)).toMatchObject({
    value: 6.5,
    denominator: 205,
  });
});
