import { expect, test } from "vitest";
import { twoSidedZ } from "./two-sided-z.ts";

test("R: qnorm(0.975) and qnorm(0.999)", () => {
  expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 14);
  expect(twoSidedZ(0.998)).toBeCloseTo(3.090232306167813, 13);
  expect(twoSidedZ(0.95)).toBe(twoSidedZ(0.95));
});

test("a confidence in percent is refused", () => {
  expect(() => twoSidedZ(95)).toThrow(/0\.95/);
  expect(() => twoSidedZ(1)).toThrow(RangeError);
});
