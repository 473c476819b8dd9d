import type { Groups } from "../groups.ts";
import { rootSpread, spreadAlone, spreadWithLimits, type Spread } from "./spread.ts";

/**
 * Coefficient of variation: 100 × the between-group standard deviation / the mean over all people; in percent of the mean.
 * NaN without people and for a mean of 0 or less, against which no share can be taken.
 * The error counts that the mean is estimated from the same groups. Limits: of the squared coefficient (`spreadWithLimits`), then the
 * roots, covering as often; healthequal 1.0.1 takes simulated ones, which ignore the confidence asked for and count the noise twice.
 * Source: Schlotheuber A., Hosseinpoor A.R. (2022), Int J Environ Res Public Health 19:3697.
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
  const constant = 2 - 6 * square;
  let first = 0;
  let diagonal = 0;
  let twice = 0;
  let cross = 0;
  let w0 = 0;
  let w1 = 0;
  let w2 = 0;
  for (let at = 0; at < values.length; at += 1) {
    const p = populations[at] / population;
    const apart = values[at] / mean - 1;
    const error = standardErrors[at] / mean;
    const variance = error * error;
    const w = p * p * variance;
    const row = 4 * apart;
    const slope = 2 * (apart - square);
    first += w * slope * slope;
    diagonal += 2 * p * variance;
    twice += 4 * w * variance;
    cross += 2 * p * w * variance * (constant + 2 * row);
    w0 += w;
    w1 += w * row;
    w2 += w * row * row;
  }
  const noise = {
    bias: (diagonal - constant * w0 - 2 * w1) / 2,
    firstOrder: first,
    secondOrder: twice - 2 * cross + constant * constant * w0 * w0 + 2 * w0 * w2 + 4 * constant * w0 * w1 + 2 * w1 * w1,
  };
  return rootSpread(spreadWithLimits(square, noise, confidence), 100);
}
