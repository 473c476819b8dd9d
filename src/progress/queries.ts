/** The room's SQL. The handle comes first; plain rows come out. */
import { sql } from "kysely";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { Language } from "../kernel/language.ts";

/** Which report: one framework, one year, one language. */
export type Key = { framework: string; year: number; language: Language };
export type Signed = { actor: string; reason: string };
export type TextRow = { chapter: string; part: string; version: number; text: string; author: string; reason: string; at: Date };
export type PublishedRow = Key & Signed & { version: number; sha256: string; at: Date };

const published = sql.raw("framework_id as framework, year, language, version, sha256, actor, reason, at");

/** Every published version, the latest year first and of each the latest version. */
export async function listPublished(read: ReadDatabase): Promise<PublishedRow[]> {
  return (
    await sql<PublishedRow>`select ${published} from published_report order by year desc, framework_id, language desc, version desc`.execute(
      read,
    )
  ).rows;
}

/** The content as frozen; of the newest version unless one is asked. Undefined when there is none. */
export async function frozenContent(
  read: ReadDatabase,
  { framework, year, language }: Key,
  version?: number,
): Promise<(PublishedRow & { content: string }) | undefined> {
  const which = version === undefined ? sql`true` : sql`version = ${version}`;
  const { rows } = await sql<PublishedRow & { content: string }>`
    select ${published}, content from published_report
    where framework_id = ${framework} and year = ${year} and language = ${language} and ${which} order by version desc limit 1`.execute(
    read,
  );
  return rows[0];
}

/** The newest version of the last year before this one. */
export async function formerReport(
  read: ReadDatabase,
  { framework, year, language }: Key,
): Promise<{ year: number; version: number; content: string } | undefined> {
  const { rows } = await sql<{ year: number; version: number; content: string }>`
    select year, version, content from published_report
    where framework_id = ${framework} and language = ${language} and year < ${year} order by year desc, version desc limit 1`.execute(read);
  return rows[0];
}

/** The texts that hold now, in the order in which they were first written. */
export async function currentTexts(read: ReadDatabase, { framework, year, language }: Key): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select chapter, part, version, text, author, reason, at from (
      select distinct on (chapter, part) *, min(at) over (partition by chapter, part) as begun
      from report_text where framework_id = ${framework} and year = ${year} and language = ${language}
      order by chapter, part, version desc) newest
    where text <> '' order by begun, chapter, part`.execute(read);
  return rows;
}

/** Every version of every text of a report, or of one text, oldest first. */
export async function textVersions(
  read: ReadDatabase,
  { framework, year, language }: Key,
  one?: { chapter: string; part: string },
): Promise<TextRow[]> {
  const which = one ? sql`chapter = ${one.chapter} and part = ${one.part}` : sql`true`;
  const { rows } = await sql<TextRow>`
    select chapter, part, version, text, author, reason, at from report_text
    where framework_id = ${framework} and year = ${year} and language = ${language} and ${which} order by chapter, part, version`.execute(
    read,
  );
  return rows;
}

/** @returns the version that it became */
export async function insertText(
  db: Database,
  { framework, year, language }: Key,
  { chapter, part, text, author, reason }: Omit<TextRow, "version" | "at">,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into report_text (framework_id, year, language, chapter, part, version, text, author, reason)
    select ${framework}, ${year}, ${language}, ${chapter}, ${part}, coalesce(max(version), 0) + 1, ${text}, ${author}, ${reason}
    from report_text where framework_id = ${framework} and year = ${year} and language = ${language} and chapter = ${chapter} and part = ${part}
    returning version`.execute(db);
  return rows[0].version;
}

/** Who agreed to exactly this body; undefined when nobody did. */
export async function approvalOf(
  read: ReadDatabase,
  { framework, year, language }: Key,
  version: number,
  bodySha256: string,
): Promise<(Signed & { account: string | null; at: Date }) | undefined> {
  const { rows } = await sql<Signed & { account: string | null; at: Date }>`
    select actor, account, reason, at from report_approval
    where framework_id = ${framework} and year = ${year} and language = ${language} and version = ${version} and body_sha256 = ${bodySha256}`.execute(
    read,
  );
  return rows[0];
}

/** Whether an earlier state of this version was approved. */
export async function wasApproved(read: ReadDatabase, { framework, year, language }: Key, version: number): Promise<boolean> {
  const { rows } =
    await sql`select from report_approval where framework_id = ${framework} and year = ${year} and language = ${language} and version = ${version} limit 1`.execute(
      read,
    );
  return rows.length > 0;
}

/** Approving the same body twice leaves the first. */
export async function insertApproval(
  db: Database,
  { framework, year, language }: Key,
  version: number,
  bodySha256: string,
  { actor, reason }: Signed,
): Promise<void> {
  await sql`
    insert into report_approval (framework_id, year, language, version, body_sha256, actor, reason)
    values (${framework}, ${year}, ${language}, ${version}, ${bodySha256}, ${actor}, ${reason}) on conflict do nothing`.execute(db);
}

/** @returns false when somebody published this version a moment ago */
export async function insertPublished(
  db: Database,
  { framework, year, language }: Key,
  row: Signed & { version: number; content: string; sha256: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into published_report (framework_id, year, language, version, content, sha256, actor, reason, at)
    values (${framework}, ${year}, ${language}, ${row.version}, ${row.content}, ${row.sha256}, ${row.actor}, ${row.reason}, ${row.at}) on conflict do nothing`.execute(
    db,
  );
  return numAffectedRows === 1n;
}
