import { expect, test } from "vitest";
import { gammaTerm, incompleteGamma } from "./incomplete-gamma.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("shape 1 is the exponential distribution: Q(1, x) = e^−x (NIST DLMF 8.4.5)", () => {
  for (const x of [0.001, 0.5, 1.9, 2.1, 30, 600]) expect(off(incompleteGamma(1, x).upper, Math.exp(-x))).toBeLessThan(1e-13);
});

test("whole shapes are Poisson sums: Q(n, x) = e^−x Σ x^k / k! over k < n (NIST DLMF 8.4.10)", () => {
  for (const [n, x] of [
    [3, 0.7],
    [9, 4.1],
    [9, 20],
    [40, 31],
  ] as const) {
    let term = Math.exp(-x);
    let sum = 0;
    for (let k = 0; k < n; k += 1) {
      sum += term;
      term *= x / (k + 1);
    }
    expect(off(incompleteGamma(n, x).upper, sum)).toBeLessThan(1e-12);
  }
});

test("one step of shape takes one term: P(a, x) − P(a + 1, x) = x^a e^−x / Γ(a + 1) (NIST DLMF 8.8.5)", () => {
  for (const [a, x] of [
    [0.5, 0.3],
    [12.25, 11],
    [5000, 5040],
  ] as const) {
    expect(incompleteGamma(a, x).lower - incompleteGamma(a + 1, x).lower).toBeCloseTo(gammaTerm(a, x), 13);
  }
});

test("the ends", () => {
  expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
  expect(() => incompleteGamma(0, 1)).toThrow(RangeError);
});
