/** The content of a database in a few words, to see whether anything was written. Asked as the owner, who sees everything. */
import type { TestDatabase } from "../database.ts";

type Base = Pick<TestDatabase, "owner">;

/** A session's last use is noted when it is used. */
const unwatched: Readonly<Record<string, readonly string[]>> = { session: ["seen_at"] };

const told = (table: string): string => {
  const row = `to_jsonb(t) - array[${(unwatched[table] ?? []).map((column) => `'${column}'`).join(",")}]::text[]`;
  return `'${table}', (select count(*) || ' ' || coalesce(sum(hashtextextended((${row})::text, 0))::text, '') from "${table}" t)`;
};

async function askOf({ owner }: Base, tables: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ told: Record<string, string> }>(`select json_build_object(${tables.map(told).join(", ")}) as told`);
  return rows[0].told;
}

/** Every table → its rows and a checksum of them. */
export async function rowsOf(base: Base): Promise<Record<string, string>> {
  const { rows } = await base.owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return askOf(
    base,
    rows.map(({ name }) => name),
  );
}

/** What a request may have written: small tables by their rows, the large ones by how far public data moved on. */
export type Mark = { event: string; tables: Readonly<Record<string, string>> };

const large = 2_000;
const watched = new WeakMap<object, readonly string[]>();

export async function markOf(base: Base): Promise<Mark> {
  // Tables that tell the log of each change, by their own triggers.
  const { rows } = watched.has(base.owner)
    ? { rows: [] }
    : await base.owner.query<{ name: string }>(
        `select distinct c.relname as name
         from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
         where p.proname in ('audit_row', 'audit_rows', 'audit_figures', 'audit_policy_version') and not t.tgisinternal and c.reltuples <= $1 order by 1`,
        [large],
      );
  const tables = watched.get(base.owner) ?? ["data_version", ...rows.map(({ name }) => name)];
  watched.set(base.owner, tables);
  const { audit_head: event, ...content } = await askOf(base, ["audit_head", ...tables]);
  return { event, tables: content };
}

/** Which tables changed between two moments, and whether the log did. */
export function changedBetween(one: Mark, other: Mark): { content: string[]; logged: boolean } {
  const names = Object.keys(other.tables).filter((name) => one.tables[name] !== other.tables[name]);
  return { content: names, logged: one.event !== other.event };
}
