import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { Problem } from "./problem.ts";
import { fromRoot } from "./root.ts";

export type Migration = { name: string; sql: string; checksum: string };
export type MigrationState = { name: string; appliedAt: Date | null };

// Any fixed number will do; it keeps two starting processes from migrating at once.
const lock = 4_171_344;

/** The migrations of this version, in order. */
export function listMigrations(folder = fromRoot("migrations")): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9-]+\.sql$/.test(file))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what is missing, each file in its own transaction. Forward only.
 * Goes through `pg` and not through Kysely, which refuses more than one statement at a time.
 * @returns the names that were applied now
 */
export async function migrate(client: pg.ClientBase, migrations = listMigrations()): Promise<string[]> {
  await client.query("select pg_advisory_lock($1)", [lock]);
  try {
    await client.query(
      `create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const applied = await readApplied(client);
    refuseChanged(migrations, applied);
    const fresh = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, sql, checksum } of fresh) {
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query("insert into migration (name, checksum) values ($1, $2)", [name, checksum]);
        await client.query("commit");
      } catch (cause) {
        await client.query("rollback");
        throw new Problem({
          kind: "migration",
          status: 500,
          message: `Migration ${name} failed: ${(cause as Error).message}.`,
          wayOut: "Nothing of it was kept; mend the cause and start again.",
          cause,
        });
      }
    }
    return fresh.map(({ name }) => name);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [lock]);
  }
}

/** Every migration of this version, with the time it was applied; of a database that was migrated before. */
export async function migrationState(client: pg.ClientBase): Promise<MigrationState[]> {
  const applied = await readApplied(client);
  return listMigrations().map(({ name }) => ({ name, appliedAt: applied.get(name)?.appliedAt ?? null }));
}

async function readApplied(client: pg.ClientBase) {
  const { rows } = await client.query<{ name: string; checksum: string; applied_at: Date }>("select * from migration");
  return new Map(rows.map((row) => [row.name, { checksum: row.checksum, appliedAt: row.applied_at }]));
}

function refuseChanged(migrations: Migration[], applied: Map<string, { checksum: string }>): void {
  const changed = migrations.filter(({ name, checksum }) => applied.has(name) && applied.get(name)?.checksum !== checksum);
  const strange = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
  if (changed.length === 0 && strange.length === 0) return;
  throw new Problem({
    kind: "migration-mismatch",
    status: 500,
    message: `The database does not belong to this version: ${[...changed.map(({ name }) => `${name} has changed`), ...strange.map((name) => `${name} is unknown here`)].join(", ")}.`,
    wayOut: "Use the version that made this database, a newer one, or another data folder (--data DIR).",
  });
}
