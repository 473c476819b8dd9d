/** First and last place that equal values share; 1 is the lowest value. */
export type Rank = { first: number; last: number };

/**
 * The place of each value from low to high; equal values share a range of places. Null for a missing value (NaN), which takes no place.
 * @example ranks([9, 3, 7, 7, NaN]) // [{ first: 4, last: 4 }, { first: 1, last: 1 }, { first: 2, last: 3 }, { first: 2, last: 3 }, null]
 */
export function ranks(values: ArrayLike<number>): (Rank | null)[] {
  const order = Array.from({ length: values.length }, (_, at) => at).filter((at) => !Number.isNaN(values[at]));
  order.sort((a, b) => values[a] - values[b]);
  const places: (Rank | null)[] = Array.from({ length: values.length }, () => null);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to += 1;
    for (let at = from; at <= to; at += 1) places[order[at]] = { first: from + 1, last: to + 1 };
    from = to + 1;
  }
  return places;
}
