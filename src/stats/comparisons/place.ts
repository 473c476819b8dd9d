import { fewestForQuintiles, fifthOf } from "./quintiles.ts";

/** Where one value stands: places `first`…`last` (1 lowest) `of` so many, and its fifth (null under five). */
export type Place = { first: number; last: number; of: number; fifth: number | null };

/**
 * The place of the value at position `at` among its peers (itself included). This is what is said of figures without limits, with the
 * difference in points: a description, not a verdict; ranks of estimates change by chance. Null where the value is missing.
 * Source on the caution: Goldstein H., Spiegelhalter D.J. (1996), J R Stat Soc A 159:385–443.
 * @example place([9, 3, 7, 7, 1, NaN], 2) // { first: 3, last: 4, of: 5, fifth: 4 }
 */
export function place(values: ArrayLike<number>, at: number): Place | null {
  const own = values[at];
  if (Number.isNaN(own)) return null;
  let lower = 0;
  let equal = 0;
  let of = 0;
  // Counted instead of sorted: a profile asks this of dozens of indicators among a hundred peers each.
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    of += 1;
    if (value < own) lower += 1;
    else if (value === own) equal += 1;
  }
  const [first, last] = [lower + 1, lower + equal];
  return { first, last, of, fifth: of < fewestForQuintiles ? null : fifthOf((first + last) / 2, of) };
}
