import { createHash } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, type TestDatabase } from "../../test/database.ts";
import { listMigrations, migrate, migrationState, type Migration } from "./migrate.ts";

let base: TestDatabase;
let client: pg.PoolClient;
beforeEach(async () => {
  base = await emptyDatabase();
  client = await base.owner.connect();
});
afterEach(async () => {
  client.release();
  await base.close();
});

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: createHash("sha256").update(sql).digest("hex") });
const first = migration("0001_first.sql", "create table first (id int); insert into first values (1); comment on table first is 'one';");
const tables = async () =>
  (await client.query("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")).rows.map(
    (row) => row.relname,
  );

describe("migrate", () => {
  test("makes the whole schema in an empty database, and says what it did", async () => {
    const done = await migrate(client);
    expect(done).toEqual(listMigrations().map(({ name }) => name));
    expect(await tables()).toEqual(expect.arrayContaining(["area", "observation", "release", "job"]));
    expect((await migrationState(client)).every(({ appliedAt }) => appliedAt instanceof Date)).toBe(true);
  });

  test("a second time does nothing", async () => {
    await migrate(client, [first]);
    expect(await migrate(client, [first])).toEqual([]);
    expect((await client.query("select count(*)::int as n from first")).rows[0].n).toBe(1);
  });

  test("applies only what came new", async () => {
    await migrate(client, [first]);
    expect(await migrate(client, [first, migration("0002_second.sql", "create table second (id int);")])).toEqual(["0002_second.sql"]);
  });

  test("two processes that start together apply each file once", async () => {
    const other = await base.owner.connect();
    const done = await Promise.all([migrate(client, [first]), migrate(other, [first])]);
    other.release();
    expect(done.flat()).toEqual(["0001_first.sql"]);
  });

  test("refuses a file that has changed since, and touches nothing", async () => {
    await migrate(client, [first]);
    const refused = migrate(client, [
      migration(first.name, "create table other (id int);"),
      migration("0002_second.sql", "create table second (id int);"),
    ]);
    await expect(refused).rejects.toMatchObject({
      kind: "migration-mismatch",
      message: expect.stringContaining("0001_first.sql has changed"),
    });
    expect(await tables()).toEqual(["first", "migration"]);
  });

  test("refuses a database of a newer version", async () => {
    await migrate(client, [first, migration("0002_newer.sql", "create table newer (id int);")]);
    await expect(migrate(client, [first])).rejects.toMatchObject({
      kind: "migration-mismatch",
      message: expect.stringContaining("0002_newer.sql is unknown here"),
    });
  });

  test("a file that fails leaves nothing of itself, and those before it stay", async () => {
    const broken = migration("0002_broken.sql", "create table half (id int); insert into half values (1); select 1 / 0;");
    await expect(migrate(client, [first, broken])).rejects.toMatchObject({
      kind: "migration",
      message: expect.stringContaining("0002_broken.sql failed: division by zero"),
    });
    expect(await tables()).toEqual(["first", "migration"]);
    expect(await migrate(client, [first, migration("0002_broken.sql", "create table mended (id int);")])).toEqual(["0002_broken.sql"]);
  });

  test("lets go of its lock after a failure", async () => {
    await expect(migrate(client, [migration("0001_broken.sql", "nonsense;")])).rejects.toThrow(/nonsense/);
    const { rows } = await client.query(
      "select count(*)::int as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    );
    expect(rows[0].n).toBe(0);
  });
});
