/** Nominal 95 % limits: how often they hold the truth. 20,000 draws, so a share of 95 % has a Monte-Carlo error of 0.15 points. */
import { expect, test } from "vitest";
import type { Interval } from "../interval.ts";
import { normalDraws } from "../random/normal-draws.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { byarInterval } from "./byar-interval.ts";
import { binomialDraws, poissonDraws } from "./count-draws.ts";
import { exactPoissonInterval } from "./exact-poisson-interval.ts";
import { meanInterval } from "./mean-interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const draws = 20_000;

function coverage(draw: () => Interval, truth: number): number {
  let held = 0;
  for (let at = 0; at < draws; at += 1) {
    const { lower, upper } = draw();
    if (lower <= truth && truth <= upper) held += 1;
  }
  return (100 * held) / draws;
}

/** 0 where a share lies between both ends, else the share itself, so that a failing test shows it. */
const beyond = (got: number, low: number, high: number) => (got >= low && got <= high ? 0 : got);

test("Wilson covers 93–97 %: 100 at 0.05, 200 at 0.5, 500 at 0.01, 1,000 at 0.3, 10,000 at 0.002, 100,000 at 0.2 (seed 3)", () => {
  for (const [n, share] of [
    [100, 0.05],
    [200, 0.5],
    [500, 0.01],
    [1000, 0.3],
    [10_000, 0.002],
    [100_000, 0.2],
  ] as const) {
    const draw = binomialDraws(n, share, seededRandom(3));
    expect(
      beyond(
        coverage(() => wilsonInterval(draw(), n, 0.95), share),
        93,
        97,
      ),
    ).toBe(0);
  }
});

test("Wilson jumps for few people: under 93 % for 50 at 0.02, over 97 % for 10 at 0.5 (seed 3)", () => {
  const rare = binomialDraws(50, 0.02, seededRandom(3));
  expect(
    beyond(
      coverage(() => wilsonInterval(rare(), 50, 0.95), 0.02),
      91,
      93,
    ),
  ).toBe(0);
  const even = binomialDraws(10, 0.5, seededRandom(3));
  expect(
    beyond(
      coverage(() => wilsonInterval(even(), 10, 0.95), 0.5),
      97,
      99,
    ),
  ).toBe(0);
});

test("Byar (exact under ten) covers 93–97 %: 12, 15, 20, 50, 100, 500 and 5,000 expected events (seed 3)", () => {
  for (const mean of [12, 15, 20, 50, 100, 500, 5000]) {
    const draw = poissonDraws(mean, seededRandom(3));
    expect(
      beyond(
        coverage(() => byarInterval(draw(), 1, 1, 0.95), mean),
        93,
        97,
      ),
    ).toBe(0);
  }
});

test("exact limits are careful: 97–99.5 % at 1, 3 and 5 expected events, never under 95 % at 12 and 60 (seed 3)", () => {
  for (const [mean, low, high] of [
    [1, 97, 99.5],
    [3, 97, 99.5],
    [5, 97, 99.5],
    [12, 95, 97.5],
    [60, 95, 97],
  ] as const) {
    const draw = poissonDraws(mean, seededRandom(3));
    const known = new Map<number, Interval>();
    const limits = (count: number) => {
      const interval = known.get(count) ?? exactPoissonInterval(count, 0.95);
      known.set(count, interval);
      return interval;
    };
    expect(
      beyond(
        coverage(() => limits(draw()), mean),
        low,
        high,
      ),
    ).toBe(0);
  }
});

const quantileOnce = new Map<number, number>();

/** As `meanInterval`, whose quantile (the same for every draw) is what takes the time. */
function meanOf(values: Float64Array): Interval {
  let unit = quantileOnce.get(values.length);
  if (unit === undefined) {
    const model = Float64Array.from(values, (_, at) => at);
    const deviation = Math.sqrt((values.length * (values.length + 1)) / 12);
    const { value, upper } = meanInterval(model, 0.95);
    unit = (upper - value) / deviation;
    quantileOnce.set(values.length, unit);
  }
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const reach = unit * Math.sqrt(squares / (values.length - 1));
  return { lower: mean - reach, upper: mean + reach };
}

test("the shortcut of these tests is meanInterval", () => {
  const values = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6);
  expect(meanOf(values).upper).toBeCloseTo(meanInterval(values, 0.95).upper, 12);
});

test("the mean's t limits cover 93–97 % of normal samples of 2, 3, 5, 10, 30 and 200 (seed 5)", () => {
  for (const n of [2, 3, 5, 10, 30, 200]) {
    const normal = normalDraws(seededRandom(5));
    const values = new Float64Array(n);
    expect(
      beyond(
        coverage(() => meanOf(values.map(() => 10 + 3 * normal())), 10),
        93,
        97,
      ),
    ).toBe(0);
  }
});

test("skewed values: exponential samples of 10 are covered under 91 %, of 200 within 93–97 % (seed 8)", () => {
  for (const [n, low, high] of [
    [10, 88, 91],
    [200, 93, 97],
  ] as const) {
    const random = seededRandom(8);
    const values = new Float64Array(n);
    expect(
      beyond(
        coverage(() => meanOf(values.map(() => -Math.log(1 - random()))), 1),
        low,
        high,
      ),
    ).toBe(0);
  }
});
