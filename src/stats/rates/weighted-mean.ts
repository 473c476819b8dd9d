/**
 * `value` in the unit of the values; `standardError` null unless every area that counts in has one;
 * `areas` that counted in, of all that were given; `covered` is the share of the weight that they hold (0…1).
 */
export type WeightedMean = { value: number; standardError: number | null; areas: number; of: number; covered: number };

/**
 * The mean over a set of areas, each weighing as much as `weights` says (people, mostly): Σ w v / Σ w.
 * Its error takes the areas as independent and the weights as known: √(Σ w² s²) / Σ w.
 * An area without a value (NaN) or weight is left out, and shows in `covered`.
 * Throws RangeError for lists of unequal length and negative weights.
 * Source: Cochran W.G. (1977), Sampling Techniques, 3rd ed., 5.3–5.4 (stratified mean and its variance).
 * @example weightedMean([10, 20, NaN], [300, 100, 100], [1, 2, NaN])
 * // { value: 12.5, standardError: 0.90138…, areas: 2, of: 3, covered: 0.8 }
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>, standardErrors?: ArrayLike<number>): WeightedMean {
  if (weights.length !== values.length || (standardErrors && standardErrors.length !== values.length)) {
    throw new RangeError(
      `A weighted mean was asked of ${values.length} values with ${weights.length} weights and ${standardErrors?.length ?? "no"} errors; give as many of each.`,
    );
  }
  let sum = 0;
  let squares = 0;
  let weight = 0;
  let allWeight = 0;
  let areas = 0;
  for (let at = 0; at < values.length; at += 1) {
    const w = weights[at];
    if (Number.isNaN(w)) continue;
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`A weight of ${w} was given; a weight is 0 or more.`);
    allWeight += w;
    const value = values[at];
    if (Number.isNaN(value) || w === 0) continue;
    areas += 1;
    weight += w;
    sum += w * value;
    squares += (w * (standardErrors?.[at] ?? Number.NaN)) ** 2;
  }
  return {
    value: sum / weight,
    standardError: weight > 0 && squares >= 0 ? Math.sqrt(squares) / weight : null,
    areas,
    of: values.length,
    covered: allWeight > 0 ? weight / allWeight : 0,
  };
}
