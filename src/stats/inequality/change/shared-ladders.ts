import type { Ladder } from "../groups.ts";

/**
 * Two ladders over the same areas cut down to the areas that stand on both with people, each kept in its own order and ranked anew.
 * An area is known by its place in what was given, so both must have been given the same areas in the same order.
 */
export function sharedLadders(before: Ladder, after: Ladder): [Ladder, Ladder] {
  const first = peopled(before);
  const second = peopled(after);
  return [keep(before, second), keep(after, first)];
}

function peopled({ places, populations }: Ladder): Set<number> {
  return new Set(places.filter((_, at) => populations[at] !== 0));
}

function keep(ladder: Ladder, wanted: ReadonlySet<number>): Ladder {
  const kept = Int32Array.from(ladder.places.keys()).filter((at) => wanted.has(ladder.places[at]) && ladder.populations[at] !== 0);
  if (kept.length === ladder.places.length) return ladder;
  const pick = (numbers: Float64Array): Float64Array => Float64Array.from(kept, (at) => numbers[at]);
  const values = pick(ladder.values);
  const populations = pick(ladder.populations);
  const ranks = new Float64Array(kept.length);
  let population = 0;
  let sum = 0;
  for (let at = 0; at < kept.length; at += 1) {
    population += populations[at];
    sum += populations[at] * values[at];
  }
  let below = 0;
  for (let start = 0; start < kept.length;) {
    let end = start;
    let level = 0;
    // Equal ranks are one rung: that is how a ladder marks its ties.
    while (end < kept.length && ladder.ranks[kept[end]] === ladder.ranks[kept[start]]) level += populations[end++];
    ranks.fill((below + level / 2) / population, start, end);
    below += level;
    start = end;
  }
  return {
    values,
    populations,
    standardErrors: ladder.standardErrors && pick(ladder.standardErrors),
    population,
    mean: sum / population,
    places: Int32Array.from(kept, (at) => ladder.places[at]),
    ranks,
  };
}
