import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leastSquares } from "../../linear/least-squares.ts";
import { normalDraws } from "../../random/normal-draws.ts";
import { type Random, seededRandom } from "../../random/seeded-random.ts";
import { autoregressiveFits, caution } from "./autoregressive-fits.ts";
import { interruptedDesign } from "./interrupted-design.ts";
import { interruptedEffect, meanAutocorrelation, tooAlike } from "./interrupted-effect.ts";
import { interruptedTimeSeries } from "./interrupted-time-series.ts";
import { mixtureTest } from "./mixture-test.ts";
import { segments } from "./segments.ts";

/** An AR(1) series of sd 1. */
function noise(periods: number, autocorrelation: number, normal: Random): Float64Array {
  let now = normal();
  return Float64Array.from({ length: periods }, (_, period) => {
    if (period > 0) now = autocorrelation * now + Math.sqrt(1 - autocorrelation ** 2) * normal();
    return now;
  });
}

/** Share of series without a change in which an average effect is shown at 5 %, and not refused. */
function size(before: number, after: number, autocorrelation: number, replications: number): number {
  const normal = normalDraws(seededRandom(31));
  const design = segments(before + after, before);
  let shown = 0;
  for (let draw = 0; draw < replications; draw += 1) {
    const fits = autoregressiveFits(design, noise(before + after, autocorrelation, normal), 4, caution(before + after));
    const degrees = before + after - 4;
    if (tooAlike({ autocorrelation: meanAutocorrelation(fits), degrees })) continue;
    if (mixtureTest(fits, [0, 0, 1, (after - 1) / 2], degrees, 0.95).p <= 0.05) shown += 1;
  }
  return shown / replications;
}

for (const [before, after, autocorrelation] of [
  [8, 3, 0.6],
  [8, 8, 0],
  [8, 8, 0.6],
  [8, 8, 0.8],
  [12, 12, 0.6],
  [20, 20, 0.3],
  [20, 20, 0.8],
])
  test(`size of interrupted time series, ${before} + ${after} points, AR(1) ${autocorrelation}, 1,000 series: at most 6 % (Monte-Carlo error under 0.7 points; 4.6 % at most in 4,000)`, () => {
    expect(size(before, after, autocorrelation, 1000)).toBeLessThanOrEqual(0.06);
  });

test("at autocorrelation 0 the fit is that of two separate lines by least squares, error too; others are least squares of Prais & Winsten's differences", () => {
  const values = noise(14, 0, normalDraws(seededRandom(2)));
  const design = segments(14, 6);
  for (const wanted of [0, 0.5, -0.3]) {
    const fit = autoregressiveFits(design, values, 4).find(({ autocorrelation }) => autocorrelation === wanted);
    const turned = new Float64Array(56);
    const outcome = new Float64Array(14);
    for (let row = 0; row < 14; row += 1) {
      const first = Math.sqrt(1 - wanted * wanted);
      outcome[row] = row === 0 ? first * values[0] : values[row] - wanted * values[row - 1];
      for (let k = 0; k < 4; k += 1)
        turned[4 * row + k] = row === 0 ? first * design[k] : design[4 * row + k] - wanted * design[4 * row + k - 4];
    }
    const least = leastSquares(turned, outcome, 4);
    for (let k = 0; k < 4; k += 1) {
      expect(fit?.coefficients[k]).toBeCloseTo(least.coefficients[k], 9);
      expect(fit?.covariance[5 * k]).toBeCloseTo(least.variance * least.inverse[5 * k], 9);
    }
  }
});

test("lines without noise come back exactly: level +3, slope +0.5, average 3 + 0.5 × 4.5; a gap changes nothing", () => {
  const values = Array.from({ length: 20 }, (_, period) => 7 + 0.2 * period + (period >= 10 ? 3 + 0.5 * (period - 10) : 0));
  for (const gap of [-1, 4]) {
    const { level, slope, average } = interruptedEffect(
      { values: values.map((value, at) => (at === gap ? Number.NaN : value)), start: 10 },
      0.95,
    );
    expect(level.value).toBeCloseTo(3, 9);
    expect(slope.value).toBeCloseTo(0.5, 9);
    expect(average.value).toBeCloseTo(5.25, 9);
  }
});

test("adding a line to the series changes no effect, scaling scales it with its limits, an added jump is added", () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });
  const values = noise(18, 0.3, normalDraws(seededRandom(9)));
  const before = interruptedEffect({ values, start: 9 }, 0.95).average;
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.1, max: 10, noNaN: true }), number, (level, slope, scale, jump) => {
      const changed = values.map((value, period) => scale * value + level + slope * period + (period >= 9 ? jump : 0));
      const after = interruptedEffect({ values: changed, start: 9 }, 0.95).average;
      for (const key of ["value", "lower", "upper"] as const) expect(Math.abs(after[key] - scale * before[key] - jump)).toBeLessThan(1e-6);
    }),
    { numRuns: 50 },
  );
});

test("p and limits agree: a series moved by its own limit has p = 0.05", () => {
  const values = noise(24, 0.4, normalDraws(seededRandom(19)));
  const { average } = interruptedEffect({ values, start: 12 }, 0.95);
  for (const limit of [average.lower, average.upper])
    expect(
      interruptedEffect({ values: values.map((value, period) => value - (period >= 12 ? limit : 0)), start: 12 }, 0.95).average.p,
    ).toBeCloseTo(0.05, 6);
});

