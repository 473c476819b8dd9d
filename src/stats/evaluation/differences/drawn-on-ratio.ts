import type { Panel } from "../panel.ts";

/**
 * How many times as large the error of an effect becomes when the difference in slope before is drawn on beyond the start (share 1 of
 * `trendSensitivity`): the root of the variance of (mean after − mean before − slope before × the time between the two) over that of
 * (mean after − mean before), for AR(1) noise. Depends on the periods only. NaN with fewer than 2 periods before or none after.
 * Source: Bilinski A., Hatfield L.A. (2018), arXiv:1805.03273 (what a trend of one's own costs); the variance of a linear contrast.
 * @example drawnOnRatio({ periods: 3, start: 2, times: Float64Array.of(0, 1, 2) }, 0) // 2 (by hand: variances 6 and 1.5)
 */
export function drawnOnRatio({ periods, start, times }: Pick<Panel, "periods" | "start" | "times">, autocorrelation: number): number {
  if (start < 2 || start >= periods) return Number.NaN;
  const plain = Float64Array.from({ length: periods }, (_, at) => (at < start ? -1 / start : 1 / (periods - start)));
  const middle = mean(times.subarray(0, start));
  const distance = mean(times.subarray(start)) - middle;
  const squares = times.subarray(0, start).reduce((sum, time) => sum + (time - middle) ** 2, 0);
  const drawn = plain.map((weight, at) => (at < start ? weight - (distance * (times[at] - middle)) / squares : weight));
  return Math.sqrt(variance(drawn, autocorrelation) / variance(plain, autocorrelation));
}

const mean = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function variance(weights: Float64Array, autocorrelation: number): number {
  let sum = 0;
  for (const [s, one] of weights.entries())
    for (const [t, other] of weights.entries()) sum += one * other * autocorrelation ** Math.abs(s - t);
  return sum;
}
