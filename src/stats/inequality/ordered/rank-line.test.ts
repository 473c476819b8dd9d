import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { ladder, type Ladder } from "../groups.ts";
import { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
import { coverage, madeLadder, madePopulations } from "./made-ladders.ts";
import type { OrderedMeasure, OrderedOptions } from "./ordered-measure.ts";
import { rankLine } from "./rank-line.ts";
import { relativeConcentrationIndex } from "./relative-concentration-index.ts";
import { relativeIndex } from "./relative-index.ts";
import { slopeIndex } from "./slope-index.ts";
import { wagstaffIndex } from "./wagstaff-index.ts";

const measures: Record<string, (made: Ladder, options?: OrderedOptions) => OrderedMeasure> = {
  SII: slopeIndex,
  RII: relativeIndex,
  ACI: absoluteConcentrationIndex,
  RCI: relativeConcentrationIndex,
  Wagstaff: (made, options) => wagstaffIndex(made, { least: -100, most: 200 }, options),
};

// 2,000 runs: a Monte-Carlo error of half a point on 95 %. Truth between 93 and 97, told with that error to either side.
const runs = 2000;
const least = 0.925;
const most = 0.975;

for (const [n, sigma] of [
  [10, 0],
  [10, 0.5],
  [30, 0.5],
  [30, 1],
  [111, 0.5],
] as const) {
  test(`limits from standard errors: nominal 95 % covers 93–97 % for ${n} areas, people lognormal σ ${sigma}, errors 2 + 60/√people, seed 41`, () => {
    const normal = normalDraws(seededRandom(41));
    for (const [name, measure] of Object.entries(measures)) {
      const share = coverage(runs / 2, () => {
        const people = madePopulations(n, sigma, normal);
        const errors = people.map((count) => 2 + 60 / Math.sqrt(count));
        const truth = madeLadder(people, (rank) => 30 - 12 * rank);
        const seen = measure(madeLadder(people, (rank, at) => 30 - 12 * rank + errors[at] * normal(), errors));
        return { ...seen, truth: measure(truth).value };
      });
      expect(share, name).toBeGreaterThan(least - 0.005);
      expect(share, name).toBeLessThan(most + 0.005);
    }
  });
}

const scatters: Record<string, (rank: number, people: number) => number> = {
  constant: () => 4,
  "1/√people": (_, people) => 4 / Math.sqrt(people / 2000),
  "more at the top": (rank) => 2 + 3 * rank,
  "more at the bottom": (rank) => 5 - 4 * rank,
};

for (const [n, sigma, scatter] of [
  [5, 0, "constant"],
  [10, 0, "more at the top"],
  [10, 0.5, "constant"],
  [10, 1, "1/√people"],
  [30, 0.5, "more at the bottom"],
  [30, 1, "constant"],
  [111, 0.5, "1/√people"],
  [111, 1, "more at the top"],
] as const) {
  test(`limits from scatter: nominal 95 % covers 93–97 % for ${n} areas, people lognormal σ ${sigma}, scatter ${scatter}, seed 42`, () => {
    const normal = normalDraws(seededRandom(42));
    const deviation = scatters[scatter];
    for (const name of ["SII", "RCI"] as const) {
      const share = coverage(runs, () => {
        const people = madePopulations(n, sigma, normal);
        const truth = madeLadder(people, (rank) => 60 - 12 * rank);
        const seen = measures[name](madeLadder(people, (rank, at) => 60 - 12 * rank + deviation(rank, people[at]) * normal()));
        return { ...seen, truth: measures[name](truth).value };
      });
      expect(share, name).toBeGreaterThan(least);
      expect(share, name).toBeLessThan(most + (n === 5 ? 0.01 : 0));
    }
  });
}

test("why not the classical error (healthequal's for ACI): with unequal people (σ 1) and constant scatter it covers under 85 %, for 30 and for 111 areas, seed 43", () => {
  const normal = normalDraws(seededRandom(43));
  for (const n of [30, 111]) {
    const share = coverage(runs, () => {
      const people = madePopulations(n, 1, normal);
      const truth = madeLadder(people, (rank) => 30 - 12 * rank);
      const seen = absoluteConcentrationIndex(
        madeLadder(people, (rank) => 30 - 12 * rank + 4 * normal()),
        { limits: "regression" },
      );
      return { ...seen, truth: absoluteConcentrationIndex(truth).value };
    });
    expect(share).toBeLessThan(0.85);
  }
});

test("why not the variance for grouped data of Kakwani et al. 1997 (Σ f a² − (1 + C)²) / n: it covers under 93 % for 10 equal groups and under 87 % for 111 very unequal ones, seed 45", () => {
  const normal = normalDraws(seededRandom(45));
  for (const [n, sigma, below] of [
    [10, 0, 0.93],
    [111, 1, 0.87],
  ] as const) {
    const share = coverage(runs, () => {
      const people = madePopulations(n, sigma, normal);
      const truth = relativeConcentrationIndex(madeLadder(people, (rank) => 30 - 12 * rank)).value;
      const seen = madeLadder(people, (rank) => 30 - 12 * rank + 4 * normal());
      const c = relativeConcentrationIndex(seen).value;
      let curve = 0;
      let squares = 0;
      seen.values.forEach((value, at) => {
        const part = seen.populations[at] / seen.population;
        const before = curve;
        curve += (part * value) / seen.mean;
        squares += part * ((value / seen.mean) * (2 * seen.ranks[at] - 1 - c) + 2 - before - curve) ** 2;
      });
      const reach = 1.96 * Math.sqrt((squares - (1 + c) ** 2) / n);
      return { lower: c - reach, upper: c + reach, truth };
    });
    expect(share).toBeLessThan(below);
  }
});

test("MacKinnon & White 1985: HC3 is the sum of squared moves of the line when each area is left out of the fit", () => {
  const normal = normalDraws(seededRandom(44));
  const people = madePopulations(12, 0.7, normal);
  const made = madeLadder(people, (rank) => 30 - 12 * rank + 4 * normal());
  const all = fitted(made, -1);
  const moves = people.map((_, out) => fitted(made, out)).map((one) => ({ mean: one.middle - all.middle, slope: one.slope - all.slope }));
  const line = rankLine(made);
  expect(line.slope).toBeCloseTo(all.slope, 10);
  expect(line.slopeVariance).toBeCloseTo(
    moves.reduce((sum, move) => sum + move.slope ** 2, 0),
    9,
  );
  expect(line.meanVariance).toBeCloseTo(
    moves.reduce((sum, move) => sum + move.mean ** 2, 0),
    9,
  );
  expect(line.meanSlope).toBeCloseTo(
    moves.reduce((sum, move) => sum + move.mean * move.slope, 0),
    9,
  );
});

/** Weighted least squares by the normal equations, the ranks as they stand. */
function fitted({ values, populations, ranks }: Ladder, out: number): { slope: number; middle: number } {
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  values.forEach((value, at) => {
    if (at === out) return;
    const weight = populations[at];
    w += weight;
    wx += weight * ranks[at];
    wxx += weight * ranks[at] ** 2;
    wy += weight * value;
    wxy += weight * ranks[at] * value;
  });
  const slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  return { slope, middle: (wy - slope * wx) / w + slope / 2 };
}

test("no line: no groups, one group, one rung, no people, unknown people", () => {
  const none = [
    ladder({ values: [] }, []),
    ladder({ values: [5], populations: [10] }, [1]),
    ladder({ values: [5, 6], populations: [10, 20] }, [1, 1]),
    ladder({ values: [5, 6], populations: [0, 0] }, [1, 2]),
    ladder({ values: [5, 6, 7] }, [1, 2, 3]),
    ladder({ values: [Number.NaN, Number.NaN], populations: [1, 2] }, [1, 2]),
  ];
  for (const made of none)
    for (const [name, measure] of Object.entries(measures)) {
      const { value, lower, upper, limitsFrom } = measure(made);
      expect([value, lower, upper], name).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      expect(limitsFrom).toBeNull();
    }
});

test("two groups make a line but no scatter; with standard errors they have limits", () => {
  const bare = slopeIndex(ladder({ values: [10, 20], populations: [5, 5] }, [1, 2]));
  expect(bare.value).toBe(20);
  expect(bare.limitsFrom).toBeNull();
  // Ranks ¼ and ¾: the slope is twice the difference, its error twice √(3² + 4²).
  const known = slopeIndex(ladder({ values: [10, 20], populations: [5, 5], standardErrors: [3, 4] }, [1, 2]));
  expect(known.standardError).toBeCloseTo(10, 12);
  expect(known.limitsFrom).toBe("standardErrors");
});

test("a group that alone holds an end shows no scatter there: no limits rather than too narrow ones; groups without people count for nothing", () => {
  expect(slopeIndex(ladder({ values: [10, 20, 30], populations: [5, 5, 5] }, [1, 1, 2])).limitsFrom).toBeNull();
  const three = slopeIndex(ladder({ values: [10, 25, 30], populations: [5, 5, 5] }, [1, 2, 3]));
  const padded = slopeIndex(ladder({ values: [99, 10, 25, 30, 0], populations: [0, 5, 5, 5, 0] }, [0, 1, 2, 3, 4]));
  expect(padded).toEqual(three);
});

test("limits from scatter reach Student's t on n − 2 degrees to either side: 3.182 for five areas (table of Fisher & Yates), 1.960 with standard errors", () => {
  const given = { values: [10, 25, 30, 28, 33], populations: [5, 6, 5, 4, 5] };
  const bare = slopeIndex(ladder(given, [1, 2, 3, 4, 5]));
  expect((bare.upper - bare.value) / bare.standardError).toBeCloseTo(3.182, 3);
  const known = slopeIndex(ladder({ ...given, standardErrors: [1, 1, 1, 1, 1] }, [1, 2, 3, 4, 5]));
  expect((known.value - known.lower) / known.standardError).toBeCloseTo(1.96, 3);
});

test("scatter was asked for: the standard errors are left aside; standard errors were asked for and aren't there: no limits", () => {
  const given = { values: [10, 25, 30, 28], populations: [5, 5, 5, 5] };
  const order = [1, 2, 3, 4];
  const bare = ladder(given, order);
  const known = ladder({ ...given, standardErrors: [1, 1, 1, 1] }, order);
  expect(slopeIndex(known, { limits: "scatter" })).toEqual(slopeIndex(bare));
  expect(slopeIndex(bare, { limits: "standardErrors" }).limitsFrom).toBeNull();
  expect(() => slopeIndex(bare, { confidence: 95 })).toThrow(/95/);
});

test("a million groups on a straight line: the line comes back to 1e-9", () => {
  const people = Array.from({ length: 1_000_000 }, (_, at) => 1 + (at % 7));
  const made = madeLadder(people, (rank) => 40 - 10 * rank);
  const { value, leastAdvantaged, standardError } = slopeIndex(made);
  expect(Math.abs(value + 10)).toBeLessThan(1e-9);
  expect(Math.abs(leastAdvantaged - 40)).toBeLessThan(1e-9);
  expect(standardError).toBeLessThan(1e-9);
});
