import type { Panel } from "../panel.ts";
import { usable } from "../usable.ts";
import { areaSlopes } from "./area-slopes.ts";
import { changePanel } from "./change-panel.ts";
import { differenceEffect, type DifferenceEffect, type EffectOptions, spreadsOf } from "./difference-effect.ts";

export type TrendSensitivity = {
  /** The effect if, after the start, the areas had gone on moving apart at `share` times their speed before it. */
  shares: { share: number; effect: DifferenceEffect }[];
  /** The smallest share, in steps of 0.1 up to 5, at which the interval holds 0; 0 when it already does; Infinity when none does. NaN: no slope. */
  breakdown: number;
};

/**
 * The effect if the difference in trend before had gone on: every area's change (mean after less mean before) less `share` times its own
 * slope before × the time between the two means; then treated less comparison, judged as any effect, so the limits hold the doubt about
 * the slope too. Share 0: parallel trends. Share 1: straight lines. Empty with fewer than 2 periods before.
 * Source: Rambachan A., Roth J. (2023), Rev Econ Stud 90:2555–2591, in its simplest form: a straight line times a share (their
 * M = 0 for share 1); the shares between and beyond stand for relative magnitudes.
 */
export function trendSensitivity(given: Panel, options: EffectOptions, shares: readonly number[] = [0, 0.5, 1, 2]): TrendSensitivity {
  const panel = usable(given);
  const { slope, middle } = areaSlopes(panel);
  if (panel.start < 2 || slope.every((one) => Number.isNaN(one))) return { shares: [], breakdown: Number.NaN };
  const change = new Float64Array(panel.areas);
  const distance = new Float64Array(panel.areas);
  for (let area = 0; area < panel.areas; area += 1) {
    const before = meanOf(panel, area, 0, panel.start);
    const after = meanOf(panel, area, panel.start, panel.periods);
    change[area] = after.value - before.value;
    distance[area] = after.time - middle[area];
  }
  const spreads = spreadsOf(panel, options);
  const at = (share: number): DifferenceEffect =>
    differenceEffect(
      changePanel(
        panel,
        change.map((one, area) => one - share * slope[area] * distance[area]),
      ),
      { ...options, method: undefined, spreads },
    );
  let breakdown = Infinity;
  for (let step = 0; step <= 50; step += 1) {
    const { lower, upper } = at(step / 10);
    if (lower > 0 || upper < 0) continue;
    breakdown = step / 10;
    break;
  }
  return { shares: shares.map((share) => ({ share, effect: at(share) })), breakdown };
}

function meanOf(panel: Panel, area: number, from: number, to: number): { value: number; time: number } {
  let [value, time, count] = [0, 0, 0];
  for (let period = from; period < to; period += 1) {
    const own = panel.values[area * panel.periods + period];
    if (Number.isNaN(own)) continue;
    value += own;
    time += panel.times[period];
    count += 1;
  }
  return { value: value / count, time: time / count };
}
