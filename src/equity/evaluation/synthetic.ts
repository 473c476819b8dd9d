/** A mixture of other areas that went the same way before the start, and how far they part after it. */
import { type EffectOptions, syntheticControl, type SyntheticControl } from "../../stats/index.ts";
import { level } from "./design.ts";
import { nextDoor } from "./near.ts";
import { numbersOf } from "./numbers.ts";
import { meanIn, unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Analysis, Check, Detectable } from "./result.ts";

export function synthetic(
  record: EvaluationRecord,
  panel: Panel,
  random: EffectOptions["random"],
): { analysis: Analysis; detectable: Detectable } {
  const { numbers, periods } = numbersOf(panel, ["treated", "comparison"]);
  const options = { random, confidence: 1 - level };
  // The design looks at what the other areas did after the start, and at the area itself only before it.
  // Areas get an approach because they are worse off than all others: no mixture reaches their level, but one may move as they do.
  const found = syntheticControl(numbers, { ...options, matters: record.smallestEffect, demeaned: true });
  const { value, lower, upper, p } = found.effect;
  const [treated, comparison] = [unitsOf(panel, "treated"), unitsOf(panel, "comparison")];
  const pointOf = (id: string) => found.points.find((point) => periods[point.period].id === id);
  const { smallestEffect, reason } = found.design;
  return {
    analysis: {
      estimate: { value, lower, upper, p, inference: "placeboRanks", treated: treated.length, comparison: comparison.length },
      paths: panel.periods.map(({ id }, at) => ({
        period: id,
        treated: meanIn(treated, at),
        comparison: meanIn(comparison, at),
        without: pointOf(id)?.synthetic ?? null,
      })),
      events: [],
      checks: [
        fit(found),
        pretended(found),
        { id: "placeboInPlace", outcome: p <= level ? "passed" : "undetermined", because: "noEffect", p, count: found.placebos.length },
        otherComparison(found),
        nextDoor(panel, options),
      ],
      verdict: found.verdict,
      weights: found.weights.map(({ place, weight }) => ({
        name: panel.units.filter(({ role }) => role !== "near")[place].name,
        weight,
      })),
    },
    detectable:
      smallestEffect < Infinity
        ? {
            possible: true,
            effect: smallestEffect,
            deviation: found.before,
            from: "comparison",
            asIs: true,
            before: numbers.start,
            after: numbers.periods - numbers.start,
            byLot: null,
          }
        : { possible: false, because: reason === "attainableP" ? "fewAreas" : "noFigures" },
  };
}

function fit({ before, usualBefore, verdict }: SyntheticControl): Check {
  const id = "fitBefore";
  if (verdict.reasons.some(({ code }) => code === "preFitMeaningless")) return { id, outcome: "undetermined", because: "twoBefore" };
  const poor = verdict.reasons.some(({ code }) => code === "poorPreFit");
  return { id, outcome: poor ? "failed" : "passed", value: before, upper: usualBefore };
}

function pretended({ placeboInTime }: SyntheticControl): Check {
  const id = "placeboInTime";
  if (!placeboInTime) return { id, outcome: "undetermined", because: "twoBefore" };
  const { value, p } = placeboInTime;
  return { id, outcome: p <= level ? "failed" : "passed", value, p, count: 1 };
}

function otherComparison({ leaveOneOut, effect }: SyntheticControl): Check {
  const id = "otherComparison";
  if (leaveOneOut.length === 0) return { id, outcome: "undetermined", because: "fewAreas" };
  const values = leaveOneOut.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const hangs =
    effect.p <= level
      ? values.some((value) => value * effect.value <= 0 || Math.abs(value) < Math.abs(effect.value) / 2)
      : least < effect.lower || most > effect.upper;
  return { id, outcome: hangs ? "failed" : "passed", lower: least, upper: most, count: values.length };
}
