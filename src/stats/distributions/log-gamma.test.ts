import { expect, test } from "vitest";
import { logGamma } from "./log-gamma.ts";

test("ln Γ(½) = ½ ln π and ln Γ(n + 1) = ln n! (NIST DLMF 5.4.6 and 5.4.1)", () => {
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14);
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
  expect(Math.abs(logGamma(171) / 706.5730622457874 - 1)).toBeLessThan(1e-14);
});

test("reflection: Γ(x) Γ(1 − x) = π / sin πx (NIST DLMF 5.5.3)", () => {
  for (const x of [0.01, 0.2, 0.37, 0.499]) {
    expect(logGamma(x) + logGamma(1 - x)).toBeCloseTo(Math.log(Math.PI / Math.sin(Math.PI * x)), 13);
  }
});

test("zero and below are refused", () => {
  expect(() => logGamma(0)).toThrow(RangeError);
});
