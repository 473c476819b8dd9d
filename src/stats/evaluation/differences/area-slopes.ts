import type { Panel } from "../panel.ts";

/** Per area the slope of its values on time over the periods before the start, and the mean time of those; NaN with fewer than two. */
export function areaSlopes(panel: Panel): { slope: Float64Array; middle: Float64Array } {
  const slope = new Float64Array(panel.areas).fill(Number.NaN);
  const middle = new Float64Array(panel.areas).fill(Number.NaN);
  for (let area = 0; area < panel.areas; area += 1) {
    const own: number[] = [];
    for (let period = 0; period < panel.start; period += 1)
      if (!Number.isNaN(panel.values[area * panel.periods + period])) own.push(period);
    if (own.length < 2) continue;
    middle[area] = own.reduce((sum, period) => sum + panel.times[period], 0) / own.length;
    let [top, bottom] = [0, 0];
    for (const period of own) {
      const away = panel.times[period] - middle[area];
      top += away * panel.values[area * panel.periods + period];
      bottom += away * away;
    }
    slope[area] = top / bottom;
  }
  return { slope, middle };
}
