import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { noteHead } from "./audit-anchor.ts";
import { hashOf } from "./audit-chain.ts";
import { readHead } from "./audit-head.ts";
import { verifyLog, type Verified } from "./audit-verify.ts";

let base: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-anchors-"));
  file = join(folder, "anchors");
  // Two transactions of three events, and four of one.
  await addSources(1, 3);
  await addSources(4, 6);
  await note();
  for (const each of [7, 8, 9, 10]) await addSources(each, each);
  await note();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

const addSources = (first: number, last: number) =>
  base.pool.query(
    `insert into source (id, title, publisher, licence) select 'BRON' || i, 'Verzonnen bron ' || i || ' – é𝄞', 'P', 'L' from generate_series($1::int, $2::int) i`,
    [first, last],
  );
const note = () => noteHead([file], () => readHead(base.pool));

async function verify(files: readonly string[] = [], expected: { number: number; hash: string } | null = null): Promise<Verified> {
  const client = await base.pool.connect();
  try {
    return await verifyLog(client, { files, expected });
  } finally {
    client.release();
  }
}

/** The log as it is after these statements of a superuser with all triggers off; put back afterwards, with what the statements changed of the table. */
async function tampered(statements: readonly string[], files: readonly string[] = []): Promise<Verified> {
  const { rows } = await base.owner.query("select current_database() as name");
  const client = await base.owner.connect();
  try {
    await client.query("create table kept_event as select id, number, body, previous_hash, hash, at from audit_event");
    await client.query("create table kept_head as select * from audit_head");
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    return await verify(files);
  } finally {
    await client.query("truncate audit_event");
    await client.query("truncate audit_head");
    for (const name of ["actor", "action", "object"]) {
      await client.query(`alter table audit_event drop column ${name}`);
      await client.query(`alter table audit_event add column ${name} text generated always as ((body::jsonb) ->> '${name}') stored`);
    }
    await client.query("alter table audit_event drop constraint if exists audit_event_number_key");
    await client.query(
      "insert into audit_event (id, number, body, previous_hash, hash, at) overriding system value select id, number, body, previous_hash, hash, at from kept_event",
    );
    await client.query("alter table audit_event add constraint audit_event_number_key unique (number)");
    await client.query("insert into audit_head select * from kept_head");
    await client.query("drop table kept_event, kept_head");
    await client.query("set session_replication_role = origin");
    client.release();
    expect(rows[0].name).toMatch(/^gelijkop_test_/);
  }
}

const change = (number: number, what: string) => `update audit_event set ${what} where number = ${number}`;
const oneByte = "body = overlay(body placing 'X' from position('BRON' in body) for 1)";

test("an untouched log is whole, and agrees with its anchors and with a head on paper", async () => {
  const head = await readHead(base.pool);
  const found = await verify([file, join(folder, "nowhere")], head);
  expect(found).toMatchObject({ events: 10, fault: null, head: { number: 10 } });
  expect(found.anchors.map(({ compared, unreadable }) => [compared, unreadable])).toEqual([
    [2, 0],
    [0, 0],
    [1, 0],
  ]);
  expect((found.from ?? "") < (found.to ?? "")).toBe(true);
});

