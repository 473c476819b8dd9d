import { expect, test } from "vitest";
import { fTail } from "./f-tail.ts";
import { studentTwoSided } from "./student-tail.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("mpmath 1.3 at 40 digits (betainc): 2.5 with 3.5 and 7.25 degrees, 30 with 5 and 40", () => {
  expect(off(fTail(2.5, 3.5, 7.25), 0.13713774836168587)).toBeLessThan(1e-13);
  expect(off(fTail(30, 5, 40), 1.5406527137918315e-12)).toBeLessThan(1e-12);
});

test("closed forms: F(2, m) is (1 + 2f/m)^(−m/2); F(1, m) is Student's t squared", () => {
  for (const [f, m] of [
    [0.5, 3],
    [4, 10.5],
    [30, 200],
  ]) {
    expect(off(fTail(f, 2, m), (1 + (2 * f) / m) ** (-m / 2))).toBeLessThan(1e-12);
    expect(off(fTail(f, 1, m), studentTwoSided(Math.sqrt(f), m))).toBeLessThan(1e-12);
  }
});

test("the ends: certain at 0, no chance at endless, missing stays missing, below 0 refused", () => {
  expect(fTail(0, 3, 4)).toBe(1);
  expect(fTail(Infinity, 1, 1)).toBe(0);
  expect(fTail(Number.NaN, 1, 1)).toBeNaN();
  expect(() => fTail(-1, 1, 1)).toThrow(RangeError);
});
