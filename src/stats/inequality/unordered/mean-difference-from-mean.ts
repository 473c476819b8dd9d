import type { Groups } from "../groups.ts";
import { meanDistance, type Weighting } from "./mean-distance.ts";
import { simulatedMeasure, type Simulation } from "./simulated-measure.ts";
import type { Spread } from "./spread.ts";

/**
 * Mean difference from the mean (MDM): the mean of |y − μ| over the groups ("unweighted", MDMU) or over their people ("weighted", MDMW);
 * μ is the mean over all people in both. In the unit of the values; 0 where all are equal. NaN without people.
 * Limits: simulated, NaN without `simulation` (see `simulatedMeasure`). They cover 93–97 % for 10 to 111 groups whose true values
 * lie about normally, 90–97 % where those lie evenly or have a long tail; less for few groups and mostly noise (errors twice the true
 * spread: 91 % of 10 groups, 87 % of 5).
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @example const given = { values: [10, 20, 40, 25, 31], populations: [50, 30, 20, 10, 9], standardErrors: [1, 2, 1, 3, 2] };
 * meanDifferenceFromMean(completeGroups(given), "weighted", { random: seededRandom(1) })
 * // { value: 8.9569…, lower: 8.0077…, upper: 10.235…, corrected: 9.1314… }
 */
export function meanDifferenceFromMean(groups: Groups, weighting: Weighting, simulation?: Simulation): Spread {
  return simulatedMeasure(groups, (drawn) => meanDistance(drawn, drawn.mean, weighting), simulation);
}
