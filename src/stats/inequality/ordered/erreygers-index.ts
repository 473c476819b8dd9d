import type { Ladder } from "../groups.ts";
import { absoluteConcentrationOf } from "./absolute-concentration-index.ts";
import { checkBounds, type Bounds } from "./bounds.ts";
import type { OrderedMeasure, OrderedOptions } from "./ordered-measure.ts";
import { rankLine, type RankLine } from "./rank-line.ts";

/**
 * Concentration index of a bounded variable after Erreygers: 4 mean C / (most − least), from −1 to 1, the same but for its sign
 * when health is counted instead of ill health. Limits are those of the absolute index, scaled.
 * Source: Erreygers G. (2009), J Health Economics 28:504–515.
 * @throws RangeError for a value outside the bounds, bounds without room, a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * erreygersIndex(fifths, { least: 0, most: 100 })
 * // { value: -0.0704, standardError: 0.011609…, lower: -0.10734…, upper: -0.033451…, limitsFrom: "scatter" }
 */
export function erreygersIndex(ladder: Ladder, bounds: Bounds, options?: OrderedOptions): OrderedMeasure {
  checkBounds(ladder, bounds);
  return erreygersOf(rankLine(ladder, options), bounds);
}

/**
 * The same of a line that was drawn already, through values that were found to lie within the bounds.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * erreygersOf(rankLine(fifths), { least: 0, most: 100 }) // { value: -0.0704, lower: -0.10734…, upper: -0.033451… }
 */
export function erreygersOf(line: RankLine, { least, most }: Bounds): OrderedMeasure {
  const factor = 4 / (most - least);
  const { value, standardError, lower, upper, limitsFrom } = absoluteConcentrationOf(line);
  return { value: factor * value, standardError: factor * standardError, lower: factor * lower, upper: factor * upper, limitsFrom };
}
