import { expect, test } from "vitest";
import { exactPoissonInterval } from "./exact-poisson-interval.ts";
import { incompleteGamma } from "../distributions/incomplete-gamma.ts";

test("no events: the upper limit is −ln(α / 2), 3.689 for 95 % (Garwood 1936, table; closed form)", () => {
  const { lower, upper } = exactPoissonInterval(0, 0.95);
  expect(lower).toBe(0);
  expect(Math.abs(upper / -Math.log(0.025) - 1)).toBeLessThan(1e-14);
});

test("R: poisson.test(10)$conf.int is 4.795389 to 18.390356", () => {
  const { lower, upper } = exactPoissonInterval(10, 0.95);
  expect(lower).toBeCloseTo(4.795389, 6);
  expect(upper).toBeCloseTo(18.390356, 6);
});

test("the definition: at either limit the chance of a count so far out is α / 2", () => {
  for (const count of [1, 4, 60, 2500]) {
    const { lower, upper } = exactPoissonInterval(count, 0.998);
    expect(Math.abs(incompleteGamma(count, lower).lower / 0.001 - 1)).toBeLessThan(1e-11);
    expect(Math.abs(incompleteGamma(count + 1, upper).upper / 0.001 - 1)).toBeLessThan(1e-11);
  }
});

test("a missing count has no limits, a negative one is refused", () => {
  expect(exactPoissonInterval(Number.NaN, 0.95).lower).toBeNaN();
  expect(() => exactPoissonInterval(-1, 0.95)).toThrow(/-1 events/);
});
