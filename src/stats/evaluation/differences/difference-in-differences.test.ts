import { expect, test } from "vitest";
import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { preNoise } from "../noise.ts";
import { type Panel, panel } from "../panel.ts";
import { part } from "../part.ts";
import { simulatedCity } from "../made-city.ts";
import { studentPower } from "../student-power.ts";
import { differenceDesign } from "./difference-design.ts";
import { differenceEffect } from "./difference-effect.ts";
import { contrastVariance } from "./contrasts.ts";
import { differenceInDifferences, type DifferenceOptions } from "./difference-in-differences.ts";
import { eventStudy } from "./event-study.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { placeboInTime } from "./placebo-in-time.ts";
import { preTrend } from "./pre-trend.ts";
import { sideDifference } from "./side-difference.ts";
import { spillover } from "./spillover.ts";
import { trendSensitivity } from "./trend-sensitivity.ts";
import { twoWayEffect } from "./two-way-effect.ts";
import { wildBootstrap } from "./wild-bootstrap.ts";

const quick = { draws: 199, sets: 399 };
const share = (times: number, happens: () => boolean): number => {
  let count = 0;
  for (let time = 0; time < times; time += 1) if (happens()) count += 1;
  return count / times;
};

/** 3 treated and 4 comparison areas on straight lines with slopes 2 and 0.5 and a jump of 5: everything follows by hand. */
const lines = (): Panel =>
  panel({
    values: Array.from({ length: 7 * 6 }, (_, cell) => {
      const [area, period] = [Math.floor(cell / 6), cell % 6];
      return area * 10 + (area < 3 ? 2 * period + (period >= 3 ? 5 : 0) : 0.5 * period);
    }),
    periods: 6,
    start: 3,
    treated: [1, 1, 1, 0, 0, 0, 0],
  });

test("straight lines by hand: event study −3, −1.5, 0, 6.5, 8, 9.5; slope 1.5; effect 9.5, with the slopes drawn on 5; no share undoes it", () => {
  const random = seededRandom(1);
  for (const [at, wanted] of [-3, -1.5, 0, 6.5, 8, 9.5].entries()) expect(eventStudy(lines())[at].value).toBeCloseTo(wanted, 10);
  expect(preTrend(lines(), { random }).slope.value).toBeCloseTo(1.5, 10);
  const { shares, breakdown } = trendSensitivity(lines(), { random });
  expect(shares.map(({ effect }) => Math.round(effect.value * 1e9) / 1e9)).toEqual([9.5, 7.25, 5, 0.5]);
  // Without noise the interval is a point, which at 2.1 is 0.05 and never exactly 0: no share in steps of 0.1 holds 0.
  expect(breakdown).toBe(Infinity);
  const found = leaveOneOut(lines());
  expect(found.least).toBeCloseTo(9.5, 10);
  expect(found.without.map(({ place }) => place)).toEqual([3, 4, 5, 6]);
});

test("a point of the event study is the two-way effect of its period and the base alone, error and degrees too; with one treated area, one against many", () => {
  const city = simulatedCity({ treated: 4, comparison: 9, periods: 5, start: 2, effect: 1 }, normalDraws(seededRandom(8)));
  const point = eventStudy(city)[2];
  const alone = twoWayEffect(part(city, { from: 1, to: 3 }), 0.95);
  for (const key of ["value", "standardError", "degrees", "p"] as const) expect(point[key]).toBeCloseTo(alone[key], 9);
  // Crawford & Howell (1998): t = (x − mean) / (s √(1 + 1/n)) on n − 1 degrees; here 10 against 1 … 5: mean 3, s² = 2.5.
  const single = sideDifference([10, 1, 2, 3, 4, 5], [1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1], 0.95);
  expect(single.standardError).toBeCloseTo(Math.sqrt(2.5 * 1.2), 12);
  expect(single).toMatchObject({ degrees: 4 });
});

test("worked in whole: 16 + 20 areas, effect 2 (seed 3): shown, trends alike, every part there", () => {
  const random = seededRandom(3);
  const city = simulatedCity({ treated: 16, comparison: 20, periods: 6, start: 3, effect: 2, autocorrelation: 0.3 }, normalDraws(random));
  const found = differenceInDifferences(city, { random, ...quick, matters: 1, near: Array.from({ length: 36 }, (_, area) => area > 30) });
  expect(found.verdict).toMatchObject({ verdict: "effectShown", reasons: [] });
  expect(found.effect.method).toBe("clusterRobust");
  expect(found.events.map(({ when }) => when)).toEqual(["before", "before", "base", "after", "after", "after"]);
  expect(found.placeboInPlace.areas.length).toBe(20);
  expect(found.placeboInTime.starts.map(({ start }) => start)).toEqual([1, 2]);
  expect(found.means.without[5]).toBeLessThan(found.means.treated[5]);
  expect(found.spillover?.near.treated).toBe(5);
  expect(found.leaveOneOut.least <= found.effect.value && found.effect.value <= found.leaveOneOut.most).toBe(true);
});

