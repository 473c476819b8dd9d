import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import type { Measure } from "../measure.ts";
import { byOrder, endOfTie, jackknifeLimits, sumOver, sweep } from "./sweep.ts";

/**
 * Concentration index of effort against need: twice the area between the even line and `concentrationCurve`, from −1 to 1; below 0 where
 * effort per need goes to areas low in the order, 0 where the order makes no difference. NaN where there is no need, or no effort, at all.
 * Limits: jackknife over areas, as `giniOfEffort`. With `needErrors` (standard errors of the needs, which are estimates): normal, by the
 * delta method over those instead, the areas and the effort being what they are. NaN for fewer than three areas, without errors.
 * They cover 92–96 % from 15 areas (lowest where effort is very uneven); those of `needErrors` 94–96 %.
 * Source: Wagstaff A., Paci P., van Doorslaer E. (1991), Soc Sci Med 33:545–557; Kakwani N., Wagstaff A., van Doorslaer E. (1997),
 * J Econometrics 77:87–103.
 * @throws RangeError for lists of unequal length and negative or endless numbers
 * @example const india = { births: [29939, 28776, 26528, 24689, 19739], deaths: [4632, 4400, 3170, 2145, 1072] };
 * concentrationOfEffort(india.deaths, india.births, [1, 2, 3, 4, 5])
 * // { value: -0.16944…, standardError: 0.060424…, lower: -0.36526…, upper: -0.029737… } (O'Donnell 2008: -0.1694)
 */
export function concentrationOfEffort(
  effort: ArrayLike<number>,
  need: ArrayLike<number>,
  order: ArrayLike<number>,
  { confidence = 0.95, needErrors }: { confidence?: number | undefined; needErrors?: ArrayLike<number> | undefined } = {},
): Measure {
  const places = byOrder(effort, need, order);
  if (!needErrors) return jackknifeLimits(sweep(effort, need, places, order, true), confidence);
  if (needErrors.length !== need.length)
    throw new RangeError(`${needErrors.length} errors were given beside ${need.length} needs; give as many of each.`);
  const { index, allNeed, allEffort } = sweep(effort, need, places, order);
  let squares = 0;
  let before = 0;
  // The derivative to an area's need is (1 − C − share of effort before − share after) / all need.
  for (let start = 0; start < places.length;) {
    const end = endOfTie(places, order, start);
    const tied = sumOver(effort, places, start, end) / allEffort;
    for (let at = start; at < end; at += 1) squares += ((1 - index - 2 * before - tied) * needErrors[places[at]]) ** 2;
    before += tied;
    start = end;
  }
  const standardError = places.length > 0 ? Math.sqrt(squares) / allNeed : Number.NaN;
  const reach = twoSidedZ(confidence) * standardError;
  return { value: index, standardError, lower: index - reach, upper: index + reach };
}
