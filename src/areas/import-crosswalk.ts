import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type pg from "pg";
import { Problem } from "../kernel/problem.ts";
import { unevenWeights, type CrosswalkRow } from "./crosswalk.ts";
import { readCrosswalk } from "./crosswalk-csv.ts";
import { levelOfCode, parentCode } from "./level.ts";
import { storeListedAreas, type AreaListing } from "./listed-areas.ts";
import { readHierarchy, saveCrosswalk } from "./queries.ts";
import { inTransaction } from "./transaction.ts";

export type ImportedCrosswalk = {
  rows: number;
  /** From-areas whose rows were not there yet, or different. */
  changed: number;
  /** What keeps figures from being carried although the rows are stored, one line each. */
  notes: string[];
};

/**
 * Reads a crosswalk and stores it, all or none; the same file twice changes nothing. The areas that it leads to become known in their
 * division, with what holds them, so that figures can be carried there before that division has any of its own.
 * @throws Problem when the file can't be read, a row is at fault, or a to-area can't exist; nothing is stored then
 */
export async function importCrosswalk(pool: pg.Pool, path: string): Promise<ImportedCrosswalk> {
  const fileName = basename(path);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Problem({ kind: "file-not-found", message: `There is no file ${path}.`, wayOut: "Check the path.", cause });
  });
  const rows = readCrosswalk(bytes.toString("utf8"), fileName);
  const pairs = [...Map.groupBy(rows, ({ fromDivision, toDivision }) => `${fromDivision} ${toDivision}`).values()];
  const changed = await inTransaction(pool, async (client) => {
    for (const pair of pairs) await storeDestinations(client, pair);
    return saveCrosswalk(client, rows);
  });
  const notes = pairs.flatMap((pair) => unevenWeights(pair).map(({ found }) => `${found} Figures that need it can't be carried.`));
  return { rows: rows.length, changed, notes };
}

async function storeDestinations(client: pg.ClientBase, rows: readonly CrosswalkRow[]): Promise<void> {
  const { fromDivision, toDivision } = rows[0];
  const { parents } = await readHierarchy(client, fromDivision);
  const parentOf = (code: string): string | null => {
    const held = parents.get(code);
    // Regions change between years as districts do; that a municipality lies in its country does not.
    return parentCode(code) ?? (held !== undefined && levelOfCode(held) === "country" ? held : null);
  };
  const listed = new Map<string, AreaListing>();
  for (const { toCode } of rows) {
    for (let code: string | null = toCode; code !== null && !listed.has(code); code = parentOf(code)) {
      listed.set(code, { code, level: levelOfCode(code) ?? "set", name: null, parent: parentOf(code) });
    }
  }
  // Apart, because a municipality that comes new together with neighbourhoods counts as known completely, and a crosswalk may be partial.
  const [neighbourhoods, others] = [
    [...listed.values()].filter(({ level }) => level === "neighbourhood"),
    [...listed.values()].filter(({ level }) => level !== "neighbourhood"),
  ];
  for (const areas of [others, neighbourhoods]) await storeListedAreas(client, areas, toDivision, []);
}
