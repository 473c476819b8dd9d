/** Files that somebody sent for an import: looked at before they are kept, and not kept for long. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type pg from "pg";
import type { Database } from "../../kernel/database.ts";
import { Problem } from "../../kernel/problem.ts";
import { isHtml, openZip } from "../readers/index.ts";

export type Sent = { fileName: string; bytes: Buffer };

const mostMappingBytes = 256 * 1024;
/** Of one person: the oldest make way. */
const mostFiles = 8;

/** A name that is safe as a name in any folder and in any message; its ending stays. */
export function cleanName(given: string): string {
  const name = given
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, "-")
    .trim();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length).replace(/^\.+/, "");
  // File systems count bytes; half a sign at the end goes.
  const short = Buffer.from(stem)
    .subarray(0, 150)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
  return `${short || "bestand"}${ending}`;
}

/**
 * What kind of figures a file holds, by its ending and its first bytes.
 * @throws Problem `file-kind`, `file-empty`, `html-instead`, `not-csv`, and those of `openZip`
 */
export function checkFigures({ fileName, bytes }: Sent): "xlsx" | "csv" {
  const kind = /\.(xlsx|csv)$/i.exec(fileName)?.[1].toLowerCase();
  if (kind !== "xlsx" && kind !== "csv") throw wrongKind("file-kind", fileName, "an .xlsx of StatLine, or a .csv");
  refuseEmpty(fileName, bytes);
  if (isHtml(bytes.subarray(0, 1024)))
    throw new Problem({
      kind: "html-instead",
      message: `${fileName} holds a web page (HTML), not figures.`,
      wayOut: "The site probably answered with an error or log-in page. Download the file again and look at it before importing.",
    });
  if (kind === "xlsx") openZip(bytes, fileName);
  else if (bytes.subarray(0, 64 * 1024).includes(0) || bytes.subarray(0, 2).toString("latin1") === "PK")
    throw new Problem({
      kind: "not-csv",
      message: `${fileName} is not a text file.`,
      wayOut: "Save it as CSV; a spreadsheet of StatLine is imported as it is, with the ending .xlsx.",
    });
  return kind;
}

/** @throws Problem `mapping-kind`, `file-empty`, `file-too-large`; its content is checked by `mappingOf` */
export function checkMappingFile({ fileName, bytes }: Sent): void {
  if (!/\.ya?ml$/i.test(fileName)) throw wrongKind("mapping-kind", fileName, "a .yaml");
  refuseEmpty(fileName, bytes);
  if (bytes.length > mostMappingBytes)
    throw new Problem({
      kind: "file-too-large",
      status: 413,
      message: `${fileName} is ${Math.round(bytes.length / 1024)} KB; a mapping is at most ${mostMappingBytes / 1024} KB.`,
      wayOut: "Check that it is the right file.",
    });
}

function refuseEmpty(fileName: string, bytes: Buffer): void {
  if (bytes.length === 0)
    throw new Problem({ kind: "file-empty", message: `${fileName} is empty.`, wayOut: "Choose the file again, or download it again." });
}

const wrongKind = (kind: string, fileName: string, wanted: string): Problem =>
  new Problem({ kind, message: `${fileName} is not of a kind that can be read here.`, wayOut: `Send ${wanted}.` });

/** @param trx in which the owner acts @returns its id */
export async function keepUpload(trx: Database, owner: string, { fileName, bytes }: Sent): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { id } = await trx
    .insertInto("upload")
    .values({ owner, file_name: fileName, bytes, sha256 })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`delete from upload where owner = ${owner} and id not in (select id from upload where owner = ${owner} order by at desc limit ${mostFiles})`.execute(
    trx,
  );
  return id;
}

type Queries = Pick<pg.Pool, "query">;

export async function dropUploads(pool: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await pool.query("delete from upload where id = any($1)", [ids]);
}

/** What nobody agreed to within a day. */
export async function dropOldUploads(pool: Queries): Promise<void> {
  await pool.query("delete from upload where at < now() - interval '1 day'");
}

/** Drops old files at once and each hour, until the signal is given. */
export async function dropOldUploadsHourly(pool: Queries, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await dropOldUploads(pool).catch(() => {});
    await sleep(3_600_000, undefined, { signal, ref: false }).catch(() => {});
  }
}
