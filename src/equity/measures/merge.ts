/** Areas of one band taken together as one group. */
import type { Groups, Ladder } from "../../stats/index.ts";
import { fifthOf, type BandMean } from "../gap/bands.ts";

/**
 * The ladder's areas with those of its most advantaged end as one group, and the place of that group. That end is the highest fifth, the
 * rest beside a named group, or with fewer than five areas the last rung on which anybody lives; areas above it without people go along.
 */
export function withMostAsOne(ladder: Ladder, bands: readonly BandMean[], twoBands: boolean): { groups: Groups; most: number } {
  const { values, populations, standardErrors, ranks } = ladder;
  const last = ranks[populations.findLastIndex((people) => people > 0)] ?? Number.NaN;
  const top = twoBands || bands.length < 2 ? null : Number((bands.at(-1)?.id ?? "").slice(-1));
  const isMost = (at: number): boolean => (top === null ? ranks[at] >= last : fifthOf(ranks[at]) >= top);
  // The ladder is sorted, so the end is a stretch at its tail.
  let from = values.length;
  while (from > 0 && isMost(from - 1)) from -= 1;
  let people = 0;
  let sum = 0;
  let squares = 0;
  for (let at = from; at < values.length; at += 1) {
    people += populations[at];
    sum += populations[at] * values[at];
    squares += (populations[at] * (standardErrors ? standardErrors[at] : Number.NaN)) ** 2;
  }
  const appended = (numbers: Float64Array, end: number): Float64Array => Float64Array.of(...numbers.subarray(0, from), end);
  return {
    groups: {
      values: appended(values, sum / people),
      populations: appended(populations, people),
      standardErrors: standardErrors && appended(standardErrors, Math.sqrt(squares) / people),
      population: ladder.population,
      mean: ladder.mean,
      places: Int32Array.from({ length: from + 1 }, (_, at) => at),
    },
    most: from,
  };
}
