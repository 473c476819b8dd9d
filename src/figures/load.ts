/** Puts one delivery into the database: all of it or nothing, the same input twice changes nothing. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Problem } from "../kernel/problem.ts";
import { readHierarchy, storeListedAreas } from "../areas/index.ts";
import { copyChunks, copyStatement, type Numbers } from "./copy-binary.ts";
import { checkDelivery } from "./check-delivery.ts";
import { rulesInForce } from "./disclosure-rules.ts";
import { protectDelivery } from "./disclosure.ts";
import { readPublished } from "./published.ts";
import { statuses, type Delivery, type DisclosureRules, type Progress } from "./delivery.ts";
import { keptTexts } from "./indicator-texts.ts";
import { storeGroups, storeIndicators, storePeriods, storeSource } from "./store-lists.ts";

export type Loaded = {
  outcome: "loaded" | "unchanged";
  /** The release's key: 50090NED-2020-18plus-v1. */
  release: string;
  version: number;
  observations: number;
  absent: number;
  /** Indicators that the delivery explains otherwise than a person did, whose words stay; absent when there are none. */
  keptTexts?: string[];
};

/** Observations from which on the database is asked to count anew at once. */
const largeDelivery = 10_000;

/**
 * @param client a connection of its own; the whole load is one transaction on it
 * @param begin what comes first in that transaction, once no other load runs; not asked when the delivery is there already
 */
