import { sql } from "kysely";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import type { PreparedBoundary } from "./boundaries.ts";
import type { CrosswalkRow } from "./crosswalk.ts";
import { parentCode, type Level } from "./level.ts";
import type { Bounds } from "./outline.ts";
import type { Outline } from "./ring.ts";
import type { Tile } from "./tile-map.ts";

export type AreaRow = { id: number; code: string; division: number; level: Level; name: string; parentId: number | null; complete: boolean };
/** An area as a delivery or a pack lists it. */
export type AreaToSave = { code: string; level: Level; name: string | null; parent: string | null };
export type NameRow = { id: number; code: string; division: number; level: Level; name: string; within: string[] };
/** Lengths in metres (EPSG:28992); `path` has y turned down. */
export type BoundaryRow = Bounds & { code: string; year: number; path: string; centre: { x: number; y: number }; source: string };

const areaColumns = ["area.id", "area.code", "area.division", "area.level", "area.name", "area.parent_id as parentId", "area.complete"] as const;
const batchRows = 1_000;

/** The area with this code, of the latest division unless one is given. */
export async function findArea(db: ReadDatabase, code: string, division?: number): Promise<AreaRow | undefined> {
  let query = db.selectFrom("area").select(areaColumns).where("code", "=", code);
  if (division !== undefined) query = query.where("division", "=", division);
  return query.orderBy("division", "desc").limit(1).executeTakeFirst();
}

/** Areas by id; ids that don't exist are left out. */
export async function areasById(db: ReadDatabase, ids: readonly number[]): Promise<Map<number, AreaRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("area").select(areaColumns).where("id", "=", sql<number>`any(${ids}::int[])`).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function childrenOf(db: ReadDatabase, areaId: number): Promise<AreaRow[]> {
  return db.selectFrom("area").select(areaColumns).where("parent_id", "=", areaId).orderBy("code").execute();
}

/** What holds an area, nearest first, up to the top. */
export async function ancestorsOf(db: ReadDatabase, areaId: number): Promise<AreaRow[]> {
  return db
    .withRecursive("above", (query) =>
      query
        .selectFrom("area")
        .select(["parent_id as id", sql<number>`1`.as("steps")])
        .where("area.id", "=", areaId)
        .unionAll((more) => more.selectFrom("area").innerJoin("above", "above.id", "area.id").select(["area.parent_id as id", sql<number>`above.steps + 1`.as("steps")])),
    )
    .selectFrom("above")
    .innerJoin("area", "area.id", "above.id")
    .select(areaColumns)
    .orderBy("above.steps")
    .execute();
}

/** Areas of one level below an area, at any depth; of a set: its members and what lies below them. The area itself is one of them. */
export async function areasWithin(db: ReadDatabase, areaId: number, level: Level): Promise<AreaRow[]> {
  return db
    .withRecursive("below", (query) =>
      query
        .selectFrom("area")
        .select("area.id")
        .where((where) => where.or([where("area.id", "=", areaId), where("area.id", "in", where.selectFrom("area_member").select("member_id").where("set_id", "=", areaId))]))
        .union((more) => more.selectFrom("area").innerJoin("below", "below.id", "area.parent_id").select("area.id")),
    )
    .selectFrom("area")
    .innerJoin("below", "below.id", "area.id")
    .select(areaColumns)
    .where("area.level", "=", level)
    .orderBy("area.code")
    .execute();
}

/** The latest division that has areas of this level; null when there are none. */
export async function latestDivision(db: ReadDatabase, level: Level): Promise<number | null> {
  const row = await db.selectFrom("area").select(({ fn }) => fn.max("division").as("division")).where("level", "=", level).executeTakeFirst();
  return row?.division ?? null;
}

