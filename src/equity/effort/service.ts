/** The use cases of effort against need: what there is, and one of them held against a need. */
import { areaIndex, type Area, type AreaIndex, type Level } from "../../areas/index.ts";
import { catalogue, type Catalogue, type GroupRow, type IndicatorRow, type PeriodRow } from "../../figures/index.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { followsNeed, type FollowsNeed } from "./follows.ts";
import { needKind, needKindOf, needsIn, residentsIn, type Counted, type NeedKind } from "./need.ts";
import { findEffort, listEfforts } from "./queries.ts";
import type { EffortRecord } from "./record.ts";
import { countersOf } from "../gap/people.ts";
import { sliceOf, type Slice } from "../gap/slice.ts";

export type EffortChoice = {
  need?: string | undefined;
  group?: string | undefined;
  period?: string | undefined;
  within?: string | undefined;
};

export type EffortView = {
  effort: EffortRecord;
  within: Area;
  level: Level;
  need: { indicator: IndicatorRow; kind: NeedKind; group: GroupRow; period: PeriodRow };
  /** Whom the shares are of; null where nobody counted them, or for a count: then `residents` are meant. */
  counted: Counted | null;
  residents: Pick<Counted, "of" | "as"> | null;
  /** Per code, for names and addresses. */
  areas: ReadonlyMap<string, Area>;
  /** Id of the observation of the need, per code. */
  origins: ReadonlyMap<string, string>;
  result: FollowsNeed;
  /** What else may be asked. */
  needs: IndicatorRow[];
  groups: GroupRow[];
  periods: PeriodRow[];
};

export type ListedEffort = { effort: EffortRecord; view: EffortView | Problem };

/** Every stored effort. One that can't be held against a need must not take the others away. */
export async function effortsOf(reader: Reader): Promise<ListedEffort[]> {
  const kept = await listEfforts(reader.read);
  return Promise.all(
    kept.map(async (effort) => {
      const view = await holdAgainst(reader, effort).catch((error: unknown) => {
        if (error instanceof Problem) return error;
        throw error;
      });
      return { effort, view };
    }),
  );
}

/** @throws Problem `no-effort` (404), and as `holdAgainst` does */
export async function effortView(reader: Reader, id: string, choice: EffortChoice = {}): Promise<EffortView> {
  const effort = await findEffort(reader.read, id);
  if (effort) return holdAgainst(reader, effort, choice);
  throw new Problem({
    kind: "no-effort",
    status: 404,
    message: `There is no effort ${id.slice(0, 80)}.`,
    wayOut: "Look at the list of efforts at /ongelijkheid/geld.",
  });
}

/**
 * Holds any record against a need: the one asked for, else its own, else the first that puts areas in order.
 * @throws Problem `no-area`, `no-indicator`, `no-group`, `no-period`, `not-a-need`, `no-figures`, `effort-levels`
 */
export async function holdAgainst(reader: Reader, effort: EffortRecord, choice: EffortChoice = {}): Promise<EffortView> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const listed = effort.amounts.map(({ area }) => index.find(area));
  const level = levelOf(listed);
  const within = choice.within ? index.find(choice.within) : holderOf(index, listed);
  const needs = list.indicators.filter((indicator) => needKind(indicator) && list.groupsOf(indicator).length > 0);
  const indicator = needIn(list, needs, choice.need || effort.need);
  const kind = needKindOf(indicator);
  const groups = list.groupsOf(indicator);
  const group = list.group(choice.group) ?? groups[0];
  if (!group) throw noFigures(indicator, level, within);

  const areas = index.within(within, level);
  const counters = [group, ...groups].flatMap((each) => countersOf(each, list.indicators));
  const slice = await sliceOf(reader, [indicator, ...counters], areas);
  const periods = slice.periodsOf(indicator, group);
  const period = list.period(choice.period) ?? nearest(slice, indicator, group, effort.period) ?? periods.at(-1);
  if (!period || periods.length === 0) throw noFigures(indicator, level, within);

  const { needs: figures, counted } = needsIn(slice, indicator, group, period, list);
  const found = residentsIn(slice, group, period, list);
  const residents = new Map(areas.map(({ code }, at) => [code, found?.counts[at] ?? Number.NaN]));
  const origins = slice
    .column(indicator, group, period)
    .flatMap((figure) => (figure ? [[figure.area.code, figure.observation] as const] : []));
  return {
    effort,
    within,
    level,
    need: { indicator, kind, group, period },
    counted: kind === "count" ? null : counted,
    residents: found && { of: found.of, as: found.as },
    areas: new Map([...areas, ...listed].map((area) => [area.code, area])),
    origins: new Map(origins),
    result: followsNeed(effort, figures, residents),
    needs,
    groups,
    periods,
  };
}

/** All of one level: a district and its own neighbourhood would count people twice. */
function levelOf(areas: readonly Area[]): Level {
  const levels = [...new Set(areas.map(({ level }) => level))];
  if (levels.length === 1) return levels[0];
  throw new Problem({
    kind: "effort-levels",
    message: areas.length === 0 ? "There is no amount for any area." : `The amounts are for areas of several levels: ${levels.join(", ")}.`,
    wayOut: "Give amounts for areas of one level, such as districts only.",
  });
}

/** The smallest area that holds them all; of a single one its parent. */
function holderOf(index: AreaIndex, [first, ...others]: readonly Area[]): Area {
  const above = index.ancestors(first);
  const holds = (holder: Area): boolean => others.every((area) => index.ancestors(area).some(({ code }) => code === holder.code));
  return above.find(holds) ?? above.at(-1) ?? first;
}

function needIn(list: Catalogue, needs: readonly IndicatorRow[], asked: string | null | undefined): IndicatorRow {
  if (asked) return list.indicator(asked);
  const found = needs.find((indicator) => indicator.orders_areas) ?? needs[0];
  if (found) return found;
  throw new Problem({
    kind: "no-figures",
    status: 404,
    message: "There are no figures of any need.",
    wayOut: "Import a share or a count of people with a need first.",
  });
}

function noFigures(indicator: IndicatorRow, level: Level, within: Area): Problem {
  return new Problem({
    kind: "no-figures",
    status: 404,
    message: `There are no figures of ${indicator.id} for level ${level} within ${within.code}.`,
    wayOut: "Choose another need, group or area.",
  });
}

/** The need in the time of the effort: the period nearest to the years in its name. */
function nearest(slice: Slice, indicator: IndicatorRow, group: GroupRow, period: string): PeriodRow | null {
  const years = period.match(/(?:19|20|21)\d\d/g);
  if (!years) return null;
  return slice.nearestPeriod(indicator, group, { number: 0, id: period, starts: `${years[0]}-01-01`, ends: `${years.at(-1)}-12-31` });
}
