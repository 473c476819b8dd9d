import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import type { Panel } from "../panel.ts";
import { part } from "../part.ts";
import { simulatedCity } from "../made-city.ts";
import { simplexWeights } from "./simplex-weights.ts";
import { syntheticControl } from "./synthetic-control.ts";
import { syntheticDesign } from "./synthetic-design.ts";
import { syntheticRanks } from "./synthetic-ranks.ts";

test("weights by hand: a target within the triangle gets its barycentric weights, one beside a corner that corner, one beside an edge its foot", () => {
  const triangle = Float64Array.of(0, 0, 4, 0, 0, 4);
  const round = (target: number[]) => Array.from(simplexWeights(target, triangle), (weight) => Math.round(weight * 1e9) / 1e9);
  expect(round([1, 2])).toEqual([0.25, 0.25, 0.5]);
  expect(round([-3, -1])).toEqual([1, 0, 0]);
  expect(round([1, -5])).toEqual([0.75, 0.25, 0]);
  expect(round([3, 3])).toEqual([0, 0.5, 0.5]);
  expect(() => simplexWeights([1], new Float64Array(0))).toThrow(RangeError);
  expect(() => simplexWeights([Number.NaN], Float64Array.of(1, 2))).toThrow(RangeError);
});

test("weights are optimal (Kuhn & Tucker: no donor pulls closer than those that count) for 200 random problems of 2–12 periods and 2–40 donors", () => {
  const random = seededRandom(51);
  const normal = normalDraws(random);
  for (let problem = 0; problem < 200; problem += 1) {
    const [size, count] = [2 + Math.floor(random() * 11), 2 + Math.floor(random() * 39)];
    const target = Float64Array.from({ length: size }, normal);
    const donors = Float64Array.from({ length: size * count }, () => 5 + 2 * normal());
    const weights = simplexWeights(target, donors);
    expect(weights.every((weight) => weight >= 0)).toBe(true);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    const gap = target.map(
      (value, period) => value - weights.reduce((sum, weight, donor) => sum + weight * donors[donor * size + period], 0),
    );
    const pull = Array.from(weights, (_, donor) => gap.reduce((sum, miss, period) => sum + miss * donors[donor * size + period], 0));
    const own = pull.reduce((sum, one, donor) => sum + one * weights[donor], 0);
    for (const one of pull) expect(one).toBeLessThan(own + 1e-8);
  }
});

test("shifting a period changes nothing, scaling scales the effect; shifting an area changes nothing when demeaned", () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  const city = simulatedCity({ treated: 1, comparison: 12, periods: 10, start: 7, effect: 2 }, normalDraws(seededRandom(52)));
  const effect = (values: Float64Array, demeaned: boolean) => syntheticRanks({ ...city, values }, demeaned, 0.9, seededRandom(1), 199);
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, scale) => {
      const plain = effect(city.values, false);
      const turned = effect(
        city.values.map((value, cell) => scale * (value + (cell % 10 === 4 ? a : 0))),
        false,
      );
      expect(Math.abs(turned.fit.effect - scale * plain.fit.effect)).toBeLessThan(1e-6);
      expect(turned.p).toBe(plain.p);
      const level = effect(
        city.values.map((value, cell) => value + (cell < 10 ? a : cell < 20 ? b : 0)),
        true,
      );
      expect(Math.abs(level.fit.effect - effect(city.values, true).fit.effect)).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
});

// At a true size of 5 % (20 areas; among 25 a rank can only give 4 %) the Monte-Carlo error of 3,000 cities is 0.4 points.
for (const [treated, comparison, periods, start, replications] of [
  [1, 24, 15, 10, 800],
  [1, 19, 15, 10, 3000],
  [2, 10, 12, 8, 500],
])
  test(`size of placebo ranks, ${treated} treated and ${comparison} comparison areas, ${start} periods before, common shocks, AR(1) 0.3, ${replications} cities: at most 6 %`, () => {
    const random = seededRandom(53);
    const normal = normalDraws(random);
    let shown = 0;
    for (let draw = 0; draw < replications; draw += 1) {
      const city = simulatedCity({ treated, comparison, periods, start, autocorrelation: 0.3, loading: 1 }, normal);
      if (syntheticRanks(city, false, 0.95, random, 66).p <= 0.05) shown += 1;
    }
    expect(shown / replications).toBeLessThanOrEqual(0.06);
  });

test("limits hold 0 whenever p > 0.05, and an effect of 3 lies inside in 92–99 % of 300 cities (24 comparison areas: true 96 %, Monte-Carlo error 1.1)", () => {
  const random = seededRandom(54);
  const normal = normalDraws(random);
  let held = 0;
  for (let draw = 0; draw < 300; draw += 1) {
    const found = syntheticRanks(
      simulatedCity({ treated: 1, comparison: 24, periods: 14, start: 9, effect: 3, loading: 1 }, normal),
      false,
      0.95,
      random,
      199,
    );
    if (found.p > 0.05) expect(found.lower <= 0 && found.upper >= 0).toBe(true);
    if (found.lower <= 3 && found.upper >= 3) held += 1;
  }
  expect(held / 300).toBeGreaterThan(0.92);
  expect(held / 300).toBeLessThan(0.99);
});

