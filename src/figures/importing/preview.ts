/**
 * What a delivery would change, without changing anything: the steps of `loadDelivery`, on a connection that can only read. It waits for
 * nobody and nobody waits for it.
 */
import type pg from "pg";
import { findListedAreas, readHierarchy } from "../../areas/index.ts";
import { checkDelivery } from "../check-delivery.ts";
import { absences, statuses, type Delivery, type Progress } from "../delivery.ts";
import { protectDelivery } from "../disclosure.ts";
import { byPrimaryKey, cellTwice, findSame, firstRows, nextRelease, readRulesInForce } from "../load.ts";
import { readPublished } from "../published.ts";
import { refuseOtherDates, refuseOtherMeasures } from "../store-lists.ts";
import { compareKeys, Comparison, type Changed, type Places, type Tally } from "./comparison.ts";
import type { Change, Preview } from "./preview-result.ts";
import {
  describedAs,
  describedBy,
  indicatorIds,
  isSource,
  keysOfRelease,
  liveOfSeries,
  placesOf,
  readBasis,
  shownCells,
  sizeOfRelease,
  withdrawalOf,
} from "./queries.ts";

const mostAreas = 100;

/**
 * @param client a connection of its own
 * @throws Problem what the import itself would be refused for
 */
export async function previewDelivery(client: pg.ClientBase, delivery: Delivery, progress: Progress): Promise<Preview> {
  await client.query("begin transaction isolation level repeatable read read only");
  try {
    return await look(client, delivery, progress);
  } finally {
    await client.query("rollback").catch(() => {});
  }
}

async function look(client: pg.ClientBase, brought: Delivery, progress: Progress): Promise<Preview> {
  const basis = await readBasis(client);
  const known = await findSame(client, brought);
  if (known) return { ...emptyPreview(brought, basis), ...known, outcome: "same", withdrawn: await withdrawalOf(client, known.release) };
  progress("check", 0, null);
  checkDelivery(brought);
  const given = { ...brought, source: { ...brought.source, disclosure: await readRulesInForce(client, brought) } };
  const listed = await findListedAreas(client, given.areas, given.division, firstRows(given));
  const freshAreas = given.areas.filter(({ code }) => !listed.has(code));
  const hierarchy = await readHierarchy(client, given.division, freshAreas);
  progress("protect", 0, null);
  const { delivery, summary } = protectDelivery(given, hierarchy, await readPublished(client, given));
  await refuseOtherMeasures(client, delivery.indicators);
  await refuseOtherDates(client, delivery.periods);
  const places: Places = {
    areas: Int32Array.from(delivery.areas, ({ code }, position) => listed.get(code)?.id ?? -1 - position),
    periods: await placesOf(
      client,
      "period",
      delivery.periods.map(({ id }) => id),
    ),
    indicators: await placesOf(
      client,
      "indicator",
      delivery.indicators.map(({ id }) => id),
    ),
    groups: await placesOf(
      client,
      "population_group",
      delivery.groups.map(({ id }) => id),
    ),
  };
  const order = byPrimaryKey(delivery, places);
  refuseTwice(delivery, order, places);
  const comparison = new Comparison(delivery.cells, delivery.indicators.length, order, places);
  const replaced = await liveOfSeries(client, delivery);
  let met = 0;
  let kept = 0;
  progress("compare", 0, delivery.cells.length);
  for await (const some of shownCells(client, places)) {
    for (const shown of some) if (comparison.meet(shown) && shown.release === replaced?.id) kept += 1;
    met += some.length;
    progress("compare", Math.min(met, delivery.cells.length), delivery.cells.length);
  }
  const largest = comparison.finish();
  // Mostly every cell of the replaced release was met just now; its keys are read again only where some weren't.
  const gone =
    replaced && (await sizeOfRelease(client, replaced.id)) > kept
      ? await countGone(client, replaced.id, delivery, order, places, progress)
      : new Map<number, number>();
  const { key, version } = await nextRelease(client, delivery);
  const stored = await describedAs(
    client,
    delivery.indicators.map(({ id }) => id),
  );
  const nameOf = (position: number): string => {
    const { code, name } = delivery.areas[position];
    return listed.get(code)?.name ?? name ?? code;
  };
  const indicators = await tellIndicators(client, delivery, places, comparison.tallies, gone);
  return {
    ...emptyPreview(delivery, basis),
    release: key,
    version,
    replaces: replaced?.key ?? null,
    source: { ...sourceOf(delivery), fresh: !(await isSource(client, delivery.source.id)) },
    observations: delivery.cells.length,
    absent: indicators.reduce((sum, { cells }) => sum + cells.absent, 0),
    absences: countAbsences(delivery),
    cells: sumOf(indicators.map(({ cells }) => cells)),
    indicators,
    groups: delivery.groups.map(({ id, title }, position) => ({ id, title, fresh: places.groups[position] < 0 })),
    periods: delivery.periods.map(({ id }, position) => ({ id, fresh: places.periods[position] < 0 })),
    areas: {
      listed: delivery.areas.length,
      fresh: freshAreas.length,
      first: freshAreas.slice(0, mostAreas).map(({ code, name, level }) => ({ code, name: name ?? code, level })),
    },
    described: delivery.indicators.flatMap((indicator) => {
      const before = stored.get(indicator.id);
      const what = Object.entries(describedBy(indicator)).flatMap(([name, text]) => (before && before[name] !== text ? [name] : []));
      return what.length > 0 ? [{ indicator: indicator.id, what }] : [];
    }),
    hidden: {
      small: summary.minimumCount + summary.minimumDenominator + summary.dominantShare,
      beside: summary.secondary,
      rounded: summary.rounded,
    },
    changes: largest.map((changed) => tellChange(delivery, changed, nameOf)),
  };
}

