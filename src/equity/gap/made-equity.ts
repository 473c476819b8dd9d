/** Small made ladders for this room's tests. */
import { areaOf, groupRow, indicatorRow, periodRow } from "../../../test/rows.ts";
import type { Area } from "../../areas/index.ts";
import type { Figure, GroupRow, IndicatorRow, PeriodRow } from "../../figures/index.ts";
import type { Asked } from "./gap.ts";
import { gapChange } from "./change.ts";
import { gapOfPeriod } from "./gap.ts";
import type { Ordering } from "./ordering.ts";
import { Slice } from "./slice.ts";
import type { EquityView } from "../view.ts";

export const outcome = indicatorRow({
  number: 1,
  id: "ervaren-gezondheid",
  title_nl: "Goede ervaren gezondheid",
  title_en: "Good self-rated health",
  phrase_nl: "vinden de eigen gezondheid goed of zeer goed",
  phrase_en: "rate their own health as good or very good",
  polarity: "higherIsBetter",
});
export const hardship = indicatorRow({
  number: 2,
  id: "moeite-met-rondkomen",
  title_nl: "Moeite met rondkomen",
  title_en: "Difficulty making ends meet",
  phrase_nl: "hebben moeite met rondkomen",
  phrase_en: "have difficulty making ends meet",
  polarity: "lowerIsBetter",
  orders_areas: true,
});
export const adultCount = indicatorRow({ number: 3, id: "volwassenen-geteld", measure: "count", unit: "aantal", polarity: "neutral" });
export const residentCount = indicatorRow({ number: 4, id: "inwoners", measure: "count", unit: "aantal", polarity: "neutral" });
export const income = indicatorRow({
  number: 5,
  id: "inkomen",
  title_nl: "Gemiddeld inkomen",
  title_en: "Mean income",
  phrase_nl: null,
  phrase_en: null,
  measure: "mean",
  unit: "x 1 000 euro",
  polarity: "neutral",
  orders_areas: true,
});
export const adults: GroupRow = {
  ...groupRow,
  counted_by: [adultCount.id],
  counted_as_nl: "inwoners van 15 jaar en ouder",
  counted_as_en: "residents of 15 and over",
};
export const [before, now] = ["2012", "2020"].map((id, at): PeriodRow => ({
  ...periodRow,
  number: at + 1,
  id,
  starts: `${id}-01-01`,
  ends: `${id}-12-31`,
}));
export const utrecht = areaOf("GM0344", { id: 900, level: "municipality", name: "Utrecht" });

/** A number, or the status that stands instead; undefined: nothing is stored. */
export type Made = number | "suppressed" | "unknown" | "notMeasured" | undefined;
export type MadeArea = {
  /** Per period, oldest first; one number is of the last period. */
  values: readonly Made[];
  order?: Made;
  people?: Made;
  residents?: Made;
  /** Half the width of the limits around each value; absent: none. */
  margin?: number;
  parent?: number;
};

export type MadeChoice = {
  indicator?: IndicatorRow;
  ordering?: Ordering | null;
  /** The ordering's own period; the last unless told. */
  orderPeriod?: PeriodRow;
  /** Places of the areas of a named group. */
  members?: readonly number[];
};

export const byHardship: Ordering = { kind: "indicators", id: hardship.id, indicators: [hardship] };

export function madeAsked(rows: readonly MadeArea[], choice: MadeChoice = {}): Asked {
  const { indicator = outcome, ordering = byHardship, orderPeriod = now, members = [] } = choice;
  const areas = rows.map(({ parent }, at) =>
    areaOf(`BU${at}`, { id: at + 1, name: `Buurt ${at + 1}`, level: "neighbourhood", parentId: parent ?? 900 }),
  );
  const figures = rows.flatMap((row, at) => {
    const area = areas[at];
    const periods = row.values.length === 1 ? [now] : [before, now];
    const orderedBy = ordering?.kind === "indicators" ? ordering.indicators[0] : hardship;
    return [
      ...periods.flatMap((period, place) => figureOf(indicator, area, period, row.values[place], row.margin)),
      ...figureOf(orderedBy, area, orderPeriod, row.order),
      ...figureOf(adultCount, area, now, row.people),
      ...figureOf(residentCount, area, now, row.residents),
    ];
  });
  return {
    slice: new Slice(areas, figures),
    indicator,
    group: adults,
    ordering,
    members: new Set(members.map((place) => areas[place].id)),
    indicators: [outcome, hardship, adultCount, residentCount, income],
    groups: [adults],
    partOf: (area) => area.parentId,
  };
}

function figureOf(indicator: IndicatorRow, area: Area, period: PeriodRow, made: Made, margin?: number): Figure[] {
  if (made === undefined) return [];
  const value = typeof made === "number" ? made : null;
  const [lower, upper] = value === null || margin === undefined ? [null, null] : [value - margin, value + margin];
  return [
    {
      indicator,
      area,
      period,
      group: adults,
      status: typeof made === "number" ? "final" : made,
      value,
      lower,
      upper,
      numerator: null,
      denominator: null,
      observation: `${indicator.id}.${area.code}.2020.${period.id}.${adults.id}`,
    },
  ];
}

/** The view of made rows, as the service puts it together. */
export function madeView(rows: readonly MadeArea[], choice: MadeChoice = {}): EquityView {
  const asked = madeAsked(rows, choice);
  const periods = asked.slice.periodsOf(asked.indicator, asked.group);
  const found = (periods.length > 0 ? periods : [now]).map((period) => gapOfPeriod(asked, period));
  const last = found[found.length - 1];
  const { change, because } = gapChange(found[0], last, asked.indicator);
  return {
    indicator: asked.indicator,
    group: asked.group,
    level: "neighbourhood",
    within: utrecht,
    ordering: asked.ordering,
    orderings: [hardship],
    groups: [adults],
    periods: found.map(({ view }) => view),
    current: last.view,
    change,
    noChange: because,
  };
}

/** Areas on a straight line from `least` to `most` with `scatter` to either side in turn; all of the same size. */
export function straight(
  count: number,
  ends: readonly (readonly [number, number])[],
  more: Partial<MadeArea> & { scatter?: number } = {},
): MadeArea[] {
  const { scatter = 0, ...rest } = more;
  return Array.from({ length: count }, (_, at) => ({
    values: ends.map(([least, most]) => least + ((most - least) * (at + 0.5)) / count + [scatter, -scatter, -scatter, scatter][at % 4]),
    order: 60 - at,
    people: 1000,
    ...rest,
  }));
}
