/** The smallest effect that a design would see in 8 of 10 cases, from figures that can't betray the outcome. */
import { differenceDesign, panel as makeNumbers } from "../../stats/index.ts";
import { level, sets, slopeLevel, tooFewSets } from "./design.ts";
import { numbersOf } from "./numbers.ts";
import { periodsOn, unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Detectable } from "./result.ts";

const power = 0.8;
/**
 * What the test of the path before leaves of the power: it takes one true effect in twenty, or fewer where areas can be chosen in few ways. With
 * three measurements and more it is two tests, each at half the level.
 */
function leftByPath(treated: number, comparison: number, before: number): number {
  if (before < 2) return 1;
  const [tests, count, step] = [before > 2 ? 2 : 1, sets(treated, comparison), treated === comparison ? 2 : 1];
  return 1 - Math.min(level, (tests * Math.floor(((level / tests) * count) / step + 1e-9) * step) / count);
}

/**
 * For designs that hold changes of two groups of areas against each other. The noise is that of the periods before the start; where those
 * are too few, that of the comparison areas over all periods: neither holds what happened where the intervention was. Unless it was drawn
 * by lot who got it, two measurements before are the least, and the effect must be seen through a slope that may have been there before.
 * Where measurements lack, it is what the least of them would give.
 */
export function detectableDifference(record: Pick<EvaluationRecord, "deviation" | "byLot">, panel: Panel): Detectable {
  const [treated, comparison] = [unitsOf(panel, "treated").length, unitsOf(panel, "comparison").length];
  if (treated === 0 || comparison === 0) return { possible: false, because: "noFigures" };
  if (tooFewSets(treated, comparison) !== null) return { possible: false, because: "fewAreas" };
  const [found, least] = [periodsOn(panel, "before").length, record.byLot ? 1 : 2];
  const [before, after] = [Math.max(found, least), Math.max(periodsOn(panel, "after").length, 1)];
  const asIs = found >= least && periodsOn(panel, "after").length > 0;
  const { numbers } = numbersOf(panel, ["treated", "comparison"]);
  const periods = before + after;
  const shape = asIs
    ? numbers
    : makeNumbers({ values: new Float64Array(periods * numbers.areas), periods, treated: numbers.treated, start: before });
  const wanted = { power: power / leftByPath(treated, comparison, before), confidence: 1 - level };
  const fromPast = asIs && record.deviation === undefined ? differenceDesign(numbers, { ...wanted, byLot: record.byLot }) : null;
  const past = fromPast?.reason === null;
  const deviation = past ? undefined : (record.deviation ?? spreadOfSteps(panel));
  if (!past && deviation === undefined) return { possible: false, because: "noFigures" };
  const options = { ...wanted, sd: deviation, byLot: record.byLot };
  const plain = past ? fromPast : differenceDesign(shape, options);
  const throughSlope = record.byLot ? null : differenceDesign(shape, { ...options, confidence: 1 - slopeLevel, drawnOn: true });
  const effect = Math.max(plain.smallestEffect, throughSlope?.smallestEffect ?? 0);
  if (!(effect < Infinity)) return { possible: false, because: plain.reason === "attainableP" ? "fewAreas" : "noFigures" };
  return {
    possible: true,
    effect,
    deviation: plain.noise?.sd ?? Number.NaN,
    from: past ? "before" : record.deviation === undefined ? "comparison" : "given",
    asIs,
    before,
    after,
    byLot: record.byLot ? null : withLot(shape, options, effect),
  };
}

/** What would do had it been drawn by lot, where that is less. */
function withLot(shape: ReturnType<typeof makeNumbers>, options: Parameters<typeof differenceDesign>[1], effect: number): number | null {
  const { smallestEffect } = differenceDesign(shape, { ...options, byLot: true });
  return smallestEffect < effect ? smallestEffect : null;
}

/** Of one figure, from the comparison areas' steps between measurements, each less the mean step of that moment: a step holds the noise of two. */
function spreadOfSteps(panel: Panel): number | undefined {
  const used = panel.periods.flatMap((period, at) => (period.side === "during" ? [] : [at]));
  const units = unitsOf(panel, "comparison");
  if (used.length < 2 || units.length < 2) return undefined;
  let [squares, degrees] = [0, 0];
  for (const [at, place] of used.slice(1).entries()) {
    const steps = units.map(({ values }) => (values[place] ?? Number.NaN) - (values[used[at]] ?? Number.NaN));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    squares += steps.reduce((sum, step) => sum + (step - mean) ** 2, 0);
    degrees += steps.length - 1;
  }
  return Math.sqrt(squares / degrees / 2);
}