describe("without anchors, the first bad event is named when somebody", () => {
  test.for<[what: string, statements: string[], number: number, wrong: RegExp]>([
    ["changes one byte of what it says", [change(4, oneByte)], 4, /hash doesn't belong to what it says/],
    ["changes two and swaps the later", [change(8, oneByte), change(4, oneByte)], 4, /hash doesn't belong/],
    ["makes it the same JSON in another spelling", [change(4, "body = body || ' '")], 4, /hash doesn't belong/],
    ["changes its hash", [change(5, "hash = repeat('a', 64)")], 5, /hash doesn't belong/],
    ["changes the hash before it", [change(5, "previous_hash = repeat('a', 64)")], 5, /names another event before it/],
    ["changes its number to a later one", [change(6, "number = 600")], 6, /missing: after 5 comes 7/],
    ["changes the first number to one before all", [change(1, "number = -3")], -3, /its number is -3 where 1 was due/],
    [
      "gives a number twice",
      ["alter table audit_event drop constraint audit_event_number_key", change(6, "number = 5")],
      5,
      /stands twice/,
    ],
    ["changes when it was", [change(3, "at = at + interval '1 microsecond'")], 3, /column "at" says/],
    [
      "swaps what two events say",
      ["update audit_event a set body = b.body, at = b.at from audit_event b where (a.number, b.number) in ((3, 5), (5, 3))"],
      3,
      /hash doesn't belong/,
    ],
    [
      "swaps the numbers of two",
      [change(3, "number = 1000"), change(5, "number = 3"), change(1000, "number = 5")],
      3,
      /names another event before it/,
    ],
    ["deletes one in the middle", ["delete from audit_event where number = 6"], 6, /missing: after 5 comes 7/],
    [
      "deletes one and moves up the rest",
      ["delete from audit_event where number = 6", "update audit_event set number = number - 1 where number > 6"],
      6,
      /names another event before it/,
    ],
    ["deletes the first", ["delete from audit_event where number = 1"], 1, /missing: after 0 comes 2/],
    [
      "deletes the last",
      ["delete from audit_event where number = 10"],
      10,
      /missing: the log ends before it, where its head names event 10/,
    ],
    ["empties it", ["delete from audit_event"], 1, /missing: the log ends before it/],
    ["adds one behind the head", [copyOf(10, 11)], 11, /stands behind the head of the log, which is event 10/],
    ["adds one without a place", ["insert into audit_event (body) values ('{}')"], 0, /has no place in the chain/],
    ["sets the head's number back", ["update audit_head set number = 9"], 10, /stands behind the head/],
    ["sets the head's hash", ["update audit_head set hash = repeat('b', 64)"], 10, /head of the log names it with another hash/],
    [
      "frees a column and changes who did it",
      ["alter table audit_event alter actor drop expression", change(7, "actor = 'iemand anders'")],
      7,
      /column "actor" says iemand anders/,
    ],
    [
      "frees a column and empties it",
      ["alter table audit_event alter object drop expression", change(7, "object = null")],
      7,
      /column "object" says null/,
    ],
  ])("%s", async ([, statements, number, wrong]) => {
    expect((await tampered(statements)).fault).toMatchObject({ number, wrong: expect.stringMatching(wrong) });
  });

  test("the named event is the row itself: its id and its moment", async () => {
    const { rows } = await base.owner.query("select id from audit_event where number = 4");
    const { fault } = await tampered([change(4, oneByte)]);
    expect(fault).toMatchObject({ id: Number(rows[0].id), at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) });
  });
});

/** A true copy of an event under another number, with the hash that this would have. */
function copyOf(number: number, as: number): string {
  return `insert into audit_event (number, body, previous_hash, hash, at)
    select ${as}, body, hash, encode(sha256(convert_to(hash || e'\\n${as}\\n' || body, 'UTF8')), 'hex'), at from audit_event where number = ${number}`;
}

describe("with anchors elsewhere", () => {
  const cutBack = [
    "delete from audit_event where number > 6",
    "update audit_head set number = 6, hash = (select hash from audit_event where number = 6)",
  ];

  test("the last events, taken out with the head set back, are found; without them nobody could know", async () => {
    expect((await tampered(cutBack)).fault).toBeNull();
    const { fault, events } = await tampered(cutBack, [file]);
    expect(events).toBe(6);
    expect(fault).toMatchObject({
      number: 7,
      wrong: expect.stringMatching(/missing: the log ends before it, where .*anchors \(noted .*\) has event 10 as the last/),
    });
  });

  test("an emptied log is found", async () => {
    const { fault } = await tampered(["delete from audit_event", "update audit_head set number = 0, hash = repeat('0', 64)"], [file]);
    expect(fault).toMatchObject({ number: 1, wrong: expect.stringMatching(/missing.* has event 6 as the last/) });
  });

  test("a log that was written anew from an event on, with hashes that hold, is found", async () => {
    const { rows } = await base.owner.query<{ number: string; body: string; hash: string }>(
      "select number, body, hash from audit_event order by number",
    );
    let previous = rows[6].hash;
    const anew = rows.slice(7).map(({ number, body }) => {
      const forged = body.replace("Verzonnen", "Vervalst");
      const statement = change(
        Number(number),
        `body = '${forged}', previous_hash = '${previous}', hash = '${hashOf(previous, Number(number), forged)}'`,
      );
      previous = hashOf(previous, Number(number), forged);
      return statement;
    });
    const statements = [...anew, `update audit_head set hash = '${previous}'`];
    expect((await tampered(statements)).fault).toBeNull();
    const { fault } = await tampered(statements, [file]);
    expect(fault).toMatchObject({
      number: 10,
      wrong: expect.stringMatching(/another hash for event 10: the log was written anew; up to event 6 it agrees/),
    });
  });

  test("a head on paper does the same", async () => {
    const head = await readHead(base.pool);
    expect((await verify([], { ...head, hash: "c".repeat(64) })).fault).toMatchObject({
      number: 10,
      wrong: expect.stringContaining("--expect has another hash"),
    });
    expect((await verify([], { ...head, number: 11 })).fault).toMatchObject({
      number: 11,
      wrong: expect.stringContaining("--expect has event 11 as the last"),
    });
  });

  test("a torn line counts as unreadable, lines out of order are compared all the same", async () => {
    const [six, ten] = readFileSync(file, "utf8").trim().split("\n");
    const other = join(folder, "other");
    writeFileSync(other, `${ten}\n${six}\n${ten.slice(0, 30)}\n`);
    expect((await verify([other])).anchors).toEqual([{ file: other, compared: 2, unreadable: 1 }]);
    writeFileSync(other, `${ten}\n${six.replace(/[0-9a-f]{64}/, "d".repeat(64))}\n`);
    expect((await verify([other])).fault).toMatchObject({
      wrong: expect.stringMatching(/another hash for event 6: the log was written anew$/),
    });
  });
});
