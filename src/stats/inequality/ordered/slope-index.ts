import type { Ladder } from "../groups.ts";
import { orderedMeasure, type OrderedMeasure, type OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/** The ends of the line: what it expects of the very least and the very most advantaged, in the unit of the values. */
export type SlopeIndex = OrderedMeasure & { leastAdvantaged: number; mostAdvantaged: number };

/**
 * Slope index of inequality: what the straight line of value on rank says at rank 1 (most advantaged) less what it says at rank 0
 * (least), in the unit of the values. Negative: the least advantaged have more of it.
 * Limits, coverage and where they fail: `rankLine`. NaN without people, or where all stand on one rung.
 * Sources: Preston et al. (1981), cited in Mackenbach J.P., Kunst A.E. (1997), Soc Sci Med 44:757–771; Low A., Low A. (2004), J Public Health 26:390–395.
 * @throws RangeError for a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * slopeIndex(fifths) // { value: -11, lower: -16.773…, upper: -5.2268…, leastAdvantaged: 21.5, mostAdvantaged: 10.5 }
 */
export function slopeIndex(ladder: Ladder, options?: OrderedOptions): SlopeIndex {
  return slopeOf(rankLine(ladder, options));
}

/**
 * The same of a line that was drawn already, as for a country whose every ladder gives six such measures.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * slopeOf(rankLine(fifths)) // { value: -11, lower: -16.773…, upper: -5.2268… }
 */
export function slopeOf({ mean, slope, slopeVariance, reach, limitsFrom }: RankLine): SlopeIndex {
  const measure = orderedMeasure(slope, slopeVariance, reach, limitsFrom);
  return {
    value: measure.value,
    standardError: measure.standardError,
    lower: measure.lower,
    upper: measure.upper,
    limitsFrom: measure.limitsFrom,
    leastAdvantaged: mean - slope / 2,
    mostAdvantaged: mean + slope / 2,
  };
}
