import type { Groups } from "../groups.ts";
import { bestGroup, type Better } from "./best-group.ts";
import { simulatedMeasure, type Simulation } from "./simulated-measure.ts";
import type { Spread } from "./spread.ts";

/**
 * Population attributable fraction against whichever group does best: 100 × (y_best − μ) / μ, in percent of the mean; sign as in
 * `populationAttributableRiskOfBest`. NaN without people and for a mean of 0 or less.
 * Limits: simulated, NaN without `simulation`; as there.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * populationAttributableFractionOfBest(groups, "higherIsBetter") // { value: 110.52… }
 */
export function populationAttributableFractionOfBest(groups: Groups, better: Better, simulation?: Simulation): Spread {
  return simulatedMeasure(groups, (drawn) => fraction(drawn, better), simulation);
}

function fraction(groups: Groups, better: Better): number {
  const { values, mean } = groups;
  return mean > 0 ? 100 * (values[bestGroup(groups, better)] / mean - 1) : Number.NaN;
}
