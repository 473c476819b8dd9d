import type { Groups } from "../groups.ts";
import { meanDistance, type Weighting } from "./mean-distance.ts";
import { simulatedMeasure, type Simulation } from "./simulated-measure.ts";
import type { Spread } from "./spread.ts";

/**
 * Index of disparity: 100 × the mean difference from the mean / the mean over all people, over groups ("unweighted", IDISU) or over
 * people ("weighted", IDISW). In percent of the mean; 0 where all are equal. NaN without people and for a mean of 0 or less.
 * Limits: simulated, NaN without `simulation` (see `simulatedMeasure`); each draw is held against **its own** mean, where healthequal 1.0.1
 * holds the draws of IDISW against the observed one. They cover as those of `meanDifferenceFromMean` do.
 * Source: Pearcy J.N., Keppel K.G. (2002), Public Health Rep 117:273–280; Schlotheuber & Hosseinpoor (2022), IJERPH 19:3697.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * indexOfDisparity(groups, "weighted") // { value: 47.368… }
 */
export function indexOfDisparity(groups: Groups, weighting: Weighting, simulation?: Simulation): Spread {
  return simulatedMeasure(groups, (drawn) => disparity(drawn, weighting), simulation);
}

function disparity(groups: Groups, weighting: Weighting): number {
  const { mean } = groups;
  return mean > 0 ? (100 * meanDistance(groups, mean, weighting)) / mean : Number.NaN;
}
