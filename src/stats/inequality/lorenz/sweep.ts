import { outerTail } from "../../distributions/outer-tail.ts";
import { jackknife } from "../../resampling/jackknife.ts";
import { measureAlone, type Measure } from "../measure.ts";

/** Areas with both numbers, from the least effort per need to the most; need 0 with effort comes last. */
export function byRatio(effort: ArrayLike<number>, need: ArrayLike<number>): Int32Array {
  const places = counted(effort, need);
  const ratios = new Float64Array(effort.length);
  for (const at of places) ratios[at] = effort[at] / need[at];
  return places.sort((a, b) => (ratios[a] < ratios[b] ? -1 : Number(ratios[a] > ratios[b])));
}

/** Areas with all three numbers, low order first. */
export function byOrder(effort: ArrayLike<number>, need: ArrayLike<number>, order: ArrayLike<number>): Int32Array {
  if (order.length !== effort.length)
    throw new RangeError(`An order of ${order.length} areas was given beside ${effort.length} efforts; give as many of each.`);
  return counted(effort, need)
    .filter((at) => !Number.isNaN(order[at]))
    .sort((a, b) => order[a] - order[b]);
}

function counted(effort: ArrayLike<number>, need: ArrayLike<number>): Int32Array {
  if (effort.length !== need.length)
    throw new RangeError(`${effort.length} efforts were given beside ${need.length} needs; give as many of each.`);
  const places = new Int32Array(effort.length);
  let found = 0;
  for (let at = 0; at < effort.length; at += 1) {
    if (Number.isNaN(effort[at]) || Number.isNaN(need[at])) continue;
    if (!(effort[at] >= 0 && effort[at] < Infinity && need[at] >= 0 && need[at] < Infinity))
      throw new RangeError(`Area ${at + 1} has effort ${effort[at]} and need ${need[at]}; both are 0 or more.`);
    if (effort[at] + need[at] > 0) places[found++] = at;
  }
  return places.slice(0, found);
}

/** Where the areas end that are equal in order to the one at `start`; without an order every area is on its own. */
export function endOfTie(places: Int32Array, order: ArrayLike<number> | undefined, start: number): number {
  let end = start + 1;
  if (order) while (end < places.length && order[places[end]] === order[places[start]]) end += 1;
  return end;
}

/** The numbers of the areas at `start` up to `end`, added. */
export function sumOver(numbers: ArrayLike<number>, places: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += numbers[places[at]];
  return sum;
}

export type Swept = {
  /** 1 − Σ (share of need) × (share of effort before and after, added): Gini or concentration index. */
  index: number;
  allNeed: number;
  allEffort: number;
  /** The index with each area left out in turn, in the order swept; null unless asked for. */
  leftOut: Float64Array | null;
};

/**
 * The index over areas in a given order, in one pass; with an area left out it follows from the same sums, so the jackknife is one pass
 * more, not one per area. With D = Σ n (E before + E after), the index is 1 − D / (N E).
 */
export function sweep(
  effort: ArrayLike<number>,
  need: ArrayLike<number>,
  places: Int32Array,
  order?: ArrayLike<number>,
  jackknife = false,
): Swept {
  const n = places.length;
  const allNeed = sumOver(need, places, 0, n);
  const allEffort = sumOver(effort, places, 0, n);
  const leftOut = jackknife ? new Float64Array(n) : null;
  let double = 0;
  let needSoFar = 0;
  let effortSoFar = 0;
  for (let start = 0; start < n;) {
    const end = endOfTie(places, order, start);
    const tiedNeed = sumOver(need, places, start, end);
    const tiedEffort = sumOver(effort, places, start, end);
    const strip = tiedNeed * (2 * effortSoFar + tiedEffort);
    double += strip;
    needSoFar += tiedNeed;
    if (leftOut) {
      for (let at = start; at < end; at += 1) {
        const e = effort[places[at]];
        const less = (tiedNeed - need[places[at]]) * (2 * effortSoFar + tiedEffort - e) - strip;
        leftOut[at] = less - 2 * e * (allNeed - needSoFar);
      }
    }
    effortSoFar += tiedEffort;
    start = end;
  }
  if (leftOut) {
    for (let at = 0; at < n; at += 1) {
      const place = places[at];
      leftOut[at] = 1 - (double + leftOut[at]) / ((allNeed - need[place]) * (allEffort - effort[place]));
    }
  }
  return { index: n > 0 ? 1 - double / (allNeed * allEffort) : Number.NaN, allNeed, allEffort, leftOut };
}

/**
 * Error and limits of an index from its values with each area left out, around the index less the bias that the jackknife finds: that takes
 * away most of what few areas bring.
 * Source: Efron B., Stein C. (1981), Ann Stat 9:586–596; Sandström A. et al. (1988), J Bus Econ Stat 6:113–119, for the Gini.
 */
export function jackknifeLimits({ index, leftOut }: Swept, confidence: number): Measure {
  if (!leftOut || leftOut.length < 3) {
    outerTail(confidence);
    return measureAlone(index);
  }
  const { standardError, lower, upper, bias } = jackknife(index, leftOut, confidence);
  return { value: index, standardError, lower: lower - bias, upper: upper - bias };
}
