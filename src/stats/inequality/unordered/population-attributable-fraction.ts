import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import type { Groups } from "../groups.ts";
import type { Measure } from "../measure.ts";
import type { Better } from "./best-group.ts";
import { groupValue } from "./group-value.ts";
import { gainOnly } from "./population-attributable-risk.ts";

/**
 * Population attributable fraction: 100 × (value of a reference group − mean) / mean over all people, in percent of the mean; sign and 0
 * as in `populationAttributableRisk`. NaN without people and for a mean of 0 or less.
 * The reference must be named beforehand; for "whoever does best" use `populationAttributableFractionOfBest`.
 * The error counts that the reference is part of the mean, and that the mean is estimated: of r = y_ref/μ the gradient is (1 − r p)/μ at
 * the reference and −r p/μ elsewhere. healthequal 1.0.1 gives the fraction in percent with an error meant for a fraction of cases
 * among exposed and unexposed (Walter 1978); ours is in percent, from the groups' own errors.
 * Limits: normal on ln(y_ref/μ). They cover 94–96 % while the reference's value is five or more times its error (tested).
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @param reference position in `groups`, from 0 (not in what was given: see `groups.places`)
 * @throws RangeError for a reference that the groups don't have
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * populationAttributableFraction(groups, 2, "higherIsBetter") // { value: 110.52…, standardError: 12.587…, lower: 87.245…, upper: 136.70… }
 */
export function populationAttributableFraction(groups: Groups, reference: number, better: Better, confidence = 0.95): Measure {
  const { value: level } = groupValue(groups, reference);
  const { populations, standardErrors, population, mean } = groups;
  const ratio = mean > 0 ? level / mean : Number.NaN;
  let variance = standardErrors ? 0 : Number.NaN;
  if (standardErrors) {
    for (let at = 0; at < populations.length; at += 1) {
      const pull = ((at === reference ? 1 : 0) - (ratio * populations[at]) / population) * (standardErrors[at] / mean);
      variance += pull * pull;
    }
  }
  const error = Math.sqrt(variance);
  const stretch = ratio > 0 ? Math.exp((twoSidedZ(confidence) * error) / ratio) : Number.NaN;
  return {
    value: gainOnly(100 * (ratio - 1), better),
    standardError: 100 * error,
    lower: gainOnly(100 * (ratio / stretch - 1), better),
    upper: gainOnly(100 * (ratio * stretch - 1), better),
  };
}
