import { cholesky, forwardSolve } from "../../linear/cholesky.ts";
import { fTail } from "../../distributions/f-tail.ts";
import type { Panel } from "../panel.ts";
import { areaSlopes } from "./area-slopes.ts";
import { assignments } from "./assignments.ts";
import { changePanel } from "./change-panel.ts";
import { differenceEffect, type DifferenceEffect, type EffectOptions, fewestForBootstrap, spreadsOf } from "./difference-effect.ts";

export type PreTrend = {
  /** Periods before the start. Under 2 nothing can be tested and every p is NaN; 3 or more are better. */
  prePeriods: number;
  /** How much more the treated areas rose per unit of time, and how that was judged. */
  slope: DifferenceEffect;
  /** All periods before against the base period at once; NaN with 2 periods, where the slope says it all. */
  joint: { p: number; method: "hotelling" | "permutation" | "none"; smallestP: number };
  /** The smaller of the two p's, doubled when there are two. */
  p: number;
  /** The p is at or under 1 − confidence: the areas moved apart before the start. */
  differ: boolean;
};

/**
 * Did treated and comparison areas move alike before the start? A test of the slope and a joint one. Not finding a difference doesn't prove
 * that there is none (Roth 2022): with few areas only large ones are seen, which is what `trendSensitivity` is for.
 * The joint test is Hotelling's T² with a covariance per side (areas measured in all periods before); with fewer than 6 areas on a side, or
 * too many periods for it, areas are permuted.
 * Source: Roth J. (2022), Am Econ Rev: Insights 4:305–322; Krishnamoorthy K., Yu J. (2004), Stat Probab Lett 66:161–169, for unequal
 * covariances, here with Bell & McCaffrey's degrees.
 */
export function preTrend(panel: Panel, options: EffectOptions): PreTrend {
  const prePeriods = panel.start;
  const slope = differenceEffect(changePanel(panel, areaSlopes(panel).slope), {
    ...options,
    method: undefined,
    spreads: spreadsOf(panel, options),
  });
  const joint = prePeriods > 2 ? jointTest(panel, options) : { p: Number.NaN, method: "none" as const, smallestP: Number.NaN };
  const p = Number.isNaN(joint.p) ? slope.p : Math.min(1, 2 * Math.min(slope.p, joint.p));
  return { prePeriods, slope, joint, p, differ: p <= 1 - (options.confidence ?? 0.95) + 1e-12 };
}

function jointTest(panel: Panel, { random, sets = 4999 }: EffectOptions): PreTrend["joint"] {
  const k = panel.start - 1;
  const rises: Float64Array[] = [];
  const marks: number[] = [];
  const weights: number[] = [];
  for (let area = 0; area < panel.areas; area += 1) {
    const from = area * panel.periods;
    const rise = Float64Array.from({ length: k }, (_, at) => panel.values[from + at] - panel.values[from + k]);
    if (rise.some((one) => Number.isNaN(one))) continue;
    rises.push(rise);
    marks.push(panel.treated[area]);
    weights.push(panel.weights[area]);
  }
  const treated = marks.reduce((sum, mark) => sum + mark, 0);
  const fewest = Math.min(treated, marks.length - treated);
  if (fewest === 0) return { p: Number.NaN, method: "none", smallestP: Number.NaN };
  const degrees = welchDegrees(treated, marks.length - treated);
  if (fewest >= fewestForBootstrap && degrees > k + 1) {
    const covariance = new Float64Array(k * k);
    const difference = new Float64Array(k);
    for (const side of [0, 1]) addSide(rises, marks, weights, side, difference, covariance);
    const l = cholesky(covariance, k);
    if (l) {
      const square = forwardSolve(l, k, difference).reduce((sum, one) => sum + one * one, 0);
      const below = degrees - k + 1;
      return { p: fTail((below / (degrees * k)) * square, k, below), method: "hotelling", smallestP: 0 };
    }
  }
  const scaled = whiten(rises, k);
  const square = (set: Int32Array): number => {
    let sum = 0;
    for (let a = 0; a < k; a += 1) {
      let total = 0;
      for (const at of set) total += scaled[at][a];
      sum += total * total;
    }
    return sum;
  };
  const seen = square(Int32Array.from(marks.keys()).filter((at) => marks[at] === 1));
  let [asLarge, tried] = [0, 0];
  const exact = assignments(marks.length, treated, sets, random, (set) => {
    tried += 1;
    if (square(set) >= seen * (1 - 1e-9)) asLarge += 1;
  });
  const more = exact ? 0 : 1;
  const mirrored = exact && 2 * treated === marks.length ? 2 : 1;
  return { p: (asLarge + more) / (tried + more), method: "permutation", smallestP: mirrored / (tried + more) };
}

/** Bell & McCaffrey's degrees for the difference of two means. */
function welchDegrees(n: number, m: number): number {
  return (1 / n + 1 / m) ** 2 / (1 / (n * n * (n - 1)) + 1 / (m * m * (m - 1)));
}

function addSide(
  rises: Float64Array[],
  marks: number[],
  weights: number[],
  side: number,
  difference: Float64Array,
  covariance: Float64Array,
): void {
  const k = difference.length;
  const own = rises.map((_, at) => at).filter((at) => marks[at] === side);
  const whole = own.reduce((sum, at) => sum + weights[at], 0);
  const mean = new Float64Array(k);
  for (const at of own) for (let a = 0; a < k; a += 1) mean[a] += (weights[at] / whole) * rises[at][a];
  for (let a = 0; a < k; a += 1) difference[a] += side === 1 ? mean[a] : -mean[a];
  for (const at of own) {
    const share = weights[at] / whole;
    for (let a = 0; a < k; a += 1)
      for (let b = 0; b < k; b += 1)
        covariance[a * k + b] += ((share * share) / (1 - share)) * (rises[at][a] - mean[a]) * (rises[at][b] - mean[b]);
  }
}

/** Rises less their mean, times the inverse root of their covariance over all areas (which no permutation changes), where it has one. */
function whiten(rises: Float64Array[], k: number): Float64Array[] {
  const mean = new Float64Array(k);
  for (const rise of rises) for (let a = 0; a < k; a += 1) mean[a] += rise[a] / rises.length;
  const centred = rises.map((rise) => rise.map((one, a) => one - mean[a]));
  const covariance = new Float64Array(k * k);
  for (const one of centred) for (let a = 0; a < k; a += 1) for (let b = 0; b < k; b += 1) covariance[a * k + b] += one[a] * one[b];
  const l = rises.length > k + 2 ? cholesky(covariance, k) : null;
  return l ? centred.map((one) => forwardSolve(l, k, one)) : centred;
}
