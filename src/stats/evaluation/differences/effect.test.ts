import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leastSquares } from "../../linear/least-squares.ts";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { panel, type Panel } from "../panel.ts";
import { part } from "../part.ts";
import { simulatedCity } from "../made-city.ts";
import { assignments, ways } from "./assignments.ts";
import { differenceEffect, type DifferenceMethod } from "./difference-effect.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { permutationTest } from "./permutation-test.ts";
import { twoWayEffect } from "./two-way-effect.ts";
import { wildBootstrap } from "./wild-bootstrap.ts";

test("Card & Krueger (1994, Am Econ Rev 84:772, table 3): mean employment 20.44 → 21.03 in New Jersey, 23.33 → 21.17 in Pennsylvania, difference 2.76", () => {
  const found = differenceEffect(panel({ values: [20.44, 21.03, 23.33, 21.17], periods: 2, treated: [true, false], start: 1 }), {
    random: seededRandom(1),
  });
  // The published difference is of unrounded means.
  expect(Math.abs(found.value - 2.76)).toBeLessThan(0.0201);
  expect(found).toMatchObject({ method: "permutation", why: "oneArea", smallestP: 1, lower: -Infinity, upper: Infinity });
});

/** A simulated panel with one cell in ten missing, and unequal weights. */
function gappy(): Panel {
  const random = seededRandom(12);
  const whole = simulatedCity({ treated: 4, comparison: 7, periods: 5, start: 2, effect: 2 }, normalDraws(random));
  return {
    ...whole,
    values: whole.values.map((value) => (random() < 0.1 ? Number.NaN : value)),
    weights: whole.weights.map(() => 0.5 + random()),
  };
}

test("with gaps and weights the effect is that of the regression with a dummy per area and per period", () => {
  const given = gappy();
  const rows: number[][] = [];
  const outcome: number[] = [];
  for (const [cell, value] of given.values.entries()) {
    if (Number.isNaN(value)) continue;
    const [area, period] = [Math.floor(cell / 5), cell % 5];
    const root = Math.sqrt(given.weights[area]);
    const dummies = [...Array.from({ length: 11 }, (_, at) => at === area), ...[1, 2, 3, 4].map((at) => at === period)];
    rows.push([...dummies.map((mark) => (mark ? root : 0)), root * given.treated[area] * (period >= 2 ? 1 : 0)]);
    outcome.push(root * value);
  }
  expect(outcome.length).toBeLessThan(52);
  const fit = leastSquares(Float64Array.from(rows.flat()), outcome, 16);
  for (const value of [
    twoWayEffect(given, 0.95).value,
    permutationTest(given, 0.95, seededRandom(1)).value,
    wildBootstrap(given, 0.95, seededRandom(1)).value,
  ])
    expect(value).toBeCloseTo(fit.coefficients[15], 10);
});

test("leaving one comparison area out is the regression without it, with gaps and weights", () => {
  const given = gappy();
  const { without, least, most } = leaveOneOut(given);
  expect(without.map(({ place }) => place)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  for (const { place, value } of without)
    expect(value).toBeCloseTo(twoWayEffect(part(given, { areas: (area) => area !== place }), 0.95).value, 10);
  expect([least, most]).toEqual([Math.min(...without.map(({ value }) => value)), Math.max(...without.map(({ value }) => value))]);
});

test("vitamin E (Good 2005, Permutation Tests, § 1.2): {121, 118, 110} against {34, 12, 22}: 1 of 20 sets as extreme upward, 2 of 20 either way", () => {
  const found = permutationTest(
    panel({ values: [121, 118, 110, 34, 12, 22].flatMap((count) => [0, count]), periods: 2, treated: [1, 1, 1, 0, 0, 0], start: 1 }),
    0.95,
    seededRandom(1),
  );
  expect(found).toMatchObject({ p: 0.1, smallestP: 0.1, sets: 20, exact: true, lower: -Infinity, upper: Infinity });
});

test("permuting is exact: of all sets of 3 in 12 areas, called treated in turn, at most 5 % get p ≤ 0.05, and the limits hold 0 just when p > 0.05", () => {
  const city = simulatedCity({ treated: 3, comparison: 9, periods: 4, start: 2 }, normalDraws(seededRandom(5)));
  let [shown, sets] = [0, 0];
  assignments(12, 3, 1000, seededRandom(1), (set) => {
    const marks = new Set(set);
    const found = permutationTest(part(city, { treated: (area) => marks.has(area) }), 0.95, seededRandom(1));
    sets += 1;
    if (found.p <= 0.05) shown += 1;
    expect(found.lower <= 0 && found.upper >= 0).toBe(found.p > 0.05);
  });
  expect(sets).toBe(220);
  expect(shown).toBe(11);
});

test("10 of 5 can't be chosen; 3 of 12 in 220 ways, 10 of 40 in more than a million", () => {
  expect(ways(12, 3, 1e6)).toBe(220);
  expect(ways(40, 10, 1e6)).toBe(Infinity);
  expect(() => assignments(5, 10, 10, seededRandom(1), () => undefined)).toThrow(RangeError);
});

test("shifting an area or a period changes nothing, scaling scales the effect and its limits, an added effect is added to all three (each method)", () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });
  const methods: DifferenceMethod[] = ["clusterRobust", "wildBootstrap", "permutation"];
  fc.assert(
    fc.property(
      fc.constantFrom(...methods),
      number,
      number,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      number,
      (method, a, b, scale, added) => {
        const given = gappy();
        const changed = given.values.map((value, cell) => {
          const [area, period] = [Math.floor(cell / 5), cell % 5];
          return scale * (value + (area === 3 ? a : 0) + (period === 3 ? b : 0)) + (given.treated[area] === 1 && period >= 2 ? added : 0);
        });
        const options = { method, draws: 199 };
        const before = differenceEffect(given, { ...options, random: seededRandom(3) });
        const after = differenceEffect({ ...given, values: changed }, { ...options, random: seededRandom(3) });
        for (const key of ["value", "lower", "upper"] as const)
          expect(Math.abs(after[key] - scale * before[key] - added)).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 40 },
  );
});

