import { cholesky, choleskySolve } from "../../linear/cholesky.ts";
import type { Panel } from "../panel.ts";
import { sides } from "../part.ts";
import { usable } from "../usable.ts";
import { areaPieces, type AreaPieces } from "./area-pieces.ts";

export type LeaveOneOut = {
  /** The effect without that comparison area, by its position in what was given; NaN where the periods can't be told apart without it. */
  without: { place: number; value: number }[];
  least: number;
  most: number;
  /** The comparison area that moves the effect most; −1 without any. */
  influential: number;
};

/**
 * The two-way effect with each comparison area left out in turn: how much hangs on the choice of one. NaN and empty with fewer than two.
 * Source: Abadie A. et al. (2015), Am J Polit Sci 59:495–510, for synthetic control; the same idea here.
 */
export function leaveOneOut(given: Panel): LeaveOneOut {
  const panel = usable(given);
  const { treated, comparison } = sides(panel);
  if (comparison < 2 || treated === 0) return { without: [], least: Number.NaN, most: Number.NaN, influential: -1 };
  const pieces = areaPieces(panel);
  const { outcomeShared, dummies, columns: k } = pieces;
  const { top, information, sum } = treatedSums(panel, pieces);
  const full = top / (information - inner(sum, sum));
  const without: LeaveOneOut["without"] = [];
  for (let left = 0; left < panel.areas; left += 1) {
    if (panel.treated[left] === 1) continue;
    // Period levels of the rest: the pieces are scaled so that all areas together have Z'Z = I and Z'y = 0.
    const rest = Float64Array.from(dummies.subarray(left * k * k, (left + 1) * k * k), (entry, at) => (at % (k + 1) === 0 ? 1 : 0) - entry);
    const l = cholesky(rest, k);
    const solved = l ? choleskySolve(l, k, sum) : sum.map(() => Number.NaN);
    const value = (top + inner(solved, outcomeShared.subarray(left * k, (left + 1) * k))) / (information - inner(solved, sum));
    without.push({ place: panel.places[left], value });
  }
  const told = without.filter(({ value }) => Number.isFinite(value));
  if (told.length === 0) return { without, least: Number.NaN, most: Number.NaN, influential: -1 };
  const values = told.map(({ value }) => value);
  const farthest = told.reduce((far, one) => (Math.abs(one.value - full) > Math.abs(far.value - full) ? one : far));
  return { without, least: Math.min(...values), most: Math.max(...values), influential: farthest.place };
}

/**
 * The two-way effect without its error; NaN without a treated or a comparison area.
 * @example effectOf(panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 })) // 2.75 (by hand: 3 − 0.25)
 */
export function effectOf(panel: Panel): number {
  const { treated, comparison } = sides(panel);
  if (treated === 0 || comparison === 0) return Number.NaN;
  const { top, information, sum } = treatedSums(panel, areaPieces(panel));
  return top / (information - inner(sum, sum));
}

/** What the treated areas bring together. */
function treatedSums(
  panel: Panel,
  { outcome, own, shared, columns: k }: AreaPieces,
): { top: number; information: number; sum: Float64Array } {
  const sum = new Float64Array(k);
  let [top, information] = [0, 0];
  for (let area = 0; area < panel.areas; area += 1) {
    if (panel.treated[area] === 0) continue;
    top += outcome[area];
    information += own[area];
    for (let a = 0; a < k; a += 1) sum[a] += shared[area * k + a];
  }
  return { top, information, sum };
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at] * b[at];
  return sum;
}
