import type { Random } from "../../random/seeded-random.ts";
import { assignments } from "../differences/assignments.ts";
import type { Panel } from "../panel.ts";
import { syntheticFit, type SyntheticFit } from "./synthetic-fit.ts";

export type Placebo = {
  /** Positions, in what was given, of the areas that were called treated. */
  places: number[];
  gaps: Float64Array;
  before: number;
  after: number;
  ratio: number;
  /** What an effect of 1 on the really treated areas adds to this set's gaps after the start: 0 unless they are donors or members here. */
  likeness: number;
};

export type SyntheticRanks = {
  fit: SyntheticFit;
  /** After over before of the real set. */
  ratio: number;
  p: number;
  lower: number;
  upper: number;
  smallestP: number;
  exact: boolean;
  /** Every other set of as many areas (or draws of them), each against all areas outside it. */
  placebos: Placebo[];
  /** Sets that follow their past without a miss, as happens with many donors and few periods: no ratio, so not ranked. */
  leftOut: number;
  /** Misses before the start up to here count as none: rounding. */
  rounding: number;
};

/** A set of areas called treated, with its synthetic counterpart. */
export type PlaceboSet = { fit: SyntheticFit; likeness: number; places: number[]; real: boolean };

/**
 * Every set of as many areas as were treated (or `most` draws of them and the real one) with its counterpart. Only the periods before shape
 * the weights.
 */
export function placeboSets(panel: Panel, demeaned: boolean, random: Random, most: number): { sets: PlaceboSet[]; exact: boolean } {
  const real = Int32Array.from({ length: panel.areas }, (_, area) => area).filter((area) => panel.treated[area] === 1);
  const sets: PlaceboSet[] = [];
  const add = (set: Int32Array): void => {
    const alone = real.length === 1 && set[0] !== real[0];
    const fit = syntheticFit(panel, set, demeaned, alone ? [...real] : []);
    const own = set.reduce((sum, area) => sum + panel.weights[area], 0);
    const inside = set.reduce((sum, area) => sum + panel.treated[area] * panel.weights[area], 0) / own;
    const likeness = inside - real.reduce((sum, area) => sum + fit.weights[area], 0);
    sets.push({ fit, likeness, places: Array.from(set, (area) => panel.places[area]), real: Math.abs(inside - 1) < 1e-12 });
  };
  const exact = assignments(panel.areas, real.length, most, random, add);
  if (!exact) add(real);
  return { sets, exact };
}

/** Misses before the start up to here count as none: rounding. */
export const roundingOf = ({ values }: Panel): number =>
  1e-9 * values.reduce((largest, value) => Math.max(largest, Math.abs(value) || 0), 0);

/**
 * Placebo in space: every set of as many areas gets a synthetic counterpart, and the ratio of the misses after and before ranks them.
 * p = the share of sets with a ratio at least as large. Sets that follow their past without a miss are left out, which looks at the past
 * only; when the real one does, p and limits are NaN. With one treated area it is no donor for the others, so that a real effect can't reach
 * them; with several it is, as sets overlap: otherwise the test is too eager (size 6.8 % at nominal 5 % with 2 of 12 areas). Then all sets
 * are treated alike, and the test is exact when areas are exchangeable if nothing had happened; with one, size 5.4 % with 20 areas
 * (12,000 simulated cities).
 * Limits: the constant effects that, taken off the treated areas after the start, aren't rejected; where those aren't one stretch, the
 * whole from the first to the last. With several treated areas among few they are often endless.
 * Source: Abadie A., Diamond A., Hainmueller J. (2010), J Am Stat Assoc 105:493–505, § 3.4; several treated areas: Cavallo E. et al. (2013),
 * Rev Econ Stat 95:1549–1561; limits: Firpo S., Possebom V. (2018), J Causal Inference 6:20160026.
 */
export function syntheticRanks(panel: Panel, demeaned: boolean, confidence: number, random: Random, most: number): SyntheticRanks {
  const { sets, exact } = placeboSets(panel, demeaned, random, most);
  return rankSets(sets, exact, confidence, roundingOf(panel));
}

