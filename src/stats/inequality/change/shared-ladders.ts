import { ladder as makeLadder, type Ladder } from "../groups.ts";

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
  // Where nobody knows the people there are no ranks either, but the order stands.
  const known = !Number.isNaN(ladder.population);
  const again = makeLadder(
    {
      values: pick(ladder.values),
      populations: known ? pick(ladder.populations) : undefined,
      standardErrors: ladder.standardErrors ? pick(ladder.standardErrors) : undefined,
    },
    known ? pick(ladder.ranks) : kept,
  );
  return { ...again, places: again.places.map((at) => ladder.places[kept[at]]) };
}
