/** The areas that a delivery names: found in the database, added where new, refused where they can't be. */
import type pg from "pg";
import { Problem, type Fault } from "../kernel/problem.ts";
import { levelOfCode, levels, parentCode, type Level } from "./level.ts";

export type AreaListing = { code: string; level: Level; name: string | null; parent: string | null };

/**
 * @param rows per position the row of the input in which the area stands first, for messages
 * @returns per position the id of the area in this division
 * @throws Problem `unknown-area`, when a municipality is known completely and does not have the code
 */
export async function storeListedAreas(client: pg.ClientBase, listed: readonly AreaListing[], division: number, rows: ArrayLike<number>): Promise<Int32Array> {
  const wanted = [...listed.map(({ code }) => code), ...listed.map(({ code }) => municipalityCode(code)).filter((code) => code !== null)];
  const known = await findIds(client, wanted, division);
  refuseUnknown(listed, division, rows, known);
  const fresh = listed.filter(({ code }) => !known.has(code));
  for (const level of levels) await insertLevel(client, fresh.filter((area) => area.level === level), division);
  await giveNames(client, listed, division);
  if (fresh.length > 0) await markComplete(client, fresh, listed, division);
  const ids = fresh.length > 0 ? await findIds(client, wanted, division) : known;
  return Int32Array.from(listed, ({ code }) => ids.get(code)?.id ?? 0);
}

/** Parent per code, and the members of each set, of one division. */
export async function readHierarchy(client: pg.ClientBase, division: number): Promise<{ parents: Map<string, string>; sets: Map<string, string[]> }> {
  const parents = await client.query<{ code: string; parent: string }>("select a.code, p.code as parent from area a join area p on p.id = a.parent_id where a.division = $1", [division]);
  const sets = await client.query<{ code: string; members: string[] }>(
    "select s.code, array_agg(m.code order by m.code) as members from area_member join area s on s.id = set_id join area m on m.id = member_id where s.division = $1 group by s.code",
    [division],
  );
  return { parents: new Map(parents.rows.map(({ code, parent }) => [code, parent])), sets: new Map(sets.rows.map(({ code, members }) => [code, members])) };
}

type Known = Map<string, { id: number; complete: boolean }>;

async function findIds(client: pg.ClientBase, codes: string[], division: number): Promise<Known> {
  const { rows } = await client.query<{ code: string; id: number; complete: boolean }>("select code, id, complete from area where division = $1 and code = any($2)", [division, codes]);
  return new Map(rows.map(({ code, id, complete }) => [code, { id, complete }]));
}

function municipalityCode(code: string): string | null {
  return /^(WK|BU)\d{6,8}$/.test(code) ? `GM${code.slice(2, 6)}` : null;
}

function refuseUnknown(listed: readonly AreaListing[], division: number, rows: ArrayLike<number>, known: Known): void {
  const faults: Fault[] = [];
  for (const [position, { code, level }] of listed.entries()) {
    if (known.has(code)) continue;
    const municipality = municipalityCode(code);
    const row = rows[position] > 0 ? rows[position] : undefined;
    if (levelOfCode(code) === null) {
      faults.push({ row, found: `${code} is no code of the statistics office and no ${level} of the ${division} division`, mend: "mend the code, or make the set first" });
    } else if (municipality && known.get(municipality)?.complete) {
      faults.push({ row, found: `${code} does not exist in the ${division} division of ${municipality}`, mend: "name the division that the codes belong to, or carry the figures across with a crosswalk" });
    }
  }
  if (faults.length === 0) return;
  throw new Problem({
    kind: "unknown-area",
    message: `${faults.length} area ${faults.length === 1 ? "code is" : "codes are"} not of the ${division} division.`,
    wayOut: "Nothing was loaded.",
    faults: faults.slice(0, 100),
  });
}

async function insertLevel(client: pg.ClientBase, areas: readonly AreaListing[], division: number): Promise<void> {
  if (areas.length === 0) return;
  await client.query(
    `insert into area (code, division, level, name, parent_id)
     select n.code, $1, n.level, coalesce(n.name, other.name, n.code), p.id
     from unnest($2::text[], $3::area_level[], $4::text[], $5::text[]) with ordinality as n (code, level, name, parent, place)
     left join area p on p.code = n.parent and p.division = $1
     left join lateral (select name from area where code = n.code and name <> code order by division desc limit 1) other on true
     order by n.place`,
    [division, areas.map(({ code }) => code), areas.map(({ level }) => level), areas.map(({ name }) => name), areas.map(({ code, parent }) => parent ?? parentCode(code))],
  );
}

/** A name that came later: some sources list codes only. A name that is there stays. */
async function giveNames(client: pg.ClientBase, listed: readonly AreaListing[], division: number): Promise<void> {
  const named = listed.filter(({ name }) => name !== null);
  await client.query(
    `update area set name = n.name from unnest($2::text[], $3::text[]) as n (code, name)
     where area.code = n.code and area.division = $1 and area.name = area.code and n.name <> n.code`,
    [division, named.map(({ code }) => code), named.map(({ name }) => name)],
  );
}

/** A municipality that came new and with neighbourhoods is known completely from now on. */
async function markComplete(client: pg.ClientBase, fresh: readonly AreaListing[], listed: readonly AreaListing[], division: number): Promise<void> {
  const detailed = new Set(listed.filter(({ level }) => level === "neighbourhood").map(({ code }) => municipalityCode(code)));
  const codes = fresh.filter(({ code, level }) => level === "municipality" && detailed.has(code)).map(({ code }) => code);
  await client.query("update area set complete = true where division = $1 and code = any($2)", [division, codes]);
}
