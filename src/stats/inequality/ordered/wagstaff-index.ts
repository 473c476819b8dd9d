import type { Ladder } from "../groups.ts";
import { checkBounds, type Bounds } from "./bounds.ts";
import { orderedMeasure, type OrderedMeasure, type OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/**
 * Concentration index of a bounded variable after Wagstaff: (most − least) ACI / ((mean − least)(most − mean)), which is C / (1 − mean) between
 * 0 and 1; from −1 to 1 whatever the mean. Error by the delta method, the estimated mean included; limits as `rankLine`.
 * NaN where the mean is a bound.
 * Source: Wagstaff A. (2005), Health Economics 14:429–432.
 * @throws RangeError for a value outside the bounds, bounds without room, a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * wagstaffIndex(fifths, { least: 0, most: 100 })
 * // { value: -0.13095…, standardError: 0.022683…, lower: -0.20314…, upper: -0.058762…, limitsFrom: "scatter" }
 */
export function wagstaffIndex(ladder: Ladder, bounds: Bounds, options?: OrderedOptions): OrderedMeasure {
  checkBounds(ladder, bounds);
  return wagstaffOf(rankLine(ladder, options), bounds);
}

/**
 * The same of a line that was drawn already, through values that were found to lie within the bounds.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * wagstaffOf(rankLine(fifths), { least: 0, most: 100 }) // { value: -0.13095…, lower: -0.20314…, upper: -0.058762… }
 */
export function wagstaffOf(line: RankLine, { least, most }: Bounds): OrderedMeasure {
  const { mean, slope, rankVariance, meanVariance, slopeVariance, meanSlope, reach, limitsFrom } = line;
  const room = (mean - least) * (most - mean);
  const perSlope = room > 0 ? (2 * rankVariance * (most - least)) / room : Number.NaN;
  const value = perSlope * slope;
  const perMean = (value * (2 * mean - least - most)) / room;
  const variance = perSlope * perSlope * slopeVariance + 2 * perSlope * perMean * meanSlope + perMean * perMean * meanVariance;
  return orderedMeasure(value, variance, reach, limitsFrom);
}
