import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { propagatedError } from "../../resampling/propagated-error.ts";
import { ladder, type Ladder } from "../groups.ts";
import type { Measure } from "../measure.ts";
import { coverage, madeLadder, madePopulations } from "./made-ladders.ts";
import { quantileLadder } from "./quantile-ladder.ts";
import { quantileSlopeIndex } from "./quantile-slope-index.ts";
import { simulatedQuantileSlope } from "./simulated-quantile-slope.ts";
import { slopeIndex } from "./slope-index.ts";

test("phe_sii's own example of ranks: 12 % of people stand at 0.06, the next 10 % at 0.17", () => {
  const made = ladder({ values: [1, 2, 3], populations: [12, 10, 78] }, [1, 2, 3]);
  expect(made.ranks[0]).toBeCloseTo(0.06, 14);
  expect(made.ranks[1]).toBeCloseTo(0.17, 14);
});

test("Low & Low 2004: √a v regressed on √a and √a b without a constant is the slope over people", () => {
  const made = ladder({ values: [74, 76, 77, 79, 83], populations: [120, 100, 90, 110, 80] }, [1, 2, 3, 4, 5]);
  let [xx, xz, zz, xv, zv] = [0, 0, 0, 0, 0];
  made.values.forEach((value, at) => {
    const root = Math.sqrt(made.populations[at] / made.population);
    const [x, z, v] = [root, root * made.ranks[at], root * value];
    xx += x * x;
    xz += x * z;
    zz += z * z;
    xv += x * v;
    zv += z * v;
  });
  expect(quantileSlopeIndex(made).slope.value).toBeCloseTo((xx * zv - xz * xv) / (xx * zz - xz * xz), 9);
});

test("deciles of 111 areas: people, mean and the error of the mean are those of the areas; each decile has a tenth, to one area's people", () => {
  const normal = normalDraws(seededRandom(61));
  const people = madePopulations(111, 0.5, normal);
  const made = madeLadder(
    people,
    (rank) => 30 - 12 * rank + normal(),
    people.map((count) => 100 / Math.sqrt(count)),
  );
  const deciles = quantileLadder(made, 10);
  expect(deciles.values.length).toBe(10);
  const mean = deciles.values.reduce((sum, value, at) => sum + deciles.populations[at] * value, 0) / made.population;
  expect(mean).toBeCloseTo(made.mean, 10);
  const error = ({ standardErrors, populations, population }: Ladder): number =>
    Math.hypot(...Array.from(standardErrors ?? [], (each, at) => populations[at] * each)) / population;
  expect(error(deciles)).toBeCloseTo(error(made), 12);
  for (const count of deciles.populations) expect(Math.abs(count - made.population / 10)).toBeLessThanOrEqual(Math.max(...people));
  expect(() => quantileLadder(made, 1)).toThrow(/1 quantiles/);
  expect(quantileLadder(ladder({ values: [1, 2], populations: [1, 1] }, [1, 2]), 10).values.length).toBe(2);
});

/** Limits of 20,000 draws against exact ones: the error of a simulated 2.5 % quantile is √(p q / draws) / density = 2.67 σ / √draws. */
function expectAgreement(simulated: Measure, exact: Measure, draws: number): void {
  const error = (2.67 * exact.standardError) / Math.sqrt(draws);
  expect(simulated.value).toBe(exact.value);
  expect(Math.abs(simulated.lower - exact.lower)).toBeLessThan(4 * error);
  expect(Math.abs(simulated.upper - exact.upper)).toBeLessThan(4 * error);
}

