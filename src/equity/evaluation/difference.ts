/** Differences in differences, with the points per period, and what the answer has to stand up to. */
import {
  differenceInDifferences,
  type DifferenceInDifferences,
  effectOf,
  type EffectOptions,
  type Panel as Numbers,
  part,
  permutationTest,
} from "../../stats/index.ts";
import { level, slopeLevel } from "./design.ts";
import { nextDoor } from "./near.ts";
import { numbersOf } from "./numbers.ts";
import { meanIn, unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Analysis, Check, Estimate } from "./result.ts";

const confidence = 1 - level;
/** A pretended start needs three periods before the real one, or it is the test of the path before by another name. */
const leastForPlacebo = 3;

export function difference(record: EvaluationRecord, panel: Panel, random: EffectOptions["random"]): Analysis {
  const { numbers, periods } = numbersOf(panel, ["treated", "comparison"]);
  // After a lot any choice of areas was as likely; else each is judged by how fitful its areas were before.
  const options = { random, confidence, spreads: record.byLot ? null : undefined };
  const found = differenceInDifferences(numbers, {
    ...options,
    matters: record.smallestEffect,
    byLot: record.byLot,
    sd: record.deviation,
  });
  const { value, lower, upper, p, method, treated, comparison } = found.effect;
  const estimate: Estimate = { value, lower, upper, p, inference: method, treated, comparison };
  const apart = gapBefore(panel);
  return {
    estimate,
    paths: panel.periods.map(({ id }, at) => {
      const other = meanIn(unitsOf(panel, "comparison"), at);
      return {
        period: id,
        treated: meanIn(unitsOf(panel, "treated"), at),
        comparison: other,
        without: other === null || apart === null ? null : other + apart,
      };
    }),
    events: found.events.map((point) => ({
      period: periods[point.period].id,
      value: point.value,
      lower: point.when === "base" ? 0 : point.lower,
      upper: point.when === "base" ? 0 : point.upper,
      reference: point.when === "base",
      after: point.when === "after",
    })),
    checks: [
      pathBefore(found, numbers),
      pretendedStart(found, numbers),
      otherPlaces(numbers, estimate, options),
      otherComparison(found, estimate),
      otherAreas(numbers, estimate),
      trendGoesOn(found, numbers, estimate),
      nextDoor(panel, options),
    ],
    verdict: found.verdict,
  };
}

/** How far the areas were apart before the start, on average. */
function gapBefore(panel: Panel): number | null {
  const gaps = panel.periods.flatMap(({ side }, at) => {
    const [own, other] = [meanIn(unitsOf(panel, "treated"), at), meanIn(unitsOf(panel, "comparison"), at)];
    return side === "before" && own !== null && other !== null ? [own - other] : [];
  });
  return gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

function pathBefore({ preTrend }: DifferenceInDifferences, { start }: Numbers): Check {
  const id = "preTrends";
  if (!preTrend) return { id, outcome: "undetermined", because: "oneBefore" };
  const { slope, p, differ } = preTrend;
  if (Number.isNaN(p)) return { id, outcome: "undetermined", because: "fewAreas" };
  return { id, outcome: differ ? "failed" : "passed", value: slope.value, lower: slope.lower, upper: slope.upper, p, count: start };
}

function pretendedStart({ placeboInTime: { p, starts, worst } }: DifferenceInDifferences, { start }: Numbers): Check {
  const id = "placeboInTime";
  if (start < leastForPlacebo) return { id, outcome: "undetermined", because: "twoBefore" };
  const effect = starts.find((each) => each.start === worst)?.effect;
  if (!effect) return { id, outcome: "undetermined", because: "fewAreas" };
  const { value, lower, upper } = effect;
  return { id, outcome: p <= level ? "failed" : "passed", value, lower, upper, p, count: starts.length };
}

function otherPlaces(numbers: Numbers, estimate: Estimate, { random, spreads }: EffectOptions): Check {
  const id = "placeboInPlace";
  if (!(estimate.p <= level)) return { id, outcome: "undetermined", because: "noEffect" };
  const { p, smallestP, sets } = permutationTest(numbers, confidence, random, undefined, spreads);
  if (smallestP > level) return { id, outcome: "undetermined", because: "fewAreas" };
  return { id, outcome: p <= level ? "passed" : "failed", p, count: sets };
}

/** An answer hangs on one area when without it the sign turns or half of the effect is gone; without an effect, when it leaves the limits. */
function hangsOnOne({ value, lower, upper, p }: Estimate, least: number, most: number): boolean {
  if (!(p <= level)) return least < lower || most > upper;
  return [least, most].some((other) => other * value <= 0 || Math.abs(other) < Math.abs(value) / 2);
}

function otherComparison({ leaveOneOut: { without, least, most } }: DifferenceInDifferences, estimate: Estimate): Check {
  const id = "otherComparison";
  if (without.length < 2) return { id, outcome: "undetermined", because: "fewAreas" };
  return { id, outcome: hangsOnOne(estimate, least, most) ? "failed" : "passed", lower: least, upper: most, count: without.length };
}

function otherAreas(numbers: Numbers, estimate: Estimate): Check {
  const id = "otherAreas";
  const treated = [...numbers.treated.keys()].filter((area) => numbers.treated[area] === 1);
  if (treated.length < 2) return { id, outcome: "undetermined", because: "fewAreas" };
  const without = treated.map((left) => effectOf(part(numbers, { areas: (area) => area !== left })));
  const [least, most] = [Math.min(...without), Math.max(...without)];
  return { id, outcome: hangsOnOne(estimate, least, most) ? "failed" : "passed", lower: least, upper: most, count: treated.length };
}

function trendGoesOn({ trendSensitivity: { shares } }: DifferenceInDifferences, { start }: Numbers, estimate: Estimate): Check {
  const id = "trendGoesOn";
  if (start < 2) return { id, outcome: "undetermined", because: "oneBefore" };
  if (!(estimate.p <= level)) return { id, outcome: "undetermined", because: "noEffect" };
  const effect = shares.find(({ share }) => share === 1)?.effect;
  if (!effect || Number.isNaN(effect.p)) return { id, outcome: "undetermined", because: "fewAreas" };
  const { value, p } = effect;
  // No limits: those of 95 % would answer another question than this one, which is put at a level of its own.
  return { id, outcome: p <= slopeLevel && value * estimate.value > 0 ? "passed" : "failed", value, p };
}
