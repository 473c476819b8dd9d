import type { Random } from "../../random/seeded-random.ts";
import type { Design } from "../design.ts";
import type { Reason } from "../reason.ts";
import { verdict, type Verdict } from "../verdict.ts";
import { interruptedDesign } from "./interrupted-design.ts";
import { interruptedEffect, type InterruptedEffect, tooAlike } from "./interrupted-effect.ts";
import { mixtureTest } from "./mixture-test.ts";
import { counts, type Series } from "./segments.ts";

export type InterruptedPoint = {
  period: number;
  value: number;
  /** The fitted line. */
  fitted: number;
  /** The line before, drawn on, with its limits: what would have been; equal to `fitted` before the start. */
  without: number;
  withoutLower: number;
  withoutUpper: number;
};

export type InterruptedTimeSeries = {
  effect: InterruptedEffect;
  design: Design;
  /** The same with an earlier start, in the middle of the periods before; null with fewer than 12 points before. */
  placeboInTime: { start: number; effect: InterruptedEffect } | null;
  before: number;
  after: number;
  points: InterruptedPoint[];
  verdict: Verdict;
};

export type InterruptedOptions = {
  random: Random;
  confidence?: number;
  matters?: number | undefined;
  /** Noise of the design, when it isn't to come from the points before. */
  sd?: number | undefined;
  autocorrelation?: number | undefined;
};

/** Points before and after under which there is no answer, and on either side under which it comes with a caution. */
const least = { before: 8, after: 3 };
const advised = 8;
/**
 * Interrupted time series: one series, its line before the start drawn on, held against what came. It rests on nothing else having changed
 * at that time, which no test on the series can show; a comparison area or a second outcome can. No seasons: give yearly figures or ones
 * freed of season. "Cannot tell" with fewer than 8 points before or 3 after, an earlier pretended start that shows an effect, or 20 points and
 * more whose autocorrelation seems above 0.7; a caution with fewer than 8 on a side.
 * Source: Wagner A.K. et al. (2002), J Clin Pharm Ther 27:299–309; Bernal J.L. et al. (2017), Int J Epidemiol 46:348–355 (at least 8 points: Penfold R.B., Zhang F. (2013), Acad Pediatr 13:S38–S44).
 * @throws RangeError for a start outside the series or endless values
 * @example const values = [3, 5, 4, 5, 4, 4, 3, 5, 24, 23, 25, 24, 25];
 * interruptedTimeSeries({ values, start: 8 }, { random: seededRandom(1) }).verdict // { verdict: "effectShown", cautions: [{ code: "tooFewPeriods", before: 8, after: 5 }] }
 */
export function interruptedTimeSeries(series: Series, options: InterruptedOptions): InterruptedTimeSeries {
  const { confidence = 0.95, matters } = options;
  const periods = series.values.length;
  if (!Number.isInteger(series.start) || series.start < 0 || series.start > periods)
    throw new RangeError(`A start at period ${series.start} was given; periods are counted from 0 to ${periods - 1}.`);
  if (Array.from(series.values).some((value) => Math.abs(value) === Infinity))
    throw new RangeError("A value is endless; a value is a number.");
  const { before, after } = counts(series);
  const effect = interruptedEffect(series, confidence);
  const placebo = placeboOf(series, before, confidence);
  const level = 1 - confidence;
  const reasons: Reason[] = [];
  const cautions: Reason[] = [];
  if (before === 0) reasons.push({ code: "noPrePeriod" });
  else if (after === 0) reasons.push({ code: "noPostPeriod" });
  else if (before < least.before || after < least.after) reasons.push({ code: "tooFewPeriods", before, after, advised });
  else if (Math.min(before, after) < advised) cautions.push({ code: "tooFewPeriods", before, after, advised });
  if (placebo && placebo.effect.average.p <= level)
    reasons.push({ code: "placeboInTime", p: placebo.effect.average.p, start: placebo.start });
  if (tooAlike(effect)) reasons.push({ code: "strongAutocorrelation", autocorrelation: effect.autocorrelation });
  return {
    effect,
    design: interruptedDesign(series, options),
    placeboInTime: placebo,
    before,
    after,
    points: pointsOf(series, effect, confidence),
    verdict: verdict({ ...effect.average, level, matters }, reasons, cautions),
  };
}

function placeboOf(series: Series, before: number, confidence: number): InterruptedTimeSeries["placeboInTime"] {
  if (before < 12) return null;
  const values = Array.from(series.values).slice(0, series.start);
  const start = Math.floor(series.start / 2);
  return { start, effect: interruptedEffect({ values, start }, confidence) };
}

function pointsOf(series: Series, { fits, degrees }: InterruptedEffect, confidence: number): InterruptedPoint[] {
  return Array.from({ length: series.values.length }, (_, period) => {
    const since = period - series.start;
    const line = mixtureTest(fits, [1, since, 0, 0], degrees, confidence);
    const fitted = since < 0 ? line : mixtureTest(fits, [1, since, 1, since], degrees, confidence);
    return {
      period,
      value: series.values[period],
      fitted: fitted.value,
      without: line.value,
      withoutLower: line.lower,
      withoutUpper: line.upper,
    };
  });
}
