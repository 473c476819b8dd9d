import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { ladder } from "../groups.ts";
import { logitRelativeIndex } from "./logit-relative-index.ts";
import { logitSlopeIndex } from "./logit-slope-index.ts";
import { coverage, madeLadder, madePopulations } from "./made-ladders.ts";

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit));

test("values on a logistic curve give that curve back: logit −1 − r on a scale of 100 (by hand: 26.894 … 11.920)", () => {
  const made = madeLadder([300, 200, 500, 400], (rank) => 100 * expit(-1 - rank));
  const { value, leastAdvantaged, mostAdvantaged } = logitSlopeIndex(made, { scale: 100 });
  expect(leastAdvantaged).toBeCloseTo(26.894142137, 8);
  expect(mostAdvantaged).toBeCloseTo(11.920292202, 8);
  expect(value).toBeCloseTo(11.920292202 - 26.894142137, 8);
  expect(logitRelativeIndex(made, { scale: 100 }).value).toBeCloseTo(11.920292202 / 26.894142137, 9);
});

const truth = { slope: 100 * (expit(-2) - expit(-1)), ratio: expit(-2) / expit(-1) };

/** Counted shares of areas that scatter about the curve on the logit (σ 0.3) and by who happened to be counted. */
function counted(people: number[], normal: () => number) {
  return madeLadder(people, (rank, at) => {
    const part = expit(-1 - rank + 0.3 * normal());
    const count = Math.round(people[at] * part + Math.sqrt(people[at] * part * (1 - part)) * normal());
    return (100 * Math.min(people[at], Math.max(0, count))) / people[at];
  });
}

for (const [n, sigma] of [
  [10, 0],
  [10, 0.5],
  [30, 0],
  [30, 0.5],
  [111, 0.5],
] as const) {
  test(`from scatter: nominal 95 % covers 93–97 % (± 0.8, 1,000 runs) for ${n} areas, people lognormal σ ${sigma}, seed 51; counted twice as healthequal does it covers less each time`, () => {
    const ours = (seed: number, weights: "people" | "reference"): { slope: number; ratio: number } => {
      const slopes = normalDraws(seededRandom(seed));
      const ratios = normalDraws(seededRandom(seed));
      return {
        slope: coverage(1000, () => ({
          ...logitSlopeIndex(counted(madePopulations(n, sigma, slopes), slopes), { scale: 100, weights }),
          truth: truth.slope,
        })),
        ratio: coverage(1000, () => ({
          ...logitRelativeIndex(counted(madePopulations(n, sigma, ratios), ratios), { scale: 100, weights }),
          truth: truth.ratio,
        })),
      };
    };
    const people = ours(51, "people");
    for (const share of [people.slope, people.ratio]) {
      expect(share).toBeGreaterThan(0.922);
      expect(share).toBeLessThan(0.978);
    }
    const reference = ours(51, "reference");
    expect(reference.slope).toBeLessThan(people.slope);
    if (sigma > 0) expect(reference.slope).toBeLessThan(0.93);
  });
}

for (const [n, sigma] of [
  [10, 0.5],
  [30, 0],
  [30, 1],
  [111, 0.5],
  [111, 1],
] as const) {
  test(`from standard errors: nominal 95 % covers 93–97 % (± 0.8, 1,000 runs) for ${n} areas, people lognormal σ ${sigma}, errors of a count, seed 52`, () => {
    const normal = normalDraws(seededRandom(52));
    const share = coverage(1000, () => {
      const people = madePopulations(n, sigma, normal);
      const parts = Array.from(madeLadder(people, (rank) => expit(-1 - rank)).values);
      const errors = parts.map((part, at) => 100 * Math.sqrt((part * (1 - part)) / (people[at] / 10)));
      const seen = madeLadder(people, (_, at) => Math.min(100, Math.max(0, 100 * parts[at] + errors[at] * normal())), errors);
      return { ...logitSlopeIndex(seen, { scale: 100 }), truth: truth.slope };
    });
    expect(share).toBeGreaterThan(0.922);
    expect(share).toBeLessThan(0.978);
  });
}

test("nobody, everybody, one rung, no people, a clean break", () => {
  const order = [1, 2, 3, 4];
  const populations = [1, 1, 1, 1];
  const nobody = ladder({ values: [0, 0, 0, 0], populations }, order);
  expect(logitSlopeIndex(nobody, { scale: 1 })).toMatchObject({ value: 0, limitsFrom: null });
  expect(logitRelativeIndex(nobody, { scale: 1 }).value).toBeNaN();
  expect(logitRelativeIndex(ladder({ values: [1, 1, 1, 1], populations }, order), { scale: 1 }).value).toBe(1);
  for (const broken of [
    ladder({ values: [0.1, 0.2], populations: [1, 1] }, [1, 1]),
    ladder({ values: [0.1, 0.2], populations: [0, 0] }, [1, 2]),
    ladder({ values: [0, 0, 1, 1], populations }, order),
    ladder({ values: [] }, []),
  ])
    expect(logitSlopeIndex(broken, { scale: 1 })).toMatchObject({ value: Number.NaN, lower: Number.NaN, limitsFrom: null });
});

test("limits from scatter reach Student's t on n − 2 degrees: 3.182 for five areas (table of Fisher & Yates); on the logarithm for the ratio", () => {
  const made = ladder({ values: [10, 25, 30, 28, 33], populations: [5, 6, 5, 4, 5] }, [1, 2, 3, 4, 5]);
  const slope = logitSlopeIndex(made, { scale: 100 });
  expect((slope.upper - slope.value) / slope.standardError).toBeCloseTo(3.182, 3);
  const ratio = logitRelativeIndex(made, { scale: 100 });
  expect(Math.log(ratio.upper / ratio.value) / (ratio.standardError / ratio.value)).toBeCloseTo(3.182, 3);
});

test("a group that alone holds an end of the curve shows no scatter there", () => {
  expect(logitSlopeIndex(ladder({ values: [0.1, 0.2, 0.4], populations: [5, 5, 5] }, [1, 1, 2]), { scale: 1 }).limitsFrom).toBeNull();
});

test("found by a property: three very unequal groups, from whose mean a full step of Newton's never comes back, have their curve all the same", () => {
  const made = ladder({ values: [5, 5, 42.23209922015707], populations: [81, 1, 3] }, [1, 2, 3]);
  const { value, leastAdvantaged, mostAdvantaged } = logitSlopeIndex(made, { scale: 100 });
  expect(value).toBeCloseTo(mostAdvantaged - leastAdvantaged, 12);
  const logit = (part: number): number => Math.log(part / (100 - part));
  const rise = logit(mostAdvantaged) - logit(leastAdvantaged);
  // The two conditions of greatest likelihood: what the curve misses adds up to nothing, also by rank.
  const missed = Array.from(
    made.values,
    (seen, at) => made.populations[at] * (seen - 100 * expit(logit(leastAdvantaged) + rise * made.ranks[at])),
  );
  expect(missed.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 8);
  expect(missed.reduce((sum, one, at) => sum + one * made.ranks[at], 0)).toBeCloseTo(0, 8);
});
