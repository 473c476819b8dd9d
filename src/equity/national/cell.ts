/** One municipality and indicator of the national run: what its measures share is made once. */
import {
  absoluteConcentrationOf,
  type Decomposition,
  erreygersOf,
  type Groups,
  type Ladder,
  logitLine,
  type LogitLine,
  logitRelativeOf,
  logitSlopeOf,
  populationAttributableFraction,
  populationAttributableRisk,
  rankLine,
  type RankLine,
  relativeConcentrationOf,
  relativeOf,
  slopeOf,
  theilDecomposition,
  wagstaffOf,
} from "../../stats/index.ts";
import type { IndicatorRow } from "../../figures/index.ts";
import { leastForLine } from "../gap/line.ts";
import { measureIds, type MeasureId } from "../measures/ids.ts";
import { recipes, type Ingredients } from "../measures/recipes.ts";
import { ingredientsOf, lacking, type Parts } from "../measures/measures.ts";
import { mostAlone, outerFifths } from "./ends.ts";
import type { Reason } from "../reasons.ts";

type Shared = { line: RankLine; curve: LogitLine | null; theil: Decomposition | null; most: Groups };
type Found = { value: number; lower: number; upper: number };

/** Those that are made of what the cell shares; all others as for one view. */
const shared: Partial<Record<MeasureId, (made: Shared, given: Ingredients) => Found | null>> = {
  slope: ({ line }) => slopeOf(line),
  relativeSlope: ({ line }) => relativeOf(line),
  logitSlope: ({ curve }, { scale }) => curve && logitSlopeOf(curve, scale ?? 1),
  logitRelativeSlope: ({ curve }) => curve && logitRelativeOf(curve),
  concentration: ({ line }) => absoluteConcentrationOf(line),
  relativeConcentration: ({ line }) => relativeConcentrationOf(line),
  wagstaff: ({ line }, { scale }) => wagstaffOf(line, { least: 0, most: scale ?? 1 }),
  erreygers: ({ line }, { scale }) => erreygersOf(line, { least: 0, most: scale ?? 1 }),
  attributableRisk: ({ most }, { better, confidence }) => better && populationAttributableRisk(most, 0, better, confidence),
  attributableFraction: ({ most }, { better, confidence }) => better && populationAttributableFraction(most, 0, better, confidence),
  theilBetween: ({ theil }) => theil && alone(theil.between),
  theilWithin: ({ theil }) => theil && alone(theil.within),
};
const makers = measureIds.map((measure) => {
  const { make } = recipes[measure];
  return shared[measure] ?? ((_: Shared, given: Ingredients): Found | null => make(given));
});

/** Per what a cell has (all that `lacking` looks at) the numbers of the measures that can be had, found once. */
const known = new Map<number, readonly number[]>();

function possible(given: Ingredients): readonly number[] {
  const has = [given.hasPeople, given.ends !== null, given.scale !== null, given.better !== null, given.parts !== null];
  let key = Math.min(given.groups.values.length, 3);
  for (let at = 0; at < has.length; at += 1) key = 2 * key + (has[at] ? 1 : 0);
  let numbers = known.get(key);
  if (!numbers) known.set(key, (numbers = [...measureIds.keys()].filter((number) => lacking(measureIds[number], given) === null)));
  return numbers;
}

function alone(value: number): Found {
  return { value, lower: Number.NaN, upper: Number.NaN };
}

type CellIndicator = Pick<IndicatorRow, "polarity" | "measure" | "unit">;

/** What the recipes need. @param parents per area given the larger area that it lies in, counted from 0 */
export function nationalIngredients(ladder: Ladder, indicator: CellIndicator, parents: Int32Array): Ingredients {
  return ingredientsOf({
    groups: ladder,
    ladder,
    bands: outerFifths(ladder),
    twoBands: false,
    gap: null,
    indicator,
    hasPeople: ladder.population > 0,
    parts: partsIn(ladder.places, parents),
  });
}

/** Writes value, lower and upper limit of every measure from `at` on; leaves what can't be had as it is. @param room 5 numbers per larger area */
export function writeMeasures(result: Float64Array, at: number, ladder: Ladder, given: Ingredients, room: Float64Array): void {
  const { bands, scale, parts, confidence } = given;
  const hasLine = ladder.values.length >= leastForLine && given.hasPeople;
  const common: Shared = {
    line: rankLine(ladder, { confidence }),
    curve: hasLine && scale !== null ? logitLine(ladder, { scale, confidence }) : null,
    theil: parts && theilDecomposition(ladder, parts.parents, parts.count, room),
    most: mostAlone(ladder, bands),
  };
  for (const number of possible(given)) {
    const made = makers[number](common, given);
    if (made === null) continue;
    result[at + 3 * number] = made.value;
    result[at + 3 * number + 1] = made.lower;
    result[at + 3 * number + 2] = made.upper;
  }
}

/** Why measures of this cell are missing, by their number. */
export function reasonOf(given: Ingredients, number: number): Reason {
  return lacking(measureIds[number], given) ?? recipes[measureIds[number]].otherwise;
}

function partsIn(places: Int32Array, parents: Int32Array): Parts | null {
  let count = 0;
  for (let at = 0; at < places.length; at += 1) count = Math.max(count, parents[places[at]] + 1);
  const seen = new Uint8Array(count);
  let found = 0;
  for (let at = 0; at < places.length; at += 1) {
    found += 1 - seen[parents[places[at]]];
    seen[parents[places[at]]] = 1;
  }
  return found > 1 && found < places.length ? { parents, count } : null;
}
