/** The room's SQL. The handle comes first; plain rows come out. */
import { sql } from "kysely";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { ItemKind } from "./items.ts";

export type CurrentRow = {
  id: number;
  framework: string;
  kind: ItemKind;
  key: string;
  sort: number;
  version: number;
  content: unknown;
  removed: boolean;
  fromPack: boolean;
  actor: string;
  reason: string;
  at: Date;
};
export type VersionRow = {
  version: number;
  content: unknown;
  removed: boolean;
  fromPack: boolean;
  actor: string;
  reason: string;
  at: Date;
};
/** A version to be written; `version` is one more than the last. */
export type NewVersion = { kind: ItemKind; key: string; version: number; content: unknown; removed: boolean };
export type Signed = { actor: string; reason: string; fromPack: boolean };

const current = sql.raw(
  'id, framework_id as framework, kind, key, sort, version, content, removed, from_pack as "fromPack", actor, reason, at',
);

/** Every item as it is today, removed ones included; of one framework, or of all. */
export async function currentItems(read: ReadDatabase, framework: string | null = null): Promise<CurrentRow[]> {
  const which = framework === null ? sql`true` : sql`framework_id = ${framework}`;
  return (
    await sql<CurrentRow>`select ${current} from current_policy_item where ${which} order by framework_id, kind, sort, key`.execute(read)
  ).rows;
}

/** Every version of one item, oldest first; empty when there is no such item. */
export async function versionsOf(read: ReadDatabase, framework: string, kind: ItemKind, key: string): Promise<VersionRow[]> {
  return (
    await sql<VersionRow>`
      select v.version, v.content, v.removed, v.from_pack as "fromPack", v.actor, v.reason, v.at
      from policy_item_version v join policy_item i on i.id = v.item_id
      where i.framework_id = ${framework} and i.kind = ${kind} and i.key = ${key} order by v.version`.execute(read)
  ).rows;
}

/** What a pack last said of each item of a framework, whoever wrote after it. */
export async function lastFromPack(
  read: ReadDatabase,
  framework: string,
): Promise<{ kind: ItemKind; key: string; content: unknown; removed: boolean }[]> {
  return (
    await sql<{ kind: ItemKind; key: string; content: unknown; removed: boolean }>`
      select distinct on (i.id) i.kind, i.key, v.content, v.removed
      from policy_item i join policy_item_version v on v.item_id = i.id
      where i.framework_id = ${framework} and v.from_pack order by i.id, v.version desc`.execute(read)
  ).rows;
}

/** Which pack each framework came with. */
export async function packOfFrameworks(read: ReadDatabase): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; pack: string }>`select id, pack from framework`.execute(read);
  return new Map(rows.map(({ id, pack }) => [id, pack]));
}

export async function insertFramework(db: Database, id: string, pack: string): Promise<void> {
  await db.insertInto("framework").values({ id, pack }).execute();
}

/** Two packs that load at once, or one pack twice: the second waits for the first, to the end of its transaction. */
const loadingLock = 4_171_351;

export async function lockLoading(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${loadingLock})`.execute(db);
}

/** Until the transaction ends nobody else writes in this framework. @returns whether there is one */
export async function lockFramework(db: Database, id: string): Promise<boolean> {
  return (await sql`select from framework where id = ${id} for update`.execute(db)).rows.length > 0;
}

/** Adds items that are new and moves those whose place changed. A statement runs only when there is something to do: each moves the data's version. */
export async function placeItems(
  db: Database,
  framework: string,
  items: readonly { kind: ItemKind; key: string; sort: number }[],
): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into policy_item (framework_id, kind, key, sort)
    select ${framework}, kind, key, sort from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n (kind policy_kind, key text, sort int)
    on conflict (framework_id, kind, key) do update set sort = excluded.sort`.execute(db);
}

/** Adds versions to items that are there. */
export async function insertVersions(
  db: Database,
  framework: string,
  versions: readonly NewVersion[],
  { actor, reason, fromPack }: Signed,
): Promise<void> {
  if (versions.length === 0) return;
  await sql`
    insert into policy_item_version (item_id, version, content, removed, from_pack, actor, reason)
    select i.id, n.version, n.content, n.removed, ${fromPack}, ${actor}, ${reason}
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as n (kind policy_kind, key text, version int, content jsonb, removed boolean)
    join policy_item i on i.framework_id = ${framework} and i.kind = n.kind and i.key = n.key`.execute(db);
}

/** One item as it is today, removed or not. */
export async function currentItem(read: ReadDatabase, framework: string, kind: ItemKind, key: string): Promise<CurrentRow | undefined> {
  const { rows } =
    await sql<CurrentRow>`select ${current} from current_policy_item where framework_id = ${framework} and kind = ${kind} and key = ${key}`.execute(
      read,
    );
  return rows[0];
}

/** Every key of a kind that there is or was: a new thing takes none of them. */
export async function keysOf(read: ReadDatabase, framework: string, kind: ItemKind): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from policy_item where framework_id = ${framework} and kind = ${kind}`.execute(
    read,
  );
  return new Set(rows.map(({ key }) => key));
}
