import { ranks } from "../comparisons/ranks.ts";

export type QuantileOptions = {
  /** How many: 5 for fifths, 10 for tenths. */
  of: number;
  /** Whether quantile 1 holds the highest values (so with deprivation scores); else the lowest. */
  highestFirst?: boolean;
  /** A key per value: each set of values with the same key is divided apart, such as the areas of one region. */
  within?: ArrayLike<string | number>;
};

/**
 * The quantile (1 … `of`) of each value, among all or within groups: 1 + floor(of × areas that come before / areas), where equal values
 * have the same number before them and so share a quantile. Different values fill every quantile, in sizes that differ by at most 1.
 * Null per missing value (NaN), and for a whole group with fewer values than quantiles.
 * `quintiles` of the comparisons asks by the middle of shared places instead, which suits ties better; both agree on different values
 * whose number is a multiple of `of`.
 * Source: Public Health England, technical guide: assigning deprivation categories (ranked areas cut in near-equal sets; ties take the first place).
 * @throws RangeError for a number of quantiles that is not whole or under 2, and for keys of another length
 * @example quantiles([3, 9, 5, 1, 7, NaN], { of: 5, highestFirst: true }) // [4, 1, 3, 5, 2, null]
 */
export function quantiles(values: ArrayLike<number>, options: QuantileOptions): (number | null)[] {
  const { of, highestFirst = false, within } = options;
  if (!(Number.isInteger(of) && of >= 2)) throw new RangeError(`A division in ${of} quantiles was asked; give a whole number from 2 on.`);
  if (within && within.length !== values.length)
    throw new RangeError(`${within.length} keys were given beside ${values.length} values; give as many of each.`);
  const groups = new Map<string | number, number[]>();
  for (let at = 0; at < values.length; at += 1) {
    const key = within ? within[at] : "";
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  const result: (number | null)[] = Array.from({ length: values.length }, () => null);
  for (const group of groups.values()) {
    const places = ranks(group.map((at) => values[at]));
    const count = places.reduce((sum, place) => sum + (place === null ? 0 : 1), 0);
    if (count < of) continue;
    for (const [i, place] of places.entries()) {
      if (place === null) continue;
      const before = highestFirst ? count - place.last : place.first - 1;
      result[group[i]] = 1 + Math.floor((of * before) / count);
    }
  }
  return result;
}
