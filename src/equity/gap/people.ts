/** How many people an area weighs for. */
import type { Figure, GroupRow, IndicatorRow, PeriodRow } from "../../figures/index.ts";
import type { Translated } from "../../kernel/language.ts";
import type { Reason } from "../reasons.ts";
import type { Slice } from "./slice.ts";

export type People = {
  of: PeriodRow;
  as: Translated;
  /** All residents stand in for the group's own people. */
  instead: boolean;
  /** Per area of the slice; NaN where one of the parts is missing. */
  counts: Float64Array;
  /** Why an area has none; null where it has. */
  absent: (Reason | null)[];
};

/** Who stands in where a group's own people are not loaded. */
export const residents = "inwoners";

/** The indicators that count a group's people, and those of all residents that may stand in. */
export function countersOf(group: GroupRow, indicators: readonly IndicatorRow[]): IndicatorRow[] {
  return indicators.filter(({ id }) => group.counted_by.includes(id) || id === residents);
}

/**
 * The people of a group in each area, in the period nearest to the one asked about in which all the parts were counted; else all residents,
 * and then it says so. Null where neither is loaded for any of the areas.
 */
export function peopleOf(
  slice: Slice,
  group: GroupRow,
  period: PeriodRow,
  list: { indicators: readonly IndicatorRow[]; groups: readonly GroupRow[] },
): People | null {
  const parts = group.counted_by.flatMap((id) => list.indicators.find((each) => each.id === id) ?? []);
  const own =
    parts.length > 0 && parts.length === group.counted_by.length
      ? summed(slice, parts, period, list, { nl: group.counted_as_nl, en: group.counted_as_en }, false)
      : null;
  if (own) return own;
  const all = list.indicators.find(({ id }) => id === residents);
  return all ? summed(slice, [all], period, list, { nl: "inwoners", en: "residents" }, true) : null;
}

function summed(
  slice: Slice,
  parts: readonly IndicatorRow[],
  period: PeriodRow,
  list: { groups: readonly GroupRow[] },
  as: Translated,
  instead: boolean,
): People | null {
  for (const counted of list.groups) {
    const of = slice.nearestPeriod(parts[0], counted, period);
    if (!of) continue;
    const columns = parts.map((part) => slice.column(part, counted, of));
    const counts = Float64Array.from(slice.areas, (_, at) => columns.reduce((sum, column) => sum + (column[at]?.value ?? Number.NaN), 0));
    if (counts.every(Number.isNaN)) continue;
    const absent = Array.from(counts, (count, at) =>
      Number.isNaN(count)
        ? absence(
            "people",
            columns.map((column) => column[at]).find((figure) => figure?.value == null),
          )
        : null,
    );
    return { of, as, instead, counts, absent };
  }
  return null;
}

/** Why there is no value: what the source says, or that nothing is loaded. */
export function absence(of: "indicator" | "ordering" | "people", figure: Figure | undefined): Reason {
  const status = figure?.status;
  const known = status === "unknown" || status === "suppressed" || status === "notApplicable" || status === "notMeasured";
  return { code: "absent", of, status: known ? status : "nothing" };
}
