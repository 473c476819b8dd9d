import { expect, test } from "vitest";
import * as fc from "fast-check";
import { chiSquareQuantile } from "./chi-square-quantile.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("two degrees of freedom are exponential: the upper p quantile is −2 ln p", () => {
  for (const p of [1e-300, 1e-9, 0.001, 0.025, 0.5]) expect(off(chiSquareQuantile(p, 2, "upper"), -2 * Math.log(p))).toBeLessThan(1e-14);
  for (const p of [1e-9, 0.001, 0.025, 0.5]) expect(off(chiSquareQuantile(p, 2), -2 * Math.log1p(-p))).toBeLessThan(1e-14);
});

test("R: qchisq(0.95, c(1, 5, 10)) and qchisq(0.05, 10)", () => {
  expect(off(chiSquareQuantile(0.05, 1, "upper"), 3.841458820694124)).toBeLessThan(1e-14);
  expect(off(chiSquareQuantile(0.05, 5, "upper"), 11.070497693516351)).toBeLessThan(1e-14);
  expect(off(chiSquareQuantile(0.05, 10, "upper"), 18.307038053275146)).toBeLessThan(1e-14);
  expect(off(chiSquareQuantile(0.05, 10), 3.940299136119061)).toBeLessThan(1e-13);
});

test("what comes out, put back into the distribution, gives the probability again", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), fc.double({ min: 0.1, max: 2000, noNaN: true }), (p, degrees) => {
      expect(off(incompleteGamma(degrees / 2, chiSquareQuantile(p, degrees) / 2).lower, p)).toBeLessThan(1e-10);
      expect(off(incompleteGamma(degrees / 2, chiSquareQuantile(p, degrees, "upper") / 2).upper, p)).toBeLessThan(1e-10);
    }),
    { numRuns: 200 },
  );
});

test("impossible probabilities and degrees are refused", () => {
  expect(() => chiSquareQuantile(1.2, 3)).toThrow(/1\.2/);
  expect(() => chiSquareQuantile(0.2, 0)).toThrow(RangeError);
  expect(chiSquareQuantile(0, 3)).toBe(0);
  expect(chiSquareQuantile(0, 3, "upper")).toBe(Infinity);
});