test("three waves, two after: one period before gives 'cannot tell' for want of a trend, unless areas were drawn by lot; 4 + 4 areas in 2 + 2 can never tell", () => {
  const random = seededRandom(4);
  const city = simulatedCity({ treated: 16, comparison: 16, periods: 3, start: 1, effect: 3 }, normalDraws(random));
  const judged = (given: Panel, more: Partial<DifferenceOptions> = {}) => differenceInDifferences(given, { random, ...quick, ...more });
  expect(judged(city).verdict).toMatchObject({ verdict: "cannotTell", reasons: [{ code: "preTrendUntested", prePeriods: 1 }] });
  expect(judged(city).design.reason).toBe("onePrePeriod");
  expect(judged(city, { sd: 1 }).design.smallestEffect).toBeGreaterThan(0);
  expect(judged(city, { byLot: true }).verdict.verdict).toBe("effectShown");
  const few = part(city, { areas: (area) => area % 8 === 0 });
  expect(judged(few, { byLot: true }).verdict).toMatchObject({ verdict: "cannotTell", reasons: [{ code: "attainableP" }] });
  expect(judged(part(city, { start: 0 })).verdict.reasons).toEqual([{ code: "noPrePeriod" }]);
  expect(judged(part(city, { start: 3 })).verdict.reasons).toEqual([{ code: "noPostPeriod" }]);
  expect(judged(part(city, { treated: () => true })).verdict.reasons).toEqual([{ code: "tooFewAreas", treated: 32, comparison: 0 }]);
});

test("an area that was not measured before is left out and told", () => {
  const random = seededRandom(5);
  const city = simulatedCity({ treated: 3, comparison: 6, periods: 4, start: 2 }, normalDraws(random));
  const values = city.values.map((value, cell) => (cell >= 20 && cell < 22 ? Number.NaN : value));
  const found = differenceInDifferences({ ...city, values }, { random, ...quick });
  expect(found.leftOut).toEqual([5]);
  expect(found.effect.comparison).toBe(5);
});

test("null cities (16 + 16 areas, 3 + 3 periods, AR(1) 0.3, 2,000): 'effect shown' in at most 6 %, and trends found to differ in at most 6 % (Monte-Carlo error 0.5 points)", () => {
  const random = seededRandom(10);
  const normal = normalDraws(random);
  let differ = 0;
  const shown = share(2000, () => {
    const city = simulatedCity({ treated: 16, comparison: 16, periods: 6, start: 3, autocorrelation: 0.3 }, normal);
    const trend = preTrend(city, { random, ...quick });
    if (trend.differ) differ += 1;
    return !trend.differ && differenceEffect(city, { random, ...quick }).p <= 0.05;
  });
  expect(shown).toBeLessThanOrEqual(0.06);
  expect(differ / 2000).toBeLessThanOrEqual(0.06);
});

test("size of the trend test with few areas: 4 + 10 (permutation) and 7 + 9 (Hotelling, bootstrap), 5 periods before, 500 cities each: at most 7 % (two Monte-Carlo errors of 1 point above 5)", () => {
  for (const [treated, comparison] of [
    [4, 10],
    [7, 9],
  ]) {
    const random = seededRandom(11);
    const normal = normalDraws(random);
    const found = share(
      500,
      () =>
        preTrend(simulatedCity({ treated, comparison, periods: 7, start: 5, autocorrelation: 0.3 }, normal), {
          random,
          draws: 99,
          sets: 199,
        }).differ,
    );
    expect(found).toBeLessThanOrEqual(0.07);
  }
});

test("violated parallel trends (treated areas rise 1 sd more a period, 16 + 16 areas, no effect, 300 cities): nearly all would 'show' an effect; the slope is found out in the 97 % that its power is, ± 3 (Monte-Carlo error 1 point), and 'effect shown' in at most 6 %", () => {
  const random = seededRandom(12);
  const normal = normalDraws(random);
  let [shown, slope, placebo] = [0, 0, 0];
  const wrong = share(300, () => {
    const city = simulatedCity({ treated: 16, comparison: 16, periods: 6, start: 3, drift: 1 }, normal);
    const fooled = differenceEffect(city, { random }).p <= 0.05;
    const trend = preTrend(city, { random, ...quick });
    if (fooled) shown += 1 / 300;
    if (trend.slope.p <= 0.05) slope += 1 / 300;
    if (placeboInTime(city, { random }).p <= 0.05) placebo += 1 / 300;
    return fooled && !trend.differ;
  });
  expect(shown).toBeGreaterThan(0.98);
  // The slope over three periods has an error of √(½ (1/16 + 1/16)) = ¼, so the drift is four of them.
  expect(Math.abs(slope - studentPower(4, 30, 0.05))).toBeLessThan(0.03);
  expect(placebo).toBeGreaterThan(0.9);
  expect(wrong).toBeLessThanOrEqual(0.06);
});

