import type { Panel } from "../panel.ts";
import { part } from "../part.ts";
import { differenceEffect, type DifferenceEffect, type EffectOptions } from "./difference-effect.ts";

export type Spillover = {
  /** The effect against far comparison areas only. */
  withoutNear: DifferenceEffect;
  /** The near comparison areas as if treated, against the far ones: what reached them. */
  near: DifferenceEffect;
  /** The second is shown (p ≤ 1 − confidence): the near areas moved otherwise than the far ones. */
  suspected: boolean;
};

/**
 * Did something of it reach the neighbours? Near comparison areas are held against far ones by the same design. If it did, the effect
 * against all comparison areas is too small (or, when activity only moved, too large), and the one without the near areas is the better
 * one. Few near areas: only a large spill-over is seen.
 * Source: Clarke D. (2017), Estimating Difference-in-Differences in the Presence of Spillovers, MPRA 81604; Butts K. (2021), arXiv 2105.03737.
 * @param isNear per area of the panel, 1 for a comparison area that borders on or lies near a treated one
 * @returns null without near or without far comparison areas
 * @example const city = panel({ values: [1, 2, 4, 2, 3, 6, 5, 5, 5, 1, 2, 2], periods: 3, treated: [1, 1, 0, 0], start: 2 });
 * spillover(city, [0, 0, 1, 0], { random: seededRandom(1) }) // { withoutNear: { value: 2.5 }, near: { value: -0.5 }, suspected: false } (by hand: 3 − 0.5, 0 − 0.5)
 */
export function spillover(panel: Panel, isNear: ArrayLike<number | boolean>, options: EffectOptions): Spillover | null {
  if (isNear.length !== panel.areas)
    throw new RangeError(`${isNear.length} marks of nearness were given for ${panel.areas} areas; give one for each.`);
  const near = (area: number): boolean => panel.treated[area] === 0 && Boolean(isNear[area]);
  const fresh = { ...options, method: undefined };
  const reached = differenceEffect(part(panel, { areas: (area) => panel.treated[area] === 0, treated: near }), fresh);
  if (reached.treated === 0 || reached.comparison === 0) return null;
  const withoutNear = differenceEffect(part(panel, { areas: (area) => !near(area) }), options);
  return { withoutNear, near: reached, suspected: reached.p <= 1 - (options.confidence ?? 0.95) + 1e-12 };
}
