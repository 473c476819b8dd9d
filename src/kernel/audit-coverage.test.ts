/** Every table and every column: logged, or not for a reason that stands here. Every table: closed, or guarded, or not written at all. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

/** What the application may change without an event: "table operation", or "table column" for an update. */
const unlogged: Readonly<Record<string, string>> = {
  "job insert": "who asked stands in the row; what the work changes is logged as the machine's",
  "job update": "progress",
  "kept_form insert": "text of one person, encrypted, an hour at most",
  "kept_form delete": "the same",
  "session insert": "signing in is noted by name, with how",
  "session update": "last use; signing out is noted by name",
  "session delete": "sessions that ended long ago",
  "sign_in_failure insert": "counts for a day; the limit that they reach is noted by name",
  "sign_in_failure update": "the same",
  "sign_in_failure delete": "the same",
  "upload insert": "a file that was not taken in changes nothing; taking it in is logged",
  "upload delete": "the same",
  "account organisation": "for people to read; decides nothing",
  "account created_at": "never changes",
  "account signed_in_at": "signing in is noted by name",
  "account_passkey counter": "each use",
  "account_passkey used_at": "each use",
  "account_passkey title": "for its owner to read; decides nothing",
  "account_passkey transports": "what the browser may offer; decides nothing",
  "account_passkey created_at": "never changes",
  "account_totp last_step": "each use",
  ...Object.fromEntries(
    [
      "id",
      "kind",
      "key",
      "title",
      "parts",
      "action",
      "owner",
      "base_version",
      "content",
      "version",
      "reason",
      "created_at",
      "changed_at",
      "handed_in_at",
      "decided_by",
      "decided_at",
      "decision",
    ].map((column) => [`draft ${column}`, "writing is private; each step on its way is logged"]),
  ),
};

/** Everybody may read these: they hold what the pages show, or say nothing of anybody. */
const open = new Set([
  "area",
  "area_member",
  "boundary",
  "tile",
  "crosswalk",
  "source",
  "source_key",
  "release",
  "release_coverage",
  "observation",
  "indicator",
  "population_group",
  "period",
  "framework",
  "policy_item",
  "policy_item_version",
  "report_text",
  "report_approval",
  "published_report",
  "evaluation",
  "effort",
  "pack_load",
  "area_set_version",
  "indicator_text_version",
  "data_version",
  "migration",
  "permission",
  "audit_head",
]);

const tables = async (): Promise<string[]> =>
  (
    await base.owner.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    )
  ).rows.map(({ name }) => name);

type Trigger = { name: string; does: string; fires: string[]; before: boolean; columns: string[] };

/** Enabled triggers of a table with the operations that they fire on; `columns` where an update fires it only for those. */
async function triggersOf(table: string): Promise<Trigger[]> {
  const { rows } = await base.owner.query<{ name: string; does: string; type: number; columns: string[] }>(
    `select tgname as name, proname as does, tgtype::int as type,
       array(select attname::text from pg_attribute where attrelid = tgrelid and attnum = any (tgattr)) as columns
     from pg_trigger join pg_proc p on p.oid = tgfoid where tgrelid = $1::regclass and not tgisinternal and tgenabled = 'O'`,
    [table],
  );
  return rows.map(({ name, does, type, columns }) => ({
    name,
    does,
    before: (type & 2) !== 0,
    fires: [...(type & 4 ? ["insert"] : []), ...(type & 8 ? ["delete"] : []), ...(type & 16 ? ["update"] : [])],
    columns,
  }));
}

/** What the application may do to a table; an update per column where not all of them. */
async function mayDo(table: string): Promise<string[]> {
  const { rows } = await base.owner.query<{ insert: boolean; update: boolean; delete: boolean }>(
    `select has_any_column_privilege('gelijkop_app', $1, 'insert') as insert, has_any_column_privilege('gelijkop_app', $1, 'update') as update, has_table_privilege('gelijkop_app', $1, 'delete') as delete`,
    [table],
  );
  return (["insert", "update", "delete"] as const).filter((each) => rows[0][each]);
}

const refusals = new Set(["refuse_change", "refuse_version_change", "audit_kept"]);
const logs = /^audit_(row|rows|figures|policy_version)$/;

test("whatever the application may change is logged, or stands above with the reason", async () => {
  const missing: string[] = [];
  for (const table of await tables()) {
    const triggers = await triggersOf(table);
    const columns = (
      await base.owner.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
        [table],
      )
    ).rows;
    for (const operation of await mayDo(table)) {
      const fit = triggers.filter(({ fires }) => fires.includes(operation));
      if (fit.some(({ before, does }) => before && refusals.has(does))) continue;
      const logged = fit.filter(({ does }) => logs.test(does));
      const some = operation === "update" && logged.length > 0 && logged.every((each) => each.columns.length > 0);
      if (some)
        missing.push(
          ...columns.filter(({ name }) => !logged.some((each) => each.columns.includes(name))).map(({ name }) => `${table} ${name}`),
        );
      else if (logged.length === 0) missing.push(`${table} ${operation}`);
    }
  }
  expect(missing.toSorted()).toEqual(
    Object.entries(unlogged)
      .map(([what]) => what)
      .toSorted(),
  );
});

