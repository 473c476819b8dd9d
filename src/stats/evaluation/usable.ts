import type { Panel } from "./panel.ts";
import { part } from "./part.ts";

/**
 * The areas with at least one value before the start and one from then on: the others say nothing of a change.
 * @example const city = panel({ values: [1, 2, 3, 4, NaN, 5], periods: 2, treated: [1, 0, 0], start: 1 });
 * usable(city) // { areas: 2, places: [0, 1] }
 */
export function usable(panel: Panel): Panel {
  return part(panel, {
    areas: (area) => measured(panel, area, 0, panel.start) > 0 && measured(panel, area, panel.start, panel.periods) > 0,
  });
}

/**
 * The areas that were measured in every period.
 * @example const city = panel({ values: [1, 2, 3, 4, NaN, 5], periods: 2, treated: [1, 0, 0], start: 1 });
 * complete(city) // { areas: 2, places: [0, 1] }
 */
export function complete(panel: Panel): Panel {
  return part(panel, { areas: (area) => measured(panel, area, 0, panel.periods) === panel.periods });
}

/**
 * How many values an area has from one period up to another.
 * @example const city = panel({ values: [1, NaN, 3, 4], periods: 2, treated: [1, 0], start: 1 });
 * measured(city, 0, 0, 2) // 1
 */
export function measured(panel: Panel, area: number, from: number, to: number): number {
  let count = 0;
  for (let period = from; period < to; period += 1) if (!Number.isNaN(panel.values[area * panel.periods + period])) count += 1;
  return count;
}
