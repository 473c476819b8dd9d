import type { Ladder } from "../groups.ts";
import type { Measure } from "../measure.ts";
import { orderedMeasure } from "./ordered-measure.ts";
import { rankLine } from "./rank-line.ts";
import { relativeIndex } from "./relative-index.ts";
import { onScale, valueScale, type QuantileOptions } from "./value-scale.ts";

/** Slope and ratio of the ends, each with limits, and the ends themselves (rank 0 and 1) in the unit of the values. */
export type QuantileSlope = { slope: Measure; ratio: Measure; leastAdvantaged: number; mostAdvantaged: number };

/**
 * Slope and relative index of inequality over quantiles (deciles) as England publishes them, with analytic limits instead of simulated ones.
 * With a the share of people and b the rank of a quantile, √a · value is regressed on √a and √a · b: least squares with weights a.
 * With `transform` the line is fitted on the logarithm (rate) or logit (proportion), and its ends are taken back.
 * Limits from the quantiles' standard errors only, NaN without: slope exact (transformed: delta method), ratio after Fieller (transformed:
 * exp(ln ratio ± z · error), exact for rates). Without `transform` the kind does not matter here, only for the draws of
 * `simulatedQuantileSlope`. NaN where a transformed value has no place (a rate of 0).
 * Where PHEindicatormethods gets a transformed error from transformed limits, this takes error / value (rate) or error / (v (1 − v)).
 * Sources: Low A., Low A. (2004), J Public Health 26:390–395; OHID, Fingertips Public Health Technical Guide, slope index of inequality.
 * @param ladder of quantiles, mostly from `quantileLadder`
 * @throws RangeError for a confidence outside 0…1, an `outOf` of 0 or less
 * @example const given = { values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7], standardErrors: [1, 1, 1, 1, 1] };
 * const fifths = ladder(given, [1, 2, 3, 4, 5]);
 * quantileSlopeIndex(fifths) // { slope: { value: -11, lower: -14.098…, upper: -7.9010… }, ratio: { value: 0.48837… } }
 */
export function quantileSlopeIndex(ladder: Ladder, options: QuantileOptions = {}): QuantileSlope {
  const scale = valueScale(options);
  const wish = { confidence: options.confidence ?? 0.95, limits: "standardErrors" } as const;
  const { mean, slope, meanVariance, slopeVariance, meanSlope, reach, limitsFrom } = rankLine(
    options.transform ? onScale(ladder, scale) : ladder,
    wish,
  );
  const least = mean - slope / 2;
  const most = mean + slope / 2;
  if (!options.transform)
    return {
      slope: plain(orderedMeasure(slope, slopeVariance, reach, limitsFrom)),
      ratio: plain(relativeIndex(ladder, wish)),
      leastAdvantaged: least,
      mostAdvantaged: most,
    };
  const leastAdvantaged = scale.from(least);
  const mostAdvantaged = scale.from(most);
  const variance = (onMost: number, onLeast: number): number =>
    (onMost + onLeast) ** 2 * meanVariance + (onMost ** 2 - onLeast ** 2) * meanSlope + ((onMost - onLeast) ** 2 / 4) * slopeVariance;
  const perMost = 1 / scale.pace(mostAdvantaged);
  const perLeast = 1 / scale.pace(leastAdvantaged);
  const ratio = mostAdvantaged / leastAdvantaged;
  const error = Math.sqrt(Math.max(0, variance(perMost / mostAdvantaged, -perLeast / leastAdvantaged)));
  return {
    slope: plain(orderedMeasure(mostAdvantaged - leastAdvantaged, variance(perMost, -perLeast), reach, limitsFrom)),
    ratio: {
      value: ratio,
      standardError: ratio * error,
      lower: ratio * Math.exp(-reach * error),
      upper: ratio * Math.exp(reach * error),
    },
    leastAdvantaged,
    mostAdvantaged,
  };
}

function plain({ value, standardError, lower, upper }: Measure): Measure {
  return { value, standardError, lower, upper };
}
