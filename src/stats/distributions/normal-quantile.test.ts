import { expect, test } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";

test("R: qnorm(c(0.975, 0.999, 0.9, 0.75))", () => {
  for (const [p, z] of [
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [0.9, 1.2815515655446004],
    [0.75, 0.6744897501960817],
  ] as const) {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(2e-15);
  }
});

test("the distribution is symmetric about 0", () => {
  for (const p of [0.5, 0.4, 0.26, 0.24, 0.01]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 13);
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
});
