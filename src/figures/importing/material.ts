/** From what somebody sent, or a table number, to a delivery. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { Problem } from "../../kernel/problem.ts";
import type { Delivery, Progress } from "../delivery.ts";
import {
  descriptionOf,
  loadSourceDescriptions,
  readCsv,
  readMapping,
  readStatlineLive,
  readStatlineXlsx,
  type Mapping,
  type SourceDescription,
} from "../readers/index.ts";
import type { Material } from "./order.ts";

export type Folders = {
  /** Source descriptions. */
  sources: string;
  /** Pages of a table that is fetched live. */
  cache: string;
};

/**
 * @param folder empty, for this alone: what was sent is put there while it is read
 * @throws Problem those of the readers, and `upload-gone`
 */
export async function readMaterial(
  client: pg.ClientBase,
  from: Material,
  folders: Folders & { folder: string },
  onProgress: Progress,
): Promise<Delivery> {
  onProgress("read", 0, null);
  const descriptions = await loadSourceDescriptions(folders.sources);
  if (from.form === "table")
    return readStatlineLive({
      description: descriptionOf(from.table, descriptions),
      cacheFolder: folders.cache,
      retrievedAt: new Date(),
      onProgress,
    });
  const sent = await readUpload(client, from.upload);
  const path = join(folders.folder, sent.fileName);
  await writeFile(path, sent.bytes);
  if (from.form === "xlsx") return readStatlineXlsx(path, { descriptions, retrievedAt: sent.at, onProgress });
  const described = await readUpload(client, from.mapping);
  const mapping = await mappingOf(described.bytes, described.fileName, descriptions);
  return readCsv(path, { mapping, retrievedAt: sent.at, onProgress });
}

/** A mapping that was sent. What it extends is one of the descriptions that are here, by name: never a path. */
export function mappingOf(bytes: Buffer, fileName: string, descriptions: readonly SourceDescription[]): Promise<Mapping> {
  return readMapping(bytes.toString("utf8"), fileName, async (extended) => {
    const name = extended.split(/[\\/]/).at(-1) ?? "";
    return descriptionOf(name.replace(/\.ya?ml$/i, ""), descriptions);
  });
}

async function readUpload(client: pg.ClientBase, id: string): Promise<{ fileName: string; bytes: Buffer; at: Date }> {
  const { rows } = await client.query<{ fileName: string; bytes: Buffer; at: Date }>(
    'select file_name as "fileName", bytes, at from upload where id = $1',
    [id],
  );
  if (rows.length > 0) return rows[0];
  throw new Problem({
    kind: "upload-gone",
    status: 410,
    message: "The file that was sent is no longer here.",
    wayOut: "Send it again; what is sent stays for a day.",
  });
}
