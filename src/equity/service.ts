/** The room's use cases: figures, order, measures, in one view. */
import { areaIndex, type Area, type AreaIndex, type Level } from "../areas/index.ts";
import { catalogue, homeArea, type Catalogue, type GroupRow, type IndicatorRow } from "../figures/index.ts";
import { Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { seededRandom } from "../stats/index.ts";
import { gapChange } from "./gap/change.ts";
import { gapOfPeriod, type Asked, type GapOfPeriod } from "./gap/gap.ts";
import { countersOf } from "./gap/people.ts";
import { noOrdering, orderingsOf, readOrdering, type Ordering } from "./gap/ordering.ts";
import { isAgainstLeast, isComparable, rankByGap } from "./overview/overview.ts";
import type { Reason } from "./reasons.ts";
import { sliceOf, type Slice } from "./gap/slice.ts";
import type { EquityView, Overview, OverviewRow } from "./view.ts";

export type EquityChoice = {
  /** An indicator's id, several with +, or the code of a set of areas. Without it nothing is ordered. */
  ordering?: string | undefined;
  within?: string | undefined;
  level?: Level | undefined;
  period?: string | undefined;
  group?: string | undefined;
  division?: number | undefined;
};

/**
 * How unequal an indicator is over the areas of a level, in every period that was measured.
 * @throws Problem `no-ordering`, `ordered-by-itself`, `no-figures`; and those of unknown areas, indicators, periods and groups
 */
export async function equityView(reader: Reader, name: string, choice: EquityChoice = {}): Promise<EquityView> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const indicator = list.indicator(name);
  const ordering = readOrdering(choice.ordering, indicator, list, index);
  const within = choice.within ? index.find(choice.within, choice.division) : await homeArea(reader, index);
  const level = choice.level ?? levelFor(index, within, ordering);
  const areas = index.within(within, level);
  const groups = list.groupsOf(indicator);
  const group = groupFor(indicator, groups, list.group(choice.group));
  const orderedBy = ordering?.kind === "indicators" ? ordering.indicators : [];
  const slice = await sliceOf(reader, [indicator, ...orderedBy, ...countersOf(group, list.indicators)], areas);
  const asked = askedOf(slice, indicator, group, ordering, membersOf(index, ordering, level), list);
  const periods = slice.periodsOf(indicator, group);
  // Nothing here: the newest period that was measured anywhere shows every area with its reason.
  const shown = periods.length > 0 ? periods : list.periodsOf(indicator, group).slice(-1);
  const found = shown.map((period) => gapOfPeriod(asked, period));
  const current = choose(found, list, choice.period, indicator);
  const { change, because } = gapChange(found[0], found[found.length - 1], indicator);
  return {
    indicator,
    group,
    level,
    within,
    ordering,
    orderings: orderingsOf(list.indicators, indicator),
    groups,
    periods: found.map(({ view }) => view),
    current: current.view,
    change,
    noChange: because,
  };
}

/**
 * Every share that can stand beside the others, by the size of its gap. One query for all of them.
 * @throws Problem `no-ordering` also where none is given and the pack names none; and those of unknown areas, periods and groups
 */