const sourceOf = ({ source: { id, title, publisher, licence } }: Delivery) => ({ id, title, publisher, licence, fresh: false });

function emptyPreview(delivery: Delivery, basis: string): Preview {
  const { title, fileName, checksum, division, excerpt } = delivery;
  return {
    outcome: "new",
    release: "",
    version: 0,
    replaces: null,
    withdrawn: null,
    title,
    source: sourceOf(delivery),
    fileName,
    checksum,
    division,
    excerpt,
    basis,
    observations: 0,
    absent: 0,
    absences: {},
    cells: sumOf([]),
    indicators: [],
    groups: [],
    periods: [],
    areas: { listed: 0, fresh: 0, first: [] },
    described: [],
    hidden: { small: 0, beside: 0, rounded: 0 },
    changes: [],
  };
}

const keyAt = ({ cells }: Delivery, cell: number, { areas, periods, indicators, groups }: Places) =>
  [areas[cells.area[cell]], periods[cells.period[cell]], indicators[cells.indicator[cell]], groups[cells.group[cell]]] as const;

/** An import finds this out when it stores; a preview stores nothing. */
function refuseTwice(delivery: Delivery, order: Uint32Array, places: Places): void {
  for (let at = 1; at < order.length; at += 1)
    if (compareKeys(keyAt(delivery, order[at - 1], places), keyAt(delivery, order[at], places)) === 0) throw cellTwice(delivery);
}

/** Per number of indicator: cells of the release that is replaced which the delivery doesn't have. */
async function countGone(
  client: pg.ClientBase,
  release: number,
  delivery: Delivery,
  order: Uint32Array,
  places: Places,
  progress: Progress,
): Promise<Map<number, number>> {
  const gone = new Map<number, number>();
  let at = 0;
  for await (const keys of keysOfRelease(client, release)) {
    for (const key of keys) {
      while (at < order.length && compareKeys(keyAt(delivery, order[at], places), key) < 0) at += 1;
      if (at >= order.length || compareKeys(keyAt(delivery, order[at], places), key) !== 0) gone.set(key[2], (gone.get(key[2]) ?? 0) + 1);
    }
    progress("compare", delivery.cells.length, delivery.cells.length);
  }
  return gone;
}

/** The delivery's indicators, and those of the replaced release that it no longer has. */
async function tellIndicators(
  client: pg.ClientBase,
  delivery: Delivery,
  places: Places,
  tallies: readonly Tally[],
  gone: ReadonlyMap<number, number>,
): Promise<Preview["indicators"]> {
  const numbers = new Set(places.indicators);
  const others = await indicatorIds(
    client,
    [...gone.keys()].filter((number) => !numbers.has(number)),
  );
  return [
    ...delivery.indicators.map(({ id, title, unit, decimals }, position) => {
      const number = places.indicators[position];
      return { id, title, unit, decimals, fresh: number < 0, cells: { ...tallies[position], gone: gone.get(number) ?? 0 } };
    }),
    ...others.map(({ number, id, title_nl: nl, title_en: en, unit, decimals }) => ({
      id,
      title: { nl, en },
      unit,
      decimals,
      fresh: false,
      cells: { ...sumOf([]), gone: gone.get(number) ?? 0 },
    })),
  ];
}

function sumOf(all: readonly Preview["cells"][]): Preview["cells"] {
  const sum = { fresh: 0, same: 0, changed: 0, absent: 0, gone: 0 };
  for (const each of all) for (const name of ["fresh", "same", "changed", "absent", "gone"] as const) sum[name] += each[name];
  return sum;
}

function countAbsences({ cells }: Delivery): Preview["absences"] {
  const counts: Preview["absences"] = {};
  for (const code of cells.status) {
    const status = statuses[code];
    if (absences.has(status)) counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

function tellChange(delivery: Delivery, { cell, before }: Changed, nameOf: (area: number) => string): Change {
  const { cells, areas, indicators, periods, groups } = delivery;
  const value = cells.value[cell];
  return {
    indicator: indicators[cells.indicator[cell]].id,
    area: areas[cells.area[cell]].code,
    areaName: nameOf(cells.area[cell]),
    period: periods[cells.period[cell]].id,
    group: groups[cells.group[cell]].id,
    row: cells.row[cell],
    before,
    after: { status: statuses[cells.status[cell]], value: Number.isNaN(value) ? null : value },
  };
}
