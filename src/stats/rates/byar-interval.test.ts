import { expect, test } from "vitest";
import * as fc from "fast-check";
import { byarInterval } from "./byar-interval.ts";
import { exactPoissonInterval } from "./exact-poisson-interval.ts";

test("below ten events the limits are exact, from ten on Byar's approximation is within 0.2 % of them (Breslow & Day 1987, p. 69)", () => {
  const nine = exactPoissonInterval(9, 0.95);
  expect(byarInterval(9, 1, 1, 0.95)).toEqual(nine);
  for (const count of [10, 40, 1000]) {
    const exact = exactPoissonInterval(count, 0.95);
    const byar = byarInterval(count, 1, 1, 0.95);
    expect(byar.lower).not.toBe(exact.lower);
    expect(Math.abs(byar.lower / exact.lower - 1)).toBeLessThan(0.002);
    expect(Math.abs(byar.upper / exact.upper - 1)).toBeLessThan(0.002);
  }
});

test("the limits scale with the rate's base, hold the rate and grow with confidence (properties of the formula)", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 1_000_000 }), (count, exposure) => {
      const one = byarInterval(count, exposure, 1, 0.95);
      const many = byarInterval(count, exposure, 100_000, 0.95);
      const wide = byarInterval(count, exposure, 1, 0.998);
      expect(many.upper / 100_000).toBeCloseTo(one.upper, 10);
      expect(one.lower).toBeLessThanOrEqual(count / exposure);
      expect(one.upper).toBeGreaterThan(count / exposure);
      expect(wide.lower).toBeLessThanOrEqual(one.lower);
      expect(wide.upper).toBeGreaterThan(one.upper);
    }),
  );
});

test("no exposure gives no limits, a negative one is refused", () => {
  expect(byarInterval(3, 0, 1000, 0.95).lower).toBeNaN();
  expect(() => byarInterval(3, -1, 1000, 0.95)).toThrow(RangeError);
});
