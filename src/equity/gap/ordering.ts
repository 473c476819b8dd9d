/** By what areas are put in order from least to most advantaged. Whoever uses an order says which. */
import type { Area, AreaIndex } from "../../areas/index.ts";
import type { Catalogue, IndicatorRow } from "../../figures/index.ts";
import { Problem } from "../../kernel/problem.ts";

export type Ordering =
  /** By one indicator, or by several together: then an index of their standard scores, each with the same weight. */
  | { kind: "indicators"; id: string; indicators: IndicatorRow[] }
  /** A named group of areas against the rest: two bands, no ladder. */
  | { kind: "areas"; id: string; set: Area };

/**
 * Reads what a person gave: an indicator's id; several with + between them; or the code of a set of areas, or of one area, that stands against the rest.
 * Empty or absent: null, no ordering.
 * @param indicator the one shown, which can't order itself; null where many are shown
 * @throws Problem `no-ordering` for what is neither; `ordered-by-itself` where the indicator shown is part of the order
 */
export function readOrdering(
  text: string | undefined,
  indicator: IndicatorRow | null,
  list: Pick<Catalogue, "indicator" | "indicators">,
  index: Pick<AreaIndex, "versions" | "find" | "areas">,
): Ordering | null {
  const given = (text ?? "").trim();
  if (given === "") return null;
  const names = given
    .split("+")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 1 && index.versions(names[0]).length > 0) {
    const set = index.find(names[0]);
    return { kind: "areas", id: set.code, set };
  }
  const found = new Map<string, IndicatorRow>();
  for (const name of names) {
    const row = lookUp(name, list);
    if (!row) throw noOrdering(name, list.indicators, index.areas);
    found.set(row.id, row);
  }
  if (found.size === 0) throw noOrdering(given, list.indicators, index.areas);
  if (indicator && found.has(indicator.id))
    throw new Problem({
      kind: "ordered-by-itself",
      message: `${indicator.id} can't be ordered by itself: the areas with least of it would have least of it.`,
      wayOut: `Choose another ordering: ${orderingsOf(list.indicators, indicator)
        .map(({ id }) => id)
        .join(", ")}.`,
    });
  return { kind: "indicators", id: [...found.keys()].join("+"), indicators: [...found.values()] };
}

/** Indicators that say who has least and most, without the one that is shown. */
export const orderingsOf = (indicators: readonly IndicatorRow[], shown?: IndicatorRow): IndicatorRow[] =>
  indicators.filter((row) => row.orders_areas && row.id !== shown?.id);

function lookUp(name: string, list: Pick<Catalogue, "indicator">): IndicatorRow | null {
  try {
    return list.indicator(name);
  } catch (error) {
    if (error instanceof Problem && error.kind === "no-indicator") return null;
    throw error;
  }
}

export function noOrdering(name: string, indicators: readonly IndicatorRow[], areas: readonly Area[]): Problem {
  const sets = [...new Set(areas.filter(({ level }) => level === "set").map(({ code }) => code))];
  const known = [...orderingsOf(indicators).map(({ id }) => id), ...sets.slice(0, 10)];
  return new Problem({
    kind: "no-ordering",
    message: `Areas can't be put in order by ${name.slice(0, 80)}: there is no such indicator and no such set of areas.`,
    wayOut:
      known.length > 0 ? `Choose from: ${known.join(", ")}; or two of the indicators with + between them.` : "Load a pack that has one.",
  });
}

/** +1 where more is more advantaged, −1 where less is. A neutral indicator counts as more = more advantaged, and the words say so. */
export const directionOf = ({ polarity }: Pick<IndicatorRow, "polarity">): 1 | -1 => (polarity === "lowerIsBetter" ? -1 : 1);

/**
 * The order of areas on one period's figures, low for the least advantaged; NaN where a figure is missing.
 * One indicator: its value times its direction. Several: the mean of their standard scores, (value − mean) / sd over all people (over all
 * areas where people are unknown), each times its direction; areas that lack one of them are left out of the means too.
 * Source of such an index: Townsend P. et al. (1988), Health and Deprivation; weights all equal.
 * @param columns per indicator the values of the areas
 * @param people per area; null: each area counts once
 */
export function orderOf(
  indicators: readonly Pick<IndicatorRow, "polarity">[],
  columns: readonly Float64Array[],
  people: Float64Array | null,
): Float64Array {
  const [first] = columns;
  if (columns.length === 1) return first.map((value) => value * directionOf(indicators[0]));
  const complete = first.map((_, at) => (columns.every((column) => !Number.isNaN(column[at])) ? weightAt(people, at) : 0));
  const order = new Float64Array(first.length);
  for (const [place, column] of columns.entries()) {
    const scores = standardScores(column, complete);
    for (let at = 0; at < order.length; at += 1) order[at] += (scores[at] * directionOf(indicators[place])) / columns.length;
  }
  return order;
}

const weightAt = (people: Float64Array | null, at: number): number => {
  const weight = people ? people[at] : 1;
  return Number.isNaN(weight) ? 0 : weight;
};

function standardScores(values: Float64Array, weights: Float64Array): Float64Array {
  let all = 0;
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (weights[at] > 0) {
      all += weights[at];
      sum += weights[at] * values[at];
    }
  }
  const mean = sum / all;
  let squares = 0;
  for (let at = 0; at < values.length; at += 1) if (weights[at] > 0) squares += weights[at] * (values[at] - mean) ** 2;
  const deviation = Math.sqrt(squares / all);
  // All alike: this part sets nobody apart, and must not blow up the others.
  return values.map((value) => (deviation > 0 ? (value - mean) / deviation : value - mean));
}
