import { expect, test } from "vitest";
import { rate } from "./rate.ts";

test("R: poisson.test(4, T = 1000) × 1000 is 4, from 1.089865 to 10.241589", () => {
  const got = rate(4, 1000, 1000, 0.95);
  expect(got.value).toBe(4);
  expect(got.lower).toBeCloseTo(1.089865, 6);
  expect(got.upper).toBeCloseTo(10.241589, 6);
});

test("without exposure there is no rate", () => {
  expect(rate(4, 0, 1000, 0.95).value).toBeNaN();
});
