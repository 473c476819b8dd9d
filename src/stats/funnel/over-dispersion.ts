import { incompleteGamma } from "../distributions/incomplete-gamma.ts";

/** `phi` and `between` as `Dispersion` takes them; `p` is the chance of so large a phi where there is only chance; `areas` that counted in. */
export type OverDispersion = { phi: number; between: number; p: number; areas: number };

/**
 * How much more areas differ from a baseline than chance makes them. With z = (value − baseline) / error, pulled in so that the outermost
 * 10 % on either side take the value of the next one (winsorised): phi = mean of z², and
 * between = (I phi − (I − 1)) / (Σ w − Σ w² / Σ w) with w = 1 / error², 0 where that is negative (DerSimonian and Laird).
 * `p` compares I phi with chi-square on I degrees of freedom; winsorising makes it careful. Widen a funnel only where p is small, and by one of both.
 * NaN values or errors, and errors of 0, are left out. With no areas all are NaN; with one `between` is NaN.
 * @param standardErrors of the values if the baseline were true
 * @param winsorise the share on either side that is pulled in, 0 … under 0.5
 * Sources: Spiegelhalter D.J. (2005), Qual Saf Health Care 14:347–351; DerSimonian R., Laird N. (1986), Control Clin Trials 7:177–188.
 * @throws RangeError for lists of unequal length, negative errors, a share outside 0…0.5
 * @example overDispersion([6, 8, 12, 14], [2, 2, 2, 2], 10, 0) // { phi: 2.5, between: 9.3333…, p: 0.040427…, areas: 4 }
 */
export function overDispersion(
  values: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  baseline: number,
  winsorise = 0.1,
): OverDispersion {
  if (values.length !== standardErrors.length)
    throw new RangeError(`${standardErrors.length} errors were given beside ${values.length} values; give as many of each.`);
  if (!(winsorise >= 0 && winsorise < 0.5)) throw new RangeError(`A share of ${winsorise} was to be pulled in; give 0 or more, under 0.5.`);
  const scores: number[] = [];
  let [weights, squares] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const error = standardErrors[at];
    if (error < 0) throw new RangeError(`Area ${at + 1} has a standard error of ${error}; give 0 or more.`);
    const score = (values[at] - baseline) / error;
    if (!Number.isFinite(score)) continue;
    scores.push(score);
    weights += 1 / error ** 2;
    squares += 1 / error ** 4;
  }
  const areas = scores.length;
  if (areas === 0) return { phi: Number.NaN, between: Number.NaN, p: Number.NaN, areas };
  scores.sort((a, b) => a - b);
  const pulled = Math.floor(winsorise * areas);
  const [least, most] = [scores[pulled], scores[areas - 1 - pulled]];
  const total = scores.reduce((sum, score) => sum + Math.min(most, Math.max(least, score)) ** 2, 0);
  return {
    phi: total / areas,
    between: areas === 1 ? Number.NaN : Math.max(0, (total - (areas - 1)) / (weights - squares / weights)),
    p: incompleteGamma(areas / 2, total / 2).upper,
    areas,
  };
}
