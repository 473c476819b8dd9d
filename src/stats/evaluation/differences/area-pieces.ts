import { cholesky, choleskySolve, forwardSolve } from "../../linear/cholesky.ts";
import type { Panel } from "../panel.ts";
import { within } from "./within.ts";

/**
 * What each area brings to the two-way effect, so that the effect under any other set of treated areas is a sum: with S that set,
 * effect = Σ_S outcome_i / (Σ_S own_i − |Σ_S shared_i|²). Exact, also with missing values and weights.
 */
export type AreaPieces = {
  /** p_i'y, with p_i the area's post column and y the outcome less its area and period levels. */
  readonly outcome: Float64Array;
  /** p_i'p_i. */
  readonly own: Float64Array;
  /** L⁻¹ Z_i'p_i and L⁻¹ Z_i'y_i, `columns` numbers per area, with Z the period dummies and L L' = Z'Z. */
  readonly shared: Float64Array;
  readonly outcomeShared: Float64Array;
  /** L⁻¹ Z_i'Z_i L⁻ᵀ, `columns` × `columns` numbers per area. */
  readonly dummies: Float64Array;
  readonly columns: number;
};

/** @throws RangeError when the periods can't be told apart, such as when no area links two groups of them */
export function areaPieces(panel: Panel): AreaPieces {
  const rows = within(panel);
  const k = rows.columns;
  const gram = new Float64Array(k * k);
  const level = new Float64Array(k);
  const perArea = new Float64Array(panel.areas * k * k);
  const slice = (row: number) => rows.dummies.subarray(row * k, (row + 1) * k);
  for (let row = 0; row < rows.rows; row += 1) {
    const z = slice(row);
    for (let a = 0; a < k; a += 1) {
      level[a] += z[a] * rows.outcome[row];
      for (let b = 0; b < k; b += 1) {
        gram[a * k + b] += z[a] * z[b];
        perArea[(rows.area[row] * k + a) * k + b] += z[a] * z[b];
      }
    }
  }
  const l = cholesky(gram, k);
  if (!l) throw new RangeError("The periods can't be told apart: no area was measured in enough of them.");
  const periods = choleskySolve(l, k, level);
  const pieces = {
    outcome: new Float64Array(panel.areas),
    own: new Float64Array(panel.areas),
    shared: new Float64Array(panel.areas * k),
    outcomeShared: new Float64Array(panel.areas * k),
    dummies: new Float64Array(panel.areas * k * k),
    columns: k,
  };
  for (let row = 0; row < rows.rows; row += 1) {
    const [z, area, post] = [slice(row), rows.area[row], rows.post[row]];
    let rest = rows.outcome[row];
    for (let a = 0; a < k; a += 1) rest -= z[a] * periods[a];
    pieces.outcome[area] += post * rest;
    pieces.own[area] += post * post;
    for (let a = 0; a < k; a += 1) {
      pieces.shared[area * k + a] += z[a] * post;
      pieces.outcomeShared[area * k + a] += z[a] * rest;
    }
  }
  for (let area = 0; area < panel.areas; area += 1) {
    for (const vectors of [pieces.shared, pieces.outcomeShared])
      vectors.set(forwardSolve(l, k, vectors.subarray(area * k, (area + 1) * k)), area * k);
    pieces.dummies.set(bothSides(l, k, perArea.subarray(area * k * k, (area + 1) * k * k)), area * k * k);
  }
  return pieces;
}

/** L⁻¹ A L⁻ᵀ for a symmetric A. */
function bothSides(l: Float64Array, k: number, a: Float64Array): Float64Array {
  const half = new Float64Array(k * k);
  for (let row = 0; row < k; row += 1) half.set(forwardSolve(l, k, a.subarray(row * k, (row + 1) * k)), row * k);
  const result = new Float64Array(k * k);
  for (let c = 0; c < k; c += 1) {
    const column = forwardSolve(
      l,
      k,
      Float64Array.from({ length: k }, (_, row) => half[row * k + c]),
    );
    for (let row = 0; row < k; row += 1) result[row * k + c] = column[row];
  }
  return result;
}
