/** What the areas of one other division bring to an area: their figures, their people, and the crosswalk's rows. */
import { crosswalkOutOf, type Area, type AreaIndex, type CarriedFrom, type CrosswalkRow } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Catalogue } from "./catalogue.ts";
import { cellsOfAreas, type CellRow, type GroupRow, type IndicatorRow, type PeriodRow } from "./queries.ts";

/** A from-area with one of its cells. */
export type Part = { part: Area; cell: CellRow };

export type CarryInputs = {
  division: number;
  /** Rows that lead to the area. */
  into: readonly CrosswalkRow[];
  /** Every row out of the areas that must be told for the crosswalk to be complete. */
  rows: readonly CrosswalkRow[];
  /** Whether this division has a value that the area might be given; judged by its own code and, failing that, its surroundings. */
  hasValue(indicator: IndicatorRow, group: GroupRow, period: PeriodRow): boolean;
  /** The cells of the from-areas, in the order of `into`. */
  parts(indicator: IndicatorRow, group: GroupRow, period: PeriodRow): Part[];
  /** What `carry` asks for: each from-area's figure and people, and an entry without a value for every other area that the crosswalk must tell. */
  figuresOf(
    indicator: IndicatorRow,
    group: GroupRow,
    period: PeriodRow,
  ): { figures: ReadonlyMap<string, CarriedFrom>; weighers: Part[]; byDenominators: boolean };
};

/** The figure whose values weigh the parts where a source gives no denominators. */
const residentsId = "inwoners";

export async function carryInputs(
  reader: Reader,
  index: AreaIndex,
  list: Catalogue,
  area: Area,
  division: number,
  groups: readonly GroupRow[],
  into: readonly CrosswalkRow[],
): Promise<CarryInputs> {
  const versionOf = (code: string) => index.versions(code).find((version) => version.division === division);
  const origins = into.map(({ fromCode }) => versionOf(fromCode)).filter((origin) => origin !== undefined);
  const same = versionOf(area.code);
  const municipality = index.ancestorAt(area, "municipality");
  const around = municipality && versionOf(municipality.code);
  const nearby = same ? [same] : around ? index.within(around, area.level) : [];
  const asked = distinct(origins.length > 0 ? origins : nearby);
  // An area that the crosswalk forgot may belong here too. Within a municipality all can be looked over; above it, only those named.
  const whole = distinct(
    [...origins, ...(same ? [same] : [])].flatMap((each) =>
      each.level === "district" || each.level === "neighbourhood" ? index.peers(each) : [each],
    ),
  );

  const residents = list.indicators.find(({ id }) => id === residentsId);
  const read = [...new Set([...groups, ...(residents ? list.groupsOf(residents) : [])].map(({ number }) => number))];
  const [rows, ...cells] = await Promise.all([
    into.length > 0
      ? crosswalkOutOf(
          reader.read,
          [...new Set([...into.map(({ fromCode }) => fromCode), ...whole.map(({ code }) => code)])],
          division,
          area.division,
        )
      : [],
    ...read.map((group) =>
      cellsOfAreas(
        reader.read,
        asked.map(({ id }) => id),
        group,
        null,
      ),
    ),
  ]);
  const byPlace = new Map(cells.flat().map((cell) => [`${cell.area_id} ${cell.indicator} ${cell.population_group} ${cell.period}`, cell]));
  const cellOf = (of: Area, indicator: IndicatorRow, group: GroupRow, period: PeriodRow) =>
    byPlace.get(`${of.id} ${indicator.number} ${group.number} ${period.number}`);
  const partsOf = (indicator: IndicatorRow, group: GroupRow, period: PeriodRow): Part[] =>
    origins.flatMap((part) => {
      const cell = cellOf(part, indicator, group, period);
      return cell ? [{ part, cell }] : [];
    });

  /** Of the figure's own period, else of the latest: one that all parts have, for the counts of two years don't weigh each other. */
  const peopleAt = (period: PeriodRow): Part[] => {
    if (!residents) return [];
    for (const each of [period, ...list.periods.toReversed()]) {
      for (const group of list.groupsOf(residents)) {
        const found = partsOf(residents, group, each);
        if (found.length === origins.length && found.every(({ cell }) => cell.value !== null)) return found;
      }
    }
    return [];
  };

  return {
    division,
    into,
    rows,
    hasValue: (indicator, group, period) => asked.some((each) => (cellOf(each, indicator, group, period)?.value ?? null) !== null),
    parts: partsOf,
    figuresOf: (indicator, group, period) => {
      const found = partsOf(indicator, group, period);
      const byDenominators = found.length > 0 && found.every(({ cell }) => cell.denominator !== null && cell.denominator > 0);
      const weighers = byDenominators ? found : peopleAt(period);
      const people = new Map(weighers.map(({ part, cell }) => [part.code, byDenominators ? cell.denominator : cell.value]));
      const figures = new Map<string, CarriedFrom>(whole.map(({ code }) => [code, { value: null }]));
      for (const { part, cell } of found) figures.set(part.code, { value: cell.value, denominator: people.get(part.code) ?? null });
      return { figures, weighers, byDenominators };
    },
  };
}

const distinct = (areas: readonly Area[]): Area[] => [...new Map(areas.map((area) => [area.id, area])).values()];
