/** One line, drawn on from before the start, and how far it was left. */
import { type EffectOptions, interruptedTimeSeries } from "../../stats/index.ts";
import { level } from "./design.ts";
import { meanIn, unitsOf, type Panel, type PanelPeriod } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Analysis, Check, Detectable } from "./result.ts";

/** @returns null where measurements don't lie at even distances: the method counts periods */
export function interrupted(
  record: EvaluationRecord,
  panel: Panel,
  random: EffectOptions["random"],
): { analysis: Analysis; detectable: Detectable } | null {
  const units = unitsOf(panel, "treated");
  const used = panel.periods.flatMap((period, at) =>
    period.side === "during" ? [] : [{ period, value: meanIn(units, at) ?? Number.NaN }],
  );
  const places = evenPlaces(used.map(({ period }) => period));
  const first = used.findIndex(({ period }) => period.side === "after");
  if (!places || first < 0) return null;
  const values = new Float64Array(places[places.length - 1] + 1).fill(Number.NaN);
  for (const [at, place] of places.entries()) values[place] = used[at].value;
  const confidence = 1 - level;
  const found = interruptedTimeSeries(
    { values, start: places[first] },
    { random, confidence, matters: record.smallestEffect, sd: record.deviation },
  );
  const { value, lower, upper, p } = found.effect.average;
  const { smallestEffect, noise } = found.design;
  return {
    analysis: {
      estimate: { value, lower, upper, p, inference: "autocorrelation", treated: units.length, comparison: 0 },
      paths: panel.periods.map((period, at) => {
        const place = places[used.findIndex((each) => each.period.id === period.id)];
        return {
          period: period.id,
          treated: meanIn(units, at),
          comparison: null,
          without: place === undefined ? null : found.points[place].without,
        };
      }),
      events: [],
      checks: [
        pretended(found.placeboInTime?.effect.average),
        {
          id: "autocorrelation",
          outcome: found.verdict.reasons.some(({ code }) => code === "strongAutocorrelation") ? "failed" : "passed",
          value: found.effect.autocorrelation,
        },
        { id: "placeboInPlace", outcome: "undetermined", because: "noComparison" },
        { id: "spillOver", outcome: "undetermined", because: "noComparison" },
      ],
      verdict: found.verdict,
    },
    detectable:
      smallestEffect < Infinity
        ? {
            possible: true,
            effect: smallestEffect,
            deviation: noise?.sd ?? Number.NaN,
            from: noise?.from === "given" ? "given" : "before",
            asIs: true,
            before: places.filter((place) => place < places[first]).length,
            after: places.length - first,
            byLot: null,
          }
        : { possible: false, because: "noFigures" },
  };
}

function pretended(effect: { value: number; lower: number; upper: number; p: number } | undefined): Check {
  const id = "placeboInTime";
  if (!effect) return { id, outcome: "undetermined", because: "twoBefore" };
  const { value, lower, upper, p } = effect;
  return { id, outcome: p <= level ? "failed" : "passed", value, lower, upper, p, count: 1 };
}

/** Positions on a scale of even steps, with gaps where nothing was measured; null where they don't fit one. */
function evenPlaces(periods: readonly PanelPeriod[]): number[] | null {
  const steps = periods.slice(1).map(({ at }, place) => at - periods[place].at);
  const step = Math.min(...steps);
  // Months and leap years differ by a tenth at most.
  if (steps.some((each) => Math.abs(each / step - Math.round(each / step)) > 0.15)) return null;
  let place = 0;
  return [0, ...steps.map((each) => (place += Math.round(each / step)))];
}
