import * as fc from "fast-check";
import { expect, test } from "vitest";
import { completeGroups, ladder } from "../inequality/groups.ts";
import { relativeIndex } from "../inequality/ordered/relative-index.ts";
import { slopeIndex } from "../inequality/ordered/slope-index.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { jackknife } from "./jackknife.ts";
import { propagatedError } from "./propagated-error.ts";
import { sampleQuantile } from "./sample-quantile.ts";
import { simulatedLimits } from "./simulated-limits.ts";

test("the jackknife of a mean has the error s/√n and no bias (Efron & Tibshirani 1993, eq. 11.5)", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 }), (numbers) => {
      const n = numbers.length;
      const sum = numbers.reduce((total, one) => total + one, 0);
      const mean = sum / n;
      const squares = numbers.reduce((total, one) => total + (one - mean) ** 2, 0);
      const got = jackknife(
        mean,
        numbers.map((one) => (sum - one) / (n - 1)),
      );
      expect(Math.abs(got.standardError - Math.sqrt(squares / (n - 1) / n))).toBeLessThan(1e-9);
      expect(Math.abs(got.bias)).toBeLessThan(1e-9);
    }),
  );
});

test("the jackknife finds the bias of the variance divided by n: −s²/n (Efron & Tibshirani 1993, 10.6)", () => {
  const numbers = [3, 1, 4, 1, 5, 9, 2, 6];
  const plugged = (list: number[]): number => {
    const mean = list.reduce((total, one) => total + one, 0) / list.length;
    return list.reduce((total, one) => total + (one - mean) ** 2, 0) / list.length;
  };
  const value = plugged(numbers);
  const { bias } = jackknife(
    value,
    numbers.map((_, out) => plugged(numbers.filter((__, at) => at !== out))),
  );
  expect(bias).toBeCloseTo((-value * 8) / 7 / 8, 10);
});

test("too few units, a missing estimate: no limits", () => {
  expect(jackknife(1, []).lower).toBeNaN();
  expect(jackknife(1, [1]).standardError).toBeNaN();
  expect(jackknife(1, [1, Number.NaN, 2]).upper).toBeNaN();
});

test("R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)) is 1, 1.75, 3, 6.8, 8", () => {
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => Number(sampleQuantile([1, 2, 4, 8], p).toFixed(12)))).toEqual([1, 1.75, 3, 6.8, 8]);
  expect(sampleQuantile([], 0.5)).toBeNaN();
  expect(() => sampleQuantile([1], 2)).toThrow(/part 2/);
});

const made = ladder(
  { values: [30, 27, 24, 25, 18], populations: [500, 800, 300, 900, 400], standardErrors: [2, 1.5, 2.5, 1, 2] },
  [1, 2, 3, 4, 5],
);

test("propagated errors: exact for the slope, the delta method's for a ratio, to the order of the errors; 0 moves nothing", () => {
  expect(propagatedError(made, (one) => slopeIndex(one).value)).toBeCloseTo(slopeIndex(made).standardError, 10);
  const wanted = relativeIndex(made).standardError;
  expect(Math.abs(propagatedError(made, (one) => relativeIndex(one).value) / wanted - 1)).toBeLessThan(0.02);
  expect(propagatedError(completeGroups({ values: [1, 2], populations: [1, 1], standardErrors: [0, 0] }), (one) => one.mean)).toBe(0);
  expect(propagatedError(completeGroups({ values: [1, 2], populations: [1, 1] }), (one) => one.mean)).toBeNaN();
});

test("simulated limits follow the confidence, as healthequal's don't: 80, 95 and 99 % of the slope against the exact ones, 20,000 draws, seed 81", () => {
  const draws = 20_000;
  for (const [confidence, tail, density] of [
    // The density of the standard normal at the limit, for the error √(p q / draws) / density of a simulated quantile.
    [0.8, 0.1, 0.1755],
    [0.95, 0.025, 0.0584],
    [0.99, 0.005, 0.0145],
  ] as const) {
    const exact = slopeIndex(made, { confidence });
    const got = simulatedLimits(made, (one) => slopeIndex(one).value, { random: seededRandom(81), draws, confidence });
    const error = (Math.sqrt((tail * (1 - tail)) / draws) / density) * exact.standardError;
    expect(Math.abs(got.lower - exact.lower)).toBeLessThan(4 * error);
    expect(Math.abs(got.upper - exact.upper)).toBeLessThan(4 * error);
    expect(Math.abs(got.standardError / exact.standardError - 1)).toBeLessThan(4 / Math.sqrt(2 * draws));
    expect(got.value).toBe(exact.value);
  }
});

test("the mean of each draw is that of its own values", () => {
  simulatedLimits(
    made,
    (one) => {
      const sum = one.values.reduce((total, value, at) => total + value * one.populations[at], 0);
      expect(one.mean).toBeCloseTo(sum / one.population, 10);
      return sum;
    },
    { random: seededRandom(82), draws: 20 },
  );
});

test("no errors: no limits; a measure that can't be had in a draw takes the limits away; impossible wishes are refused", () => {
  const random = seededRandom(83);
  const bare = completeGroups({ values: [1, 2], populations: [1, 1] });
  expect(simulatedLimits(bare, (one) => one.mean, { random })).toMatchObject({ value: 1.5, lower: Number.NaN });
  expect(simulatedLimits(made, (one) => Math.sqrt(one.mean - made.mean), { random }).lower).toBeNaN();
  expect(() => simulatedLimits(made, (one) => one.mean, { random, draws: 1 })).toThrow(/1 draws/);
  expect(() => simulatedLimits(bare, (one) => one.mean, { random, confidence: 95 })).toThrow(/Confidence 95/);
});
