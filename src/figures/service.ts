/** The room's use cases: query, rule, result. */
import { areaIndex, type Area, type AreaIndex } from "../areas/index.ts";
import { Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { carriedObservations } from "./carry.ts";
import { catalogue, type Catalogue } from "./catalogue.ts";
import { place, quintiles, ranks, type Place } from "../stats/index.ts";
import { compareFigures, trendOf } from "./comparison.ts";
import type { Comparison, Observation, Trend } from "./contract.ts";
import { histories, historyKey, type Histories } from "./histories.ts";
import { homeArea } from "./home-area.ts";
import { describeCell, describeNotMeasured, parseObservationId } from "./observation.ts";
import {
  cellsOfIndicator,
  cellsOverTime,
  valuesOfAreas,
  versionsOfCell,
  type CellRow,
  type GroupRow,
  type IndicatorRow,
  type PeriodRow,
} from "./queries.ts";

export type Choice = {
  period?: string | undefined;
  group?: string | undefined;
  benchmark?: string | undefined;
  division?: number | undefined;
};

export type ProfileRow = {
  indicator: IndicatorRow;
  group: GroupRow;
  period: PeriodRow;
  observation: Observation | null;
  benchmark: Observation | null;
  comparison: Comparison;
  trend: Trend | null;
  /** Every period with a row for it, oldest first. */
  history: Observation[];
  benchmarkHistory: Observation[];
  /** Values of the other areas of its level, for the strip. */
  peerValues: number[];
};

export type Profile = {
  area: Area;
  parents: Area[];
  benchmark: Area | null;
  peers: Area[];
  period: PeriodRow | undefined;
  group: GroupRow | undefined;
  periods: readonly PeriodRow[];
  groups: readonly GroupRow[];
  rows: ProfileRow[];
  /** The spotlit indicator's figure for every peer, for a map; null where there is none. Empty when none was asked for. */
  spotlight: { area: Area; observation: Observation | null }[];
};

/**
 * An area's indicators, each beside its benchmark, its peers and its own past.
 * @param spotlight id of an indicator whose figure is wanted for every peer
 */
export async function areaProfile(reader: Reader, code: string, choice: Choice = {}, spotlight?: string): Promise<Profile> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const area = index.find(code, choice.division);
  const [period, group] = [list.period(choice.period), list.group(choice.group)];
  const benchmark = benchmarkOf(index, area, choice.benchmark);
  const peers = index.peers(area);
  const selections = list.indicators.map((indicator) => select(list, indicator, period, group)).filter((selection) => selection !== null);
  const others = peers.flatMap(({ id }) => (id === area.id ? [] : [id]));
  const spotlit = selections.find(({ indicator }) => indicator.id === spotlight);
  const [own, peerValues, spotlightCells] = await Promise.all([
    histories(reader, index, list, benchmark ? [area, benchmark] : [area], [...new Set(selections.map((each) => each.group.number))]),
    valuesOfPeers(reader, others, selections),
    spotlit
      ? cellsOfIndicator(
          reader.read,
          spotlit.indicator.number,
          spotlit.period.number,
          spotlit.group.number,
          peers.map(({ id }) => id),
        )
      : [],
  ]);
  const rows = selections.map((selection) =>
    profileRow(area, benchmark, selection, own, peerValues.get(selection.indicator.number) ?? [], list),
  );
  return {
    area,
    parents: index.ancestors(area),
    benchmark,
    peers,
    period,
    group,
    periods: list.periods,
    groups: list.groups,
    rows,
    spotlight: spotlit ? inEachArea(peers, spotlightCells, spotlit, list) : [],
  };
}

/** All figures of an area: current values, and what its source left empty. The first group of an indicator comes first. */
export async function areaObservations(reader: Reader, code: string, choice: Choice = {}): Promise<Observation[]> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const area = index.find(code, choice.division);
  const [period, group] = [list.period(choice.period), list.group(choice.group)];
  const groups = group ? [group] : list.groups;
  const found = await histories(
    reader,
    index,
    list,
    [area],
    groups.map(({ number }) => number),
  );
  const observations: Observation[] = [];
  for (const indicator of list.indicators) {
    for (const each of groups) {
      const history = found.get(historyKey(area, indicator, each)) ?? [];
      observations.push(...(period ? history.filter((observation) => observation.period === period.id) : history));
    }
  }
  return observations;
}

