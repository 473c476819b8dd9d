/** The place of each area in one period: low for the least advantaged. */
import type { GroupRow, IndicatorRow, PeriodRow } from "../../figures/index.ts";
import { absence } from "./people.ts";
import { directionOf, orderOf, type Ordering } from "./ordering.ts";
import type { Reason } from "../reasons.ts";
import type { Slice } from "./slice.ts";

export type Order = {
  /** Per area of the slice, low for the least advantaged; NaN where it has no place. */
  places: Float64Array;
  /** What orders, as people know it: the value, or the index turned so that high is most advantaged; NaN for a named group. */
  values: Float64Array;
  /** Period and group of the ordering, where they differ from the figures'. */
  period: PeriodRow | null;
  group: GroupRow | null;
  absent: (Reason | null)[];
};

/** A named group stands low: who names it says that its people have least. */
export function orderIn(
  slice: Slice,
  ordering: Ordering,
  members: ReadonlySet<number>,
  period: PeriodRow,
  group: GroupRow,
  people: Float64Array | null,
  groups: readonly GroupRow[],
): Order {
  const none = slice.areas.map(() => null);
  if (ordering.kind === "areas") {
    const places = Float64Array.from(slice.areas, ({ id }) => (members.has(id) ? 0 : 1));
    return { places, values: places.map(() => Number.NaN), period: null, group: null, absent: none };
  }
  const found = ordering.indicators.map((indicator) => measured(slice, indicator, period, group, groups));
  const columns = found.map((each) => each.values);
  const places = orderOf(ordering.indicators, columns, people);
  const absent = Array.from(places, (place, at) => {
    if (!Number.isNaN(place)) return null;
    const lacking = columns.findIndex((column) => Number.isNaN(column[at]));
    const each = found[lacking];
    return each?.period && each.group
      ? absence("ordering", slice.column(ordering.indicators[lacking], each.group, each.period)[at])
      : absence("ordering", slice.anyFigure(ordering.indicators[lacking], at));
  });
  const other = found.find((each) => each.period && each.period.number !== period.number);
  const otherGroup = found.find((each) => each.group && each.group.number !== group.number);
  return {
    places,
    values: columns.length === 1 ? places.map((place) => place * directionOf(ordering.indicators[0])) : places,
    period: other?.period ?? null,
    group: otherGroup?.group ?? null,
    absent,
  };
}

type Measured = { values: Float64Array; period: PeriodRow | null; group: GroupRow | null };

/** Same group and period if measured; else the nearest period of that group; else the first group that was measured at all. */
function measured(slice: Slice, indicator: IndicatorRow, period: PeriodRow, group: GroupRow, groups: readonly GroupRow[]): Measured {
  for (const each of [group, ...groups.filter(({ number }) => number !== group.number)]) {
    const nearest = slice.nearestPeriod(indicator, each, period);
    if (nearest) return { values: slice.values(indicator, each, nearest), period: nearest, group: each };
  }
  return { values: new Float64Array(slice.areas.length).fill(Number.NaN), period: null, group: null };
}
