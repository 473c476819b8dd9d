import { expect, test } from "vitest";
import { normalDraws } from "./normal-draws.ts";
import { seededRandom } from "./seeded-random.ts";

test("the same seed gives the same stream, another seed another", () => {
  const [one, again, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
  const first = Array.from({ length: 5 }, () => one());
  expect(Array.from({ length: 5 }, () => again())).toEqual(first);
  expect(Array.from({ length: 5 }, () => other())).not.toEqual(first);
  expect(() => seededRandom(0.5)).toThrow(/whole number/);
});

test("uniform draws lie in [0, 1), and sixteen bins of 160,000 pass a chi-square test (37.7 is the 0.999 quantile on 15 degrees)", () => {
  const random = seededRandom(1);
  const bins = new Float64Array(16);
  for (let at = 0; at < 160_000; at += 1) {
    const draw = random();
    expect(draw >= 0 && draw < 1).toBe(true);
    bins[Math.floor(draw * 16)] += 1;
  }
  expect(bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(37.7);
});

test("normal draws have the moments of the standard normal: 0, 1, 0, 3, each within four Monte-Carlo errors", () => {
  const normal = normalDraws(seededRandom(2));
  const n = 200_000;
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < n; at += 1) {
    const draw = normal();
    sums.forEach((sum, power) => (sums[power] = sum + draw ** (power + 1)));
  }
  // Variances of the first four powers of a standard normal: 1, 2, 15, 96 (moments 2, 4, 6, 8 are 1, 3, 15, 105).
  for (const [power, [moment, variance]] of (
    [
      [0, 1],
      [1, 2],
      [0, 15],
      [3, 96],
    ] as const
  ).entries())
    expect(Math.abs(sums[power] / n - moment)).toBeLessThan(4 * Math.sqrt(variance / n));
});
