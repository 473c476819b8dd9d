import type { Ladder } from "../groups.ts";
import { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
import { checkBounds, type Bounds } from "./bounds.ts";
import type { OrderedMeasure, OrderedOptions } from "./ordered-measure.ts";

/**
 * Concentration index of a bounded variable after Erreygers: 4 mean C / (most − least), from −1 to 1, the same but for its sign
 * when health is counted instead of ill health. Limits are those of the absolute index, scaled.
 * Source: Erreygers G. (2009), J Health Economics 28:504–515.
 * @throws RangeError for a value outside the bounds, bounds without room, a confidence outside 0…1
 */
export function erreygersIndex(ladder: Ladder, bounds: Bounds, options?: OrderedOptions): OrderedMeasure {
  checkBounds(ladder, bounds);
  const factor = 4 / (bounds.most - bounds.least);
  const { value, standardError, lower, upper, limitsFrom } = absoluteConcentrationIndex(ladder, options);
  return { value: factor * value, standardError: factor * standardError, lower: factor * lower, upper: factor * upper, limitsFrom };
}
