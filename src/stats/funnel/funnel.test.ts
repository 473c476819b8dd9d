import { expect, test } from "vitest";
import * as fc from "fast-check";
import { binomialDraws, poissonDraws } from "../rates/count-draws.ts";
import { exactPoissonInterval } from "../rates/exact-poisson-interval.ts";
import { normalDraws } from "../random/normal-draws.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { wilsonInterval } from "../rates/wilson-interval.ts";
import { countFunnel } from "./count-funnel.ts";
import { countPlace, proportionPlace } from "./funnel-place.ts";
import { interpolatedFunnel } from "./interpolated-funnel.ts";
import { normalFunnel } from "./normal-funnel.ts";
import { overDispersion } from "./over-dispersion.ts";
import { proportionFunnel } from "./proportion-funnel.ts";

test("a share lies outside the funnel just when its Wilson interval leaves out the baseline (Wilson 1927), and its place says so", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 99 }), (count, rest, percent) => {
      fc.pre(count + rest > 0);
      const n = count + rest;
      const baseline = percent / 100;
      const { lower, upper } = proportionFunnel(baseline, n, 0.95);
      const own = wilsonInterval(count, n, 0.95);
      const share = count / n;
      // A point on the line itself may fall either way.
      fc.pre(Math.abs(share - lower) > 1e-9 && Math.abs(share - upper) > 1e-9);
      expect(share < lower).toBe(own.upper < baseline);
      expect(share > upper).toBe(own.lower > baseline);
      expect(proportionPlace(count, n, baseline).beyond !== null).toBe(share < lower || share > upper);
    }),
  );
});

test("Garwood 1936, table: 1 event lies on the lower limit of 5.572 expected and on the upper of 0.0253; 10 on those of 18.39 and 4.795", () => {
  expect(countFunnel(5.571643391, 0.95).lower).toBeCloseTo(1, 6);
  expect(countFunnel(0.025317808, 0.95).upper).toBeCloseTo(1, 6);
  expect(countFunnel(18.39035604, 0.95).lower).toBeCloseTo(10, 6);
  expect(countFunnel(4.795388696, 0.95).upper).toBeCloseTo(10, 6);
});

test("a count funnel turned back gives the expected number, exact and Byar's; no events are few only from 3.689 expected on (Garwood)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 500_000 }), (hundredths) => {
      const expected = hundredths / 100;
      const { lower, upper } = countFunnel(expected, 0.95);
      expect(exactPoissonInterval(lower, 0.95).upper / expected).toBeCloseTo(1, 10);
      expect(exactPoissonInterval(upper, 0.95).lower / expected).toBeCloseTo(1, 10);
      const byar = countFunnel(expected, 0.95, "byar");
      expect(byar.upper / upper).toBeCloseTo(1, 2);
    }),
    { numRuns: 30 },
  );
  expect(countFunnel(3.68, 0.95).lower).toBe(0);
  expect(countFunnel(3.7, 0.95).lower).toBeGreaterThan(0);
  expect(countFunnel(0, 0.95)).toEqual({ lower: 0, upper: 0 });
  expect(countFunnel(Number.NaN, 0.95).upper).toBeNaN();
});

test("R: ppois(3, 10) is 0.01033605 and ppois(16, 10, lower = FALSE) 0.02704161: places of 3 and 17 events against 10", () => {
  expect(countPlace(3, 10).p).toBeCloseTo(2 * 0.01033605, 7);
  expect(countPlace(3, 10)).toMatchObject({ side: "low", beyond: 0.95 });
  expect(countPlace(17, 10).p).toBeCloseTo(2 * 0.02704161, 7);
  expect(countPlace(17, 10)).toMatchObject({ side: "inside", beyond: null });
  expect(countPlace(10, 10).p).toBe(1);
  expect(countPlace(40, 10)).toMatchObject({ side: "high", beyond: 0.998 });
});

test("a count's place agrees with the exact funnel (both turn the same chance round)", () => {
  fc.assert(
    fc.property(fc.nat(120), fc.integer({ min: 1, max: 900 }), (count, tenths) => {
      const { lower, upper } = countFunnel(tenths / 10, 0.95);
      const { side } = countPlace(count, tenths / 10);
      expect(side).toBe(count < lower ? "low" : count > upper ? "high" : "inside");
    }),
  );
});

test("Spiegelhalter 2005, A.1.1: where the chance up to 3 is just the tail, the limit is 3; in large areas it is the normal limit", () => {
  const upTo3 = 0.010336050675925718;
  expect(interpolatedFunnel({ expected: 10 }, 1 - 2 * upTo3).lower).toBeCloseTo(3, 9);
  const large = interpolatedFunnel({ share: 0.3, denominator: 90_000 }, 0.95);
  const normal = proportionFunnel(0.3, 90_000, 0.95);
  expect(large.lower / 90_000).toBeCloseTo(normal.lower, 4);
  expect(large.upper / 90_000).toBeCloseTo(normal.upper, 4);
  expect(interpolatedFunnel({ share: 0, denominator: 5 }, 0.95)).toEqual({ lower: 0, upper: 0 });
  expect(interpolatedFunnel({ share: 0.2, denominator: 0 }, 0.95).lower).toBeNaN();
  expect(interpolatedFunnel({ expected: 0 }, 0.95)).toEqual({ lower: 0, upper: 0 });
});

