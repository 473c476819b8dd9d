import type { Ladder } from "../groups.ts";

type Shortened = { -readonly [Key in keyof Ladder]: Ladder[Key] };

/**
 * A measure of the ladder without each of its areas in turn, in the order of their places (what was given), ranks made anew each time.
 * One set of arrays is written over and over: the measure must not keep them. Costs n measures.
 */
export function leaveOneOut(ladder: Ladder, measure: (ladder: Ladder) => number): Float64Array {
  const n = ladder.places.length;
  const left = new Float64Array(n);
  if (n === 0) return left;
  const { values, populations, ranks, places, population, mean, standardErrors } = ladder;
  const short: Shortened = {
    values: values.slice(1),
    populations: populations.slice(1),
    places: places.slice(1),
    ranks: ranks.slice(1),
    standardErrors: standardErrors && standardErrors.slice(1),
    population,
    mean,
  };
  for (let out = 0; out < n; out += 1) {
    if (out > 0) {
      const freed = out - 1;
      short.values[freed] = values[freed];
      short.populations[freed] = populations[freed];
      short.places[freed] = places[freed];
      if (short.standardErrors && standardErrors) short.standardErrors[freed] = standardErrors[freed];
    }
    const people = populations[out];
    short.population = population - people;
    short.mean = (population * mean - people * values[out]) / short.population;
    for (let at = 0; at < n - 1; at += 1) {
      const rank = ranks[at < out ? at : at + 1];
      const gone = rank > ranks[out] ? people : rank === ranks[out] ? people / 2 : 0;
      short.ranks[at] = (population * rank - gone) / short.population;
    }
    left[out] = measure(short);
  }
  const order = Int32Array.from(places.keys()).sort((a, b) => places[a] - places[b]);
  return Float64Array.from(order, (at) => left[at]);
}
