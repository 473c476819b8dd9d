import type { Random } from "../../random/seeded-random.ts";
import type { Design } from "../design.ts";
import type { Panel } from "../panel.ts";
import { part, sides } from "../part.ts";
import type { Reason } from "../reason.ts";
import { complete, measured } from "../usable.ts";
import { verdict, type Verdict } from "../verdict.ts";
import { syntheticDesign } from "./synthetic-design.ts";
import { syntheticFit } from "./synthetic-fit.ts";
import { type Placebo, syntheticRanks, type SyntheticRanks } from "./synthetic-ranks.ts";

export type SyntheticOptions = {
  random: Random;
  confidence?: number;
  matters?: number | undefined;
  /** Match movements only, not levels. */
  demeaned?: boolean;
  /** Sets of areas beyond which placebos are drawn, 199 unless told; with one treated area every area is taken up to this many. */
  sets?: number;
  near?: ArrayLike<number | boolean> | undefined;
};

export type SyntheticControl = {
  effect: { value: number; lower: number; upper: number; p: number; smallestP: number; exact: boolean; ratio: number };
  /** Root mean square of the misses before and after. */
  before: number;
  after: number;
  /** The median of `before` over the placebos. */
  usualBefore: number;
  /** What each comparison area counts for, largest first, by its position in what was given; those above 0. */
  weights: { place: number; weight: number }[];
  /** For the plot. */
  points: { period: number; time: number; actual: number; synthetic: number; gap: number }[];
  placebos: Placebo[];
  /** A start that never was, after two thirds of the periods before; null with fewer than 6. */
  placeboInTime: { start: number; value: number; p: number } | null;
  /** The effect without each area that counts. */
  leaveOneOut: { place: number; value: number }[];
  /** The effect without the near comparison areas; NaN when none were told, or no other are left. */
  withoutNear: number;
  design: Design;
  verdict: Verdict;
  /** Positions of areas left out for a missing value. */
  leftOut: number[];
};

/** Misses before the start are poor when their mean square is over this many times that of the usual placebo (ADH 2010 drop placebos at 2, 5 and 20 times). */
const poor = 5;
/** Fewer periods before than this come with a caution, and with fewer than `least` nothing is told. */
const advised = 8;
const least = 3;

/**
 * Synthetic control: a mean of comparison areas that followed the treated ones before the start, held against them after it, judged by the
 * rank among placebos. Only areas measured in every period take part. "Cannot tell" when a side lacks areas, fewer than 3 periods lie
 * before, the smallest attainable p (1 / areas with one treated) is above the level, the misses before are more than 5 times as large
 * (squared) as is usual, or there are none, so that nothing is tested.
 * Spill-over: only the effect without the near areas is told; there is no test of it here, the one of `spillover` will do.
 * Source: Abadie A., Diamond A., Hainmueller J. (2010), J Am Stat Assoc 105:493–505; Abadie A. (2021), J Econ Lit 59:391–425.
 * @example const values = [1, 3, 2, 9, 0, 2, 1, 4, 2, 4, 4, 5, 6, 6, 1, 3];
 * syntheticControl(panel({ values, periods: 4, treated: [1, 0, 0, 0], start: 3 }), { random: seededRandom(1) }) // { effect: { value: 4.7231…, p: 0.25 }, weights: [{ place: 1, weight: 0.5991… }, { place: 2 }, { place: 3 }] }
 */
