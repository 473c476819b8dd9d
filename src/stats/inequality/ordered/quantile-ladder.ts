import type { Ladder } from "../groups.ts";

/**
 * A ladder of areas merged into at most `count` quantiles of equal numbers of people, as far as whole areas allow: an area falls in the quantile that
 * holds the middle of its stretch (its rank). Values are means over people, errors √Σ(people · error)² / people, `places` the quantile
 * from 0. A quantile that no area falls in is left out; areas on one rung stay together.
 * Source: the deprivation quantiles of the Fingertips Public Health Technical Guide (OHID), with people instead of areas counted.
 * @throws RangeError for a count that isn't a whole number of 2 or more
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * quantileLadder(fifths, 2) // { values: [19, 14], populations: [14, 21], ranks: [0.2, 0.7] }
 */
export function quantileLadder(ladder: Ladder, count: number): Ladder {
  if (!(Number.isInteger(count) && count >= 2)) throw new RangeError(`${count} quantiles were asked; give a whole number of 2 or more.`);
  const { ranks, population, mean, standardErrors } = ladder;
  const people = new Float64Array(count);
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let at = 0; at < ranks.length; at += 1) {
    const weight = ladder.populations[at];
    if (!(weight > 0)) continue;
    const quantile = Math.min(count - 1, Math.floor(ranks[at] * count));
    people[quantile] += weight;
    sums[quantile] += weight * ladder.values[at];
    if (standardErrors) squares[quantile] += (weight * standardErrors[at]) ** 2;
  }
  const places = Int32Array.from(people.keys()).filter((quantile) => people[quantile] > 0);
  const merged = {
    values: new Float64Array(places.length),
    populations: new Float64Array(places.length),
    standardErrors: standardErrors ? new Float64Array(places.length) : null,
    ranks: new Float64Array(places.length),
  };
  let below = 0;
  places.forEach((quantile, at) => {
    const weight = people[quantile];
    merged.values[at] = sums[quantile] / weight;
    merged.populations[at] = weight;
    if (merged.standardErrors) merged.standardErrors[at] = Math.sqrt(squares[quantile]) / weight;
    merged.ranks[at] = (below + weight / 2) / population;
    below += weight;
  });
  return { ...merged, population, mean, places };
}