/** All areas of a level in one division (the latest that has the level, unless one is given), in order of code; optionally only those within an area. */
export async function listAreas(db: ReadDatabase, level: Level, options: { within?: string; division?: number } = {}): Promise<AreaRow[]> {
  if (options.within !== undefined) {
    const area = await findArea(db, options.within, options.division);
    return area ? areasWithin(db, area.id, level) : [];
  }
  const division = options.division ?? (await latestDivision(db, level));
  if (division === null) return [];
  return db.selectFrom("area").select(areaColumns).where("level", "=", level).where("division", "=", division).orderBy("code").execute();
}

/** The areas to compare an area with: districts and neighbourhoods of its municipality, otherwise all of its level and division. Itself included. */
export async function peersOf(db: ReadDatabase, area: AreaRow): Promise<AreaRow[]> {
  if (area.level !== "district" && area.level !== "neighbourhood") return listAreas(db, area.level, { division: area.division });
  const municipality = (await ancestorsOf(db, area.id)).find(({ level }) => level === "municipality");
  return municipality ? areasWithin(db, municipality.id, area.level) : [area];
}

export async function membersOf(db: ReadDatabase, setId: number): Promise<AreaRow[]> {
  return db.selectFrom("area").innerJoin("area_member", "area_member.member_id", "area.id").select(areaColumns).where("set_id", "=", setId).orderBy("code").execute();
}

/** Every area once, as its latest division has it, with the names of district and municipality around it: what `nameIndex` needs. */
export async function allNames(db: ReadDatabase): Promise<NameRow[]> {
  const rows = await db
    .selectFrom("area")
    .leftJoin("area as holder", (join) => join.onRef("holder.id", "=", "area.parent_id").on("holder.level", "in", ["district", "municipality"]))
    .leftJoin("area as outer", (join) => join.onRef("outer.id", "=", "holder.parent_id").on("outer.level", "=", "municipality"))
    .distinctOn("area.code")
    .select(["area.id", "area.code", "area.division", "area.level", "area.name", "holder.name as holder", "outer.name as outer"])
    .orderBy("area.code")
    .orderBy("area.division", "desc")
    .execute();
  return rows.map(({ holder, outer, ...area }) => ({ ...area, within: [holder, outer].filter((name) => name !== null) }));
}

/**
 * Adds the areas of one division that aren't there yet. A name replaces a missing one (for which the code stands in); parents are filled
 * in where there is none: the listed one, otherwise the one that the office's numbering gives. What is known already stays.
 * @returns the id of every listed code
 * @throws Problem `area-level-conflict` when a code is known as another level
 */
export async function saveAreas(db: Database, areas: readonly AreaToSave[], division: number): Promise<Map<string, number>> {
  return inTransaction(db, async (trx) => {
    const unique = [...new Map(areas.map((area) => [area.code, area])).values()];
    for (const batch of batches(unique)) {
      const rows = batch.map(({ code, level, name }) => ({ code, level, division, name: name?.trim() || code }));
      const known = await trx.selectFrom("area").select(["code", "level", "name"]).where("division", "=", division).where("code", "=", sql<string>`any(${batch.map(({ code }) => code)}::text[])`).execute();
      const before = new Map(known.map((area) => [area.code, area]));
      const conflicts = rows.filter(({ code, level }) => before.has(code) && before.get(code)!.level !== level);
      if (conflicts.length > 0) throw levelConflict(conflicts[0]!, before.get(conflicts[0]!.code)!.level);
      const wanted = rows.filter(({ code, name }) => !before.has(code) || (before.get(code)!.name === code && name !== code));
      if (wanted.length > 0) await trx.insertInto("area").values(wanted).onConflict((on) => on.columns(["code", "division"]).doUpdateSet({ name: (row) => row.ref("excluded.name") })).execute();
    }
    const all = await trx.selectFrom("area").select(["id", "code", "parent_id"]).where("division", "=", division).execute();
    const ids = new Map(all.map(({ id, code }) => [code, id]));
    const listed = new Map(unique.map(({ code, parent }) => [code, parent]));
    const links = all.flatMap(({ id, code, parent_id }) => {
      const parent = ids.get(listed.get(code) ?? parentCode(code) ?? "");
      return parent_id === null && parent !== undefined && parent !== id ? [{ id, parent }] : [];
    });
    if (links.length > 0) {
      await sql`update area set parent_id = link.parent from unnest(${links.map(({ id }) => id)}::int[], ${links.map(({ parent }) => parent)}::int[]) as link (id, parent) where area.id = link.id`.execute(trx);
    }
    return new Map(unique.map(({ code }) => [code, ids.get(code)!]));
  });
}

