/** The two ends of a ladder without all that lies between: what `fifths` and `withMostAsOne` say of them, for many thousands of ladders. */
import type { Groups, Ladder } from "../../stats/index.ts";
import { fifthOf, leastForFifths, type BandMean } from "../gap/bands.ts";

/** The lowest and the highest fifth in which anybody lives, one where they are the same; none with fewer than five areas, or without people. */
export function outerFifths(ladder: Ladder): BandMean[] {
  const { values, populations, ranks, population } = ladder;
  if (values.length < leastForFifths || !(population > 0)) return [];
  let first = 0;
  while (populations[first] === 0) first += 1;
  let last = values.length - 1;
  while (populations[last] === 0) last -= 1;
  const low = fifthAround(ladder, first);
  return fifthOf(ranks[first]) === fifthOf(ranks[last]) ? [low] : [low, fifthAround(ladder, last)];
}

/** The fifth that this area lies in: on a ladder those of a fifth stand together. */
function fifthAround({ values, populations, ranks }: Ladder, inside: number): BandMean {
  const which = fifthOf(ranks[inside]);
  let from = inside;
  while (from > 0 && fifthOf(ranks[from - 1]) === which) from -= 1;
  let people = 0;
  let sum = 0;
  let at = from;
  for (; at < values.length && fifthOf(ranks[at]) === which; at += 1) {
    people += populations[at];
    sum += populations[at] * values[at];
  }
  return { id: `fifth${which}`, areas: at - from, people, value: sum / people, standardError: Number.NaN };
}

/** The most advantaged end as the one group that is named, beside the mean of all. The others matter to errors only, which there are none of. */
export function mostAlone({ values, populations, ranks, population, mean }: Ladder, bands: readonly BandMean[]): Groups {
  let last = values.length - 1;
  while (populations[last] === 0) last -= 1;
  const top = bands.length < 2 ? null : fifthOf(ranks[last]);
  let people = 0;
  let sum = 0;
  for (let at = last; at >= 0 && (top === null ? ranks[at] === ranks[last] : fifthOf(ranks[at]) === top); at -= 1) {
    people += populations[at];
    sum += populations[at] * values[at];
  }
  const one = { values: new Float64Array(1), populations: new Float64Array(1), places: new Int32Array(1) };
  one.values[0] = sum / people;
  one.populations[0] = people;
  return { values: one.values, populations: one.populations, standardErrors: null, population, mean, places: one.places };
}
