/** SQL of a preview: it only reads. */
import type pg from "pg";
import type { Delivery, ListedIndicator, Status } from "../delivery.ts";
import type { CellKey, Shown } from "./comparison.ts";

const rowsPerFetch = 10_000;

/**
 * What a preview rests on, as one text: releases and whether they count, areas and sets, the sources' rules, units and measures. When it
 * is the same later, a preview still tells what would happen.
 */
export const basisQuery = `select md5(concat_ws('|',
       (select string_agg(concat_ws(':', id, withdrawn_at is not null), ',' order by id) from release),
       (select concat_ws(':', count(*), max(id), count(parent_id), count(*) filter (where complete)) from area),
       (select string_agg(concat_ws(':', set_id, member_id), ',' order by set_id, member_id) from area_member),
       (select string_agg(concat_ws(':', id, disclosure), ',' order by id) from source),
       (select string_agg(concat_ws(':', id, unit, measure), ',' order by id) from indicator),
       (select string_agg(concat_ws(':', id, starts, ends), ',' order by id) from period))) as basis`;

export async function readBasis(client: pg.ClientBase): Promise<string> {
  return (await client.query<{ basis: string }>(basisQuery)).rows[0].basis;
}

/** Number per position; what isn't stored gets a negative one of its own. */
export async function placesOf(
  client: pg.ClientBase,
  table: "indicator" | "period" | "population_group",
  ids: readonly string[],
): Promise<Int32Array> {
  const { rows } = await client.query<{ id: string; number: number }>(`select id, number from ${table} where id = any($1)`, [ids]);
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return Int32Array.from(ids, (id, position) => numbers.get(id) ?? -1 - position);
}

/** The release of the same series that is shown today. */
export async function liveOfSeries(client: pg.ClientBase, { source, series }: Delivery): Promise<{ id: number; key: string } | null> {
  const { rows } = await client.query<{ id: number; key: string }>(
    "select r.id, r.key from release r join live_release using (id) where r.source_id = $1 and r.series = $2",
    [source.id, series],
  );
  return rows[0] ?? null;
}

export async function withdrawalOf(client: pg.ClientBase, key: string): Promise<string | null> {
  const { rows } = await client.query<{ reason: string | null }>(
    "select coalesce(withdrawn_reason, '') as reason from release where key = $1 and withdrawn_at is not null",
    [key],
  );
  return rows[0]?.reason ?? null;
}

export async function isSource(client: pg.ClientBase, id: string): Promise<boolean> {
  return (await client.query("select from source where id = $1", [id])).rowCount === 1;
}

/** What is told of an indicator beside its figures: name of the field → stored text. */
export async function describedAs(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const { rows } = await client.query<{ id: string; described: Record<string, string> }>(
    `select id, jsonb_build_object('title', title_nl || ' / ' || title_en, 'phrase', coalesce(phrase_nl, '') || ' / ' || coalesce(phrase_en, ''),
       'definition', definition_nl || ' / ' || definition_en, 'caveat', caveat_nl || ' / ' || caveat_en, 'decimals', decimals::text,
       'polarity', polarity::text, 'method', method::text, 'theme', theme, 'orders', orders_areas::text) as described
     from indicator where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, described }) => [id, described]));
}

/** The same of an indicator as a delivery has it. */
export function describedBy(given: ListedIndicator): Record<string, string> {
  const both = (text: { nl: string; en: string } | undefined): string => `${text?.nl ?? ""} / ${text?.en ?? ""}`;
  const { title, phrase, definition, caveat, decimals, polarity, method, theme, orders = false } = given;
  return {
    title: both(title),
    phrase: both(phrase),
    definition: both(definition),
    caveat: both(caveat),
    decimals: String(decimals),
    polarity,
    method,
    theme,
    orders: String(orders),
  };
}

type Maybe = number | null;
type ShownRow = [number, number, number, number, number, Status, Maybe, Maybe, Maybe, Maybe, Maybe];

/** The cells that are shown today, out of these areas, periods, indicators and groups, in the order of their key; some thousands at a time. */
export async function* shownCells(
  client: pg.ClientBase,
  within: { areas: Iterable<number>; periods: Iterable<number>; indicators: Iterable<number>; groups: Iterable<number> },
): AsyncGenerator<Shown[]> {
  const rows = fetchAll<ShownRow>(
    client,
    `select area_id, period, indicator, population_group, release_id, status, value, lower, upper, numerator, denominator from current_observation
     where indicator = any(${numbers(within.indicators, "smallint")}) and period = any(${numbers(within.periods, "smallint")})
       and population_group = any(${numbers(within.groups, "smallint")}) and area_id = any(${numbers(within.areas, "int")})
     order by area_id, period, indicator, population_group`,
  );
  for await (const some of rows)
    yield some.map(([area, period, indicator, group, release, status, value, lower, upper, numerator, denominator]) => {
      return { key: [area, period, indicator, group], release, status, value, lower, upper, numerator, denominator };
    });
}

/** How many cells a release has. */
export async function sizeOfRelease(client: pg.ClientBase, release: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>("select observation_count as n from release where id = $1", [release]);
  return rows[0].n;
}

/** The keys of a release's cells, in order; some thousands at a time. */
export async function* keysOfRelease(client: pg.ClientBase, release: number): AsyncGenerator<CellKey[]> {
  // With the indicators named, an index serves; by the release alone all figures would be read.
  yield* fetchAll<[number, number, number, number]>(
    client,
    `select area_id, period, indicator, population_group from observation
     where release_id = ${release} and indicator = any(array(select distinct indicator from release_coverage where release_id = ${release}))
     order by area_id, period, indicator, population_group`,
  );
}

export async function indicatorIds(client: pg.ClientBase, found: readonly number[]) {
  const { rows } = await client.query<{ number: number; id: string; title_nl: string; title_en: string; unit: string; decimals: number }>(
    "select number, id, title_nl, title_en, unit, decimals from indicator where number = any($1)",
    [found],
  );
  return rows;
}

/** A cursor's declaration takes no parameters; numbers can't hold anything but numbers. */
const numbers = (from: Iterable<number>, type: "int" | "smallint"): string =>
  `'{${[...new Set(from)].filter((each) => Number.isInteger(each) && each > 0).join(",")}}'::${type}[]`;

/** The rows of a query, so many at a time: memory stays flat however many there are. */
async function* fetchAll<Row extends unknown[]>(client: pg.ClientBase, query: string): AsyncGenerator<Row[]> {
  await client.query(`declare every_row no scroll cursor for ${query}`);
  try {
    for (;;) {
      const { rows } = await client.query<Row>({ text: `fetch ${rowsPerFetch} from every_row`, rowMode: "array" });
      yield rows;
      if (rows.length < rowsPerFetch) return;
    }
  } finally {
    await client.query("close every_row").catch(() => {});
  }
}
