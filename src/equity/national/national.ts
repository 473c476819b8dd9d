/** Every measure for every municipality and indicator at once, on typed arrays. */
import { type Ladder, ladderAlong, type LadderRoom, placesAlong } from "../../stats/index.ts";
import type { IndicatorRow } from "../../figures/index.ts";
import { measureIds } from "../measures/ids.ts";
import { nationalIngredients, reasonOf, writeMeasures } from "./cell.ts";
import type { Reason } from "../reasons.ts";

export type NationalInput = {
  indicators: readonly Pick<IndicatorRow, "polarity" | "measure" | "unit">[];
  /** The areas of municipality m stand at starts[m] … starts[m + 1] − 1. */
  starts: Int32Array;
  /** One row per indicator: values[indicator × areas + area], NaN where there is none. */
  values: Float64Array;
  /** One row per indicator: the place of each area, low for the least advantaged, NaN where it has none. */
  order: Float64Array;
  /** One row per indicator: people per area, NaN where nobody counted them. */
  people: Float64Array;
  /** Per area the larger area that it lies in (its district), counted from 0 in each municipality. */
  parents: Int32Array;
};

/** Numbers per measure: value, lower and upper 95 % limit. */
export const stride = 3;

/**
 * Value and limits of every measure of `measureIds`: position ((municipality × indicators + indicator) × measures + measure) × 3.
 * NaN where a measure can't be had (`nationalReasons` says why) or has no limits.
 */
export function nationalInequality(input: NationalInput): Float64Array {
  const municipalities = input.starts.length - 1;
  const { length: indicators } = input.indicators;
  const result = new Float64Array(municipalities * indicators * measureIds.length * stride).fill(Number.NaN);
  const rooms = roomsFor(input);
  let at = 0;
  for (let municipality = 0; municipality < municipalities; municipality += 1) {
    const parents = parentsOf(input, municipality);
    const ladders = laddersOf(input, municipality, rooms.ladder);
    for (let indicator = 0; indicator < indicators; indicator += 1) {
      const ladder = ladders(indicator);
      const given = nationalIngredients(ladder, input.indicators[indicator], parents);
      writeMeasures(result, at, ladder, given, rooms.parents);
      at += measureIds.length * stride;
    }
  }
  return result;
}

/** Why measures of this municipality and indicator are NaN: for the number of such a measure its reason. */
export function nationalReasons(input: NationalInput, municipality: number, indicator: number): (measure: number) => Reason {
  const ladder = laddersOf(input, municipality)(indicator);
  const given = nationalIngredients(ladder, input.indicators[indicator], parentsOf(input, municipality));
  return (measure) => reasonOf(given, measure);
}

function parentsOf({ parents, starts }: NationalInput, municipality: number): Int32Array {
  return parents.subarray(starts[municipality], starts[municipality + 1]);
}

/** The ladder of any indicator. Indicators of one period and group have the same order, which is sorted once. */
function laddersOf(input: NationalInput, municipality: number, room?: LadderRoom): (indicator: number) => Ladder {
  const areas = input.parents.length;
  const [from, to] = [input.starts[municipality], input.starts[municipality + 1]];
  const row = (numbers: Float64Array, indicator: number) => numbers.subarray(indicator * areas + from, indicator * areas + to);
  const known: { order: Float64Array; sorted: Int32Array }[] = [];
  return (indicator) => {
    const order = row(input.order, indicator);
    let along = known.find((each) => isSame(each.order, order));
    if (!along) known.push((along = { order, sorted: placesAlong(order) }));
    return ladderAlong({ values: row(input.values, indicator), populations: row(input.people, indicator) }, order, along.sorted, room);
  };
}

/** What is made for one municipality and indicator after the other is made in the same place: ten thousand times new costs a third more. */
function roomsFor({ starts, parents }: NationalInput): { ladder: LadderRoom; parents: Float64Array } {
  let most = 0;
  for (let at = 1; at < starts.length; at += 1) most = Math.max(most, starts[at] - starts[at - 1]);
  const numbers = () => new Float64Array(most);
  const ladder = { places: new Int32Array(most), values: numbers(), populations: numbers(), ranks: numbers() };
  return { ladder, parents: new Float64Array(5 * (1 + parents.reduce((last, parent) => Math.max(last, parent), 0))) };
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  for (let at = 0; at < one.length; at += 1) if (!Object.is(one[at], other[at])) return false;
  return true;
}