test("with that drift the trend-corrected effect (share 1) is about 0: its limits hold 0 in 93–97 % of 600 cities (Monte-Carlo error 0.9 points, hence 92–98)", () => {
  const random = seededRandom(13);
  const normal = normalDraws(random);
  const held = share(600, () => {
    const city = simulatedCity({ treated: 16, comparison: 16, periods: 6, start: 3, drift: 1 }, normal);
    const effect = trendSensitivity(city, { random }, [1]).shares[0].effect;
    return effect.lower <= 0 && effect.upper >= 0;
  });
  expect(Math.abs(held - 0.95)).toBeLessThan(0.03);
});

test("spill-over: 8 of 24 comparison areas get the effect of 2 too (200 cities): flagged in over 95 %, the effect without them is right on average; without spill-over flagged in at most 7 %", () => {
  const random = seededRandom(14);
  const normal = normalDraws(random);
  const near = Array.from({ length: 40 }, (_, area) => area >= 16 && area < 24);
  let [all, far] = [0, 0];
  const flagged = share(200, () => {
    const city = simulatedCity({ treated: 16, comparison: 24, periods: 6, start: 3, effect: 2, near: 8, spill: 2 }, normal);
    const found = spillover(city, near, { random, ...quick });
    all += differenceEffect(city, { random }).value / 200;
    far += (found?.withoutNear.value ?? Number.NaN) / 200;
    return found?.suspected === true;
  });
  expect(flagged).toBeGreaterThan(0.95);
  // An effect's error is √(⅔ (1/16 + 1/16)) = 0.29: of a mean over 200, 0.02.
  expect(Math.abs(far - 2)).toBeLessThan(0.07);
  expect(Math.abs(all - (2 - 2 / 3))).toBeLessThan(0.07);
  const none = share(
    200,
    () =>
      spillover(simulatedCity({ treated: 16, comparison: 24, periods: 6, start: 3, effect: 2 }, normal), near, { random, ...quick })
        ?.suspected === true,
  );
  expect(none).toBeLessThanOrEqual(0.07);
  expect(spillover(lines(), [0, 0, 0, 0, 0, 0, 0], { random })).toBeNull();
});

for (const [treated, comparison, byLot] of [
  [20, 30, false],
  [8, 12, false],
  [3, 12, false],
  [4, 4, false],
  [4, 4, true],
  [1, 24, false],
  [1, 24, true],
] as const)
  test(`power of the smallest effect seen is 80 % ± 5 points: ${treated} + ${comparison} areas${byLot ? ", by lot" : ""}, 3 + 3 periods, AR(1) 0.4, 1,000 cities (Monte-Carlo error 1.3 points, and about 1.5 of a simulated design)`, () => {
    const random = seededRandom(15);
    const normal = normalDraws(random);
    const city = { treated, comparison, periods: 6, start: 3, autocorrelation: 0.4 };
    const design = differenceDesign(simulatedCity(city, normal), { sd: 1, autocorrelation: 0.4, byLot });
    expect(Math.abs(design.powerAt(design.smallestEffect) - 0.8)).toBeLessThan(0.002);
    const spreads = byLot ? null : undefined;
    const shown = share(1000, () => {
      const one = simulatedCity({ ...city, effect: design.smallestEffect }, normal);
      // The limits of the bootstrap aren't asked for here, and take most of its time.
      const { p } =
        design.method === "wildBootstrap"
          ? wildBootstrap(one, 0.95, random, 399, false)
          : differenceEffect(one, { random, ...quick, spreads });
      return p <= 0.05;
    });
    expect(Math.abs(shown - 0.8)).toBeLessThan(0.05);
  });

