import * as fc from "fast-check";
import { expect, test } from "vitest";
import { betaTerm, incompleteBeta } from "./incomplete-beta.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("mpmath 1.3 at 40 digits: betainc, and for shapes of half a million and two million the integral of the density", () => {
  for (const [a, b, x, wanted] of [
    [30, 50, 0.6, 0.9999754109422891],
    [0.5, 0.5, 1e-9, 2.01316848451500954e-5],
    [1200, 3400, 0.25, 0.04560820599950404],
    [5e5, 2e6, 0.2, 0.5001261566343187],
    [5e5, 2e6, 0.1985, 1.423992515695983e-9],
  ] as const)
    expect(off(incompleteBeta(a, b, x, 1 - x), wanted), `${a}, ${b} at ${x}`).toBeLessThan(1e-12);
});

test("closed forms: I(a, 1) = x^a and I(1, b) = 1 − (1 − x)^b (NIST DLMF 8.17.7–8); a tiny rest keeps the other tail's digits", () => {
  expect(off(incompleteBeta(3.5, 1, 0.3, 0.7), 0.3 ** 3.5)).toBeLessThan(1e-14);
  expect(off(incompleteBeta(1, 4, 0.3, 0.7), 1 - 0.7 ** 4)).toBeLessThan(1e-14);
  expect(off(incompleteBeta(4, 1, 1e-30, 1), 1e-120)).toBeLessThan(1e-13);
  expect(incompleteBeta(2, 3, 0, 1)).toBe(0);
  expect(incompleteBeta(2, 3, 1, 0)).toBe(1);
});

test("the two tails add up to 1, and I(a, b) − I(a + 1, b) is betaTerm / a (NIST DLMF 8.17.4 and 8.17.20)", () => {
  const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
  fc.assert(
    fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
      expect(incompleteBeta(a, b, x, 1 - x) + incompleteBeta(b, a, 1 - x, x)).toBeCloseTo(1, 12);
      // b / (a + b) of Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a (1 − x)^b is the term over a.
      const step = betaTerm(a, b, x, 1 - x) / a;
      expect(incompleteBeta(a, b, x, 1 - x) - incompleteBeta(a + 1, b, x, 1 - x)).toBeCloseTo(step, 12);
    }),
  );
});

test("shapes of 0 and below are refused", () => {
  expect(() => incompleteBeta(0, 1, 0.5, 0.5)).toThrow(/0 and 1/);
});
