import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import type { Groups } from "../groups.ts";
import type { Measure } from "../measure.ts";
import type { Better } from "./best-group.ts";
import { groupValue } from "./group-value.ts";

/**
 * Population attributable risk: the value of a reference group less the mean over all people, in the unit of the values: how far the
 * mean would move if all had the level of that group. Above 0 where higher is better, below 0 where lower is better, and 0 where the
 * reference does worse than the mean, as WHO has it. NaN without people.
 * The reference must be named beforehand (the most advantaged of a ladder is at `values.length − 1`). For "whoever does best" use
 * `populationAttributableRiskOfBest`: the same noise chose it, and these limits don't hold.
 * Limits: normal; the variance of y_ref − Σ p y counts that the reference is part of the mean: σ²_ref (1 − p_ref)² + Σ other p² σ².
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697; WHO (2016), HEAT technical notes 3.1.6.
 * @param reference position in `groups`, from 0 (not in what was given: see `groups.places`)
 * @throws RangeError for a reference that the groups don't have
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * populationAttributableRisk(groups, 2, "higherIsBetter") // { value: 21, standardError: 2.5238…, lower: 16.053…, upper: 25.946… }
 */
export function populationAttributableRisk(groups: Groups, reference: number, better: Better, confidence = 0.95): Measure {
  const { value: level } = groupValue(groups, reference);
  const { populations, standardErrors, population, mean } = groups;
  let variance = standardErrors ? 0 : Number.NaN;
  if (standardErrors) {
    for (let at = 0; at < populations.length; at += 1) {
      const pull = (at === reference ? 1 : 0) - populations[at] / population;
      variance += pull * pull * standardErrors[at] * standardErrors[at];
    }
  }
  const risk = level - mean;
  const standardError = Math.sqrt(variance);
  const reach = twoSidedZ(confidence) * standardError;
  return {
    value: gainOnly(risk, better),
    standardError,
    lower: gainOnly(risk - reach, better),
    upper: gainOnly(risk + reach, better),
  };
}

/** A loss counts as no gain. */
export function gainOnly(change: number, better: Better): number {
  if (Number.isNaN(change)) return change;
  return better === "higherIsBetter" ? Math.max(change, 0) : Math.min(change, 0);
}