test("of areas at the baseline about 5 % pass 95 % limits (20,000 draws, seed 31): shares 2.5–7 %, exact counts at most 5 %", () => {
  const draws = 20_000;
  for (const [n, share] of [
    [60, 0.3],
    [200, 0.1],
    [500, 0.5],
    [2000, 0.02],
    [20_000, 0.3],
  ] as const) {
    const draw = binomialDraws(n, share, seededRandom(31));
    const { lower, upper } = proportionFunnel(share, n, 0.95);
    let outside = 0;
    for (let at = 0; at < draws; at += 1) {
      const one = draw() / n;
      if (one < lower || one > upper) outside += 1;
    }
    expect(outside / draws).toBeGreaterThan(0.025);
    expect(outside / draws).toBeLessThan(0.07);
  }
  for (const expected of [2, 8, 30, 150, 2000]) {
    const draw = poissonDraws(expected, seededRandom(31));
    const { lower, upper } = countFunnel(expected, 0.95);
    let outside = 0;
    for (let at = 0; at < draws; at += 1) {
      const one = draw();
      if (one < lower || one > upper) outside += 1;
    }
    // Three Monte-Carlo errors of a share of 5 % are 0.46 points.
    expect(outside / draws).toBeLessThan(0.0546);
  }
});

test("over-dispersion by hand: scores −2, −1, 1, 2 have phi 2.5; equal errors s give between s² (I phi / (I − 1) − 1) (DerSimonian & Laird 1986)", () => {
  const got = overDispersion([6, 8, 12, 14], [2, 2, 2, 2], 10, 0);
  expect(got.phi).toBe(2.5);
  expect(got.between).toBeCloseTo(4 * (10 / 3 - 1), 12);
  // R: pchisq(10, 4, lower.tail = FALSE)
  expect(got.p).toBeCloseTo(0.04042768, 7);
  expect(overDispersion([6, 8, 12, 14], [2, 2, 2, 2], 10, 0.25).phi).toBe(1);
  expect(overDispersion([10, 10, 10], [1, 1, 1], 10)).toEqual({ phi: 0, between: 0, p: 1, areas: 3 });
  expect(overDispersion([], [], 10).phi).toBeNaN();
  expect(overDispersion([Number.NaN, 3], [1, 0], 1).areas).toBe(0);
});

test("areas that differ by a true sd of 3 (errors 1 to 4) have between near 9, and the widened funnel lets about 5 % out (2,000 areas, seed 32)", () => {
  const normal = normalDraws(seededRandom(32));
  const errors = Float64Array.from({ length: 2000 }, (_, at) => 1 + (at % 4));
  const values = errors.map((error) => 50 + 3 * normal() + error * normal());
  const { phi, between, p } = overDispersion(values, errors, 50, 0);
  // The Monte-Carlo error of tau² is under 0.6 here: variance 2 Σ w² (s² + 9)² / (Σ w)².
  expect(Math.abs(between - 9)).toBeLessThan(1.8);
  expect(phi).toBeGreaterThan(1);
  expect(p).toBeLessThan(1e-6);
  const outside = values.filter((value, at) => {
    const { lower, upper } = normalFunnel(50, errors[at], 0.95, { phi: 1, between });
    return value < lower || value > upper;
  }).length;
  expect(outside / 2000).toBeGreaterThan(0.03);
  expect(outside / 2000).toBeLessThan(0.07);
});

test("over-dispersion widens the funnel and pulls points in; the place agrees with it (definition)", () => {
  const wide = { phi: 4, between: 0 };
  const plain = proportionFunnel(0.2, 400, 0.95);
  expect(0.2 - proportionFunnel(0.2, 400, 0.95, wide).lower).toBeCloseTo(2 * (0.2 - plain.lower), 12);
  expect(proportionPlace(100, 400, 0.2)).toMatchObject({ side: "high", beyond: 0.95 });
  expect(proportionPlace(100, 400, 0.2, wide).side).toBe("inside");
  expect(countPlace(40, 20).side).toBe("high");
  expect(countPlace(40, 20, { phi: 1, between: 1 }).side).toBe("inside");
});

test("edges: nobody, missing, baselines of 0 and 1, the impossible", () => {
  expect(proportionFunnel(0.2, 0, 0.95).lower).toBeNaN();
  expect(proportionFunnel(0, 50, 0.95)).toEqual({ lower: 0, upper: 0 });
  expect(proportionPlace(0, 50, 0)).toMatchObject({ side: "inside", p: 1 });
  expect(proportionPlace(1, 50, 0)).toMatchObject({ side: "high", beyond: 0.998, p: 0 });
  expect(proportionPlace(0, 0, 0.2).side).toBe("unknown");
  expect(countPlace(Number.NaN, 3).side).toBe("unknown");
  expect(countPlace(1, 0)).toMatchObject({ side: "high", p: 0 });
  expect(countPlace(0, 0)).toMatchObject({ side: "inside", p: 1 });
  expect(() => proportionFunnel(1.2, 10, 0.95)).toThrow(RangeError);
  expect(() => proportionPlace(11, 10, 0.2)).toThrow(/11 of 10/);
  expect(() => countFunnel(-1, 0.95)).toThrow(RangeError);
  expect(() => countPlace(-1, 2)).toThrow(RangeError);
  expect(() => interpolatedFunnel({ share: 0.2, denominator: 2.5 }, 0.95)).toThrow(RangeError);
  expect(() => normalFunnel(0, -1, 0.95)).toThrow(RangeError);
  expect(() => overDispersion([1], [-1], 0)).toThrow(RangeError);
  expect(() => overDispersion([1], [], 0)).toThrow(RangeError);
  expect(() => overDispersion([1], [1], 0, 0.5)).toThrow(RangeError);
});
