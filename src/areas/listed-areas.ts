/** The areas that a delivery names: found in the database, added where new, refused where they can't be. */
import type pg from "pg";
import { Problem, type Fault } from "../kernel/problem.ts";
import { levelOfCode, levels, parentCode } from "./level.ts";
import { attachToCountry, findAreas, insertAreas, markComplete, nameAreas, type KnownArea, type NewArea } from "./queries.ts";

export { readHierarchy } from "./queries.ts";
export type AreaListing = NewArea;

/** Two that store at once may bring the same new areas: the second waits for the first, to the end of its transaction. */
const storingLock = 4_171_348;

/**
 * @param rows per position the row of the input in which the area stands first, for messages
 * @param declared the list itself says which areas there are (a pack does), so codes need not be the statistics office's
 * @returns per position the id of the area in this division
 * @throws Problem `unknown-area`, when a municipality is known completely and does not have the code
 */
export async function storeListedAreas(
  client: pg.ClientBase,
  listed: readonly AreaListing[],
  division: number,
  rows: ArrayLike<number>,
  declared = false,
): Promise<Int32Array> {
  await client.query("select pg_advisory_xact_lock($1)", [storingLock]);
  const known = await findListedAreas(client, listed, division, declared ? null : rows);
  const fresh = listed.filter(({ code }) => !known.has(code));
  for (const level of levels) {
    const ofLevel = fresh.filter((area) => area.level === level).map((area) => ({ ...area, parent: area.parent ?? parentCode(area.code) }));
    if (ofLevel.length > 0) await insertAreas(client, ofLevel, division);
  }
  if (fresh.length > 0) await attachToCountry(client, division);
  // Some sources list codes only: a name may come with a later one.
  const named = listed.flatMap(({ code, name }) =>
    name !== null && name !== code && known.get(code)?.name === code ? [{ code, name }] : [],
  );
  if (named.length > 0) await nameAreas(client, named, division);
  const complete = newlyComplete(fresh, listed);
  if (complete.length > 0) await markComplete(client, complete, division);
  const ids = fresh.length > 0 ? await findListedAreas(client, listed, division, null) : known;
  return Int32Array.from(listed, ({ code }) => ids.get(code)?.id ?? 0);
}

/**
 * Those of the listed areas that are known, and their municipalities, by code.
 * @param rows as in `storeListedAreas`; null: what isn't known is not refused
 * @throws Problem `unknown-area`
 */
export async function findListedAreas(
  client: pg.ClientBase,
  listed: readonly AreaListing[],
  division: number,
  rows: ArrayLike<number> | null,
): Promise<ReadonlyMap<string, KnownArea>> {
  const wanted = [...listed.map(({ code }) => code), ...listed.map(({ code }) => municipalityCode(code)).filter((code) => code !== null)];
  const known = await findAreas(client, wanted, division);
  if (rows !== null) refuseUnknown(listed, division, rows, known);
  return known;
}

function municipalityCode(code: string): string | null {
  return /^(WK|BU)\d{6,8}$/.test(code) ? `GM${code.slice(2, 6)}` : null;
}

function refuseUnknown(
  listed: readonly AreaListing[],
  division: number,
  rows: ArrayLike<number>,
  known: ReadonlyMap<string, KnownArea>,
): void {
  const faults: Fault[] = [];
  for (const [position, { code, level }] of listed.entries()) {
    if (known.has(code)) continue;
    const municipality = municipalityCode(code);
    const row = rows[position] > 0 ? rows[position] : undefined;
    if (levelOfCode(code) === null) {
      faults.push({
        row,
        found: `${code} is no code of the statistics office and no ${level} of the ${division} division`,
        mend: "mend the code, or make the set first",
      });
    } else if (municipality && known.get(municipality)?.complete) {
      faults.push({
        row,
        found: `${code} does not exist in the ${division} division of ${municipality}`,
        mend: "name the division that the codes belong to, or carry the figures across with a crosswalk",
      });
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

/** A municipality that came new and with neighbourhoods is known completely from now on. */
function newlyComplete(fresh: readonly AreaListing[], listed: readonly AreaListing[]): string[] {
  const detailed = new Set(listed.filter(({ level }) => level === "neighbourhood").map(({ code }) => municipalityCode(code)));
  return fresh.filter(({ code, level }) => level === "municipality" && detailed.has(code)).map(({ code }) => code);
}
