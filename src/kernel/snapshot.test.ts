import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { followSnapshot, remember, type Snapshot } from "./snapshot.ts";

let base: TestDatabase;
beforeEach(async () => void (base = await testDatabase()));
afterEach(() => base.close());

const change = () =>
  sql`insert into area (code, division, level, name) values ('GM' || (select 1000 + count(*) from area), 2020, 'municipality', 'A')`.execute(
    base.db,
  );
const stored = async () => (await base.read.selectFrom("data_version").select("version").executeTakeFirstOrThrow()).version;

describe("a follower", () => {
  test("hears of a change by anyone", async () => {
    const follower = await followSnapshot(base.pool);
    const before = follower.now();
    await change();
    await expect.poll(() => follower.now().version, { timeout: 20_000 }).toBe(before.version + 1);
    expect(follower.now().changedAt.getTime()).toBeGreaterThanOrEqual(before.changedAt.getTime());
    await follower.close();
  });

  test("does not hear of a change that was undone", async () => {
    const follower = await followSnapshot(base.pool);
    const before = follower.now().version;
    const undone = base.db.transaction().execute(async (trx) => {
      await sql`insert into area (code, division, level, name) values ('GM0001', 2020, 'municipality', 'A')`.execute(trx);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await change();
    await expect.poll(() => follower.now().version, { timeout: 20_000 }).toBe(before + 1);
    await follower.close();
  });

  test("listens again after its connection was cut, and has what it missed", async () => {
    const follower = await followSnapshot(base.pool);
    await base.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and datname = current_database()",
    );
    await change();
    await expect.poll(() => follower.now().version, { timeout: 20_000 }).toBe(await stored());
    await change();
    await expect.poll(() => follower.now().version, { timeout: 20_000 }).toBe(await stored());
    await follower.close();
  });

  test("ends on the newest of many changes at once", async () => {
    const follower = await followSnapshot(base.pool);
    for (let n = 0; n < 30; n++) await change();
    await expect.poll(() => follower.now().version, { timeout: 20_000 }).toBe(await stored());
    await follower.close();
  });
});

describe("what is remembered", () => {
  const snapshot = (version: number): Snapshot => ({ version, changedAt: new Date(0) });

  test("is loaded once per version of the data", async () => {
    let loads = 0;
    const list = remember(async () => ++loads);
    const at = (version: number) => list({ read: base.read, snapshot: snapshot(version) });
    expect(await Promise.all([at(1), at(1), at(1)])).toEqual([1, 1, 1]);
    expect([await at(2), await at(2)]).toEqual([2, 2]);
  });

  test("is per database", async () => {
    let loads = 0;
    const list = remember(async () => ++loads);
    const other = await testDatabase();
    expect([await list({ read: base.read, snapshot: snapshot(1) }), await list({ read: other.read, snapshot: snapshot(1) })]).toEqual([
      1, 2,
    ]);
    await other.close();
  });

  test("is asked again after a failure", async () => {
    let loads = 0;
    const list = remember(async () => (++loads === 1 ? Promise.reject(new Error("no answer")) : loads));
    await expect(list({ read: base.read, snapshot: snapshot(1) })).rejects.toThrow("no answer");
    expect(await list({ read: base.read, snapshot: snapshot(1) })).toBe(2);
  });
});