test("every table is open to all and guarded, or closed by row-level security that its owner can't pass either", async () => {
  for (const table of await tables()) {
    const { rows } = await base.owner.query("select relrowsecurity, relforcerowsecurity from pg_class where oid = $1::regclass", [table]);
    const closed = rows[0].relrowsecurity && rows[0].relforcerowsecurity;
    expect([table, closed]).toEqual([table, !open.has(table)]);
    if (closed) continue;
    const guards = (await triggersOf(table)).filter(({ does, before }) => does === "guard" && before);
    for (const operation of await mayDo(table))
      expect([table, operation, guards.some(({ fires }) => fires.includes(operation))]).toEqual([table, operation, true]);
  }
});

test("the application's role and the keeper's own no table, pass no row-level security and can't sign in", async () => {
  const { rows } = await base.owner.query(
    `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
       exists (select from pg_class where relowner = r.oid) as owns,
       exists (select from pg_auth_members m where m.member = r.oid) as member
     from pg_roles r where rolname in ('gelijkop_app', 'gelijkop_keeper') order by 1`,
  );
  const none = {
    rolsuper: false,
    rolbypassrls: false,
    rolcanlogin: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owns: false,
    member: false,
  };
  expect(rows).toEqual(["gelijkop_app", "gelijkop_keeper"].map((rolname) => ({ rolname, ...none })));
  expect((await base.pool.query("select current_user as name")).rows).toEqual([{ name: "gelijkop_app" }]);
});

test("who is nobody sees no row of a closed table and writes nowhere", async () => {
  await fillClosedTables();
  const nobody = base.open("nobody");
  for (const table of await tables()) {
    const closed = !open.has(table);
    if (closed) {
      const all = await base.owner.query(`select count(*)::int as n from ${table}`);
      const { rows } = await nobody.pool.query(`select count(*)::int as n from ${table}`);
      expect([table, all.rows[0].n > 0, rows[0].n]).toEqual([table, true, 0]);
    }
    const may = await mayDo(table);
    const code = (text: string) =>
      nobody.pool.query(text).then(
        ({ rowCount }) => rowCount,
        (error: { code: string }) => error.code,
      );
    const refused = expect.stringMatching(/^(42501|23001)$/);
    expect([table, await code(`insert into ${table} default values`)]).toEqual([table, refused]);
    expect([table, await code(`delete from ${table}`)]).toEqual([table, closed && may.includes("delete") ? 0 : refused]);
    const column = (
      await base.owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
       order by has_column_privilege('gelijkop_app', $1, attname, 'update') desc, attnum limit 1`,
        [table],
      )
    ).rows[0].name;
    expect([table, await code(`update ${table} set ${column} = ${column}`)]).toEqual([
      table,
      closed && may.includes("update") ? 0 : refused,
    ]);
  }
});

/** One row in each closed table. */
async function fillClosedTables(): Promise<void> {
  const { id } = await makePerson(base, "Vera Vult (verzonnen)", ["adviser"]);
  const statements = [
    `insert into account_identity values ('https://issuer.example', 's', '${id}')`,
    `insert into account_password (account, hash) values ('${id}', 'h')`,
    `insert into account_passkey (id, account, public_key, counter, title) values ('k', '${id}', 'p', 0, 't')`,
    `insert into account_totp (account, sealed_secret) values ('${id}', 's')`,
    `insert into recovery_code (account, hash) values ('${id}', 'h')`,
    `insert into one_time_code (hash, account, purpose, ends_at) values ('h', '${id}', 'reset', now())`,
    `insert into session (hash, account, method, ends_at) values ('h', '${id}', 'test', now())`,
    "insert into sign_in_failure values ('b', now(), 1)",
    `insert into kept_form (hash, account, path, sealed) values ('h', '${id}', '/', 's')`,
    `insert into draft (kind, key, title, action, owner, base_version, content) values ('policy', 'k', 't', 'policy.draft', '${id}', 0, '{}')`,
    `insert into upload (owner, file_name, bytes, sha256) values ('${id}', 'f', 'b', encode(sha256('b'), 'hex'))`,
    `insert into job (kind, input, requested_by) values ('k', '{}', '${id}')`,
  ];
  for (const statement of statements) await base.pool.query(statement);
}
