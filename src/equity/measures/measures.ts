/** Every measure of inequality on the same areas: its value with limits, or why it can't be had. */
import type { IndicatorRow } from "../../figures/index.ts";
import { type Groups, type GroupValue, type Ladder, ladderEnds, seededRandom } from "../../stats/index.ts";
import type { BandMean } from "../gap/bands.ts";
import { confidence } from "../gap/line.ts";
import type { Gap } from "../gap/gap.ts";
import { measureIds, ordered, type MeasureId } from "./ids.ts";
import { recipes, type Ingredients, type Made } from "./recipes.ts";
import type { Reason } from "../reasons.ts";
import type { Outcome } from "../view.ts";

export type Measured = {
  groups: Groups;
  ladder: Ladder | null;
  /** Why the ladder is empty though areas have figures: the ordering is known of none of them. */
  noPlaces?: Reason | null;
  /** From least to most advantaged. */
  bands: readonly BandMean[];
  twoBands: boolean;
  /** Of the two bands or the line, whose limits the difference of two bands takes where areas have no errors. */
  gap: Gap | null;
  indicator: Pick<IndicatorRow, "polarity" | "measure" | "unit">;
  hasPeople: boolean;
  parts: Parts | null;
};

/** Per area given the larger area that it lies in, 0 … count − 1; null where that parts nothing. */
export type Parts = { parents: Int32Array; count: number };

/** The least and the most advantaged end: the outer bands; with fewer than five areas the outer areas. Null with fewer than two. */
export function endsOf(ladder: Ladder, bands: readonly BandMean[], twoBands: boolean): { least: GroupValue; most: GroupValue } | null {
  const [first, last] = twoBands
    ? [bands.find(({ id }) => id === "group"), bands.find(({ id }) => id === "rest")]
    : [bands[0], bands.at(-1)];
  if (first && last && first !== last) return { least: first, most: last };
  if (twoBands || ladder.values.length < 2) return null;
  const ends = ladderEnds(ladder);
  return Number.isNaN(ends.least.value) || Number.isNaN(ends.most.value) ? null : ends;
}

/** One outcome per measure, in the order in which they are shown. */
export function measuresOf(measured: Measured): Outcome[] {
  const ingredients = ingredientsOf(measured);
  return measureIds.map((measure) => outcome(measure, ingredients));
}

export function ingredientsOf(measured: Measured): Ingredients {
  const { groups, ladder, bands, twoBands, indicator } = measured;
  const ends = ladder && endsOf(ladder, bands, twoBands);
  const scale = indicator.measure === "proportion" ? (indicator.unit === "%" ? 100 : 1) : null;
  const isShare = scale !== null && groups.values.every((value) => value >= 0 && value <= scale);
  return {
    ...measured,
    ends,
    scale: isShare ? scale : null,
    better: indicator.polarity === "neutral" ? null : indicator.polarity,
    confidence,
    // The same figures give the same limits tomorrow.
    simulation: groups.standardErrors ? () => ({ random: seededRandom(20_344), confidence }) : () => undefined,
  };
}

function outcome(measure: MeasureId, given: Ingredients): Outcome {
  const recipe = recipes[measure];
  const because = lacking(measure, given);
  if (because) return { measure, computable: false, because };
  const made = recipe.make(given);
  if (made === null || Number.isNaN(made.value)) return { measure, computable: false, because: recipe.otherwise };
  return { measure, computable: true, ...limited(made) };
}

/** What a measure needs and isn't there; null when all is. */
export function lacking(measure: MeasureId, given: Ingredients): Reason | null {
  const { groups, ladder, noPlaces, ends, twoBands, hasPeople, scale, better, parts } = given;
  const { needs } = recipes[measure];
  const found = groups.values.length;
  if (found === 0) return ladder === null && ordered.has(measure) ? { code: "noOrdering" } : { code: "noFigures" };
  if (needs.includes("order") && ladder === null) return { code: "noOrdering" };
  if (needs.includes("order") && noPlaces) return noPlaces;
  const least = needs.includes("line") ? 3 : 2;
  if (needs.includes("line") && twoBands) return { code: "noLadder" };
  if (found < least) return { code: "tooFewAreas", found, needed: least };
  if (needs.includes("people") && !hasPeople) return { code: "noPopulations" };
  if (needs.includes("order") && ends === null) return twoBands ? { code: "oneSide" } : { code: "tooFewAreas", found, needed: least };
  if (needs.includes("share") && scale === null) return { code: "notAShare" };
  if (needs.includes("better") && better === null) return { code: "noDirection" };
  if (needs.includes("parts") && parts === null) return { code: "noParts" };
  return null;
}

function limited({ value, lower, upper, limitsFrom, corrected }: Made) {
  const known = !Number.isNaN(lower) && !Number.isNaN(upper) && limitsFrom !== null;
  return {
    value,
    lower: known ? lower : null,
    upper: known ? upper : null,
    limitsFrom: known ? limitsFrom : null,
    noLimits: known ? null : ({ code: "noLimits" } as const),
    corrected: corrected === undefined || Number.isNaN(corrected) ? null : corrected,
  };
}
