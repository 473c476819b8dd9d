import { expect, test } from "vitest";
import { incompleteGamma } from "../distributions/incomplete-gamma.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { trueValueDraws } from "./true-value-draws.ts";

test("equal errors: draws average to the closed form of a flat prior, ȳ + (1 − E B)(y − ȳ), within 1 % of the spread (20,000 draws)", () => {
  // Morris & Lysy 2012: B = V/(V + A) then has a gamma distribution of shape (k − 3)/2, cut off at 1.
  const estimates = Float64Array.of(12, 9, 14, 8, 11, 15, 7, 12);
  const k = estimates.length;
  const variance = 4;
  const mean = estimates.reduce((sum, each) => sum + each, 0) / k;
  const squares = estimates.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const x = squares / (2 * variance);
  const pull = (((k - 3) / (2 * x)) * incompleteGamma((k - 1) / 2, x).lower) / incompleteGamma((k - 3) / 2, x).lower;
  const draw = trueValueDraws(estimates, new Float64Array(k).fill(2), seededRandom(3));
  const into = new Float64Array(k);
  const sums = new Float64Array(k);
  for (let at = 0; at < 20_000; at += 1) {
    draw(into);
    into.forEach((value, i) => (sums[i] += value));
  }
  // Each draw has an sd below 2: its mean over 20,000 is off by 0.014; four of those, and the grid, stay below 0.08.
  sums.forEach((sum, i) => expect(Math.abs(sum / 20_000 - (mean + (1 - pull) * (estimates[i] - mean)))).toBeLessThan(0.08));
});

test("errors of 0 leave the estimates; an error of 0 in one place leaves that one (Gelman 2013, 5.4)", () => {
  const into = new Float64Array(4);
  trueValueDraws(Float64Array.of(1, 2, 3, 5), new Float64Array(4), seededRandom(1))(into);
  into.forEach((value, at) => expect(value).toBeCloseTo([1, 2, 3, 5][at], 10));
  trueValueDraws(Float64Array.of(1, 2, 3, 5), Float64Array.of(1, 0, 1, 1), seededRandom(1))(into);
  expect(into[1]).toBeCloseTo(2, 10);
  expect(Number.isFinite(into[0])).toBe(true);
});

test("three estimates and lists of unequal length are refused", () => {
  expect(() => trueValueDraws(new Float64Array(3), new Float64Array(3), seededRandom(1))).toThrow(/four or more/);
  expect(() => trueValueDraws(new Float64Array(5), new Float64Array(4), seededRandom(1))).toThrow(RangeError);
});