export async function loadDelivery(
  client: pg.ClientBase,
  delivery: Delivery,
  progress: Progress = () => {},
  begin: () => Promise<void> = async () => {},
): Promise<Loaded> {
  await client.query("begin");
  try {
    const loaded = await load(client, delivery, progress, begin);
    await client.query("commit");
    // Until the database has counted a large delivery itself, its plans for profiles are twice as slow.
    if (loaded.outcome === "loaded" && delivery.cells.length > largeDelivery)
      await client.query("select count_observations_anew()").catch(() => {});
    return loaded;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function load(client: pg.ClientBase, brought: Delivery, progress: Progress, begin: () => Promise<void>): Promise<Loaded> {
  // One load at a time: two deliveries may bring the same new areas and indicators.
  await client.query("select pg_advisory_xact_lock(4171346)");
  const known = await findSame(client, brought);
  if (known) return { ...known, outcome: "unchanged" };
  await begin();
  progress("check", 0, null);
  checkDelivery(brought);
  const given = { ...brought, source: { ...brought.source, disclosure: await readRulesInForce(client, brought) } };
  progress("areas", 0, given.areas.length);
  const areas = await storeListedAreas(client, given.areas, given.division, firstRows(given));
  const hierarchy = await readHierarchy(client, given.division);
  progress("protect", 0, null);
  const delivery = protectDelivery(given, hierarchy, await readPublished(client, given)).delivery;
  const kept = await keptTexts(client, delivery.indicators);
  await storeSource(client, delivery.source);
  const [indicators, groups, periods] = [
    await storeIndicators(client, delivery.source.id, delivery.indicators),
    await storeGroups(client, delivery.groups),
    await storePeriods(client, delivery.periods),
  ];
  const release = await insertRelease(client, delivery);
  const numbers: Numbers = { areas, periods, indicators, groups, release: release.id };
  const order = byPrimaryKey(delivery, numbers);
  await copyObservations(client, delivery, order, numbers, progress);
  const absent = await insertCoverage(client, delivery, numbers);
  return {
    outcome: "loaded",
    release: release.key,
    version: release.version,
    observations: delivery.cells.length,
    absent,
    ...(kept.length > 0 ? { keptTexts: kept } : {}),
  };
}

/** The source's rules as they would hold with this delivery. @throws Problem `disclosure-looser` */
export async function readRulesInForce(client: pg.ClientBase, { source }: Delivery): Promise<DisclosureRules> {
  const { rows } = await client.query<{ disclosure: DisclosureRules }>("select disclosure from source where id = $1", [source.id]);
  return rulesInForce(rows[0]?.disclosure ?? {}, source.disclosure, source.id);
}

/** The release that this very file became before; undefined when it is new. */
export async function findSame(client: pg.ClientBase, delivery: Delivery) {
  const { rows } = await client.query<{ release: string; version: number; observations: number; absent: number }>(
    `select r.key as release, r.version, r.observation_count as observations, coalesce((select sum(absent) from release_coverage where release_id = r.id), 0)::int as absent
     from release r where source_id = $1 and series = $2 and checksum = $3`,
    [delivery.source.id, delivery.series, delivery.checksum],
  );
  return rows[0];
}

/** What this delivery is called as a release, and the newest of its series before it. */
export async function nextRelease(
  client: pg.ClientBase,
  { source, series }: Delivery,
): Promise<{ key: string; version: number; previous: { id: number; key: string } | null }> {
  const { rows } = await client.query<{ id: number; key: string; version: number }>(
    "select id, key, version from release where source_id = $1 and series = $2 order by version desc limit 1",
    [source.id, series],
  );
  const version = (rows[0]?.version ?? 0) + 1;
  const key = `${source.id}-${series}-v${version}`.replaceAll(/[^A-Za-z0-9-]+/g, "-");
  return { key, version, previous: rows[0] ?? null };
}

async function insertRelease(client: pg.ClientBase, delivery: Delivery): Promise<{ id: number; key: string; version: number }> {
  const { source, series } = delivery;
  const { key, version, previous } = await nextRelease(client, delivery);
  const { rows } = await client.query<{ id: number }>(
    `insert into release (key, source_id, series, version, supersedes_id, title, publisher, licence, licence_url, url, file_name, checksum, division, excerpt, retrieved_at, observation_count)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id`,
    [
      key,
      source.id,
      series,
      version,
      previous?.id ?? null,
      delivery.title,
      source.publisher,
      source.licence,
      source.licenceUrl,
      delivery.url,
      delivery.fileName,
      delivery.checksum,
      delivery.division,
      delivery.excerpt,
      delivery.retrievedAt,
      delivery.cells.length,
    ],
  );
  return { id: rows[0].id, key, version };
}

async function copyObservations(
  client: pg.ClientBase,
  delivery: Delivery,
  order: Uint32Array,
  numbers: Numbers,
  progress: Progress,
): Promise<void> {
  const { cells } = delivery;
  const stream = (client as pg.Client).query(copyFrom(copyStatement));
  let sent = 0;
  const chunks = copyChunks(cells, order, numbers, statuses);
  const counted = function* () {
    for (const chunk of chunks) {
      yield chunk;
      sent = Math.min(order.length, sent + 4_096);
      progress("observations", sent, order.length);
    }
  };
  try {
    await pipeline(Readable.from(counted()), stream);
  } catch (cause) {
    throw refused(cause, delivery);
  }
}

/** In the order of the primary key the index grows at its end instead of all over (measured: load and profile reads gain). */
export function byPrimaryKey({ cells }: Delivery, { areas, periods, indicators, groups }: Omit<Numbers, "release">): Uint32Array {
  const order = Uint32Array.from({ length: cells.length }, (_, cell) => cell);
  const before = (a: number, b: number): number =>
    areas[cells.area[a]] - areas[cells.area[b]] ||
    periods[cells.period[a]] - periods[cells.period[b]] ||
    indicators[cells.indicator[a]] - indicators[cells.indicator[b]] ||
    groups[cells.group[a]] - groups[cells.group[b]];
  let sorted = true;
  for (let cell = 1; sorted && cell < cells.length; cell++) sorted = before(cell - 1, cell) <= 0;
  return sorted ? order : order.sort(before);
}

async function insertCoverage(client: pg.ClientBase, { cells, notMeasured }: Delivery, numbers: Numbers): Promise<number> {
  const counts = new Map<
    string,
    { indicator: number; period: number; group: number; filled: number; absent: number; notMeasured: boolean }
  >();
  const at = (indicator: number, period: number, group: number) => {
    const key = `${indicator} ${period} ${group}`;
    let entry = counts.get(key);
    if (!entry)
      counts.set(
        key,
        (entry = {
          indicator: numbers.indicators[indicator],
          period: numbers.periods[period],
          group: numbers.groups[group],
          filled: 0,
          absent: 0,
          notMeasured: false,
        }),
      );
    return entry;
  };
  for (let cell = 0; cell < cells.length; cell++) {
    const entry = at(cells.indicator[cell], cells.period[cell], cells.group[cell]);
    if (Number.isNaN(cells.value[cell])) entry.absent++;
    else entry.filled++;
  }
  for (const { indicator, period, group } of notMeasured) at(indicator, period, group).notMeasured = true;
  const entries = [...counts.values()];
  await client.query(
    `insert into release_coverage (release_id, indicator, period, population_group, filled, absent, not_measured)
     select $1, * from unnest($2::smallint[], $3::smallint[], $4::smallint[], $5::int[], $6::int[], $7::boolean[])`,
    [
      numbers.release,
      entries.map((e) => e.indicator),
      entries.map((e) => e.period),
      entries.map((e) => e.group),
      entries.map((e) => e.filled),
      entries.map((e) => e.absent),
      entries.map((e) => e.notMeasured),
    ],
  );
  return entries.reduce((sum, entry) => sum + entry.absent, 0);
}

/** First row of the input per area, so that a refused code can be found in the file. */
export function firstRows({ areas, cells }: Delivery): Int32Array {
  const rows = new Int32Array(areas.length);
  for (let cell = cells.length - 1; cell >= 0; cell--) rows[cells.area[cell]] = cells.row[cell];
  return rows;
}

function refused(cause: unknown, delivery: Delivery): unknown {
  const code = (cause as { code?: string }).code;
  if (code === "23505") return cellTwice(delivery, cause);
  if (code === "23514") {
    return new Problem({
      kind: "cell-impossible",
      message: `${delivery.fileName} holds a value that can't be: limits the wrong way round, or a value that is not finite.`,
      wayOut: "Mend the row and try again; nothing was loaded.",
      cause,
    });
  }
  return cause;
}

export const cellTwice = ({ fileName }: Delivery, cause?: unknown): Problem =>
  new Problem({
    kind: "cell-twice",
    message: `${fileName} gives the same indicator, area, period and group twice.`,
    wayOut: "Remove the double rows; nothing was loaded.",
    cause,
  });
