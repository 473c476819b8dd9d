import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson, type MadePerson } from "../../test/people.ts";
import { system, type Asker } from "../rights/index.ts";
import { acting } from "./acting.ts";
import { verifyLog } from "./audit-verify.ts";
import type { Database } from "./database.ts";

let base: TestDatabase;
let web: Database;
let publisher: MadePerson;
beforeAll(async () => {
  base = await testDatabase();
  web = base.open("nobody").db;
  publisher = await makePerson(base, "Piet Publicist (verzonnen)", ["publisher"]);
});
afterAll(() => base.close());

const asPerson = ({ id, name }: MadePerson): Asker => ({ kind: "person", id, name, grants: [{ role: "publisher", part: null }] });
const addIndicator = (trx: Database, id: string, title = id) =>
  sql`insert into indicator (id, title_nl, title_en, unit) values (${id}, ${title}, ${title}, '%')`.execute(trx);

async function whole(): Promise<number> {
  const client = await base.pool.connect();
  try {
    const { fault, events } = await verifyLog(client, { files: [] });
    expect(fault).toBeNull();
    return events;
  } finally {
    client.release();
  }
}
const lastEvent = async () => {
  const { rows } = await base.pool.query(
    "select number, actor, action, object, body::jsonb as body from audit_event order by id desc limit 1",
  );
  return rows[0];
};

describe("a chain without gaps", () => {
  test("4 writers of 50 transactions each, every fifth rolled back", async () => {
    const before = await whole();
    const writer = async (name: string) => {
      for (let turn = 0; turn < 50; turn++) {
        const work = acting(web, asPerson(publisher), { role: "publisher", reason: `beurt ${turn}` }, async (trx) => {
          await addIndicator(trx, `${name}-${turn}`);
          await addIndicator(trx, `${name}-${turn}-b`, "Verzonnen – é𝄞\n\"'\\ \u2028");
          if (turn % 5 === 0) throw new Error("undo");
        });
        await work.catch((error: Error) => expect(error.message).toBe("undo"));
      }
    };
    await Promise.all(["a", "b", "c", "d"].map(writer));
    expect((await whole()) - before).toBe(4 * 40 * 2);
  });

  test("a savepoint that was undone leaves nothing, what came around it stays", async () => {
    const before = await whole();
    await base.db.transaction().execute(async (trx) => {
      await addIndicator(trx, "voor");
      await sql`savepoint s`.execute(trx);
      await addIndicator(trx, "undone");
      await sql`rollback to savepoint s`.execute(trx);
      await addIndicator(trx, "na");
    });
    expect((await whole()) - before).toBe(2);
  });

  test("chained at once where a transaction asks for it, and again at its end", async () => {
    const before = await whole();
    await base.db.transaction().execute(async (trx) => {
      await addIndicator(trx, "direct");
      await sql`set constraints all immediate`.execute(trx);
      await addIndicator(trx, "direct-2");
      await sql`set constraints all deferred`.execute(trx);
      await addIndicator(trx, "direct-3");
    });
    expect((await whole()) - before).toBe(3);
  });

  test("an event of another transaction that never got a place is not taken along", async () => {
    const client = await base.owner.connect();
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query(`insert into audit_event (body) values ('{"tx":"1"}') returning id`);
    await addIndicator(base.db, "later");
    const { rows: still } = await client.query("select number from audit_event where id = $1", [rows[0].id]);
    expect(still[0].number).toBeNull();
    await client.query("delete from audit_event where id = $1", [rows[0].id]);
    await client.query("set session_replication_role = origin");
    client.release();
    await whole();
  });

  test("a statement that changes nothing is no event", async () => {
    await addIndicator(base.db, "same");
    const before = await whole();
    await sql`update indicator set title_nl = title_nl where id = 'same'`.execute(base.db);
    await sql`update indicator set title_nl = 'x' where id = 'nowhere'`.execute(base.db);
    await sql`delete from tile`.execute(base.db);
    expect(await whole()).toBe(before);
  });
});

describe("who acts", () => {
  test("on a connection that a person used, a job acts as the machine, and nobody as nobody", async () => {
    const only = base.open("nobody");
    const { rows: pids } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(only.db);
    const pidOf = async (trx: Database) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)).rows[0].pid;
    await acting(only.db, asPerson(publisher), { role: "publisher", reason: "van een mens" }, async (trx) => {
      expect(await pidOf(trx)).toBe(pids[0].pid);
      await addIndicator(trx, "by-person");
    });
    expect(await lastEvent()).toMatchObject({ actor: publisher.id, body: { role: "publisher", reason: "van een mens" } });
    await acting(only.db, system, { role: "system" }, async (trx) => {
      expect(await pidOf(trx)).toBe(pids[0].pid);
      await addIndicator(trx, "by-machine");
    });
    expect(await lastEvent()).toMatchObject({ actor: "system", body: { role: "system", reason: "" } });
    await expect(addIndicator(only.db, "by-nobody")).rejects.toThrow("nobody may not write indicator");
    await expect(sql`select audit_note('a', 'b')`.execute(only.db)).rejects.toThrow("nobody acts");
  });

  test("an account that isn't there leaves no event", async () => {
    const stranger: Asker = { kind: "person", id: randomUUID(), name: "Niemand", grants: [] };
    const noted = acting(web, stranger, { role: "publisher" }, (trx) => sql`select audit_note('a', 'b')`.execute(trx));
    await expect(noted).rejects.toThrow("nobody acts");
  });
});

