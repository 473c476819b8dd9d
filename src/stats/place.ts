import { quintiles } from "./quintiles.ts";
import { ranks } from "./ranks.ts";

/** Where one value stands: places `first`…`last` (1 lowest) `of` so many, and its fifth (null under five). */
export type Place = { first: number; last: number; of: number; fifth: number | null };

/**
 * The place of the value at position `at` among its peers (itself included). This is what is said of figures without limits, with the
 * difference in points: a description, not a verdict; ranks of estimates change by chance. Null where the value is missing.
 * Source on the caution: Goldstein H., Spiegelhalter D.J. (1996), J R Stat Soc A 159:385–443.
 */
export function place(values: ArrayLike<number>, at: number): Place | null {
  const places = ranks(values);
  const own = places[at];
  if (!own) return null;
  return { ...own, of: places.filter((one) => one !== null).length, fifth: quintiles(values)?.[at] ?? null };
}
