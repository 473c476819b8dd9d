import { expect, test } from "vitest";
import { studentQuantile } from "./student-quantile.ts";
import { studentTwoSided } from "./student-tail.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("mpmath 1.3 at 40 digits (betainc): t = 1 with 3.5 degrees, 40 with 5", () => {
  expect(off(studentTwoSided(1, 3.5), 0.38133725356344554)).toBeLessThan(1e-14);
  expect(off(studentTwoSided(40, 5), 1.8411962171772954e-7)).toBeLessThan(1e-13);
});

test("the chance beyond a quantile is the tail it was asked for, to both sides", () => {
  for (const degrees of [1, 4.5, 30, 1000])
    for (const tail of [0.2, 0.025, 1e-6])
      expect(off(studentTwoSided(studentQuantile(tail, degrees), degrees), 2 * tail)).toBeLessThan(1e-12);
});

test("the ends: certain at 0, no chance endlessly far out, missing stays missing, no degrees refused", () => {
  expect(studentTwoSided(0, 5)).toBe(1);
  expect(studentTwoSided(-Infinity, 5)).toBe(0);
  expect(studentTwoSided(Number.NaN, 5)).toBeNaN();
  expect(studentTwoSided(1, Number.NaN)).toBeNaN();
  expect(() => studentTwoSided(1, 0)).toThrow(RangeError);
});
