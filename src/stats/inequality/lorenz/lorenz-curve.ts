import { byOrder, byRatio, endOfTie, sumOver, sweep } from "./sweep.ts";

/**
 * A curve of shares, from (0, 0) to (1, 1). `places` are the areas in the order of the curve, as positions in what was given: the curve
 * goes from point i to point i + 1 through area `places[i]`. `areaBetween` lies between the even line and the curve, below the line
 * counted above 0; twice that is the Gini or the concentration index.
 */
export type Curve = { need: Float64Array; effort: Float64Array; places: Int32Array; areaBetween: number };

/**
 * Lorenz curve of effort (euros, hours, activities) against need (people, people in need): areas sorted from the least effort per
 * need to the most, cumulative share of need against cumulative share of effort. Even effort is the straight line.
 * An area without either number (NaN), or with neither need nor effort, is left out; need without effort and the reverse count.
 * NaN shares where there is no need, or no effort, at all.
 * Source: Lorenz M.O. (1905), Publ Am Stat Assoc 9:209–219; Kakwani N.C. (1977), Econometrica 45:719–727.
 * @throws RangeError for lists of unequal length and negative or endless numbers
 * @example lorenzCurve([30, 10, 20], [50, 100, 50])
 * // { need: [0, 0.5, 0.75, 1], effort: [0, 0.16666…, 0.5, 1], places: [1, 2, 0], areaBetween: 0.1875 }
 */
export function lorenzCurve(effort: ArrayLike<number>, need: ArrayLike<number>): Curve {
  return curveOf(effort, need, byRatio(effort, need));
}

/**
 * Concentration curve: the same, with areas in an order of their own (by income, say), low first. Areas with equal order are swept
 * together, in a straight line. An area without an order (NaN) is left out.
 * Source: Wagstaff A., Paci P., van Doorslaer E. (1991), Soc Sci Med 33:545–557.
 * @example concentrationCurve([30, 10, 20], [50, 100, 50], [1, 2, 3])
 * // { need: [0, 0.25, 0.75, 1], effort: [0, 0.5, 0.66666…, 1], places: [0, 1, 2], areaBetween: -0.0625 }
 */
export function concentrationCurve(effort: ArrayLike<number>, need: ArrayLike<number>, order: ArrayLike<number>): Curve {
  return curveOf(effort, need, byOrder(effort, need, order), order);
}

function curveOf(effort: ArrayLike<number>, need: ArrayLike<number>, places: Int32Array, order?: ArrayLike<number>): Curve {
  const n = places.length;
  const { index, allNeed, allEffort } = sweep(effort, need, places, order);
  const curve = { need: new Float64Array(n + 1), effort: new Float64Array(n + 1), places, areaBetween: index / 2 };
  let needSoFar = 0;
  let effortSoFar = 0;
  for (let start = 0; start < n;) {
    const end = endOfTie(places, order, start);
    const tiedNeed = sumOver(need, places, start, end);
    const tiedEffort = sumOver(effort, places, start, end);
    let part = 0;
    for (let at = start; at < end; at += 1) {
      part += tiedNeed > 0 ? need[places[at]] / tiedNeed : 1 / (end - start);
      curve.need[at + 1] = (needSoFar + part * tiedNeed) / allNeed;
      curve.effort[at + 1] = (effortSoFar + part * tiedEffort) / allEffort;
    }
    needSoFar += tiedNeed;
    effortSoFar += tiedEffort;
    curve.need[end] = needSoFar / allNeed;
    curve.effort[end] = effortSoFar / allEffort;
    start = end;
  }
  return curve;
}