for (const [before, after, autocorrelation] of [
  [8, 8, 0.3],
  [20, 20, 0.3],
])
  test(`power of the smallest effect seen is 80 % ± 5 points where the noise is given: ${before} + ${after} points, AR(1) ${autocorrelation}, 800 series (Monte-Carlo error 1.4 points, and 1.8 of the design's 500)`, () => {
    const random = seededRandom(41);
    const normal = normalDraws(random);
    const [design, periods] = [segments(before + after, before), before + after];
    const series = { values: new Float64Array(periods), start: before };
    const { smallestEffect } = interruptedDesign(series, { random, sd: 1, autocorrelation, draws: 500 });
    let [shown, told] = [0, 0];
    for (let draw = 0; draw < 800; draw += 1) {
      const values = noise(periods, autocorrelation, normal).map((value, period) => value + (period >= before ? smallestEffect : 0));
      const fits = autoregressiveFits(design, values, 4, caution(periods));
      if (tooAlike({ autocorrelation: meanAutocorrelation(fits), degrees: periods - 4 })) continue;
      told += 1;
      if (mixtureTest(fits, [0, 0, 1, (after - 1) / 2], periods - 4, 0.95).p <= 0.05) shown += 1;
    }
    expect(Math.abs(shown / told - 0.8)).toBeLessThan(0.05);
  });

test("the power foretold from the points before alone comes true: 8 + 3 points, AR(1) 0.3, 30 series, an effect either way: 80 % ± 16 points (two Monte-Carlo errors of 60 that go together in pairs)", () => {
  const random = seededRandom(42);
  const normal = normalDraws(random);
  let shown = 0;
  for (let draw = 0; draw < 30; draw += 1) {
    const values = noise(11, 0.3, normal);
    const { smallestEffect } = interruptedDesign({ values, start: 8 }, { random, draws: 60 });
    const { lower, upper } = interruptedEffect({ values, start: 8 }, 0.95).average;
    if (lower + smallestEffect > 0) shown += 1 / 60;
    if (upper - smallestEffect < 0) shown += 1 / 60;
  }
  expect(Math.abs(shown - 0.8)).toBeLessThan(0.16);
});

test("a jump changes nothing of the refusal: a series that wanders is refused with and without one", () => {
  const random = seededRandom(43);
  const values = noise(40, 0.97, normalDraws(seededRandom(44)));
  for (const jump of [0, 50]) {
    const moved = values.map((value, at) => value + (at >= 20 ? jump : 0));
    const found = interruptedTimeSeries({ values: moved, start: 20 }, { random });
    expect(found.verdict.reasons.map(({ code }) => code)).toContain("strongAutocorrelation");
  }
});

test("the design reads nothing from the start on but whether there is a value", () => {
  const values = noise(20, 0.2, normalDraws(seededRandom(21)));
  const other = values.map((value, period) => (period >= 10 ? 1000 * value : value));
  const options = { draws: 100 };
  const one = interruptedDesign({ values, start: 10 }, { ...options, random: seededRandom(1) });
  expect(interruptedDesign({ values: other, start: 10 }, { ...options, random: seededRandom(1) }).smallestEffect).toBe(one.smallestEffect);
  expect(one.noise?.from).toBe("prePeriods");
});

test("a clear jump is shown; few points are told, too few stop the verdict", () => {
  const random = seededRandom(22);
  const jump = (periods: number, start: number) => ({
    values: noise(periods, 0.2, normalDraws(seededRandom(26))).map((value, at) => value + (at >= start ? 15 : 0)),
    start,
  });
  const found = interruptedTimeSeries(jump(30, 15), { random });
  expect(found.verdict.verdict).toBe("effectShown");
  expect(found.points.length).toBe(30);
  expect(found.points[3].fitted).toBe(found.points[3].without);
  expect(found.points[20].fitted - found.points[20].without).toBeGreaterThan(5);
  expect(found.placeboInTime?.start).toBe(7);
  expect(interruptedTimeSeries(jump(15, 8), { random }).verdict.cautions).toContainEqual({
    code: "tooFewPeriods",
    before: 8,
    after: 7,
    advised: 8,
  });
  expect(interruptedTimeSeries(jump(14, 7), { random }).verdict).toMatchObject({
    verdict: "cannotTell",
    reasons: [{ code: "tooFewPeriods" }],
  });
  expect(interruptedTimeSeries(jump(3, 0), { random }).verdict.reasons).toEqual([{ code: "noPrePeriod" }]);
  expect(interruptedTimeSeries(jump(3, 3), { random }).verdict.reasons).toEqual([{ code: "noPostPeriod" }]);
  expect(() => interruptedTimeSeries({ values: [1, 2], start: 4 }, { random })).toThrow(RangeError);
});

test("something else that came earlier (a jump of 6 sd in the middle of 20 points before): the placebo finds it as often as the design foretells, ± 7 points (300 series: Monte-Carlo error 2 points), and more than 8 in 10 times", () => {
  const random = seededRandom(24);
  const normal = normalDraws(random);
  const foretold = interruptedDesign({ values: new Float64Array(20), start: 10 }, { random, sd: 1, autocorrelation: 0.3 }).powerAt(6);
  let flagged = 0;
  for (let draw = 0; draw < 300; draw += 1) {
    const values = noise(20, 0.3, normal).map((value, period) => value + (period >= 10 ? 6 : 0));
    if (interruptedEffect({ values, start: 10 }, 0.95).average.p <= 0.05) flagged += 1;
  }
  expect(foretold).toBeGreaterThan(0.8);
  expect(Math.abs(flagged / 300 - foretold)).toBeLessThan(0.07);
});
