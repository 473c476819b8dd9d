import type { Groups } from "../groups.ts";
import { bestGroup, type Better } from "./best-group.ts";
import { meanDistance, type Weighting } from "./mean-distance.ts";
import { simulatedMeasure, type Simulation } from "./simulated-measure.ts";
import type { Spread } from "./spread.ts";

/**
 * Mean difference from the group that does best (MDB): the mean of |y − y_best| over the groups ("unweighted", MDBU) or over their people
 * ("weighted", MDBW). In the unit of the values; 0 where all are equal. NaN without groups, weighted also without people.
 * Limits: simulated, NaN without `simulation`; each draw has its own best group (see `simulatedMeasure`). They cover 93–97 % for 10 to
 * 111 groups whose true values lie about normally. **They don't hold** where the best groups lie closer together or further out than
 * that: with errors two thirds of the true spread 85 % of 40 groups that lie evenly, 76 % with a long tail at the best side, 13 % with
 * the tail at the other.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * meanDifferenceFromBest(groups, "weighted", "higherIsBetter") // { value: 21 }
 */
export function meanDifferenceFromBest(groups: Groups, weighting: Weighting, better: Better, simulation?: Simulation): Spread {
  return simulatedMeasure(groups, (drawn) => meanDistance(drawn, drawn.values[bestGroup(drawn, better)], weighting), simulation);
}
