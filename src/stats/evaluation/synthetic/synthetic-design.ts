import type { Random } from "../../random/seeded-random.ts";
import { type Design, noDesign } from "../design.ts";
import type { Panel } from "../panel.ts";
import { sides } from "../part.ts";
import { placeboSets, type PlaceboSet, rankSets, roundingOf } from "./synthetic-ranks.ts";

export type SyntheticDesignOptions = {
  random: Random;
  demeaned?: boolean;
  confidence?: number;
  power?: number;
  /** As for the effect: sets of areas beyond which they are drawn. */
  sets?: number;
};

/**
 * The smallest constant effect that a synthetic control would show with 80 % power. The values of the treated areas from the start on are
 * not read; those of the comparison areas are, and with them the misses that the real one is ranked among. What the treated areas would have
 * done without an effect is taken to be their synthetic counterpart with the misses of a comparison area, either way round, times the root
 * of how much better or worse the counterpart followed before; then an effect is added and the rank looked up.
 * No model of noise is needed. Foretelling from the periods before alone, each tenth left out in turn, gave 70–86 % where 80 was said: a
 * counterpart that was made to follow misses more afterwards, and how much more is told by the areas that had no effect. For several
 * treated areas nothing is foretold: their sets overlap, and the limits are often endless.
 * Simulated power at the smallest effect is 79–81 % (19 to 50 comparison areas, 8 to 20 periods before; docs/method/evaluation.md).
 * Source: this house's own, from the placebos of Abadie A., Diamond A., Hainmueller J. (2010), J Am Stat Assoc 105:493–505.
 * @param panel comparison areas measured in every period, treated ones in every period before
 * @example const few = panel({ values: [3, 4, 3, 5, 2, 3, 4, 4, 5, 5, 6, 6], periods: 4, treated: [1, 0, 0], start: 3 });
 * syntheticDesign(few, { random: seededRandom(1) }) // { smallestEffect: NaN, reason: "tooFewPrePeriods" }
 */
export function syntheticDesign(panel: Panel, options: SyntheticDesignOptions): Design {
  const { random, demeaned = false, confidence = 0.95, power = 0.8, sets: most = 199 } = options;
  const { treated, comparison } = sides(panel);
  const after = panel.periods - panel.start;
  if (panel.start === 0) return noDesign("noPrePeriod", power);
  if (treated === 0 || comparison < 2) return noDesign("tooFewAreas", power);
  if (treated > 1) return noDesign("severalTreated", power);
  if (panel.start < 5) return noDesign("tooFewPrePeriods", power);
  if (after < 1) return noDesign("tooFewPeriods", power);
  const blank = withoutOutcome(panel);
  const rounding = roundingOf(blank);
  const { sets, exact } = placeboSets(blank, demeaned, random, Math.max(most, panel.areas));
  const found = rankSets(sets, exact, confidence, rounding);
  if (found.fit.before <= rounding) return noDesign("tooFewPrePeriods", power);
  if (found.smallestP > 1 - confidence + 1e-12) return noDesign("attainableP", power);
  const misses = sets.filter(({ real, fit }) => !real && fit.before > rounding).map(({ fit }) => fit);
  const needs: number[] = [];
  for (const miss of misses) {
    const likely = Math.sqrt(found.fit.before / miss.before);
    for (const sign of [-1, 1]) {
      const outcome = found.fit.synthetic.map((value, period) => value + sign * likely * miss.gaps[period]);
      const real = (set: PlaceboSet): PlaceboSet => (set.real ? withOutcome(set, outcome, panel.start) : set);
      // The upper limit of one sign is the lower one of the other.
      needs.push(-rankSets(sets.map(real), exact, confidence, rounding).lower);
    }
  }
  needs.sort((a, b) => a - b);
  const powerAt = (effect: number): number => needs.filter((need) => need < Math.abs(effect)).length / needs.length;
  return { smallestEffect: quantile(needs, power), power, reason: null, noise: null, powerAt };
}

/** The treated areas with nothing measured from the start on: what isn't there can't be looked at. */
function withoutOutcome(panel: Panel): Panel {
  const values = panel.values.map((value, at) =>
    panel.treated[Math.floor(at / panel.periods)] === 1 && at % panel.periods >= panel.start ? 0 : value,
  );
  return { ...panel, values };
}

/** The real set when the area has these values from the start on: no other set holds it, so none changes. */
function withOutcome(set: PlaceboSet, outcome: Float64Array, start: number): PlaceboSet {
  const gaps = set.fit.gaps.map((gap, period) => (period < start ? gap : outcome[period] - set.fit.synthetic[period]));
  const since = gaps.subarray(start);
  const after = Math.sqrt(since.reduce((sum, gap) => sum + gap * gap, 0) / since.length);
  const effect = since.reduce((sum, gap) => sum + gap, 0) / since.length;
  return { ...set, fit: { ...set.fit, gaps, after, effect } };
}

/** Between neighbours, so that few numbers don't make it jump; Infinity once either is. */
function quantile(sorted: readonly number[], share: number): number {
  const at = Math.max(0, share * sorted.length - 0.5);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.min(Math.ceil(at), sorted.length - 1)]];
  return low === high ? low : low + (at - Math.floor(at)) * (high - low);
}
