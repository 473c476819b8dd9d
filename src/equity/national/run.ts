/** All municipalities at once: gathers the typed arrays, computes, and gives rows for a file. */
import { areaIndex, type Area, type Level } from "../../areas/index.ts";
import { catalogue, type Catalogue, type GroupRow, type IndicatorRow, type PeriodRow } from "../../figures/index.ts";
import { csvLine } from "../../kernel/csv.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { measureIds } from "../measures/ids.ts";
import { nationalInequality, nationalReasons, stride, type NationalInput } from "./national.ts";
import { noOrdering, orderOf, orderingsOf, readOrdering, type Ordering } from "../gap/ordering.ts";
import { isComparable } from "../overview/overview.ts";
import { columnsOf, type ColumnWanted } from "./queries.ts";
import { reasonWords } from "../sentences/reasons.ts";

type Shown = { indicator: IndicatorRow; group: GroupRow; period: PeriodRow };

export type National = {
  input: NationalInput;
  municipalities: readonly Area[];
  shown: readonly Shown[];
  ordering: Ordering;
  level: Level;
};

/**
 * The figures of all municipalities' areas as typed arrays: every comparable indicator in its latest period, ordered by one indicator or
 * several in the same period and group, or the nearest there is. One query for the columns.
 * @throws Problem `no-ordering`, also for a named group of areas, which one city has and others don't
 */
export async function gatherNational(
  reader: Reader,
  choice: { ordering?: string | undefined; level?: Level | undefined; division?: number | undefined } = {},
): Promise<National> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const given = choice.ordering ?? orderingsOf(list.indicators)[0]?.id;
  const ordering = readOrdering(given, null, list, index);
  if (ordering?.kind !== "indicators") throw noOrdering(given ?? "nothing", list.indicators, []);
  const level = choice.level ?? "neighbourhood";
  const all = index.shown().filter((area) => area.level === "municipality" && (choice.division ?? area.division) === area.division);
  const inside = all.map((area) => ({ area, areas: index.within(area, level).filter((each) => index.hasFigures(each)) }));
  const municipalities = inside.filter(({ areas }) => areas.length > 0);
  const areas = municipalities.flatMap((each) => each.areas);
  const shown = list.indicators.flatMap((indicator) => {
    const group = list.groupsOf(indicator)[0];
    const period = group && list.periodsOf(indicator, group).at(-1);
    const ordersItself = ordering.indicators.some(({ id }) => id === indicator.id);
    return isComparable(indicator) && !ordersItself && group && period ? [{ indicator, group, period }] : [];
  });
  const columns = await readColumns(reader, list, shown, ordering.indicators, areas);
  const n = areas.length;
  const input: NationalInput = {
    indicators: shown.map(({ indicator }) => indicator),
    starts: startsOf(municipalities.map((each) => each.areas.length)),
    values: new Float64Array(shown.length * n),
    order: new Float64Array(shown.length * n),
    people: new Float64Array(shown.length * n),
    parents: parentsOf(municipalities.map((each) => each.areas)),
  };
  for (const [row, each] of shown.entries()) {
    const people = columns.people(each.group, each.period);
    input.values.set(columns.values(each.indicator, each.group, each.period), row * n);
    input.people.set(people, row * n);
    input.order.set(
      orderOf(
        ordering.indicators,
        ordering.indicators.map((by) => columns.nearest(by, each.group, each.period)),
        people,
      ),
      row * n,
    );
  }
  return { input, municipalities: municipalities.map(({ area }) => area), shown, ordering, level };
}