for (const [comparison, start, autocorrelation] of [
  [19, 12, 0],
  [19, 20, 0.3],
  [30, 8, 0],
  [30, 12, 0.3],
])
  test(`the effect foretold is then seen in 80 % ± 7 points of 150 cities, either way (two Monte-Carlo errors of 3.3): 1 + ${comparison} areas, ${start} + 5 periods, AR(1) ${autocorrelation}`, () => {
    const random = seededRandom(55);
    const normal = normalDraws(random);
    let [shown, foretold] = [0, 0];
    for (let draw = 0; draw < 150; draw += 1) {
      const city = simulatedCity({ treated: 1, comparison, periods: start + 5, start, autocorrelation, loading: 1 }, normal);
      const { smallestEffect } = syntheticDesign(city, { random, demeaned: true });
      if (!(smallestEffect < Infinity)) continue;
      const { lower, upper } = syntheticRanks(city, true, 0.95, random, 199);
      foretold += 2;
      if (lower + smallestEffect > 0) shown += 1;
      if (upper - smallestEffect < 0) shown += 1;
    }
    expect(foretold).toBeGreaterThan(200);
    expect(Math.abs(shown / foretold - 0.8)).toBeLessThan(0.07);
  });

test("the design reads nothing of the treated area from the start on, and nothing is foretold for two of them", () => {
  const city = simulatedCity({ treated: 1, comparison: 20, periods: 14, start: 10 }, normalDraws(seededRandom(58)));
  const blank = { ...city, values: city.values.map((value, cell) => (cell < 14 && cell >= 10 ? Number.NaN : value)) };
  const foretold = (given: Panel) => syntheticDesign(given, { random: seededRandom(1), demeaned: true });
  expect(foretold(city).smallestEffect).toBeGreaterThan(0);
  expect(foretold(blank).smallestEffect).toBe(foretold(city).smallestEffect);
  expect(foretold(part(city, { treated: (area) => area < 2 })).reason).toBe("severalTreated");
});

test("worked in whole: an effect of 8 in 1 of 25 areas is shown; with 10 areas no p can be small enough; a poor fit and a perfect one are told", () => {
  const random = seededRandom(56);
  const normal = normalDraws(random);
  const city = simulatedCity({ treated: 1, comparison: 24, periods: 16, start: 11, effect: 8, loading: 0.5 }, normal);
  const level = { ...city, values: city.values.map((value, cell) => value - (cell < 16 ? city.values[0] : 0)) };
  const found = syntheticControl(level, { random, near: Array.from({ length: 25 }, (_, area) => area > 20) });
  expect(found.verdict.verdict).toBe("effectShown");
  expect(found.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  expect(found.points[12].gap).toBeCloseTo(found.points[12].actual - found.points[12].synthetic, 12);
  expect(found.leaveOneOut.length).toBe(found.weights.length);
  expect(found.placeboInTime?.start).toBe(8);
  expect(found.withoutNear).not.toBeNaN();
  const few = syntheticControl(part(level, { areas: (area) => area < 10 }), { random });
  expect(few.verdict.reasons).toContainEqual({ code: "attainableP", smallest: 0.1, level: 1 - 0.95 });
  const far = { ...level, values: level.values.map((value, cell) => value + (cell < 16 ? 100 : 0)) };
  expect(syntheticControl(far, { random }).verdict.reasons[0]).toMatchObject({ code: "poorPreFit" });
  expect(syntheticControl(far, { random, demeaned: true }).verdict.verdict).toBe("effectShown");
  const short = syntheticControl(part(level, { from: 8 }), { random, demeaned: true });
  expect(short.verdict.verdict).toBe("cannotTell");
});

test("missing values leave an area out; no areas, no past or too short a past give a reason instead of a number", () => {
  const random = seededRandom(57);
  const city = simulatedCity({ treated: 1, comparison: 8, periods: 6, start: 4 }, normalDraws(random));
  const holes = { ...city, values: city.values.map((value, cell) => (cell === 20 ? Number.NaN : value)) };
  expect(syntheticControl(holes, { random }).leftOut).toEqual([3]);
  expect(syntheticControl(part(city, { start: 0 }), { random }).verdict.reasons[0].code).toBe("noPrePeriod");
  expect(syntheticControl(part(city, { start: 6 }), { random }).verdict.reasons[0].code).toBe("noPostPeriod");
  expect(syntheticControl(part(city, { start: 2 }), { random }).verdict.reasons[0].code).toBe("tooFewPeriods");
  expect(syntheticControl(part(city, { treated: () => true }), { random }).verdict.reasons[0].code).toBe("tooFewAreas");
  expect(syntheticDesign(city, { random }).reason).toBe("tooFewPrePeriods");
});