/** Share of simulated cities without an effect (AR(1) 0.5, 3 + 3 periods) in which one is shown at 5 %. */
function size(treated: number, comparison: number, replications: number): number {
  const random = seededRandom(2024);
  const normal = normalDraws(random);
  let shown = 0;
  for (let draw = 0; draw < replications; draw += 1) {
    const city = simulatedCity({ treated, comparison, periods: 6, start: 3, autocorrelation: 0.5 }, normal);
    if (differenceEffect(city, { random, sets: 399 }).p <= 0.05) shown += 1;
  }
  return shown / replications;
}

// At a true size of 5 % the Monte-Carlo error of 2,000 cities is 0.5 points, so 6 % lies two of them away; of 1,500, 0.6.
for (const [treated, comparison] of [
  [15, 15],
  [15, 40],
  [20, 30],
])
  test(`size of two-way fixed effects with CR2, ${treated} treated and ${comparison} comparison areas, AR(1) 0.5, 2,000 cities: at most 6 %, at least 3.5 %`, () => {
    const found = size(treated, comparison, 2000);
    expect(found).toBeLessThanOrEqual(0.06);
    expect(found).toBeGreaterThanOrEqual(0.035);
  });

for (const [treated, comparison] of [
  [1, 24],
  [2, 12],
  [3, 10],
  [5, 5],
])
  test(`size of permutation, ${treated} treated and ${comparison} comparison areas, AR(1) 0.5, 2,000 cities: at most 6 %`, () => {
    expect(size(treated, comparison, 2000)).toBeLessThanOrEqual(0.06);
  });

for (const [treated, comparison] of [
  [6, 6],
  [6, 30],
  [8, 12],
])
  test(`size of the wild bootstrap (399 draws), ${treated} treated and ${comparison} comparison areas, AR(1) 0.5, 1,500 cities: at most 6 %, at least 3 %`, () => {
    const random = seededRandom(2025);
    const normal = normalDraws(random);
    let shown = 0;
    for (let draw = 0; draw < 1500; draw += 1) {
      const city = simulatedCity({ treated, comparison, periods: 6, start: 3, autocorrelation: 0.5 }, normal);
      if (wildBootstrap(city, 0.95, random, 399, false).p <= 0.05) shown += 1;
    }
    expect(shown / 1500).toBeLessThanOrEqual(0.06);
    expect(shown / 1500).toBeGreaterThanOrEqual(0.03);
  });

test("limits of the wild bootstrap hold an effect of 1 in 93–98 % of 300 cities of 7 + 9 areas (Monte-Carlo error 1.3 points)", () => {
  const random = seededRandom(2026);
  const normal = normalDraws(random);
  let held = 0;
  for (let draw = 0; draw < 300; draw += 1) {
    const found = wildBootstrap(simulatedCity({ treated: 7, comparison: 9, periods: 4, start: 2, effect: 1 }, normal), 0.95, random, 199);
    if (found.lower <= 1 && found.upper >= 1) held += 1;
  }
  expect(held / 300).toBeGreaterThan(0.93);
  expect(held / 300).toBeLessThan(0.98);
});

test("an effect of 1 lies within the limits in 93–97 % of 1,500 cities of 16 + 16 areas (Monte-Carlo error 0.6 points)", () => {
  const normal = normalDraws(seededRandom(77));
  let held = 0;
  for (let draw = 0; draw < 1500; draw += 1) {
    const found = twoWayEffect(simulatedCity({ treated: 16, comparison: 16, periods: 4, start: 2, effect: 1 }, normal), 0.95);
    if (found.lower <= 1 && found.upper >= 1) held += 1;
  }
  expect(Math.abs(held / 1500 - 0.95)).toBeLessThan(0.02);
});

test("no treated or no comparison area: NaN, not an error", () => {
  const city = simulatedCity({ treated: 3, comparison: 4, periods: 3, start: 1 }, normalDraws(seededRandom(1)));
  for (const mark of [true, false]) {
    const found = differenceEffect(part(city, { treated: () => mark }), { random: seededRandom(1) });
    expect(found.value).toBeNaN();
    expect(found.smallestP).toBe(1);
  }
});

test("a panel that doesn't fit is refused", () => {
  const fine = { values: [1, 2, 3, 4], periods: 2, treated: [1, 0], start: 1 };
  expect(() => panel({ ...fine, periods: 3 })).toThrow(/4 values/);
  expect(() => panel({ ...fine, start: 3 })).toThrow(/start at period 3/);
  expect(() => panel({ ...fine, values: [1, 2, Infinity, 4] })).toThrow(/Value 3/);
  expect(() => panel({ ...fine, weights: [1, 0] })).toThrow(/weight above 0/);
  expect(() => panel({ ...fine, times: [2016, 2012] })).toThrow(/later than/);
});