export type IndicatorView = {
  indicator: IndicatorRow;
  level: Area["level"];
  within: Area;
  period: PeriodRow;
  group: GroupRow;
  periods: PeriodRow[];
  groups: GroupRow[];
  benchmark: Observation | null;
  benchmarkArea: Area;
  rows: { area: Area; observation: Observation; comparison: Comparison }[];
  /** Of the benchmark area, oldest first. */
  history: Observation[];
  /** The benchmark area's figure for each group in the period. */
  perGroup: { group: GroupRow; observation: Observation | null }[];
};

/** One indicator over the areas of a level: for map, ranking, trend, table and groups. */
export async function indicatorView(
  reader: Reader,
  name: string,
  choice: Choice & { level?: Area["level"] | undefined; within?: string | undefined } = {},
): Promise<IndicatorView> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const indicator = list.indicator(name);
  const selection = select(list, indicator, list.period(choice.period), list.group(choice.group));
  if (!selection)
    throw new Problem({
      kind: "no-figures",
      status: 404,
      message: `There are no figures of ${indicator.id} for this period and group.`,
      wayOut: "Choose another period or group.",
    });
  const within = choice.within ? index.find(choice.within, choice.division) : await homeArea(reader, index);
  const level = choice.level ?? firstLevelBelow(index, within);
  const areas = index.within(within, level);
  const benchmarkArea = choice.benchmark ? index.find(choice.benchmark, choice.division) : within;
  const { period, group } = selection;
  const [cells, over] = await Promise.all([
    cellsOfIndicator(
      reader.read,
      indicator.number,
      period.number,
      group.number,
      areas.map(({ id }) => id),
    ),
    cellsOverTime(reader.read, indicator.number, [benchmarkArea.id]),
  ]);
  const observations = inEachArea(areas, cells, selection, list).flatMap(({ area, observation }) =>
    observation ? [{ area, observation }] : [],
  );
  const own = over.map((cell) => describeCell(cell, benchmarkArea, list));
  const benchmark = own.find((each) => each.period === period.id && each.group === group.id) ?? null;
  const places = placesOf(observations.map(({ observation }) => observation.value ?? Number.NaN));
  const groups = list.groupsOf(indicator);
  return {
    indicator,
    level,
    within,
    period,
    group,
    periods: list.periodsOf(indicator, group),
    groups,
    benchmark,
    benchmarkArea,
    rows: observations.map(({ area, observation }, at) => ({
      area,
      observation,
      comparison: compareFigures(observation, benchmark, indicator, places[at]),
    })),
    history: own.filter((each) => each.group === group.id),
    perGroup: groups.map((each) => ({ group: each, observation: own.find((o) => o.group === each.id && o.period === period.id) ?? null })),
  };
}

/** Two to five areas side by side. @throws Problem `compare-count` */
export async function compareAreas(reader: Reader, codes: readonly string[], choice: Choice = {}): Promise<Profile[]> {
  const distinct = [...new Set(codes.map((code) => code.trim()).filter(Boolean))];
  if (distinct.length < 2 || distinct.length > 5) {
    throw new Problem({
      kind: "compare-count",
      message: `${distinct.length === 1 ? "One area was" : `${distinct.length} areas were`} chosen.`,
      wayOut: "Choose two to five areas to compare.",
    });
  }
  return Promise.all(distinct.map((code) => areaProfile(reader, code, choice)));
}

export type Origin = {
  area: Area;
  indicator: IndicatorRow;
  period: PeriodRow;
  group: GroupRow;
  current: Observation;
  versions: Observation[];
  catalogue: Catalogue;
};

/** Where one figure comes from: the release it stands in, or its formula and inputs; and the other versions that there are. */
export async function originOf(reader: Reader, id: string): Promise<Origin> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const parts = parseObservationId(id);
  const nothing = new Problem({
    kind: "no-observation",
    status: 404,
    message: `There is no figure ${id.slice(0, 120)}.`,
    wayOut: "Go to the area or the indicator and follow the link beside the figure.",
  });
  if (!parts) throw nothing;
  const area = index.find(parts.area, parts.division);
  const indicator = list.indicator(parts.indicator);
  const [period, group] = [list.period(parts.period), list.group(parts.group)];
  if (!period || !group) throw nothing;
  const cells = await versionsOfCell(reader.read, area.id, period.number, indicator.number, group.number);
  const versions = cells.map((cell) => describeCell(cell, area, list));
  const current =
    versions[0] ??
    (await histories(reader, index, list, [area], [group.number]))
      .get(historyKey(area, indicator, group))
      ?.find((each) => each.period === period.id);
  const found =
    current ??
    (await carriedObservations(reader, area.code, area.division, { period: period.id, group: group.id })).observations.find(
      (each) => each.indicator === indicator.id,
    );
  if (!found) throw nothing;
  return { area, indicator, period, group, current: found, versions, catalogue: list };
}

