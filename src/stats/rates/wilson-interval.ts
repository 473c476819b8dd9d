import { noInterval, type Interval } from "../interval.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";

/**
 * Wilson's score interval of a proportion: `count` of `denominator` people, as parts of 1.
 * NaN limits where an input is missing (NaN) or nobody was counted (denominator 0). Throws RangeError for a count outside 0…denominator.
 * Source: Wilson E.B. (1927), J Am Stat Assoc 22:209–212; Newcombe R.G. (1998), Stat Med 17:857–872, method 3.
 */
export function wilsonInterval(count: number, denominator: number, confidence: number): Interval {
  const z2 = twoSidedZ(confidence) ** 2;
  if (Number.isNaN(count) || Number.isNaN(denominator)) return { ...noInterval };
  if (!(count >= 0 && count <= denominator && denominator < Infinity))
    throw new RangeError(`A proportion of ${count} out of ${denominator} was asked; the count must lie from 0 to the denominator.`);
  if (denominator === 0) return { ...noInterval };
  return { lower: lowerEnd(count, denominator, z2), upper: 1 - lowerEnd(denominator - count, denominator, z2) };
}

/** The lower root, as (product of the roots) / (upper root): the plain formula subtracts nearly equal numbers for small counts. */
function lowerEnd(count: number, n: number, z2: number): number {
  if (count === 0) return 0;
  const twiceUpper = 2 * count + z2 + Math.sqrt(z2 * (z2 + (4 * count * (n - count)) / n));
  return Math.min(1, (2 * count * count) / (n * twiceUpper));
}
