import type { Groups } from "../groups.ts";
import { decompose, type Decomposition } from "./decompose.ts";

/**
 * Theil index (× 1000) of groups nested in parents (neighbourhoods in districts): total = within + between.
 * Within a parent T_k = Σ (n/n_k) (y/μ_k) ln(y/μ_k); it weighs s_k = (n_k/n) (μ_k/μ), its share of the total of the values;
 * between = Σ s_k ln(μ_k/μ). NaN without people, for a mean of 0 or less, and where a group with people has a value below 0.
 * Noise of the estimates makes mostly the within part too large: small groups are noisier than the parents they make up.
 * Source: Theil H. (1967), Economics and Information Theory, ch. 4; Shorrocks A.F. (1980), Econometrica 48:613–625.
 * @param parents per group *given* (before groups without a value were left out) its parent, 0 … count − 1
 * @param room 5 × count numbers to work in, for whoever has thousands: its arrays are gone when the next is made there
 * @throws RangeError for a group whose parent isn't one of them
 * @example const groups = completeGroups({ values: [10, 20, 30, 40], populations: [5, 5, 5, 5] });
 * theilDecomposition(groups, [0, 0, 1, 1], 2)
 * // { total: 106.44…, within: 24.157…, between: 82.282…, betweenShare: 0.77304…, weights: [0.3, 0.7] }
 */
export function theilDecomposition(groups: Groups, parents: ArrayLike<number>, count: number, room?: Float64Array): Decomposition {
  return decompose(groups, parents, count, "theil", room);
}
