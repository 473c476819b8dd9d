import type { Groups } from "../groups.ts";
import { decompose, type Decomposition } from "./decompose.ts";

/**
 * Mean log deviation (× 1000) of groups nested in parents (neighbourhoods in districts): total = within + between.
 * Within a parent M_k = Σ (n/n_k) ln(μ_k/y); it weighs its share of people n_k/n; between = Σ (n_k/n) ln(μ/μ_k).
 * Its parts mean the same whichever parent is better off, as people weigh them. NaN as `meanLogDeviation`.
 * Source: Shorrocks A.F. (1980), Econometrica 48:613–625.
 * @param parents per group *given* (before groups without a value were left out) its parent, 0 … count − 1
 * @throws RangeError for a group whose parent isn't one of them
 * @example const groups = completeGroups({ values: [10, 20, 30, 40], populations: [5, 5, 5, 5] });
 * meanLogDeviationDecomposition(groups, [0, 0, 1, 1], 2)
 * // { total: 121.77…, within: 34.600…, between: 87.176…, betweenShare: 0.71586…, weights: [0.5, 0.5] }
 */
export function meanLogDeviationDecomposition(groups: Groups, parents: ArrayLike<number>, count: number): Decomposition {
  return decompose(groups, parents, count, "meanLogDeviation");
}