/** Everyone's place at once: one sort, however many areas. */
function placesOf(values: readonly number[]): (Place | null)[] {
  const fifths = quintiles(values);
  const found = ranks(values);
  const of = found.filter((rank) => rank !== null).length;
  return found.map((rank, at) => rank && { ...rank, of, fifth: fifths?.[at] ?? null });
}

type Selection = { indicator: IndicatorRow; group: GroupRow; period: PeriodRow };

/** Each area with its figure, or with the word that the source left the column empty; null where neither is there. */
function inEachArea(
  areas: readonly Area[],
  cells: readonly CellRow[],
  { indicator, period, group }: Selection,
  list: Catalogue,
): { area: Area; observation: Observation | null }[] {
  const byArea = new Map(cells.map((cell) => [cell.area_id, cell]));
  const release = list.notMeasured(indicator, period, group);
  return areas.map((area) => {
    const cell = byArea.get(area.id);
    return {
      area,
      observation: cell ? describeCell(cell, area, list) : release ? describeNotMeasured(indicator, area, period, group, release) : null,
    };
  });
}

/** The group and period that an indicator is shown for: as asked; else its first group and its latest period. Null when it has no figures at all. */
function select(list: Catalogue, indicator: IndicatorRow, period: PeriodRow | undefined, group: GroupRow | undefined): Selection | null {
  const groups = list.groupsOf(indicator);
  const chosen = group && groups.some(({ number }) => number === group.number) ? group : groups[0];
  if (!chosen) return null;
  const latest = list.periodsOf(indicator, chosen).at(-1);
  return latest ? { indicator, group: chosen, period: period ?? latest } : null;
}

/** Values of these areas per indicator, each in the period and group that it is shown for. */
async function valuesOfPeers(reader: Reader, areaIds: readonly number[], selections: readonly Selection[]): Promise<Map<number, number[]>> {
  if (areaIds.length === 0) return new Map();
  const slices = [...Map.groupBy(selections, ({ group, period }) => `${group.number} ${period.number}`).values()];
  const found = await Promise.all(
    slices.map((slice) =>
      valuesOfAreas(
        reader.read,
        areaIds,
        slice.map(({ indicator }) => indicator.number),
        slice[0].period.number,
        slice[0].group.number,
      ),
    ),
  );
  return new Map(found.flat().map(({ indicator, values }) => [indicator, values]));
}

function profileRow(
  area: Area,
  benchmark: Area | null,
  { indicator, group, period }: Selection,
  own: Histories,
  peerValues: number[],
  list: Catalogue,
): ProfileRow {
  const history = own.get(historyKey(area, indicator, group)) ?? [];
  const benchmarkHistory = benchmark ? (own.get(historyKey(benchmark, indicator, group)) ?? []) : [];
  const at = (observations: Observation[]) => observations.find((each) => each.period === period.id) ?? null;
  const observation = at(history);
  return {
    indicator,
    group,
    period,
    observation,
    benchmark: at(benchmarkHistory),
    comparison: compareFigures(
      observation,
      at(benchmarkHistory),
      indicator,
      observation?.value == null ? null : place([observation.value, ...peerValues], 0),
    ),
    trend: trendOf(
      history.filter(
        (each) => list.periods.findIndex(({ id }) => id === each.period) <= list.periods.findIndex(({ id }) => id === period.id),
      ),
      indicator,
    ),
    history,
    benchmarkHistory,
    peerValues,
  };
}

/** What an area is compared with: as asked; else its municipality, or the level above. */
function benchmarkOf(index: AreaIndex, area: Area, asked: string | undefined): Area | null {
  if (asked) return index.find(asked, index.versions(asked).some(({ division }) => division === area.division) ? area.division : undefined);
  if (area.level === "set") {
    const first = area.memberIds.length > 0 ? index.get(area.memberIds[0]) : undefined;
    return (first && index.ancestorAt(first, "municipality")) ?? null;
  }
  return index.ancestorAt(area, "municipality") ?? index.parent(area) ?? null;
}

function firstLevelBelow(index: AreaIndex, area: Area): Area["level"] {
  return index.children(area)[0]?.level ?? area.level;
}
