/** The room's SQL. The handle comes first; which rows it sees is the database's answer to who acts. */
import { sql, type SqlBool, type RawBuilder } from "kysely";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { Draft } from "./draft.ts";

const columns =
  sql.raw(`d.id, d.kind, d.key, d.title, d.parts, d.owner, w.name as writer, d.base_version as "baseVersion", d.content, d.version,
  d.state, d.reason, d.changed_at as "changedAt", d.handed_in_at as "handedInAt", p.name as decider, d.decided_by as "decidedBy",
  d.decided_at as "decidedAt", d.decision`);

const alive = sql<SqlBool>`d.state in ('open', 'handedIn', 'returned')`;

async function drafts(read: ReadDatabase, where: RawBuilder<SqlBool>, more: RawBuilder<unknown> = sql``): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select ${columns} from draft d join account w on w.id = d.owner left join account p on p.id = d.decided_by where ${where} ${more}`.execute(
    read,
  );
  return rows;
}

/** The draft that somebody is writing of this thing; undefined when there is none. */
export const draftOf = async (read: ReadDatabase, owner: string, kind: string, key: string): Promise<Draft | undefined> =>
  (await drafts(read, sql`d.owner = ${owner} and d.kind = ${kind} and d.key = ${key} and ${alive}`))[0];

export const draftById = async (read: ReadDatabase, id: string): Promise<Draft | undefined> => (await drafts(read, sql`d.id = ${id}`))[0];

/** Somebody's own, the ones that wait longest first. */
export const ownDrafts = (read: ReadDatabase, owner: string): Promise<Draft[]> =>
  drafts(read, sql`d.owner = ${owner} and ${alive}`, sql`order by coalesce(d.decided_at, d.changed_at), d.id`);

/** What others handed in and nobody decided about, oldest first. */
export const handedIn = (read: ReadDatabase, notOf: string): Promise<Draft[]> =>
  drafts(read, sql`d.state = 'handedIn' and d.owner <> ${notOf}`, sql`order by d.handed_in_at, d.id`);

/** All that can be seen and was handed in or decided about, newest first. */
export const proposals = (read: ReadDatabase, most: number): Promise<Draft[]> =>
  drafts(
    read,
    sql`d.state in ('handedIn', 'returned', 'published')`,
    sql`order by coalesce(d.decided_at, d.handed_in_at) desc, d.id limit ${most}`,
  );

/** What somebody wrote or decided, and is public now; newest first. */
export const publishedLately = (read: ReadDatabase, account: string, most: number): Promise<Draft[]> =>
  drafts(
    read,
    sql`d.state = 'published' and (d.owner = ${account} or d.decided_by = ${account})`,
    sql`order by d.decided_at desc, d.id limit ${most}`,
  );

/** Until the transaction ends nobody else writes in it. @returns false when it can't be written by who acts */
export async function lockDraft(trx: Database, id: string): Promise<boolean> {
  return (await sql`select from draft where id = ${id} for update`.execute(trx)).rows.length > 0;
}

export type DraftText = { title: string; parts: readonly string[]; content: unknown; reason: string };

/** @returns null when the person has one already: it came in between */
export async function insertDraft(
  trx: Database,
  draft: DraftText & { kind: string; key: string; action: string; owner: string; baseVersion: number },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into draft (kind, key, title, parts, action, owner, base_version, content, reason)
    values (${draft.kind}, ${draft.key}, ${draft.title}, ${draft.parts}, ${draft.action}, ${draft.owner}, ${draft.baseVersion},
      ${JSON.stringify(draft.content)}, ${draft.reason})
    on conflict (owner, kind, key) where state in ('open', 'handedIn', 'returned') do nothing returning id`.execute(trx);
  return rows[0]?.id ?? null;
}

/** @param rebase the public version that it now builds on, where that changed */
export async function updateDraft(trx: Database, id: string, draft: DraftText, rebase: number | null): Promise<void> {
  await sql`
    update draft set title = ${draft.title}, parts = ${draft.parts}, content = ${JSON.stringify(draft.content)}, reason = ${draft.reason},
      base_version = coalesce(${rebase}::int, base_version), state = 'open', version = version + 1, changed_at = now() where id = ${id}`.execute(
    trx,
  );
}

export async function setHandedIn(trx: Database, id: string): Promise<void> {
  await sql`update draft set state = 'handedIn', version = version + 1, handed_in_at = now() where id = ${id}`.execute(trx);
}

/** Open again, or dropped, by its writer. */
export async function setByWriter(trx: Database, id: string, state: "open" | "dropped"): Promise<void> {
  await sql`update draft set state = ${state}, version = version + 1 where id = ${id}`.execute(trx);
}

export async function setDecided(trx: Database, id: string, state: "published" | "returned", by: string, decision: string): Promise<void> {
  await sql`update draft set state = ${state}, decided_by = ${by}, decided_at = now(), decision = ${decision} where id = ${id}`.execute(
    trx,
  );
}
