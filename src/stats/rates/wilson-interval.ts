import { noInterval, type Interval } from "../interval.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";

/**
 * Wilson's score interval of a proportion: `count` of `denominator` people, as parts of 1.
 * NaN limits where an input is missing (NaN) or nobody was counted (denominator 0). Throws RangeError for a count outside 0…denominator.
 * Coverage of 95 % limits in simulation (coverage.test.ts): 93–97 % from 150 people and 5 expected on either side; fewer make it jump with
 * the share: 92 % for 50 people at 0.02, 98 % for 10 at 0.5.
 * Source: Wilson E.B. (1927), J Am Stat Assoc 22:209–212; Newcombe R.G. (1998), Stat Med 17:857–872, method 3.
 * @example wilsonInterval(81, 263, 0.95) // { lower: 0.25528…, upper: 0.36620… } (Newcombe 1998: 0.2553 to 0.3662)
 */
export function wilsonInterval(count: number, denominator: number, confidence: number): Interval {
  const z2 = twoSidedZ(confidence) ** 2;
  if (Number.isNaN(count) || Number.isNaN(denominator)) return { ...noInterval };
  if (!(count >= 0 && count <= denominator && denominator < Infinity))
    throw new RangeError(`A proportion of ${count} out of ${denominator} was asked; the count must lie from 0 to the denominator.`);
  if (denominator === 0) return { ...noInterval };
  const share = count / denominator;
  // Twice the numerator of the upper root. The lower root is the product of both by the upper one: to subtract would lose digits of small counts.
  const root = 2 * count + z2 + Math.sqrt(z2 * (z2 + 4 * share * (denominator - count)));
  // Rounding must not leave the share outside: it put the upper limit of 508 out of 508 just under 1.
  return { lower: (2 * share * count) / root, upper: Math.max(share, Math.min(1, root / (2 * (denominator + z2)))) };
}