export async function overview(reader: Reader, choice: EquityChoice & { themes?: readonly string[] | undefined } = {}): Promise<Overview> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const ordering = readOrdering(choice.ordering ?? orderingsOf(list.indicators)[0]?.id, null, list, index);
  if (!ordering) throw noOrdering("nothing", list.indicators, index.areas);
  const within = choice.within ? index.find(choice.within, choice.division) : await homeArea(reader, index);
  const level = choice.level ?? levelFor(index, within, ordering);
  const [period, group] = [list.period(choice.period), list.group(choice.group)];
  const orderedBy = ordering.kind === "indicators" ? ordering.indicators : [];
  const shown = list.indicators.filter(
    (row) => isComparable(row) && !orderedBy.some(({ id }) => id === row.id) && (!choice.themes || choice.themes.includes(row.theme)),
  );
  const counters = list.groups.flatMap((each) => countersOf(each, list.indicators));
  const slice = await sliceOf(reader, [...shown, ...orderedBy, ...counters], index.within(within, level));
  const members = membersOf(index, ordering, level);
  const rows: Omit<OverviewRow, "places">[] = [];
  const notComputable: Overview["notComputable"] = [];
  for (const indicator of shown) {
    const mine = group ?? list.groupsOf(indicator)[0];
    const periods = mine ? slice.periodsOf(indicator, mine) : [];
    const last = period ? periods.find(({ number }) => number === period.number) : periods.at(-1);
    if (!mine || !last) {
      notComputable.push({ indicator, because: { code: "noFigures" } });
      continue;
    }
    const asked = askedOf(slice, indicator, mine, ordering, members, list);
    const current = gapOfPeriod(asked, last);
    if (!current.gap) {
      notComputable.push({ indicator, because: whyNoGap(current) });
      continue;
    }
    const first = periods[0].number === last.number ? current : gapOfPeriod(asked, periods[0], false);
    rows.push({
      indicator,
      group: mine,
      current: current.view,
      gap: current.gap,
      change: gapChange(first, current, indicator).change,
      againstLeast: isAgainstLeast(current.gap.value, indicator),
    });
  }
  return { within, level, ordering, rows: rankByGap(rows, seededRandom(20_344)), notComputable };
}

function askedOf(
  slice: Slice,
  indicator: IndicatorRow,
  group: GroupRow,
  ordering: Ordering | null,
  members: ReadonlySet<number>,
  { indicators, groups }: Catalogue,
): Asked {
  return { slice, indicator, group, ordering, members, indicators, groups, partOf: (area) => area.parentId };
}

function whyNoGap({ view, twoBands }: GapOfPeriod): Reason {
  const outcome = view.outcomes.find(({ measure }) => measure === (twoBands ? "difference" : "slope"));
  return outcome?.computable === false ? outcome.because : { code: "noFigures" };
}

/** The areas of a named group, down or up to the level that is compared. */
export function membersOf(index: AreaIndex, ordering: Ordering | null, level: Level): Set<number> {
  return new Set(ordering?.kind === "areas" ? index.within(ordering.set, level).map(({ id }) => id) : []);
}

/** A named group is compared on the level of its own areas; else the first level below. */
export function levelFor(index: AreaIndex, within: Area, ordering: Ordering | null): Level {
  if (ordering?.kind === "areas") {
    const { set } = ordering;
    if (set.level !== "set") return set.level;
    const first = set.memberIds.length > 0 ? index.get(set.memberIds[0]) : undefined;
    if (first) return first.level;
  }
  return (
    index.children(within)[0]?.level ?? (within.level === "set" ? (index.get(within.memberIds[0])?.level ?? within.level) : within.level)
  );
}

function groupFor(indicator: IndicatorRow, groups: readonly GroupRow[], asked: GroupRow | undefined): GroupRow {
  const found = asked ? groups.find(({ number }) => number === asked.number) : groups[0];
  if (found) return found;
  throw noFigures(
    `There are no figures of ${indicator.id}${asked ? ` for the group ${asked.id}` : ""}.`,
    groups.length > 0 ? `Choose from: ${groups.map(({ id }) => id).join(", ")}.` : "Import a source that has them.",
  );
}

function choose(found: readonly GapOfPeriod[], list: Catalogue, id: string | undefined, indicator: IndicatorRow): GapOfPeriod {
  const asked = list.period(id);
  const chosen = asked ? found.find(({ period }) => period.number === asked.number) : found.at(-1);
  if (chosen) return chosen;
  const known = found.map(({ period }) => period.id).join(", ");
  throw noFigures(`There are no figures of ${indicator.id} about ${id ?? "any period"} in these areas.`, `Choose from: ${known}.`);
}

function noFigures(message: string, wayOut: string): Problem {
  return new Problem({ kind: "no-figures", status: 404, message, wayOut });
}
