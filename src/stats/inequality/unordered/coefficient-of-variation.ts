import type { Groups } from "../groups.ts";
import { bend, flat, noiseOf } from "./curvature.ts";
import { rootSpread, spreadAlone, spreadWithLimits, type Spread } from "./spread.ts";

/**
 * Coefficient of variation: 100 × the between-group standard deviation / the mean over all people; in percent of the mean.
 * NaN without people and for a mean of 0 or less, against which no share can be taken.
 * The error counts that the mean is estimated from the same groups. Limits: of the squared coefficient (`spreadWithLimits`), then the
 * roots, covering as often; healthequal 1.0.1 takes simulated ones, which ignore the confidence asked for and count the noise twice.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * coefficientOfVariation(groups)
 * // { value: 59.777…, standardError: 5.5810…, lower: 49.133…, upper: 71.318…, bias: 0.55311…, corrected: 59.224… }
 */
export function coefficientOfVariation(groups: Groups, confidence = 0.95): Spread {
  const { values, populations, standardErrors, population, mean } = groups;
  if (!(mean > 0)) return spreadAlone(Number.NaN);
  let square = 0;
  for (let at = 0; at < values.length; at += 1) {
    const apart = values[at] / mean - 1;
    square += (populations[at] / population) * apart * apart;
  }
  if (!standardErrors) return spreadAlone(100 * Math.sqrt(square));
  // The square q is B / μ²; μ² times its second derivatives is 2 diag(p) − p p' (2 − 6 q + 4 u + 4 u'), where u = y / μ − 1.
  const sums = flat();
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    const apart = values[at] / mean - 1;
    const error = standardErrors[at] / mean;
    bend(sums, p, error * error, 2 * (apart - square), 2 * p, 4 * apart);
  }
  return rootSpread(spreadWithLimits(square, noiseOf(sums, 2 - 6 * square), confidence), 100);
}
