/** Fifths of the people along the ladder, or a named group and the rest: their people-weighted means. */
import type { Ladder } from "../../stats/index.ts";
import type { Band } from "../view.ts";

/** A band with the error of its mean; NaN where its areas have none. */
export type BandMean = Band & { standardError: number };

/** With fewer areas than this, a fifth would often be one area or none. */
export const leastForFifths = 5;

/** The fifth of all people in which a rung's middle lies, 1 … 5. */
export const fifthOf = (rank: number): number => Math.min(5, Math.floor(rank * 5) + 1);

/**
 * Per fifth that holds at least one area; an area belongs whole to the fifth that its middle lies in, so fifths are of unequal size where
 * areas are large. Empty with fewer than five areas, or without people.
 */
export function fifths(ladder: Ladder): BandMean[] {
  if (ladder.values.length < leastForFifths || !(ladder.population > 0)) return [];
  return bandsOf(ladder, (at) => `fifth${fifthOf(ladder.ranks[at])}`);
}

/** The two bands of a named group: "group" and "rest". Without people each area counts once. */
export function groupAndRest(ladder: Ladder, isMember: (place: number) => boolean): BandMean[] {
  return bandsOf(ladder, (at) => (isMember(ladder.places[at]) ? "group" : "rest"));
}

function bandsOf({ values, populations, standardErrors, population }: Ladder, idOf: (at: number) => string): BandMean[] {
  const known = population > 0;
  const found = new Map<string, { areas: number; weight: number; sum: number; squares: number }>();
  for (let at = 0; at < values.length; at += 1) {
    const id = idOf(at);
    let band = found.get(id);
    if (!band) found.set(id, (band = { areas: 0, weight: 0, sum: 0, squares: 0 }));
    const weight = known ? populations[at] : 1;
    band.areas += 1;
    band.weight += weight;
    band.sum += weight * values[at];
    band.squares += (weight * (standardErrors ? standardErrors[at] : Number.NaN)) ** 2;
  }
  return [...found].flatMap(([id, { areas, weight, sum, squares }]) =>
    weight > 0 ? [{ id, areas, people: known ? weight : null, value: sum / weight, standardError: Math.sqrt(squares) / weight }] : [],
  );
}
