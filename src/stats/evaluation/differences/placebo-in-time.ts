import type { Panel } from "../panel.ts";
import { part } from "../part.ts";
import { differenceEffect, type DifferenceEffect, type EffectOptions, spreadsOf } from "./difference-effect.ts";

export type PlaceboInTime = {
  /** Per pretended start, with only the periods before the real one. */
  starts: { start: number; effect: DifferenceEffect }[];
  /** The smallest p times the number of starts; NaN with fewer than 2 periods before. */
  p: number;
  /** The pretended start with the smallest p. */
  worst: number;
};

/**
 * Pretends that it began earlier, at every period that has one before it, and drops all that came after the real start. An "effect" there
 * is a sign that the areas were already moving apart. The p is Bonferroni's.
 * Source: Heckman J.J., Hotz V.J. (1989), J Am Stat Assoc 84:862–874; Abadie A. et al. (2015), Am J Polit Sci 59:495–510.
 */
export function placeboInTime(panel: Panel, options: EffectOptions): PlaceboInTime {
  const spreads = spreadsOf(panel, options);
  const starts = Array.from({ length: Math.max(0, panel.start - 1) }, (_, at) => {
    const start = at + 1;
    return { start, effect: differenceEffect(part(panel, { to: panel.start, start }), { ...options, method: undefined, spreads }) };
  }).filter(({ effect }) => !Number.isNaN(effect.p));
  let worst = { start: Number.NaN, p: Number.NaN };
  for (const { start, effect } of starts) if (!(worst.p <= effect.p)) worst = { start, p: effect.p };
  return { starts, p: Math.min(1, worst.p * starts.length), worst: worst.start };
}