describe("the application's role can't", () => {
  const refused = async (...statements: string[]): Promise<string> => {
    const client = await base.pool.connect();
    try {
      await client.query("begin");
      for (const statement of statements) await client.query(statement);
      await client.query("commit");
      return "done";
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.query("rollback");
      client.release(true);
    }
  };
  const onOwnTable = (trigger: string) => [
    "create temp table release (id bigint, key text, body text)",
    `create trigger t after insert on release for each row execute function ${trigger}`,
    "insert into pg_temp.release values (-1, 'x', 'x')",
  ];

  test.for<[what: string, statements: string[], why: RegExp]>([
    ["write into the log", ["insert into audit_event (body) values ('{}')"], /permission denied for table audit_event/],
    ["change it", ["update audit_event set body = '{}'"], /permission denied/],
    ["delete from it", ["delete from audit_event"], /permission denied/],
    ["empty it", ["truncate audit_event"], /permission denied/],
    ["move the head", ["update audit_head set number = 0"], /permission denied/],
    ["move the head by a trigger on a table of its own", onOwnTable("audit_chain()"), /permission denied for function audit_chain/],
    ["make up an event by such a trigger", onOwnTable("audit_row('release', 'key')"), /permission denied for function audit_row/],
    ["make up an event about a table", ["select audit_note('release update', 'release:x')"], /only the table itself tells/],
    [
      "write an event past that",
      ["select audit_write('release update', 'release:x', null, null)"],
      /permission denied for function audit_write/,
    ],
    [
      "put a table of its own in a table's place",
      [
        "set search_path = pg_temp, public",
        "create temp table account (id uuid)",
        `set local gelijkop.actor = '${randomUUID()}'`,
        "select audit_note('a', 'b')",
      ],
      /nobody acts/,
    ],
    ["turn the triggers off", ["alter table indicator disable trigger all"], /must be owner/],
    ["turn all triggers off at once", ["set session_replication_role = replica"], /permission denied to set parameter/],
    [
      "make functions of its own",
      ["create function public.audit_note() returns int language sql as 'select 1'"],
      /permission denied for schema public/,
    ],
  ])("%s", async ([, statements, why]) => {
    expect(await refused(...statements)).toMatch(why);
  });

  test("and the owner with triggers on can't change or empty the log either", async () => {
    await expect(base.owner.query("update audit_event set body = '{}'")).rejects.toThrow("the log is only added to");
    await expect(base.owner.query("delete from audit_event")).rejects.toThrow("the log is only added to");
    await expect(base.owner.query("truncate audit_event")).rejects.toThrow("the log is only added to");
  });
});

describe("what an event holds", () => {
  test("before and after, without what is kept out, and that it changed", async () => {
    const person = await makePerson(base, "Kees Kijker (verzonnen)");
    await base.pool.query("update account set email = 'anders@verzonnen.example', active = false where id = $1", [person.id]);
    const { object, body } = await lastEvent();
    expect(object).toBe(`account:${person.id}`);
    expect(body).toMatchObject({ action: "account update", before: { active: true }, after: { active: false }, hidden: ["email"] });
    expect(JSON.stringify(body)).not.toMatch(/verzonnen/);
  });

  test("a new version of policy beside the version before", async () => {
    await base.pool.query("insert into framework (id, pack) values ('kader', 'p')");
    await base.pool.query("insert into policy_item (framework_id, kind, key, sort) values ('kader', 'node', 'knoop', 0)");
    const add = (version: number) =>
      base.pool.query(
        "insert into policy_item_version (item_id, version, content, from_pack, actor, reason) select id, $1::int, jsonb_build_object('title', $1::text), false, 'A', 'R' from policy_item",
        [version],
      );
    await add(1);
    await add(2);
    expect(await lastEvent()).toMatchObject({
      object: "policy:kader/node/knoop",
      body: { before: { content: { title: "1" } }, after: { content: { title: "2" } } },
    });
    await base.pool.query("update policy_item set sort = 3");
    expect(await lastEvent()).toMatchObject({
      action: "policy_item update",
      body: { before: { rows: 1, list: [{ sort: 0, key: "knoop" }] }, after: { rows: 1, list: [{ sort: 3 }] } },
    });
  });

  test("of many rows their number and checksum, and no list", async () => {
    await base.pool.query("insert into tile (code, map, col, row) select 'T' || i, 'm', i, i from generate_series(1, 200) i");
    const { body } = await lastEvent();
    expect(body.after).toEqual({ rows: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
