import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import pg from "pg";
import { connectOwner, openDatabase } from "./database.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

test("PostgreSQL refuses to write through the reading handle, also in a function or a CTE", async () => {
  const writes = [
    sql`insert into pack_load (name, home, checksum) values ('x', 'x', 'x')`,
    sql`with gone as (delete from tile returning 1) select * from gone`,
    sql`select audit_note('a', 'b')`,
  ];
  for (const write of writes) await expect(write.execute(base.read)).rejects.toThrow(/read-only transaction/);
});

test("a date stays the text that it is, whatever the time zone", async () => {
  const { rows } = await sql`select date '2020-12-31' as day, timestamptz '2020-12-31T12:00Z' as moment`.execute(base.read);
  expect(rows).toEqual([{ day: "2020-12-31", moment: new Date("2020-12-31T12:00:00Z") }]);
});

test("a server that doesn't answer is told in words", async () => {
  // Port 9 (discard) has no PostgreSQL.
  const nowhere = new pg.Client({ connectionString: "postgres://nobody@127.0.0.1:9/none" });
  await expect(connectOwner(nowhere)).rejects.toMatchObject({
    kind: "no-database",
    status: 503,
    wayOut: expect.stringContaining("DATABASE_URL"),
  });
});

test("this server is new enough", async () => {
  const client = new pg.Client({ connectionString: base.url });
  await expect(connectOwner(client)).resolves.toBeUndefined();
  await client.end();
});

test("who acts and why come with the connection, odd characters and all", async () => {
  const reason = String.raw`gelezen, "goed" \ 'akkoord'  -c role=postgres`;
  const own = openDatabase(base.url, { standing: "system", reason });
  const { rows } = await own.pool.query(
    "select actor(), current_user::text as role, current_setting('gelijkop.reason') as reason, pg_has_role(current_user, 'pg_read_all_data', 'usage') as reads_all",
  );
  expect(rows).toEqual([{ actor: "system", role: "gelijkop_app", reason, reads_all: false }]);
  await own.close();
});
