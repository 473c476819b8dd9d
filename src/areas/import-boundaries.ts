import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";
import type { Report } from "../kernel/jobs.ts";
import { Problem } from "../kernel/problem.ts";
import { prepareBoundaries } from "./boundaries.ts";
import { readBoundaries } from "./geojson.ts";
import { saveBoundaries } from "./queries.ts";

export type ImportedBoundaries = { count: number; year: number; notes: string[] };

/**
 * Reads a GeoJSON file and stores its outlines, all or none. Areas that had no name get the file's.
 * @throws Problem when the file can't be read or an outline is no outline; nothing is stored then
 */
export async function importBoundaries(db: Database, path: string, options: { year?: number | undefined; source?: string | undefined }, report: Report): Promise<ImportedBoundaries> {
  const fileName = basename(path);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Problem({ kind: "file-not-found", message: `There is no file ${path}.`, wayOut: "Check the path.", cause });
  });
  report("read", 0, null);
  const { outlines, year, notes } = readBoundaries(bytes, { fileName, ...(options.year === undefined ? {} : { year: options.year }) });
  report("simplify", 0, null);
  const prepared = prepareBoundaries(outlines, year, options.source ?? `Publisher not stated; file ${fileName}`);
  report("store", 0, prepared.length);
  await db.transaction().execute(async (trx) => {
    await saveBoundaries(trx, prepared);
    const named = outlines.filter(({ name }) => name !== null);
    await sql`update area set name = n.name from unnest(${named.map(({ code }) => code)}::text[], ${named.map(({ name }) => name)}::text[]) as n (code, name) where area.code = n.code and area.name = area.code`.execute(trx);
  });
  return { count: prepared.length, year, notes };
}