export function syntheticControl(given: Panel, options: SyntheticOptions): SyntheticControl {
  const { random, confidence = 0.95, matters, demeaned = false, sets = 199, near } = options;
  const panel = complete(given);
  const { treated, comparison } = sides(panel);
  const level = 1 - confidence;
  const kept = new Set(panel.places);
  const leftOut = [...given.places].filter((place) => !kept.has(place));
  const design = syntheticDesign(part(given, { areas: (area) => wholeUpTo(given, area) }), options);
  const stop: Reason[] = [];
  if (panel.start === 0) stop.push({ code: "noPrePeriod" });
  else if (panel.start >= panel.periods) stop.push({ code: "noPostPeriod" });
  else if (panel.start < least) stop.push({ code: "tooFewPeriods", before: panel.start, after: panel.periods - panel.start, advised });
  if (treated === 0 || comparison < 2) stop.push({ code: "tooFewAreas", treated, comparison });
  if (stop.length > 0) return { ...nothing(), design, leftOut, verdict: verdict({ ...nothing().effect, level, matters }, stop) };
  const most = treated === 1 ? Math.max(sets, panel.areas) : sets;
  const ranks = syntheticRanks(panel, demeaned, confidence, random, most);
  const { fit } = ranks;
  const usualBefore = median(ranks.placebos.map(({ before }) => before));
  const effect = {
    value: fit.effect,
    lower: ranks.lower,
    upper: ranks.upper,
    p: ranks.p,
    smallestP: ranks.smallestP,
    exact: ranks.exact,
    ratio: ranks.ratio,
  };
  const real = Int32Array.from({ length: panel.areas }, (_, area) => area).filter((area) => panel.treated[area] === 1);
  const donors = Array.from(fit.weights, (weight, area) => ({ weight, area })).filter(({ weight }) => weight > 1e-9);
  const far = near ? part(panel, { areas: (area) => panel.treated[area] === 1 || !near[given.places.indexOf(panel.places[area])] }) : null;
  return {
    effect,
    before: fit.before,
    after: fit.after,
    usualBefore,
    weights: donors.map(({ weight, area }) => ({ place: panel.places[area], weight })).sort((a, b) => b.weight - a.weight),
    points: Array.from(fit.actual, (actual, period) => ({
      period,
      time: panel.times[period],
      actual,
      synthetic: fit.synthetic[period],
      gap: fit.gaps[period],
    })),
    placebos: ranks.placebos,
    placeboInTime: earlier(panel, options, most),
    leaveOneOut:
      comparison < 3
        ? []
        : donors.map(({ area }) => ({ place: panel.places[area], value: syntheticFit(panel, real, demeaned, [area]).effect })),
    withoutNear: far && far.areas < panel.areas && sides(far).comparison > 0 ? farEffect(far, demeaned) : Number.NaN,
    design,
    verdict: verdict({ ...effect, level, matters }, reasonsOf(panel, ranks, usualBefore, level), cautionsOf(panel)),
    leftOut,
  };
}

function reasonsOf(panel: Panel, ranks: SyntheticRanks, usual: number, level: number): Reason[] {
  const reasons: Reason[] = [];
  const { before } = ranks.fit;
  if (ranks.smallestP > level + 1e-12) reasons.push({ code: "attainableP", smallest: ranks.smallestP, level });
  if (before <= ranks.rounding) reasons.push({ code: "preFitMeaningless", prePeriods: panel.start, areas: panel.areas });
  else if (before * before > poor * usual * usual) reasons.push({ code: "poorPreFit", rmspe: before, usual });
  return reasons;
}

function cautionsOf(panel: Panel): Reason[] {
  return panel.start < advised ? [{ code: "tooFewPeriods", before: panel.start, after: panel.periods - panel.start, advised }] : [];
}

function earlier(
  panel: Panel,
  { random, confidence = 0.95, demeaned = false }: SyntheticOptions,
  most: number,
): SyntheticControl["placeboInTime"] {
  if (panel.start < 6) return null;
  const start = panel.start - Math.floor(panel.start / 3);
  const ranks = syntheticRanks(part(panel, { to: panel.start, start }), demeaned, confidence, random, most);
  return { start, value: ranks.fit.effect, p: ranks.p };
}

function farEffect(panel: Panel, demeaned: boolean): number {
  const real = Int32Array.from({ length: panel.areas }, (_, area) => area).filter((area) => panel.treated[area] === 1);
  return syntheticFit(panel, real, demeaned).effect;
}

/** Of a treated area only the periods before are asked for: the design doesn't look at the others. */
function wholeUpTo(panel: Panel, area: number): boolean {
  const to = panel.treated[area] === 1 ? panel.start : panel.periods;
  return measured(panel, area, 0, to) === to;
}

function median(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function nothing(): Omit<SyntheticControl, "design" | "verdict" | "leftOut"> {
  const none = Number.NaN;
  return {
    effect: { value: none, lower: none, upper: none, p: none, smallestP: 1, exact: false, ratio: none },
    before: none,
    after: none,
    usualBefore: none,
    weights: [],
    points: [],
    placebos: [],
    placeboInTime: null,
    leaveOneOut: [],
    withoutNear: none,
  };
}
