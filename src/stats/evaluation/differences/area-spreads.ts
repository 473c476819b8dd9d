import type { Panel } from "../panel.ts";

/** How fitful each area was before the start, by its position in what was given: the squares of its strays times its weight, and their degrees. */
export type AreaSpreads = { readonly squares: Float64Array; readonly degrees: Float64Array };

/**
 * The strays of every area before the start from its own and its period's level. Null when nothing strays or no area has two values before:
 * then nothing is known of who is fitful. A drift of one area against the others counts as a stray; that makes a test on it more careful.
 * @example const city = panel({ values: [1, 2, 4, 2, 5, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 });
 * areaSpreads(city) // { squares: [0.03125, 1.53125, 0.78125, 0.03125], degrees: [1, 1, 1, 1] } (by hand: rises 1, 3, 0, 1 about their mean 1.25, squared and halved)
 */
export function areaSpreads(panel: Panel): AreaSpreads | null {
  const { areas, periods, start, weights, places } = panel;
  const strays = Float64Array.from({ length: areas * start }, (_, at) => panel.values[Math.floor(at / start) * periods + (at % start)]);
  const gaps = strays.some((stray) => Number.isNaN(stray));
  // Without gaps one round takes both levels out; with gaps each round takes out what the other left.
  for (let round = 0; round < (gaps ? 30 : 1); round += 1) {
    for (let period = 0; period < start; period += 1) centre(strays, weights, period, start, areas);
    for (let area = 0; area < areas; area += 1) centre(strays, null, area * start, 1, start);
  }
  const length = places.reduce((most, place) => Math.max(most, place + 1), 0);
  const [squares, degrees] = [new Float64Array(length), new Float64Array(length)];
  let [whole, count] = [0, 0];
  for (const [area, place] of places.entries()) {
    const own = strays.subarray(area * start, (area + 1) * start).filter((stray) => !Number.isNaN(stray));
    squares[place] = weights[area] * own.reduce((sum, stray) => sum + stray * stray, 0);
    degrees[place] = Math.max(0, own.length - 1);
    whole += squares[place];
    count += degrees[place];
  }
  const largest = panel.values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  return count > 0 && whole > 1e-20 * largest * largest * count ? { squares, degrees } : null;
}

/** Takes the mean out of a row or column of a table, its gaps passed over. */
function centre(table: Float64Array, weights: Float64Array | null, from: number, step: number, length: number): void {
  let [sum, whole] = [0, 0];
  for (let at = 0; at < length; at += 1) {
    const value = table[from + at * step];
    if (Number.isNaN(value)) continue;
    const weight = weights ? weights[at] : 1;
    sum += weight * value;
    whole += weight;
  }
  for (let at = 0; at < length; at += 1) table[from + at * step] -= sum / whole;
}