/** Notes that all areas below these (municipalities, the country) are known, so that an unknown code below them is an error. */
export async function markComplete(db: Database, codes: readonly string[], division: number): Promise<void> {
  await db.updateTable("area").set({ complete: true }).where("division", "=", division).where("complete", "=", false).where("code", "=", sql<string>`any(${codes}::text[])`).execute();
}

/**
 * Makes or changes a user-made set of areas of one division.
 * @returns its id
 * @throws Problem `unknown-areas` when members don't exist in that division, `area-level-conflict` when the code belongs to no set
 */
export async function saveSet(db: Database, set: { code: string; name: string; division: number; members: readonly string[] }): Promise<number> {
  return inTransaction(db, async (trx) => {
    const members = await trx.selectFrom("area").select(["id", "code"]).where("division", "=", set.division).where("code", "=", sql<string>`any(${set.members}::text[])`).execute();
    const found = new Set(members.map(({ code }) => code));
    const faults = set.members.filter((code) => !found.has(code)).map((code) => ({ found: `${code} is not known in ${set.division}`, mend: "check the code and the year of the division" }));
    if (faults.length > 0) throw new Problem({ kind: "unknown-areas", message: `Set ${set.code} names ${faults.length} unknown area(s); it was not saved.`, wayOut: "Mend the list of members.", faults });
    const before = await findArea(trx, set.code, set.division);
    if (before && before.level !== "set") throw levelConflict({ ...set, level: "set" }, before.level);
    const row = { code: set.code, name: set.name, division: set.division, level: "set" as const };
    const { id } = await trx.insertInto("area").values(row).onConflict((on) => on.columns(["code", "division"]).doUpdateSet({ name: set.name })).returning("id").executeTakeFirstOrThrow();
    await trx.deleteFrom("area_member").where("set_id", "=", id).execute();
    if (members.length > 0) await trx.insertInto("area_member").values(members.map((member) => ({ set_id: id, member_id: member.id }))).execute();
    return id;
  });
}

/** Stores outlines, all or none; an outline of the same code and year is replaced. */
export async function saveBoundaries(db: Database, boundaries: readonly PreparedBoundary[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (const batch of batches(boundaries, 250)) {
      const rows = batch.map(({ outline, coarsePath, centre, ...rest }) => ({ ...rest, outline: JSON.stringify(outline), coarse_path: coarsePath, centre: sql<{ x: number; y: number }>`point(${centre.x}, ${centre.y})` }));
      await trx
        .insertInto("boundary")
        .values(rows)
        .onConflict((on) =>
          on.columns(["code", "year"]).doUpdateSet(({ ref }) => ({
            outline: ref("excluded.outline"), path: ref("excluded.path"), coarse_path: ref("excluded.coarse_path"), centre: ref("excluded.centre"), source: ref("excluded.source"),
            west: ref("excluded.west"), south: ref("excluded.south"), east: ref("excluded.east"), north: ref("excluded.north"),
          })),
        )
        .execute();
    }
  });
}

/**
 * Outlines as paths, one per code that has any: of the year nearest to `year` (of two as near, the later), or the latest. Each row says
 * its year, so that a page can tell that the line is of another year than the figure.
 * @param options.coarse the path for a map of the country
 */
export async function boundariesOf(db: ReadDatabase, codes: readonly string[], options: { year?: number; coarse?: boolean } = {}): Promise<BoundaryRow[]> {
  if (codes.length === 0) return [];
  return db
    .selectFrom("boundary")
    .distinctOn("code")
    .select(["code", "year", "west", "south", "east", "north", "centre", "source", options.coarse ? "coarse_path as path" : "path"])
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .orderBy("code")
    .orderBy(sql`abs(year - ${options.year ?? 9999}::int)`)
    .orderBy("year", "desc")
    .execute();
}