for (const [seed, confidence] of [
  [1, 0.95],
  [2, 0.95],
  [3, 0.8],
] as const) {
  test(`simulated limits agree with the analytic ones within four Monte-Carlo errors: slope and ratio, and the ratio of a log rate; 20,000 draws, confidence ${confidence}, seed ${seed}`, () => {
    const made = ladder(
      {
        values: [31, 29, 30, 26, 24, 25, 22, 21, 19, 20],
        populations: [900, 1100, 950, 1000, 1050, 980, 1020, 1200, 800, 1000],
        standardErrors: [1.5, 1.4, 1.6, 1.5, 1.3, 1.5, 1.2, 1.1, 1.4, 1.2],
      },
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    const draws = 20_000;
    const exact = quantileSlopeIndex(made, { confidence });
    const simulated = simulatedQuantileSlope(made, { random: seededRandom(seed), draws, confidence });
    expectAgreement(simulated.slope, exact.slope, draws);
    expectAgreement(simulated.ratio, exact.ratio, draws);
    const rate = { kind: "rate", transform: true, confidence } as const;
    expectAgreement(
      simulatedQuantileSlope(made, { ...rate, random: seededRandom(seed), draws }).ratio,
      quantileSlopeIndex(made, rate).ratio,
      draws,
    );
    // To first order only: the bend of the scale is 3 % of the width here.
    for (const kind of ["rate", "proportion"] as const)
      for (const transform of [true, false]) {
        const options = { kind, transform, confidence, outOf: 100 };
        const near = quantileSlopeIndex(made, options).slope;
        const drawn = simulatedQuantileSlope(made, { ...options, random: seededRandom(seed), draws }).slope;
        expect(Math.abs(drawn.lower - near.lower)).toBeLessThan(0.04 * (near.upper - near.lower));
        expect(Math.abs(drawn.upper - near.upper)).toBeLessThan(0.04 * (near.upper - near.lower));
      }
  });
}

for (const [n, sigma] of [
  [5, 0],
  [10, 0],
  [10, 0.5],
  [20, 0.5],
  [100, 1],
] as const) {
  test(`simulated limits of 400 draws: nominal 95 % covers 93–97 % (± 1, 600 runs) for ${n} quantiles, people lognormal σ ${sigma}, seed 62`, () => {
    const normal = normalDraws(seededRandom(62));
    const random = seededRandom(63);
    const share = coverage(600, () => {
      const people = madePopulations(n, sigma, normal);
      const errors = people.map((count) => 60 / Math.sqrt(count));
      const truth = slopeIndex(madeLadder(people, (rank) => 30 - 12 * rank)).value;
      const seen = madeLadder(people, (rank, at) => 30 - 12 * rank + errors[at] * normal(), errors);
      return { ...simulatedQuantileSlope(seen, { random, draws: 400 }).slope, truth };
    });
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.98);
  });
}

test("a transformed line goes through values that lie on it: rates 8 · 2^(r) and shares on a logistic curve", () => {
  const people = [3, 5, 4, 2, 6];
  const rates = quantileSlopeIndex(
    madeLadder(people, (rank) => 8 * 2 ** rank),
    { kind: "rate", transform: true },
  );
  expect(rates.ratio.value).toBeCloseTo(2, 12);
  expect(rates.slope.value).toBeCloseTo(8, 12);
  expect(rates.slope.lower).toBeNaN();
  const shares = quantileSlopeIndex(
    madeLadder(people, (rank) => 100 / (1 + Math.exp(1 - 2 * rank))),
    {
      kind: "proportion",
      transform: true,
      outOf: 100,
    },
  );
  expect(shares.leastAdvantaged).toBeCloseTo(100 / (1 + Math.E), 10);
  expect(shares.mostAdvantaged).toBeCloseTo(100 / (1 + 1 / Math.E), 10);
});

test("delta method: the errors of the transformed line are those of its own derivatives, taken by moving each value a little", () => {
  const made = ladder(
    { values: [31, 24, 27, 18, 12], populations: [500, 800, 300, 900, 400], standardErrors: [3e-4, 1e-4, 4e-4, 1e-4, 5e-4] },
    [1, 2, 3, 4, 5],
  );
  for (const kind of ["rate", "proportion"] as const)
    for (const part of ["slope", "ratio"] as const) {
      const options = { kind, transform: true, outOf: 100 };
      const numeric = propagatedError(made, (one) => quantileSlopeIndex(one, options)[part].value);
      expect(quantileSlopeIndex(made, options)[part].standardError / numeric).toBeCloseTo(1, 6);
    }
});

test("no errors, no limits; a rate of 0 has no logarithm; too few draws are refused", () => {
  const bare = ladder({ values: [3, 0, 1], populations: [1, 1, 1] }, [1, 2, 3]);
  const { slope } = simulatedQuantileSlope(bare, { random: seededRandom(1) });
  expect(slope.value).toBeCloseTo(-3, 12);
  expect(slope.upper).toBeNaN();
  expect(quantileSlopeIndex(bare, { kind: "rate", transform: true }).slope.value).toBeNaN();
  expect(() => simulatedQuantileSlope(bare, { random: seededRandom(1), draws: 1 })).toThrow(/1 draws/);
  expect(() => quantileSlopeIndex(bare, { kind: "proportion", outOf: 0 })).toThrow(/out of 0/);
});