async function readColumns(
  reader: Reader,
  list: Catalogue,
  shown: readonly Shown[],
  orderedBy: readonly IndicatorRow[],
  areas: readonly Area[],
) {
  const placeOf = new Map(areas.map(({ id }, place) => [id, place]));
  const wanted = new Map<string, ColumnWanted>();
  const keyOf = (indicator: IndicatorRow, group: GroupRow, period: PeriodRow): string => {
    const key = `${indicator.number} ${group.number} ${period.number}`;
    wanted.set(key, { indicator: indicator.number, group: group.number, period: period.number });
    return key;
  };
  const counters = (group: GroupRow): IndicatorRow[] => list.indicators.filter(({ id }) => group.counted_by.includes(id));
  const nearestOf = (by: IndicatorRow, group: GroupRow, period: PeriodRow) => {
    const groups = [group, ...list.groups].filter((each) => list.periodsOf(by, each).length > 0);
    const [first] = groups;
    const nearest = first && nearestPeriod(list.periodsOf(by, first), period);
    return first && nearest ? keyOf(by, first, nearest) : "";
  };
  for (const { indicator, group, period } of shown) {
    keyOf(indicator, group, period);
    for (const by of [...orderedBy, ...counters(group)]) nearestOf(by, group, period);
  }
  const columns = new Map<string, Float64Array>();
  for (const found of await columnsOf(reader.read, [...wanted.values()], [...placeOf.keys()])) {
    const column = new Float64Array(areas.length).fill(Number.NaN);
    for (const [at, area] of found.areas.entries()) column[placeOf.get(area) ?? 0] = found.values[at];
    columns.set(`${found.indicator} ${found.group} ${found.period}`, column);
  }
  const missing = new Float64Array(areas.length).fill(Number.NaN);
  const column = (key: string) => columns.get(key) ?? missing;
  return {
    values: (indicator: IndicatorRow, group: GroupRow, period: PeriodRow) => column(keyOf(indicator, group, period)),
    nearest: (by: IndicatorRow, group: GroupRow, period: PeriodRow) => column(nearestOf(by, group, period)),
    people: (group: GroupRow, period: PeriodRow) => {
      const parts = counters(group).map((each) => column(nearestOf(each, group, period)));
      return parts.length === 0 ? missing : missing.map((_, at) => parts.reduce((sum, part) => sum + part[at], 0));
    },
  };
}

function nearestPeriod(periods: readonly PeriodRow[], to: PeriodRow): PeriodRow | undefined {
  const distance = (period: PeriodRow) => Math.abs(Date.parse(period.starts) - Date.parse(to.starts));
  return periods.toSorted((a, b) => distance(a) - distance(b))[0];
}

function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (const [at, size] of sizes.entries()) starts[at + 1] = starts[at] + size;
  return starts;
}

/** The larger area of each, counted from 0 in its municipality. */
function parentsOf(areas: readonly (readonly Area[])[]): Int32Array {
  return Int32Array.from(
    areas.flatMap((inside) => {
      const numbers = new Map<number | null, number>();
      return inside.map(({ parentId }) => {
        const number = numbers.get(parentId) ?? numbers.size;
        numbers.set(parentId, number);
        return number;
      });
    }),
  );
}

export const nationalColumns = [
  "municipality",
  "level",
  "indicator",
  "group",
  "period",
  "order",
  "measure",
  "value",
  "lower",
  "upper",
  "notComputable",
];

/** The file in pieces, one per municipality. */
export function* nationalCsv({ input, municipalities, shown, ordering, level }: National): Generator<string> {
  yield csvLine(nationalColumns);
  const result = nationalInequality(input);
  const shownOrNot = (value: number) => (Number.isNaN(value) ? null : value);
  let at = 0;
  for (const [municipality, { code }] of municipalities.entries()) {
    const lines: string[] = [];
    for (const [place, { indicator, group, period }] of shown.entries()) {
      // The same on 27 lines, so it is written once.
      const start = csvLine([code, level, indicator.id, group.id, period.id, ordering.id]).trimEnd();
      let reasonOf: ReturnType<typeof nationalReasons> | null = null;
      for (const [number, measure] of measureIds.entries()) {
        const value = result[at];
        let why: string | null = null;
        if (Number.isNaN(value)) {
          reasonOf ??= nationalReasons(input, municipality, place);
          why = reasonWords(reasonOf(number), "en");
        }
        lines.push(`${start},${csvLine([measure, shownOrNot(value), shownOrNot(result[at + 1]), shownOrNot(result[at + 2]), why])}`);
        at += stride;
      }
    }
    yield lines.join("");
  }
}
