import type { Panel } from "../panel.ts";
import { complete, usable } from "../usable.ts";
import type { Reason } from "../reason.ts";
import { verdict, type Verdict } from "../verdict.ts";
import { differenceDesign, type DifferenceDesign } from "./difference-design.ts";
import { differenceEffect, type DifferenceEffect, type EffectOptions, spreadsOf } from "./difference-effect.ts";
import { eventStudy, type EventPoint } from "./event-study.ts";
import { leaveOneOut, type LeaveOneOut } from "./leave-one-out.ts";
import { placeboInPlace, type PlaceboInPlace } from "./placebo-in-place.ts";
import { placeboInTime, type PlaceboInTime } from "./placebo-in-time.ts";
import { preTrend, type PreTrend } from "./pre-trend.ts";
import { type SideMeans, sideMeans } from "./side-means.ts";
import { spillover, type Spillover } from "./spillover.ts";
import { trendSensitivity, type TrendSensitivity } from "./trend-sensitivity.ts";

export type DifferenceOptions = EffectOptions & {
  /** The smallest effect that matters, above 0, in the unit of the outcome. */
  matters?: number | undefined;
  /** Per area of the panel, 1 for a comparison area that borders on or lies near a treated one. */
  near?: ArrayLike<number | boolean> | undefined;
  /** Areas were treated by lot: then they need not have been seen to move alike before. */
  byLot?: boolean;
  /** Sd of one value around its area's and period's level, for the design, when one period lies before. */
  sd?: number | undefined;
};

export type DifferenceInDifferences = {
  effect: DifferenceEffect;
  /** From the periods before only. */
  design: DifferenceDesign;
  preTrend: PreTrend | null;
  trendSensitivity: TrendSensitivity;
  placeboInTime: PlaceboInTime;
  placeboInPlace: PlaceboInPlace;
  leaveOneOut: LeaveOneOut;
  spillover: Spillover | null;
  /** For the plots: the event study, and the mean of each side per period. */
  events: EventPoint[];
  means: SideMeans;
  verdict: Verdict;
  /** Positions in what was given of the areas that were left out: nothing measured before, or nothing after. */
  leftOut: number[];
};

/**
 * Difference-in-differences with all that it takes to believe it: effect by the method that suits the number of areas, event study, test
 * and sensitivity of parallel trends, placebos, the choice of comparison, spill-over, the smallest effect the design could have seen, and a
 * verdict. The verdict is "cannot tell" when a side has no area, nothing was measured before or after, only one period lies before (unless
 * treated by lot), the areas moved apart before, a spill-over is suspected, or the smallest attainable p is above the level. An "effect"
 * of a pretended earlier start is told as a caution: it looks at the same periods as the test of trends.
 * Source: see each part; the order of the reasons is this house's own.
 * @example const city = panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 });
 * differenceInDifferences(city, { random: seededRandom(1) }).verdict // { verdict: "cannotTell", reasons: [{ code: "attainableP", smallest: 0.3333… }] }
 */
export function differenceInDifferences(panel: Panel, given: DifferenceOptions): DifferenceInDifferences {
  const { confidence = 0.95, matters, near, byLot = false, sd } = given;
  const options = { ...given, spreads: byLot ? null : spreadsOf(panel, given) };
  const level = 1 - confidence;
  const effect = differenceEffect(panel, options);
  const kept = new Set(usable(panel).places);
  const found = {
    effect,
    design: differenceDesign(panel, { ...options, sd, byLot }),
    preTrend: panel.start >= 2 ? preTrend(panel, options) : null,
    trendSensitivity: trendSensitivity(panel, options),
    placeboInTime: placeboInTime(panel, options),
    placeboInPlace: placeboInPlace(panel, effect.value),
    leaveOneOut: leaveOneOut(panel),
    spillover: near ? spillover(panel, near, options) : null,
    events: eventStudy(panel, confidence),
    means: sideMeans(complete(panel)),
    leftOut: [...panel.places].filter((place) => !kept.has(place)),
  };
  const reasons = reasonsOf(panel, found, level, byLot);
  const placebo = found.placeboInTime;
  const cautions: Reason[] = placebo.p <= level + 1e-12 ? [{ code: "placeboInTime", p: placebo.p, start: placebo.worst }] : [];
  return { ...found, verdict: verdict({ ...effect, level, matters }, reasons, cautions) };
}

function reasonsOf(
  panel: Panel,
  { effect, preTrend: trend, spillover: spill }: Pick<DifferenceInDifferences, "effect" | "preTrend" | "spillover">,
  level: number,
  byLot: boolean,
): Reason[] {
  if (panel.start === 0) return [{ code: "noPrePeriod" }];
  if (panel.start >= panel.periods) return [{ code: "noPostPeriod" }];
  if (effect.treated === 0 || effect.comparison === 0)
    return [{ code: "tooFewAreas", treated: effect.treated, comparison: effect.comparison }];
  const reasons: Reason[] = [];
  if (effect.smallestP > level + 1e-12) reasons.push({ code: "attainableP", smallest: effect.smallestP, level });
  if (!byLot && (!trend || Number.isNaN(trend.p))) reasons.push({ code: "preTrendUntested", prePeriods: panel.start });
  if (trend?.differ) reasons.push({ code: "preTrendsDiffer", p: trend.p, slope: trend.slope.value });
  if (spill?.suspected)
    reasons.push({
      code: "spilloverSuspected",
      p: spill.near.p,
      nearEffect: spill.near.value,
      effectWithoutNear: spill.withoutNear.value,
    });
  return reasons;
}
