import type { Ladder } from "../groups.ts";

/**
 * The slope of the straight line of value on rank without each of the areas in turn, ranks made anew each time; in the order of their places
 * (what was given). The same as `leaveOneOut` of `rankLine`, but from running sums: n steps instead of n². NaN where what is left stands on
 * one rung, and without people.
 *
 * With d = W (rank − ½), how far an area's middle lies from that of all W people: slope = W Σ w d v / Σ w d². Without an area of m people the
 * middle of the rest moves: d grows by m / 2 below it, stays on its rung, and falls by m / 2 above.
 * Source: Efron B., Tibshirani R.J. (1993), An Introduction to the Bootstrap, 11.2 (the values that a jackknife needs).
 * @example slopesWithoutEach(ladder({ values: [20, 18, 17, 11], populations: [7, 7, 7, 7] }, [1, 2, 3, 4])) // [-10.5, -13.5, -13.5, -4.5]
 */
export function slopesWithoutEach(ladder: Ladder): Float64Array {
  const { values, populations, ranks, places, population, mean } = ladder;
  const n = places.length;
  const people = new Float64Array(n + 1);
  const moments = new Float64Array(n + 1);
  const level = new Float64Array(n + 1);
  let squares = 0;
  let products = 0;
  for (let at = 0; at < n; at += 1) {
    const w = populations[at];
    const d = population * (ranks[at] - 0.5);
    const v = values[at] - mean;
    people[at + 1] = people[at] + w;
    moments[at + 1] = moments[at] + w * d;
    level[at + 1] = level[at] + w * v;
    squares += w * d * d;
    products += w * d * v;
  }
  const left = new Float64Array(n);
  const rungs = rungsOf(ladder);
  const peopledRungs = rungs.filter(({ peopled }) => peopled > 0).length;
  for (const { start, end, peopled } of rungs) {
    const d = population * (ranks[start] - 0.5);
    const outside = people[n] - people[end] + people[start];
    for (let out = start; out < end; out += 1) {
      const m = populations[out];
      const others = peopledRungs - (m > 0 && peopled === 1 ? 1 : 0);
      const spread = squares - m * d * d + m * (moments[start] - (moments[n] - moments[end])) + (m * m * outside) / 4;
      const product = products - m * d * (values[out] - mean) + (m / 2) * (level[start] - (level[n] - level[end]));
      left[out] = others > 1 ? ((population - m) * product) / spread : Number.NaN;
    }
  }
  const order = Int32Array.from(places.keys()).sort((a, b) => places[a] - places[b]);
  return Float64Array.from(order, (at) => left[at]);
}

type Rung = { start: number; end: number; peopled: number };

function rungsOf({ ranks, populations }: Ladder): Rung[] {
  const rungs: Rung[] = [];
  for (let start = 0; start < ranks.length;) {
    let end = start;
    let peopled = 0;
    while (end < ranks.length && ranks[end] === ranks[start]) if (populations[end++] > 0) peopled += 1;
    // Ranks without people are NaN, of which none equals another.
    if (end === start) end += 1;
    rungs.push({ start, end, peopled });
    start = end;
  }
  return rungs;
}
