import { expect, test } from "vitest";
import * as fc from "fast-check";
import { wilsonInterval } from "./wilson-interval.ts";

test("Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29", () => {
  for (const [x, n, lower, upper] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const got = wilsonInterval(x, n, 0.95);
    expect(got.lower).toBeCloseTo(lower, 4);
    expect(got.upper).toBeCloseTo(upper, 4);
  }
});

test("at either limit p the score test is at its edge: |x − np| = z √(np(1 − p)) (Wilson 1927)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
      const n = a + b;
      for (const p of Object.values(wilsonInterval(a, n, 0.95))) {
        const z = Math.abs(a - n * p) / Math.sqrt(n * p * (1 - p));
        expect(z).toBeCloseTo(1.959963984540054, 6);
      }
    }),
  );
});

test("the interval holds the share, mirrors with its complement and grows with confidence", () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(3000), (a, b) => {
      fc.pre(a + b > 0);
      const usual = wilsonInterval(a, a + b, 0.95);
      const wide = wilsonInterval(a, a + b, 0.998);
      const mirrored = wilsonInterval(b, a + b, 0.95);
      expect(usual.lower).toBeLessThanOrEqual(a / (a + b));
      expect(usual.upper).toBeGreaterThanOrEqual(a / (a + b));
      expect(wide.lower).toBeLessThanOrEqual(usual.lower);
      expect(wide.upper).toBeGreaterThanOrEqual(usual.upper);
      expect(mirrored.lower).toBeCloseTo(1 - usual.upper, 14);
    }),
  );
});

test("nobody counted or a missing count has no limits; more than everyone is refused", () => {
  expect(wilsonInterval(0, 0, 0.95)).toEqual({ lower: Number.NaN, upper: Number.NaN });
  expect(wilsonInterval(Number.NaN, 10, 0.95).upper).toBeNaN();
  expect(() => wilsonInterval(11, 10, 0.95)).toThrow(/11 out of 10/);
});

test("no rounding leaves everyone's share outside: 508 out of 508 had an upper limit of 1 − 2⁻⁵²", () => {
  for (let n = 1; n <= 3000; n += 1) expect(wilsonInterval(n, n, 0.95).upper).toBe(1);
});
