import { ranks } from "./ranks.ts";

/** Fewer areas than this are not divided. */
export const fewestForQuintiles = 5;

/**
 * The fifth (1 lowest … 5 highest) of each value; equal values get the same fifth, by the middle of the places they share.
 * Null per value that is missing (NaN); null altogether with fewer than five values.
 * Source: Hyndman R.J., Fan Y. (1996), Am Stat 50:361–365, plotting position (r − ½) / n of definition 5.
 * @example quintiles([9, 3, 7, 7, 1, NaN]) // [5, 2, 4, 4, 1, null]
 */
export function quintiles(values: ArrayLike<number>): (number | null)[] | null {
  const places = ranks(values);
  const count = places.reduce((sum, place) => sum + (place === null ? 0 : 1), 0);
  if (count < fewestForQuintiles) return null;
  return places.map((place) => (place === null ? null : fifthOf((place.first + place.last) / 2, count)));
}

/**
 * The fifth that a place (the middle one, where values share places) falls in, out of `count`.
 * @example fifthOf(3, 10) // 2
 */
export function fifthOf(place: number, count: number): number {
  return Math.floor((5 * (place - 0.5)) / count) + 1;
}
