import type { Panel } from "./panel.ts";

/** How one value strays from its area's and its period's level: its sd, and how alike the strays of neighbouring periods are (AR(1)). */
export type Noise = {
  sd: number;
  autocorrelation: number;
  /** "oneLag": from 2 periods only the noise between neighbours is known, and the autocorrelation is taken to be 0. */
  from: "prePeriods" | "oneLag" | "given";
};

/**
 * The noise seen before the start, from how much areas on the same side drift apart over 1, 2, … periods: half the variance of those
 * drifts is sd² (1 − ρ^lag); sd and ρ (0 … 0.95) fit their logarithms best, weighted by the number of drifts. Free of the bias that taking
 * out an area's mean brings. It can't see what only starts later. Null with fewer than 2 periods before or fewer than 2 areas a side.
 * Source: the variogram as in Diggle P. et al. (2002), Analysis of Longitudinal Data, 2nd ed., § 3.4 and 5.2; why from the past and with
 * autocorrelation: Burlig F., Preonas L., Woerman M. (2020), J Dev Econ 144:102458.
 * @example const city = panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 });
 * preNoise(city) // { sd: 0.35355…, autocorrelation: 0, from: "oneLag" } (by hand: drifts 1, 1 and 0, 1: √(½ × ¼))
 */
export function preNoise(panel: Panel): Noise | null {
  const lags: { lag: number; half: number; weight: number }[] = [];
  for (let lag = 1; lag < panel.start; lag += 1) {
    const { squares, degrees } = drifts(panel, lag);
    if (degrees > 0) lags.push({ lag, half: squares / degrees / 2, weight: degrees });
  }
  const first = lags[0];
  if (!first) return null;
  if (lags.length === 1) return { sd: Math.sqrt(first.half), autocorrelation: 0, from: "oneLag" };
  if (lags.some(({ half }) => half === 0)) return { sd: Math.sqrt(first.half), autocorrelation: 0, from: "prePeriods" };
  let best = { misfit: Infinity, sd: 0, autocorrelation: 0 };
  for (let step = 0; step <= 95; step += 1) {
    const rho = step / 100;
    let [whole, sum] = [0, 0];
    const logs = lags.map(({ lag, half, weight }) => {
      const log = Math.log(half / (1 - rho ** lag));
      whole += weight;
      sum += weight * log;
      return log;
    });
    const level = sum / whole;
    const misfit = logs.reduce((total, log, at) => total + lags[at].weight * (log - level) ** 2, 0);
    if (misfit < best.misfit - 1e-12) best = { misfit, sd: Math.exp(level / 2), autocorrelation: rho };
  }
  return { sd: best.sd, autocorrelation: best.autocorrelation, from: "prePeriods" };
}

/** Squares of the drifts over `lag` periods about their mean per side and period. */
function drifts(panel: Panel, lag: number): { squares: number; degrees: number } {
  let [squares, degrees] = [0, 0];
  for (let period = lag; period < panel.start; period += 1) {
    for (const side of [0, 1]) {
      let [count, mean, own] = [0, 0, 0];
      for (let area = 0; area < panel.areas; area += 1) {
        if (panel.treated[area] !== side) continue;
        const at = area * panel.periods + period;
        const drift = panel.values[at] - panel.values[at - lag];
        if (Number.isNaN(drift)) continue;
        count += 1;
        const away = drift - mean;
        mean += away / count;
        own += away * (drift - mean);
      }
      squares += own;
      degrees += Math.max(0, count - 1);
    }
  }
  return { squares, degrees };
}
