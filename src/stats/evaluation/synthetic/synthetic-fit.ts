import type { Panel } from "../panel.ts";
import { simplexWeights } from "./simplex-weights.ts";

export type SyntheticFit = {
  /** Per area of the panel what it counts for in the synthetic one; 0 for the areas that it stands for. */
  weights: Float64Array;
  actual: Float64Array;
  synthetic: Float64Array;
  /** Actual less synthetic. */
  gaps: Float64Array;
  /** Root mean squares of the gaps before and from the start on. */
  before: number;
  after: number;
  /** Mean gap from the start on. */
  effect: number;
};

/**
 * The synthetic counterpart of a set of areas (their weighted mean): a mean of the other areas, with weights from the periods before.
 * `demeaned`: every area's mean before is taken out first and the set's added again, so that levels need not match, only movements.
 * Source: Abadie A., Diamond A., Hainmueller J. (2010), J Am Stat Assoc 105:493–505, outcomes before as the only predictors; demeaned:
 * Ferman B., Pinto C. (2021), Quant Econ 12:1197–1221.
 * @param panel measured in every period (`complete`)
 * @param omitted areas that may not count, such as a donor left out
 */
export function syntheticFit(panel: Panel, set: ArrayLike<number>, demeaned: boolean, omitted: readonly number[] = []): SyntheticFit {
  const { areas, periods, start, values } = panel;
  const members = new Uint8Array(areas);
  for (let at = 0; at < set.length; at += 1) members[set[at]] = 1;
  for (const area of omitted) members[area] = 1;
  const others = new Int32Array(areas);
  let found = 0;
  for (let area = 0; area < areas; area += 1) if (members[area] === 0) others[found++] = area;
  const donors = others.subarray(0, found);
  const actual = new Float64Array(periods);
  let whole = 0;
  for (let at = 0; at < set.length; at += 1) whole += panel.weights[set[at]];
  for (let at = 0; at < set.length; at += 1)
    for (let period = 0; period < periods; period += 1)
      actual[period] += (panel.weights[set[at]] / whole) * values[set[at] * periods + period];
  const level = (line: Float64Array): number => (demeaned ? line.subarray(0, start).reduce((sum, value) => sum + value, 0) / start : 0);
  const own = level(actual);
  const levels = demeaned
    ? Float64Array.from(donors, (area) => level(values.subarray(area * periods, (area + 1) * periods)))
    : new Float64Array(donors.length);
  const history = new Float64Array(donors.length * start);
  for (const [at, area] of donors.entries())
    for (let period = 0; period < start; period += 1) history[at * start + period] = values[area * periods + period] - levels[at];
  const shares = simplexWeights(
    actual.subarray(0, start).map((value) => value - own),
    history,
  );
  const weights = new Float64Array(areas);
  const synthetic = new Float64Array(periods).fill(own);
  for (const [at, area] of donors.entries()) {
    weights[area] = shares[at];
    if (shares[at] === 0) continue;
    for (let period = 0; period < periods; period += 1) synthetic[period] += shares[at] * (values[area * periods + period] - levels[at]);
  }
  const gaps = actual.map((value, period) => value - synthetic[period]);
  const square = (from: number, to: number): number =>
    Math.sqrt(gaps.subarray(from, to).reduce((sum, gap) => sum + gap * gap, 0) / (to - from));
  const effect = gaps.subarray(start).reduce((sum, gap) => sum + gap, 0) / (periods - start);
  return { weights, actual, synthetic, gaps, before: square(0, start), after: square(start, periods), effect };
}
