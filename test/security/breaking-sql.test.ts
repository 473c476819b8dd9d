/** What each role finds and can write in SQL, where no page stands in between. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../../src/kernel/acting.ts";
import type { Command } from "../../src/kernel/command.ts";
import type { Database } from "../../src/kernel/database.ts";
import { runLine } from "../../src/run-line.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import { loadUtrecht } from "../utrecht.ts";
import { eachRole } from "./everyone.ts";

let base: TestDatabase;
let nobody: Database;
let stranger: MadePerson;
const people = new Map<string, MadePerson>();
beforeAll(async () => {
  base = await testDatabase();
  nobody = base.open("nobody").db;
  await loadUtrecht(base);
  for (const [role, grants] of eachRole) people.set(role, await makePerson(base, `${role} (verzonnen)`, grants));
  stranger = await makePerson(base, "Vreemde (verzonnen)", ["adviser"]);
  await signIn(base, stranger);
  await base.pool.query(
    `with s as (select '${stranger.id}'::uuid as id),
      a as (insert into account_password (account, hash) select id, 'h' from s),
      b as (insert into account_totp (account, sealed_secret) select id, 'x' from s),
      c as (insert into account_passkey (id, account, public_key, counter, title) select 'k', id, 'x', 0, 't' from s),
      d as (insert into account_identity (issuer, subject, account) select 'i', 's', id from s),
      e as (insert into recovery_code (account, hash) select id, 'r' from s),
      f as (insert into one_time_code (account, hash, purpose, ends_at) select id, 'o', 'reset', now() + interval '1 hour' from s),
      g as (insert into kept_form (account, hash, path, sealed) select id, 'f', '/', 'x' from s),
      h as (insert into upload (owner, file_name, bytes, sha256) select id, 'f', 'x', encode(sha256('x'), 'hex') from s),
      i as (insert into sign_in_failure values ('b', now(), 1))
    insert into job (kind, input, requested_by) select 'preview figures', '{}', id from s`,
  );
  for (const [key, state] of [
    ["open", null],
    ["waits", "handedIn"],
    ["dropped", "dropped"],
  ] as const)
    await as(stranger, async (trx) => {
      await sql`insert into draft (kind, key, title, action, owner, base_version, content) values ('policy', ${key}, 'geheim', 'policy.draft', ${stranger.id}, 0, '{}')`.execute(
        trx,
      );
      if (state) await sql`update draft set state = ${state}, reason = 'r', handed_in_at = now() where key = ${key}`.execute(trx);
    });
});
afterAll(() => base?.close());

const as = <T>({ id, name }: MadePerson, work: (trx: Database) => Promise<T>): Promise<T> =>
  acting(nobody, { kind: "person", id, name, grants: [] }, { role: "x", reason: "zomaar" }, work);
const role = (name: string): MadePerson => {
  const found = people.get(name);
  if (!found) throw new Error(`Nobody is ${name}.`);
  return found;
};
const tried = (who: MadePerson, statement: string) => as(who, (trx) => sql.raw(statement).execute(trx));

const closed =
  "account role_grant account_identity account_password account_passkey account_totp recovery_code one_time_code session sign_in_failure kept_form draft upload job audit_event".split(
    " ",
  );
/** Of another person's; everybody finds the names of colleagues and the own roles. */
const foundBy: Readonly<Record<string, readonly string[]>> = {
  epidemiologist: ["job"],
  publisher: ["draft"],
  administrator: ["account_passkey", "account_totp", "audit_event", "job", "one_time_code", "role_grant", "session"],
  auditor: ["audit_event", "draft", "job", "role_grant"],
};

async function found(trx: Database): Promise<string[]> {
  const tables: string[] = [];
  for (const name of closed) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(trx);
    if (rows[0].n > 0) tables.push(name);
  }
  return tables;
}

describe("of what isn't public is found", () => {
  test("by nobody: nothing", async () => {
    expect(await nobody.transaction().execute(found)).toEqual([]);
  });
  test.each(eachRole.map(([name]) => name))("by %s: what the table of rights gives", async (name) => {
    const expected = new Set(["account", "role_grant", ...(foundBy[name] ?? [])]);
    expect(await as(role(name), found)).toEqual(closed.filter((table) => expected.has(table)));
  });
  test("of another's drafts: the one that waits", async () => {
    for (const name of ["publisher", "auditor"])
      expect(await as(role(name), (trx) => trx.selectFrom("draft").select("key").execute())).toEqual([{ key: "waits" }]);
  });
});

