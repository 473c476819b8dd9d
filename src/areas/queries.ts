/** The room's SQL. Reads take Kysely's read handle; what a delivery brings with it takes the connection of the caller's transaction. */
import { sql } from "kysely";
import type pg from "pg";
import { within } from "../kernel/acting.ts";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { PreparedBoundary } from "./boundaries.ts";
import type { CrosswalkRow } from "./crosswalk.ts";
import { parentCode, type Level } from "./level.ts";
import type { Bounds } from "./outline.ts";
import type { Tile } from "./tile-map.ts";

export type AreaRow = { id: number; code: string; division: number; level: Level; name: string; parentId: number | null };
export type NewArea = { code: string; level: Level; name: string | null; parent: string | null };
export type KnownArea = { id: number; name: string; complete: boolean };
/** Lengths in metres (EPSG:28992); `path` has y turned down. */
export type BoundaryRow = Bounds & { code: string; year: number; path: string; centre: { x: number; y: number }; source: string };

const batchRows = 250;

/** All areas of all divisions, newest division first. */
export async function listAreas(read: ReadDatabase): Promise<AreaRow[]> {
  return (
    await sql<AreaRow>`select id, code, division, level, name, parent_id as "parentId" from area order by division desc, code`.execute(read)
  ).rows;
}

/** Member ids per set's id, in order. */
export async function listMembers(read: ReadDatabase): Promise<Map<number, number[]>> {
  const { rows } = await sql<{
    set: number;
    members: number[];
  }>`select set_id as set, array_agg(member_id order by member_id) as members from area_member group by set_id`.execute(read);
  return new Map(rows.map(({ set, members }) => [set, members]));
}

