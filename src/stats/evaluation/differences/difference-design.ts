import { type Design, noDesign } from "../design.ts";
import { preNoise } from "../noise.ts";
import type { Panel } from "../panel.ts";
import { sides, part } from "../part.ts";
import { studentPower } from "../student-power.ts";
import { measured } from "../usable.ts";
import { ways } from "./assignments.ts";
import { type DifferenceMethod, methodFor } from "./difference-effect.ts";
import { changeContrast, contrastVariance, drawnOnContrast } from "./contrasts.ts";
import { permutationNeeds } from "./permutation-needs.ts";

export type DifferenceDesign = Design & {
  /** Standard error of the effect that the noise leads to. */
  standardError: number;
  /** Of the t that it is held against; NaN for a permutation. */
  degrees: number;
  /** The level that the method can really hold: below 1 − confidence when sets of areas are few. */
  level: number;
  method: DifferenceMethod;
  treated: number;
  comparison: number;
};

export type DesignOptions = {
  confidence?: number;
  power?: number;
  /** Sd of one value around its area's and period's level, when the past can't tell it. */
  sd?: number | undefined;
  autocorrelation?: number | undefined;
  method?: DifferenceMethod | undefined;
  /** As for the effect: sets of areas beyond which they are drawn. */
  sets?: number;
  /** Areas were treated by lot. */
  byLot?: boolean;
  /** For the effect with the difference in slope before drawn on (share 1 of `trendSensitivity`); two periods before at least. */
  drawnOn?: boolean;
};

/**
 * The smallest effect that a difference-in-differences would show with 80 % power, from the numbers of areas and periods and the noise
 * before the start; values from the start on are not read. The error of the effect is that of (mean after − mean before) of an area with
 * AR(1) noise, × √(1/treated + 1/comparison); its power that of a non-central t, and for a permutation that of simulated cities, with the
 * few p's that few sets give (`permutationNeeds`). All areas with a value before are taken to be measured in every period. The past shows
 * noise only: areas that start to differ later make the real power less.
 * Simulated power at the smallest effect, the noise given, is 77–82 % from 1 + 24 and 4 + 4 to 20 + 30 areas (docs/method/evaluation.md).
 * Source: Bloom H.S. (1995), Eval Rev 19:547–556; Burlig F., Preonas L., Woerman M. (2020), J Dev Econ 144:102458.
 * @example const city = panel({ values: new Float64Array(40).fill(NaN), periods: 2, treated: Array.from({ length: 20 }, (_, area) => area < 8), start: 1 });
 * const past = { ...city, values: city.values.map((value, cell) => (cell % 2 === 0 ? 5 : value)) };
 * differenceDesign(past, { sd: 2 }) // { smallestEffect: 3.8673…, standardError: 1.2909…, method: "wildBootstrap" } (error by hand: 2 √2 √(1/8 + 1/12))
 */
export function differenceDesign(given: Panel, options: DesignOptions = {}): DifferenceDesign {
  const { confidence = 0.95, power = 0.8, sd, autocorrelation, sets = 4999, byLot = false, drawnOn = false } = options;
  const panel = part(given, { areas: (area) => measured(given, area, 0, given.start) > 0 || (sd !== undefined && given.start === 0) });
  const { treated, comparison } = sides(panel);
  const { method } = options.method ? { method: options.method } : methodFor(treated, comparison);
  const shape = { standardError: Number.NaN, degrees: Number.NaN, level: 1 - confidence, method, treated, comparison };
  if (panel.start === 0) return { ...shape, ...noDesign("noPrePeriod", power) };
  if (treated === 0 || comparison === 0 || treated + comparison < 3) return { ...shape, ...noDesign("tooFewAreas", power) };
  const noise = sd === undefined ? preNoise(panel) : { sd, autocorrelation: autocorrelation ?? 0, from: "given" as const };
  if (drawnOn && panel.start < 2) return { ...shape, ...noDesign("onePrePeriod", power) };
  if (!noise) return { ...shape, ...noDesign(panel.start < 2 ? "onePrePeriod" : "tooFewAreas", power) };
  const level = method === "permutation" ? attainable(treated, comparison, sets, 1 - confidence) : 1 - confidence;
  const [n, m] = [effectiveSize(panel, 1), effectiveSize(panel, 0)];
  const contrast = drawnOn ? drawnOnContrast(panel) : changeContrast(panel);
  const standardError = noise.sd * Math.sqrt(contrastVariance(contrast, noise.autocorrelation) * (1 / n + 1 / m));
  if (level === 0) return { ...shape, level, standardError, ...noDesign("attainableP", power, noise) };
  if (method === "permutation") {
    const lattice = { treated, comparison, contrast, before: panel.start, autocorrelation: noise.autocorrelation, confidence, byLot };
    // Weights make areas worth fewer than they are.
    const worth = noise.sd * Math.sqrt((1 / n + 1 / m) / (1 / treated + 1 / comparison));
    const needs = permutationNeeds(lattice).map((need) => need * worth);
    const smallestEffect = needs[Math.ceil(power * needs.length) - 1];
    const powerAt = (effect: number): number => needs.filter((need) => need < Math.abs(effect)).length / needs.length;
    return { ...shape, smallestEffect, power, reason: null, noise, powerAt, standardError, level };
  }
  const degrees = (1 / n + 1 / m) ** 2 / (1 / (n * n * (n - 1)) + 1 / (m * m * (m - 1)));
  const powerAt = (effect: number): number => studentPower(Math.abs(effect) / standardError, degrees, level);
  let [low, high] = [0, 4];
  while (studentPower(high, degrees, level) < power) high *= 2;
  for (let step = 0; step < 26; step += 1) {
    const middle = (low + high) / 2;
    if (studentPower(middle, degrees, level) < power) low = middle;
    else high = middle;
  }
  return { ...shape, smallestEffect: high * standardError, power, reason: null, noise, powerAt, standardError, degrees, level };
}

/** The largest p up to `level` that permuting can give. */
function attainable(treated: number, comparison: number, sets: number, level: number): number {
  const count = Math.min(ways(treated + comparison, treated, sets), sets + 1);
  const step = treated === comparison && count <= sets ? 2 : 1;
  return (Math.floor((level * count) / step + 1e-9) * step) / count;
}

/** Number of equally weighted areas that a weighted mean is worth. Source: Kish L. (1965), Survey Sampling, § 11.7. */
function effectiveSize(panel: Panel, side: number): number {
  let [sum, squares] = [0, 0];
  for (let area = 0; area < panel.areas; area += 1) {
    if (panel.treated[area] !== side) continue;
    sum += panel.weights[area];
    squares += panel.weights[area] ** 2;
  }
  return (sum * sum) / squares;
}