test("power foretold from the periods before: mean over 100 cities of 20 + 30 areas within 5 points of the 80 % that it is", () => {
  const normal = normalDraws(seededRandom(16));
  const city = { treated: 20, comparison: 30, periods: 6, start: 3, autocorrelation: 0.4 };
  const { smallestEffect } = differenceDesign(simulatedCity(city, normal), { sd: 1, autocorrelation: 0.4 });
  let mean = 0;
  for (let draw = 0; draw < 100; draw += 1) mean += differenceDesign(simulatedCity(city, normal)).powerAt(smallestEffect) / 100;
  expect(Math.abs(mean - 0.8)).toBeLessThan(0.05);
});

test("the design reads nothing from the start on", () => {
  const city = simulatedCity({ treated: 8, comparison: 12, periods: 6, start: 3 }, normalDraws(seededRandom(17)));
  const blank = { ...city, values: city.values.map((value, cell) => (cell % 6 >= 3 ? Number.NaN : value)) };
  expect(differenceDesign(blank).smallestEffect).toBe(differenceDesign(city).smallestEffect);
  expect(differenceDesign(part(city, { areas: (area) => area % 7 === 0 })).reason).toBe("attainableP");
  expect(differenceDesign(part(city, { start: 0 })).reason).toBe("noPrePeriod");
  expect(differenceDesign(part(city, { treated: () => false })).reason).toBe("tooFewAreas");
});

test("noise before: 40 + 60 areas, 6 periods, sd 1, AR(1) 0 and 0.6: sd within 10 %, autocorrelation within 0.15 on average over 40 cities", () => {
  for (const autocorrelation of [0, 0.6]) {
    const normal = normalDraws(seededRandom(18));
    let [sd, rho] = [0, 0];
    for (let draw = 0; draw < 40; draw += 1) {
      const noise = preNoise(simulatedCity({ treated: 40, comparison: 60, periods: 7, start: 6, autocorrelation }, normal));
      sd += (noise?.sd ?? Number.NaN) / 40;
      rho += (noise?.autocorrelation ?? Number.NaN) / 40;
    }
    expect(Math.abs(sd - 1)).toBeLessThan(0.1);
    expect(Math.abs(rho - autocorrelation)).toBeLessThan(0.15);
  }
});

/** A city without an effect, of 5 + 3 periods, whose treated areas stray more. */
function noisy(treated: number, comparison: number, times: number, normal: () => number): Panel {
  const areas = treated + comparison;
  const values = Float64Array.from({ length: areas * 8 }, (_, cell) => normal() * (cell < treated * 8 ? times : 1));
  return panel({ values, periods: 8, start: 5, treated: Array.from({ length: areas }, (_, area) => area < treated) });
}

// Without the areas' own noise (spreads null) 8 to 15 % of these would show an effect.
for (const [treated, comparison] of [
  [3, 7],
  [4, 8],
  [5, 10],
  [1, 24],
])
  for (const times of [1.5, 2])
    test(`treated areas with ${times} times the noise, ${treated} + ${comparison}, 5 + 3 periods, 1,500 null cities: at most 6 % and one Monte-Carlo error (0.6 points)`, () => {
      const random = seededRandom(19);
      const normal = normalDraws(random);
      const found = share(1500, () => differenceEffect(noisy(treated, comparison, times, normal), { random, sets: 299 }).p <= 0.05);
      expect(found).toBeLessThanOrEqual(0.066);
    });

test("each area's own noise is what makes the difference: 3 + 7 areas with 1.5 times the noise, 1,000 null cities: over 8 % without it", () => {
  const random = seededRandom(19);
  const normal = normalDraws(random);
  const found = share(1000, () => differenceEffect(noisy(3, 7, 1.5, normal), { random, spreads: null }).p <= 0.05);
  expect(found).toBeGreaterThan(0.08);
});

test("variance of a change by hand: white noise 1/3 + 1/2; AR(1) 0.5 of one before and one after 2 (1 − 0.5)", () => {
  expect(contrastVariance(Float64Array.of(-1 / 3, -1 / 3, -1 / 3, 0.5, 0.5), 0)).toBeCloseTo(5 / 6, 12);
  expect(contrastVariance(Float64Array.of(-1, 1), 0.5)).toBeCloseTo(1, 12);
});

test("power of t: at no effect the level itself; with endless degrees the normal one (0.8 at 1.959964 + 0.841621); Cohen (1988, table 2.3.5): d = 0.8, 26 a group: 0.81", () => {
  expect(studentPower(0, 7, 0.05)).toBeCloseTo(0.05, 6);
  expect(studentPower(0, 1.5, 0.01)).toBeCloseTo(0.01, 5);
  expect(studentPower(1.959964 + 0.841621, 1e7, 0.05)).toBeCloseTo(0.8, 4);
  expect(Math.abs(studentPower(0.8 * Math.sqrt(13), 50, 0.05) - 0.81)).toBeLessThan(0.006);
});