/** The ranks of sets that were fitted already. */
export function rankSets(sets: readonly PlaceboSet[], exact: boolean, confidence: number, rounding: number): SyntheticRanks {
  const found = sets[sets.findIndex((set) => set.real)];
  const ranked = sets.filter((set) => set.real || set.fit.before > rounding);
  const curves = ranked.map((set) => curve(set.fit, set.likeness, rounding));
  const own = curves[ranked.indexOf(found)];
  const pAt = (effect: number): number => {
    const seen = height(own, effect);
    let asLarge = 0;
    for (const one of curves) if (height(one, effect) >= seen * (1 - 1e-9)) asLarge += 1;
    return asLarge / curves.length;
  };
  const follows = found.fit.before <= rounding;
  const [lower, upper] = follows ? [Number.NaN, Number.NaN] : limits(curves, own, pAt, 1 - confidence);
  return {
    fit: found.fit,
    ratio: ratioOf(found.fit, rounding),
    p: follows ? Number.NaN : pAt(0),
    lower,
    upper,
    smallestP: ranked.filter((set) => set.real).length / ranked.length,
    exact,
    leftOut: sets.length - ranked.length,
    placebos: ranked
      .filter((set) => !set.real)
      .map(({ fit, places, likeness }) => ({
        places,
        gaps: fit.gaps,
        before: fit.before,
        after: fit.after,
        ratio: ratioOf(fit, rounding),
        likeness,
      })),
    rounding,
  };
}

function ratioOf(fit: SyntheticFit, rounding: number): number {
  return fit.after / Math.max(fit.before, rounding, Number.MIN_VALUE);
}

/** Squared ratio as a function of an effect e taken off: (square − 2 along e + likeness² e²) / before². */
type Curve = { square: number; along: number; likeness: number };

function curve(fit: SyntheticFit, likeness: number, rounding: number): Curve {
  const below = Math.max(fit.before, rounding, 1e-150) ** 2;
  return { square: fit.after ** 2 / below, along: (likeness * fit.effect) / below, likeness: (likeness * likeness) / below };
}

function height(one: Curve, effect: number): number {
  return Math.max(0, one.square - 2 * one.along * effect + one.likeness * effect * effect);
}

function limits(curves: readonly Curve[], own: Curve, pAt: (effect: number) => number, level: number): [number, number] {
  const crossings: number[] = [];
  for (const one of curves) {
    const [a, b, c] = [one.likeness - own.likeness, one.along - own.along, one.square - own.square];
    const inside = b * b - a * c;
    if (Math.abs(a) < 1e-12 * own.likeness) {
      if (b !== 0) crossings.push(c / (2 * b));
    } else if (inside >= 0) crossings.push((b - Math.sqrt(inside)) / a, (b + Math.sqrt(inside)) / a);
  }
  crossings.sort((a, b) => a - b);
  if (crossings.length === 0) return pAt(0) > level ? [-Infinity, Infinity] : [Number.NaN, Number.NaN];
  const [first, last] = [crossings[0], crossings[crossings.length - 1]];
  const beyond = last - first + Math.abs(first) + Math.abs(last) + 1;
  let [lower, upper] = [Number.NaN, Number.NaN];
  if (pAt(first - beyond) > level) lower = -Infinity;
  if (pAt(last + beyond) > level) upper = Infinity;
  for (let at = 0; at + 1 < crossings.length && Number.isNaN(lower); at += 1)
    if (pAt((crossings[at] + crossings[at + 1]) / 2) > level || pAt(crossings[at]) > level) lower = crossings[at];
  for (let at = crossings.length - 1; at > 0 && Number.isNaN(upper); at -= 1)
    if (pAt((crossings[at] + crossings[at - 1]) / 2) > level || pAt(crossings[at]) > level) upper = crossings[at];
  return [lower, upper];
}
