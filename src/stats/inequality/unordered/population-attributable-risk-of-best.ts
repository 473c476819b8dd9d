import type { Groups } from "../groups.ts";
import { bestGroup, type Better } from "./best-group.ts";
import { simulatedMeasure, type Simulation } from "./simulated-measure.ts";
import type { Spread } from "./spread.ts";

/**
 * Population attributable risk against whichever group does best: y_best − μ, in the unit of the values; above 0 where higher is better,
 * below 0 where lower is better. NaN without people.
 * Limits: simulated, NaN without `simulation`; each draw has its own best group, as the observed one owes part of its place to chance
 * (see `simulatedMeasure`). They hold, and fail, where those of `meanDifferenceFromBest` do.
 * Source: WHO (2016), Health Equity Assessment Toolkit, technical notes 3.1.6; Schlotheuber & Hosseinpoor (2022), IJERPH 19:3697.
 * @example const given = { values: [10, 20, 40, 25, 31], populations: [50, 30, 20, 10, 9], standardErrors: [1, 2, 1, 3, 2] };
 * populationAttributableRiskOfBest(completeGroups(given), "higherIsBetter", { random: seededRandom(1) })
 * // { value: 19.588…, lower: 17.273…, upper: 21.582… }
 */
export function populationAttributableRiskOfBest(groups: Groups, better: Better, simulation?: Simulation): Spread {
  return simulatedMeasure(groups, (drawn) => (drawn.values[bestGroup(drawn, better)] ?? Number.NaN) - drawn.mean, simulation);
}