test("tables of one's own stand before nothing that decides", async () => {
  const rights = await as(role("partner"), async (trx) => {
    for (const made of [
      "create temp table role_grant on commit drop as select person() as account, 'publisher'::text as role, ''::text as part",
      "create temp table account on commit drop as select person() as id, true as active",
      "create temp table permission on commit drop as select 'draft.publish'::text as action, 'publisher'::text as role, 'all'::text as extent",
    ])
      await sql.raw(made).execute(trx);
    return (await sql`select may('draft.publish') as publish, (select count(*)::int from draft) as drafts`.execute(trx)).rows;
  });
  expect(rights).toEqual([{ publish: false, drafts: 0 }]);
});

test("no event can be made up that reads like one of a table", async () => {
  for (const action of ["draft update", "draft update ", "draft update\n", "draft\tupdate", "draft  delete x", "insert"])
    await expect(
      as(role("adviser"), (trx) => sql`select audit_note(${action}, 'policy:x')`.execute(trx)),
      JSON.stringify(action),
    ).rejects.toThrow("only the table itself");
  await expect(tried(role("adviser"), "select audit_write('draft update', 'x', null, null)")).rejects.toThrow("permission denied");
});

const report = "'gezondheid-voor-iedereen-2019-2023', 2021, 'nl', 1";
const agree = `insert into report_approval (framework_id, year, language, version, body_sha256, actor, account, reason)
  values (${report}, repeat('0', 64), 'Iemand anders', (select id from account where name like 'Vreemde%'), 'r')`;
const publish = `insert into published_report (framework_id, year, language, version, content, sha256, actor, reason)
  values (${report}, '{}', encode(sha256('{}'), 'hex'), 'Nog iemand', 'r')`;

test("nobody publishes a report alone, whatever names are written into the rows", async () => {
  const publisher = role("publisher");
  await expect(tried(publisher, publish)).rejects.toThrow("nobody else agreed");
  await tried(publisher, agree);
  const { rows } = await base.owner.query("select account from report_approval");
  expect(rows).toEqual([{ account: publisher.id }]);
  await expect(tried(publisher, publish)).rejects.toThrow("nobody else agreed");
  await tried(await makePerson(base, "Tweede (verzonnen)", ["publisher"]), publish);
});

test("nobody gives oneself a role, decides about one's own, or acts for another", async () => {
  const [admin, adviser, publisher] = [role("administrator"), role("adviser"), role("publisher")];
  const refused: [MadePerson, string][] = [
    [admin, "insert into role_grant (account, role, granted_by) values (person(), 'publisher', null)"],
    [admin, `insert into role_grant (account, role, granted_by) values (person(), 'publisher', '${stranger.id}')`],
    [admin, `update role_grant set account = person(), granted_by = '${stranger.id}' where account = '${stranger.id}'`],
    [adviser, "insert into role_grant (account, role) values (person(), 'administrator')"],
    [
      adviser,
      `insert into draft (kind, key, title, action, owner, base_version, content) values ('policy', 'x', 't', 'policy.draft', '${stranger.id}', 0, '{}')`,
    ],
    [publisher, `update draft set state = 'published', decided_by = '${adviser.id}' where key = 'waits'`],
    [publisher, `update draft set state = 'published', decided_by = person(), content = '{"x": 1}' where key = 'waits'`],
    [publisher, "insert into audit_event (body) values ('{}')"],
  ];
  for (const [who, statement] of refused)
    await expect(tried(who, statement), statement).rejects.toThrow(/row-level security|another's draft|permission denied/);
  const untouched: [MadePerson, string][] = [
    [publisher, "update draft set state = 'published', decided_by = person() where key in ('open', 'dropped') returning id"],
    [adviser, "update session set ended_at = now() returning id"],
    [adviser, `update account set name = 'x' where id = '${stranger.id}' returning id`],
    [role("epidemiologist"), "update job set status = 'done' returning id"],
  ];
  for (const [who, statement] of untouched) expect((await tried(who, statement)).rows, statement).toEqual([]);
});

test("what a command line does for an account is signed with the role by which it may", async () => {
  const command: Command = {
    name: "try",
    action: "figures.import",
    summary: "Writes straight away.",
    count: [0, 0],
    run: async (context) => {
      await (await context.connect()).pool.query("insert into period (id, starts, ends) values ('2031', '2031-01-01', '2031-12-31')");
    },
  };
  const { email, id } = role("epidemiologist");
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-line-"));
  expect(await runLine(["try", "--as", email, "--data", folder], [command], { DATABASE_URL: base.url })).toBe(0);
  rmSync(folder, { recursive: true });
  const { rows } = await base.owner.query(
    "select actor, body::jsonb ->> 'role' as role from audit_event where action = 'period insert' and actor = $1",
    [id],
  );
  expect(rows).toEqual([{ actor: id, role: "epidemiologist" }]);
});
