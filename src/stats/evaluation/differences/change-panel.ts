import type { Panel } from "../panel.ts";

/**
 * A panel of two periods, 0 and one number per area: its effect is the treated areas' mean of those numbers less the others'. So the
 * judgement of `differenceEffect` serves slopes and trend-corrected changes too. Areas whose number is NaN are left out.
 */
export function changePanel(panel: Panel, perArea: ArrayLike<number>): Panel {
  const values = new Float64Array(2 * panel.areas);
  for (let area = 0; area < panel.areas; area += 1) values[2 * area + 1] = perArea[area];
  return { ...panel, periods: 2, start: 1, times: Float64Array.of(0, 1), values };
}
