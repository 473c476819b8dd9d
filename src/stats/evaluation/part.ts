import type { Panel } from "./panel.ts";

/** What is kept or changed; what isn't named stays. `from` and `to` (not included) are periods. */
export type Cut = {
  areas?: (area: number) => boolean;
  from?: number;
  to?: number;
  /** Counted in the periods that are kept. */
  start?: number;
  treated?: (area: number) => boolean;
};

/**
 * A part of a panel, or the same panel with other areas called treated; `places` still point at what was given.
 * @example const city = panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 });
 * part(city, { areas: (area) => area > 0, to: 2 }) // { areas: 3, values: [2, 3, 5, 5, 1, 2], places: [1, 2, 3] }
 */
export function part(panel: Panel, cut: Cut): Panel {
  const { areas: keep = () => true, from = 0, to = panel.periods, treated = (area: number) => panel.treated[area] === 1 } = cut;
  const kept = Int32Array.from({ length: panel.areas }, (_, area) => area).filter((area) => keep(area));
  const periods = to - from;
  const values = new Float64Array(kept.length * periods);
  for (const [at, area] of kept.entries())
    values.set(panel.values.subarray(area * panel.periods + from, area * panel.periods + to), at * periods);
  return {
    areas: kept.length,
    periods,
    values,
    treated: Uint8Array.from(kept, (area) => (treated(area) ? 1 : 0)),
    start: cut.start ?? Math.max(0, Math.min(periods, panel.start - from)),
    weights: Float64Array.from(kept, (area) => panel.weights[area]),
    times: panel.times.slice(from, to),
    places: kept.map((area) => panel.places[area]),
  };
}

/**
 * How many areas are treated and how many are there to compare with.
 * @example sides(panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 })) // { treated: 2, comparison: 2 }
 */
export function sides(panel: Panel): { treated: number; comparison: number } {
  let treated = 0;
  for (const mark of panel.treated) treated += mark;
  return { treated, comparison: panel.areas - treated };
}