/** Areas of a level with their outlines, for a map; those without an outline have none. Options as for `listAreas` and `boundariesOf`. */
export async function areasWithBoundaries(db: ReadDatabase, level: Level, options: { within?: string; division?: number; coarse?: boolean } = {}): Promise<{ area: AreaRow; boundary: BoundaryRow | null }[]> {
  const areas = await listAreas(db, level, options);
  const boundaries = await boundariesOf(db, areas.map(({ code }) => code), { year: areas[0]?.division, coarse: options.coarse });
  const byCode = new Map(boundaries.map((boundary) => [boundary.code, boundary]));
  return areas.map((area) => ({ area, boundary: byCode.get(area.code) ?? null }));
}

/** The full outline of one area in the year that `boundariesOf` names, in metres (EPSG:28992). */
export async function outlineOf(db: ReadDatabase, code: string, year: number): Promise<Outline | undefined> {
  const row = await db.selectFrom("boundary").select("outline").where("code", "=", code).where("year", "=", year).executeTakeFirst();
  return row?.outline as Outline | undefined;
}

export async function tilesOf(db: ReadDatabase, map: string): Promise<Tile[]> {
  return db.selectFrom("tile").select(["code", "col", "row"]).where("map", "=", map).orderBy("row").orderBy("col").execute();
}

/** Replaces the layout of one tile map. An area stands on one map only: it moves here from another. */
export async function saveTiles(db: Database, map: string, tiles: readonly Tile[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.deleteFrom("tile").where((where) => where.or([where("map", "=", map), where("code", "=", sql<string>`any(${tiles.map(({ code }) => code)}::text[])`)])).execute();
    for (const batch of batches(tiles)) await trx.insertInto("tile").values(batch.map(({ code, col, row }) => ({ code, col, row, map }))).execute();
  });
}

/** The rows between two divisions, in order of code. */
export async function crosswalkBetween(db: ReadDatabase, fromDivision: number, toDivision: number): Promise<CrosswalkRow[]> {
  return db
    .selectFrom("crosswalk")
    .select(["from_code as fromCode", "from_division as fromDivision", "to_code as toCode", "to_division as toDivision", "weight", "basis", "source", "error_share as errorShare"])
    .where("from_division", "=", fromDivision)
    .where("to_division", "=", toDivision)
    .orderBy("from_code")
    .orderBy("to_code")
    .execute();
}

/** Stores crosswalk rows, all or none. All rows of a listed from-area between the same divisions are replaced, so that old weights never add to new ones. */
export async function saveCrosswalk(db: Database, rows: readonly CrosswalkRow[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (const [, pair] of Map.groupBy(rows, ({ fromDivision, toDivision }) => `${fromDivision} ${toDivision}`)) {
      const { fromDivision, toDivision } = pair[0]!;
      const codes = [...new Set(pair.map(({ fromCode }) => fromCode))];
      await trx.deleteFrom("crosswalk").where("from_division", "=", fromDivision).where("to_division", "=", toDivision).where("from_code", "=", sql<string>`any(${codes}::text[])`).execute();
      for (const batch of batches(pair)) {
        const values = batch.map((row) => ({ from_code: row.fromCode, from_division: fromDivision, to_code: row.toCode, to_division: toDivision, weight: row.weight, basis: row.basis, source: row.source, error_share: row.errorShare }));
        await trx.insertInto("crosswalk").values(values).execute();
      }
    }
  });
}

/** Joins the caller's transaction where there is one: Kysely doesn't nest them. */
function inTransaction<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

function batches<T>(rows: readonly T[], size = batchRows): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

function levelConflict(asked: { code: string; level: Level; division: number }, known: Level): Problem {
  return new Problem({ kind: "area-level-conflict", message: `${asked.code} (${asked.division}) is listed as ${asked.level} and known as ${known}.`, wayOut: "Use another code, or check the level in the list." });
}