/** Ids of the areas that a live release says something about. The one place where this room looks at figures, for a yes or no. */
export async function listWithFigures(read: ReadDatabase): Promise<Set<number>> {
  // The limit keeps PostgreSQL at one look per area; without it the planner may read all observations.
  const { rows } = await sql<{ id: number }>`
    select a.id from area a
    cross join lateral (select from observation o where o.area_id = a.id and o.release_id = any((select array_agg(id) from live_release)::int[]) limit 1) as found`.execute(
    read,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What is known of these codes in one division. */
export async function findAreas(client: pg.ClientBase, codes: readonly string[], division: number): Promise<Map<string, KnownArea>> {
  const { rows } = await client.query<KnownArea & { code: string }>(
    "select code, id, name, complete from area where division = $1 and code = any($2)",
    [division, codes],
  );
  return new Map(rows.map(({ code, ...known }) => [code, known]));
}

/**
 * Parent per code, and the members of each set, of one division; in order of code, for which cells cover a hidden one must not hang on how
 * the database happens to answer.
 * @param fresh areas that aren't stored: they stand where storing them would put them
 */
export async function readHierarchy(
  client: pg.ClientBase,
  division: number,
  fresh: readonly NewArea[] = [],
): Promise<{ parents: Map<string, string>; sets: Map<string, string[]> }> {
  const parents = await client.query<{ code: string; parent: string }>(
    `with fresh as (select * from unnest($2::text[], $3::area_level[], $4::text[]) as f (code, level, parent)),
       listed as (
         select a.code, a.level, a.id, p.code as parent from area a left join area p on p.id = a.parent_id where a.division = $1
         union all
         select f.code, f.level, null, coalesce(p.code, g.code)
         from fresh f left join area p on p.code = f.parent and p.division = $1 left join fresh g on g.code = f.parent and g.level < f.level),
       placed as (
         select code, coalesce(parent, case when level in ('ggdRegion', 'municipality') and exists (select from fresh)
           then (select code from listed where level = 'country' order by id limit 1) end) as parent
         from listed)
     select code, parent from placed where parent is not null order by code`,
    [division, fresh.map(({ code }) => code), fresh.map(({ level }) => level), fresh.map(({ code, parent }) => parent ?? parentCode(code))],
  );
  const sets = await client.query<{ code: string; members: string[] }>(
    "select s.code, array_agg(m.code order by m.code) as members from area_member join area s on s.id = set_id join area m on m.id = member_id where s.division = $1 group by s.code order by s.code",
    [division],
  );
  return {
    parents: new Map(parents.rows.map(({ code, parent }) => [code, parent])),
    sets: new Map(sets.rows.map(({ code, members }) => [code, members])),
  };
}

/** Adds areas of one division whose parents are there. Without a name they take that of another division, else their code. */
export async function insertAreas(client: pg.ClientBase, areas: readonly NewArea[], division: number): Promise<void> {
  await client.query(
    `insert into area (code, division, level, name, parent_id)
     select n.code, $1, n.level, coalesce(n.name, other.name, n.code), p.id
     from unnest($2::text[], $3::area_level[], $4::text[], $5::text[]) with ordinality as n (code, level, name, parent, place)
     left join area p on p.code = n.parent and p.division = $1
     left join lateral (select name from area where code = n.code and name <> code order by division desc limit 1) other on true
     order by n.place`,
    [
      division,
      areas.map(({ code }) => code),
      areas.map(({ level }) => level),
      areas.map(({ name }) => name),
      areas.map(({ parent }) => parent),
    ],
  );
}

/** Names areas that had only their code for a name; in one division, or in all when null. A name that is there stays. */
export async function nameAreas(
  client: pg.ClientBase,
  named: readonly { code: string; name: string }[],
  division: number | null,
): Promise<void> {
  await client.query(
    `update area set name = n.name from unnest($2::text[], $3::text[]) as n (code, name)
     where area.code = n.code and area.division = coalesce($1::smallint, area.division) and area.name = area.code and n.name <> n.code`,
    [division, named.map(({ code }) => code), named.map(({ name }) => name)],
  );
}

/** Out of these codes, those that have only their code for a name in some division. */
export async function findNameless(client: pg.ClientBase, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>("select distinct code from area where name = code and code = any($1)", [codes]);
  return new Set(rows.map(({ code }) => code));
}

/** Municipalities and regions that no source gave a parent lie in the country. */
export async function attachToCountry(client: pg.ClientBase, division: number): Promise<void> {
  await client.query(
    `update area set parent_id = country.id from (select id from area where division = $1 and level = 'country' order by id limit 1) country
     where area.division = $1 and area.parent_id is null and area.level in ('ggdRegion', 'municipality')`,
    [division],
  );
}

/** Notes that all areas below these municipalities are known, so that an unknown code below them is an error. */
export async function markComplete(client: pg.ClientBase, codes: readonly string[], division: number): Promise<void> {
  await client.query("update area set complete = true where division = $1 and code = any($2)", [division, codes]);
}

/**
 * Stores outlines; one of the same code and year is replaced. Outlines that are there already, letter for letter, are left alone:
 * a statement that changes nothing would still move the data's version on, and with it every cache.
 * @returns how many are new or different
 */
export async function saveBoundaries(client: pg.ClientBase, boundaries: readonly PreparedBoundary[]): Promise<number> {
  let changed = 0;
  for (const batch of batches(boundaries)) {
    const given = JSON.stringify(
      batch.map(({ coarsePath, centre, ...rest }) => ({ ...rest, coarse_path: coarsePath, centre: `(${centre.x},${centre.y})` })),
    );
    const { rows } = await client.query<{ code: string }>(
      `select n.code from jsonb_populate_recordset(null::boundary, $1) n join boundary b using (code, year)
       where (n.outline, n.path, n.coarse_path, n.west, n.south, n.east, n.north, n.source) = (b.outline, b.path, b.coarse_path, b.west, b.south, b.east, b.north, b.source) and n.centre ~= b.centre`,
      [given],
    );
    if (rows.length === batch.length) continue;
    await client.query(
      `insert into boundary select n.* from jsonb_populate_recordset(null::boundary, $1) n where n.code <> all ($2)
       on conflict (code, year) do update set outline = excluded.outline, path = excluded.path, coarse_path = excluded.coarse_path, centre = excluded.centre,
         west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north, source = excluded.source`,
      [given, rows.map(({ code }) => code)],
    );
    changed += batch.length - rows.length;
  }
  return changed;
}

/**
 * Outlines as paths, one per code that has any: of the year nearest to `year` (of two as near, the later), or the latest. Each row says
 * its year, so that a page can tell that the line is of another year than the figure.
 * @param options.coarse the path for a map of the country
 */
export async function boundariesOf(
  read: ReadDatabase,
  codes: readonly string[],
  options: { year?: number; coarse?: boolean } = {},
): Promise<BoundaryRow[]> {
  if (codes.length === 0) return [];
  return read
    .selectFrom("boundary")
    .distinctOn("code")
    .select(["code", "year", "west", "south", "east", "north", "centre", "source", options.coarse ? "coarse_path as path" : "path"])
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .orderBy("code")
    .orderBy(sql`abs(year - ${options.year ?? 9999}::int)`)
    .orderBy("year", "desc")
    .execute();
}

export async function tilesOf(read: ReadDatabase, map: string): Promise<Tile[]> {
  return read.selectFrom("tile").select(["code", "col", "row", "label"]).where("map", "=", map).orderBy("row").orderBy("col").execute();
}

/** Replaces the layout of one tile map. An area stands on one map only: it moves here from another. */
export async function saveTiles(db: Database, map: string, tiles: readonly Tile[]): Promise<void> {
  await within(db, async (trx) => {
    await trx
      .deleteFrom("tile")
      .where((where) => where.or([where("map", "=", map), where("code", "=", sql<string>`any(${tiles.map(({ code }) => code)}::text[])`)]))
      .execute();
    for (const batch of batches(tiles))
      await trx
        .insertInto("tile")
        .values(batch.map(({ code, col, row, label }) => ({ code, col, row, map, label: label ?? null })))
        .execute();
  });
}

/** Every row into one area of a division, from whichever division, in order of code. */
export async function crosswalkInto(read: ReadDatabase, toCode: string, toDivision: number): Promise<CrosswalkRow[]> {
  return (
    await sql<CrosswalkRow>`select ${crosswalkColumns} from crosswalk where to_code = ${toCode} and to_division = ${toDivision} order by from_division, from_code`.execute(
      read,
    )
  ).rows;
}

/** Every row between two divisions out of these areas, in order of code. */
export async function crosswalkOutOf(
  read: ReadDatabase,
  fromCodes: readonly string[],
  fromDivision: number,
  toDivision: number,
): Promise<CrosswalkRow[]> {
  return (
    await sql<CrosswalkRow>`
      select ${crosswalkColumns} from crosswalk where from_code = any(${[...fromCodes]}::text[]) and from_division = ${fromDivision} and to_division = ${toDivision} order by from_code, to_code`.execute(
      read,
    )
  ).rows;
}

/** The divisions from which there is a crosswalk, however partial, to this one. */
export async function crosswalkSources(read: ReadDatabase, toDivision: number): Promise<Set<number>> {
  const { rows } = await sql<{
    division: number;
  }>`select distinct from_division as division from crosswalk where to_division = ${toDivision}`.execute(read);
  return new Set(rows.map(({ division }) => division));
}

const crosswalkColumns = sql.raw(
  'from_code as "fromCode", from_division as "fromDivision", to_code as "toCode", to_division as "toDivision", weight, basis, source, error_share as "errorShare"',
);

/**
 * Stores crosswalk rows. All rows of a listed from-area between the same divisions are replaced, so that old weights never add to new
 * ones. From-areas whose rows are there already are left alone, as in `saveBoundaries`.
 * @returns how many from-areas are new or different
 */
export async function saveCrosswalk(client: pg.ClientBase, rows: readonly CrosswalkRow[]): Promise<number> {
  const given = JSON.stringify(
    rows.map((row) => ({
      from_code: row.fromCode,
      from_division: row.fromDivision,
      to_code: row.toCode,
      to_division: row.toDivision,
      weight: row.weight,
      basis: row.basis,
      source: row.source,
      error_share: row.errorShare,
    })),
  );
  // `except` both ways: a row that the new list lacks is a change as much as one that it adds.
  const changed = await client.query<{ from_code: string; from_division: number; to_division: number }>(
    `with n as (select * from json_populate_recordset(null::crosswalk, $1)),
       b as (select crosswalk.* from crosswalk join (select distinct from_code, from_division, to_division from n) listed using (from_code, from_division, to_division))
     select distinct from_code, from_division, to_division from ((table n except table b) union all (table b except table n)) as differing`,
    [given],
  );
  if (changed.rows.length === 0) return 0;
  const differing = JSON.stringify(changed.rows);
  await client.query(
    "delete from crosswalk using json_populate_recordset(null::crosswalk, $1) d where (crosswalk.from_code, crosswalk.from_division, crosswalk.to_division) = (d.from_code, d.from_division, d.to_division)",
    [differing],
  );
  await client.query(
    "insert into crosswalk select n.* from json_populate_recordset(null::crosswalk, $1) n join json_populate_recordset(null::crosswalk, $2) d on (n.from_code, n.from_division, n.to_division) = (d.from_code, d.from_division, d.to_division)",
    [given, differing],
  );
  return changed.rows.length;
}

function batches<T>(rows: readonly T[], size = batchRows): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}
