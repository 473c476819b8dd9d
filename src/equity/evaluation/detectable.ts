/** The smallest effect that a design would see in 8 of 10 cases, from figures that can't betray the outcome. */
import { differenceDesign, drawnOnRatio, panel as makeNumbers } from "../../stats/index.ts";
import { level, slopeLevel, tooFewSets } from "./design.ts";
import { numbersOf } from "./numbers.ts";
import { periodsOn, unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Detectable } from "./result.ts";

const power = 0.8;
/** The test of the path before takes one true effect in twenty: what is left has to come to 8 of 10. */
const powerBefore = power / (1 - level);

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
  const wanted = { power: before < 2 ? power : powerBefore, confidence: 1 - level };
  const fromPast = asIs && record.deviation === undefined ? differenceDesign(numbers, wanted) : null;
  const past = fromPast?.reason === null;
  const deviation = past ? undefined : (record.deviation ?? spreadOfSteps(panel));
  if (!past && deviation === undefined) return { possible: false, because: "noFigures" };
  const options = { ...wanted, sd: deviation };
  const plain = past ? fromPast : differenceDesign(shape, options);
  const throughSlope = record.byLot ? null : differenceDesign(shape, { ...options, confidence: 1 - slopeLevel });
  const ratio = throughSlope?.noise ? drawnOnRatio(shape, throughSlope.noise.autocorrelation) : 0;
  const effect = Math.max(plain.smallestEffect, ratio * (throughSlope?.smallestEffect ?? 0));
  if (!(effect < Infinity)) return { possible: false, because: plain.reason === "attainableP" ? "fewAreas" : "noFigures" };
  return {
    possible: true,
    effect,
    deviation: plain.noise?.sd ?? Number.NaN,
    from: past ? "before" : record.deviation === undefined ? "comparison" : "given",
    asIs,
    before,
    after,
    byLot: effect > plain.smallestEffect ? plain.smallestEffect : null,
  };
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
