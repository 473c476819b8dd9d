import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type pg from "pg";
import type { Report } from "../kernel/jobs.ts";
import { Problem } from "../kernel/problem.ts";
import { prepareBoundaries } from "./boundaries.ts";
import { readBoundaries } from "./geojson.ts";
import { findNameless, nameAreas, saveBoundaries } from "./queries.ts";
import { inTransaction } from "./transaction.ts";

export type ImportedBoundaries = {
  count: number;
  /** Of which were not there yet, or different. */
  changed: number;
  year: number;
  notes: string[];
};

/**
 * Reads a GeoJSON file and stores its outlines, all or none; the same file twice changes nothing. Areas that had no name get the file's.
 * @param options.year of the outlines; needed where the file does not say
 * @param options.source publisher and licence
 * @throws Problem when the file can't be read or an outline is no outline; nothing is stored then
 */
export async function importBoundaries(
  pool: pg.Pool,
  path: string,
  options: { year?: number | undefined; source: string },
  report: Report,
): Promise<ImportedBoundaries> {
  const fileName = basename(path);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Problem({ kind: "file-not-found", message: `There is no file ${path}.`, wayOut: "Check the path.", cause });
  });
  report("read", 0, null);
  const { outlines, year, notes } = readBoundaries(bytes, { fileName, ...(options.year === undefined ? {} : { year: options.year }) });
  report("simplify", 0, null);
  const prepared = prepareBoundaries(outlines, year, options.source);
  report("store", 0, prepared.length);
  const changed = await inTransaction(pool, async (client) => {
    const nameless = await findNameless(
      client,
      outlines.map(({ code }) => code),
    );
    const named = outlines.flatMap(({ code, name }) => (name !== null && name !== code && nameless.has(code) ? [{ code, name }] : []));
    if (named.length > 0) await nameAreas(client, named, null);
    return saveBoundaries(client, prepared);
  });
  return { count: prepared.length, changed, year, notes };
}
