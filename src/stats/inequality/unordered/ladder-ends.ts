import type { Ladder } from "../groups.ts";
import type { GroupValue } from "./group-value.ts";

/**
 * The least and the most advantaged rung of a ladder. Groups that share a rung count as one: their mean over their people, with
 * the error of that mean. NaN for an empty ladder.
 * @example ladderEnds(ladder({ values: [60, 20, 45], populations: [100, 50, 80], standardErrors: [3, 4, 2] }, [1, 1, 2]))
 * // { least: { value: 46.666…, standardError: 2.4037… }, most: { value: 45, standardError: 2 } }
 */
export function ladderEnds(ladder: Ladder): { least: GroupValue; most: GroupValue } {
  const last = ladder.values.length - 1;
  let first = 0;
  while (first < last && ladder.ranks[first + 1] === ladder.ranks[0]) first += 1;
  let from = last;
  while (from > 0 && ladder.ranks[from - 1] === ladder.ranks[last]) from -= 1;
  return { least: taken(ladder, 0, first), most: taken(ladder, from, last) };
}

function taken({ values, populations, standardErrors }: Ladder, from: number, to: number): GroupValue {
  if (from === to) return { value: values[from] ?? Number.NaN, standardError: standardErrors?.[from] ?? Number.NaN };
  let people = 0;
  let sum = 0;
  let squares = 0;
  for (let at = from; at <= to; at += 1) {
    people += populations[at];
    sum += populations[at] * values[at];
    squares += (populations[at] * (standardErrors ? standardErrors[at] : Number.NaN)) ** 2;
  }
  return { value: sum / people, standardError: Math.sqrt(squares) / people };
}
