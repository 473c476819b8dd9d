import type { Panel } from "../panel.ts";

type Periods = Pick<Panel, "periods" | "start" | "times">;

/**
 * What each period counts for in an area's change: mean after less mean before.
 * @example changeContrast({ periods: 3, start: 2, times: Float64Array.of(0, 1, 2) }) // [-0.5, -0.5, 1]
 */
export function changeContrast({ periods, start }: Periods): Float64Array {
  return Float64Array.from({ length: periods }, (_, at) => (at < start ? -1 / start : 1 / (periods - start)));
}

/**
 * What each period counts for when the slope before is drawn on beyond the start (share 1 of `trendSensitivity`): mean after − mean before −
 * slope before × the time between the two. Two periods before at least.
 * @example drawnOnContrast({ periods: 3, start: 2, times: Float64Array.of(0, 1, 2) }) // [1, -2, 1]
 */
export function drawnOnContrast(panel: Periods): Float64Array {
  const { start, times } = panel;
  const middle = mean(times.subarray(0, start));
  const distance = mean(times.subarray(start)) - middle;
  const squares = times.subarray(0, start).reduce((sum, time) => sum + (time - middle) ** 2, 0);
  return changeContrast(panel).map((weight, at) => (at < start ? weight - (distance * (times[at] - middle)) / squares : weight));
}

/**
 * Variance of a weighted sum of the values of an AR(1) of variance 1.
 * @example contrastVariance(Float64Array.of(-0.5, -0.5, 1), 0) // 1.5
 */
export function contrastVariance(contrast: Float64Array, autocorrelation: number): number {
  let sum = 0;
  for (const [s, one] of contrast.entries())
    for (const [t, other] of contrast.entries()) sum += one * other * autocorrelation ** Math.abs(s - t);
  return sum;
}

const mean = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
