import { afterAll, beforeAll, expect, test } from "vitest";
import type pg from "pg";
import { givenRoles } from "../../src/rights/index.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import { eachRole } from "./everyone.ts";
import { loadUtrecht } from "../utrecht.ts";

let base: TestDatabase;
const people = new Map<string, MadePerson>();
let stranger: MadePerson;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  for (const [role, grants] of eachRole) people.set(role, await makePerson(base, `${role} (verzonnen)`, grants));
  stranger = await makePerson(base, "Vreemde (verzonnen)", ["adviser"]);
  await signIn(base, stranger);
  const boss = await base.owner.connect();
  await boss.query("set gelijkop.actor = 'system'");
  await boss.query("insert into account_password (account, hash) values ($1,'h')", [stranger.id]);
  await boss.query("insert into account_totp (account, sealed_secret) values ($1,'x')", [stranger.id]);
  await boss.query("insert into account_passkey (id, account, public_key, counter, title) values ('k',$1,'x',0,'t')", [stranger.id]);
  await boss.query("insert into account_identity (issuer, subject, account) values ('i','s',$1)", [stranger.id]);
  await boss.query("insert into recovery_code (account, hash) values ($1,'r')", [stranger.id]);
  await boss.query("insert into one_time_code (account, hash, purpose, ends_at) values ($1,'o','reset',now()+'1 hour')", [stranger.id]);
  await boss.query("insert into kept_form (account, hash, path, sealed) values ($1,'f','/','x')", [stranger.id]);
  await boss.query("insert into sign_in_failure values ('b', now(), 1)");
  await boss.query("insert into upload (owner, file_name, bytes, sha256) values ($1,'f','x',encode(sha256('x'),'hex'))", [stranger.id]);
  await boss.query("insert into job (kind, input, requested_by) values ('preview figures','{}',$1)", [stranger.id]);
  await boss.query("select set_config('gelijkop.actor', $1, false)", [stranger.id]);
  for (const [key, state] of [["a", "open"], ["b", "handedIn"], ["c", "dropped"]]) {
    await boss.query("insert into draft (kind,key,title,action,owner,base_version,content) values ('policy',$2,'geheim','policy.draft',$1,0,'{}')", [stranger.id, key]);
    if (state !== "open") await boss.query("update draft set state=$2::draft_state, reason='r', handed_in_at = case when $2='handedIn' then now() end where key=$1", [key, state]);
  }
  await boss.query("reset gelijkop.actor");
  boss.release();
});
afterAll(() => base.close());

test("matrix", async () => {
  const { rows: tables } = await base.owner.query("select relname as name from pg_class where relkind in ('r','p','v','m') and relnamespace='public'::regnamespace order by 1");
  const closed = ["account","role_grant","account_identity","account_password","account_passkey","account_totp","recovery_code","one_time_code","session","sign_in_failure","kept_form","draft","upload","job","audit_event"];
  const count = async (c: pg.PoolClient, name: string) => {
    try { return Number((await c.query(`select count(*) from "${name}"`)).rows[0].count); } catch (e) { return (e as Error).message; }
  };
  const truth: Record<string, unknown> = {};
  for (const name of closed) truth[name] = Number((await base.owner.query(`select count(*) from ${name}`)).rows[0].count);
  console.log("all", JSON.stringify(truth));
  for (const who of ["nobody", ...givenRoles]) {
    const opened = base.open(who === "nobody" ? "nobody" : { account: people.get(who)?.id ?? "" });
    const c = await opened.pool.connect();
    const seen: Record<string, unknown> = {};
    for (const name of closed) seen[name] = await count(c, name);
    console.log(who, JSON.stringify(seen));
    const writes: string[] = [];
    for (const { name } of tables) {
      for (const sql of [`insert into "${name}" default values`, `delete from "${name}"`, `update "${name}" set ctid = ctid`, `truncate "${name}"`, `copy "${name}" from stdin`]) {
        await c.query("begin");
        try {
          if (sql.startsWith("update")) {
            const { rows: [{ a }] } = await base.owner.query("select quote_ident(attname) a from pg_attribute where attrelid=$1::regclass and attnum>0 and not attisdropped and attgenerated='' and attidentity='' order by attnum desc limit 1", [name]);
            const r = await c.query(`update "${name}" set ${a} = ${a}`);
            if (r.rowCount) writes.push(`U ${name} ${r.rowCount}`);
          } else if (sql.startsWith("copy")) { /* skip */ } else {
            const r = await c.query(sql);
            if (r.rowCount) writes.push(`${sql} ${r.rowCount}`);
          }
        } catch (e) {
          const m = (e as Error).message;
          if (!/permission denied|may not write|row-level security|only added|view|not be/.test(m)) writes.push(`${sql.slice(0, 6)} ${name}: ${m}`);
        }
        await c.query("rollback");
      }
    }
    console.log(who, "WRITES", writes.join(" | "));
    c.release();
  }
}, 200000);

const tries = async (who: string, sql: string, params: unknown[] = []) => {
  const opened = base.open(who === "nobody" ? "nobody" : { account: people.get(who)?.id ?? "" });
  const c = await opened.pool.connect();
  try {
    await c.query("begin");
    const r = await c.query(sql, params);
    console.log("OK  ", who, sql.slice(0, 140), r.rowCount, JSON.stringify(r.rows?.slice(0, 2)));
  } catch (e) {
    console.log("NO  ", who, sql.slice(0, 140), "→", (e as Error).message);
  } finally {
    await c.query("rollback");
    c.release();
    await opened.close();
  }
};

test("tricks", async () => {
  const me = (role: string) => people.get(role)?.id ?? "";
  await tries("adviser", "select set_config('role','none',true), current_user");
  await tries("adviser", "set role none");
  await tries("adviser", "select current_user, session_user");
  await tries("adviser", "select audit_note('sign-in', 'account:x')");
  await tries("adviser", "select audit_note('policy_item_version  insert', 'x')");
  await tries("adviser", "select audit_note('policy_item_version insert ', 'x')");
  await tries("adviser", "select audit_note(E'policy_item_version insert\\n', 'x')");
  await tries("adviser", "select audit_note('account update of something', 'x')");
  await tries("adviser", "select audit_write('a','b',null,null)");
  await tries("adviser", "insert into audit_event (body) values ('{}')");
  await tries("adviser", "update session set ended_at = now() where account <> person()");
  await tries("adviser", "insert into role_grant (account, role) values (person(), 'administrator')");
  await tries("administrator", "insert into role_grant (account, role, granted_by) values (person(), 'publisher', null)");
  await tries("administrator", "insert into role_grant (account, role, granted_by) values (person(), 'publisher', $1)", [stranger.id]);
  await tries("administrator", "insert into role_grant (account, role, granted_by) values ($1, 'publisher', null)", [stranger.id]);
  await tries("administrator", "update role_grant set account = person(), granted_by = $1 where account = $1", [stranger.id]);
  await tries("administrator", "delete from role_grant where account = person()");
  await tries("administrator", "insert into session (hash, account, method, ends_at) values ('z', $1, 'x', now() + interval '1 hour')", [stranger.id]);
  await tries("administrator", "select * from account_password");
  await tries("administrator", "select hash from session where account = $1", [stranger.id]);
  await tries("administrator", "select hash from one_time_code");
  await tries("administrator", "update account set email = 'x@y' where id = $1", [stranger.id]);
  await tries("partner", "update account set email = 'a@b', active = true, organisation='Z' where id = person()");
  await tries("partner", "select email from account where id = $1", [stranger.id]);
  await tries("partner", "insert into draft (kind,key,title,action,owner,base_version,content) values ('indicator','overgewicht','t','desk.open',person(),0,'{}') returning id");
  await tries("partner", "insert into draft (kind,key,title,action,owner,base_version,content,parts) values ('policy','x','t','plan.draft',person(),0,'{}','{organisation:utrecht-gezond-2011-2013/ggd,programme:utrecht-gezond-2011-2013/mantelzorg}') returning id");
  await tries("publisher", "select key, state, title from draft");
  await tries("publisher", "update draft set state = 'published', decided_by = person() where key = 'b'");
  await tries("publisher", "update draft set state = 'published', decided_by = $1 where key = 'b'", [me("adviser")]);
  await tries("publisher", "update draft set content = '{\"x\":1}', state = 'published', decided_by = person() where key = 'b'");
  await tries("publisher", "update draft set state='published', decided_by = person() where key = 'c'");
  await tries("adviser", "insert into draft (kind,key,title,action,owner,base_version,content) values ('policy','q','t','policy.draft',$1,0,'{}')", [stranger.id]);
  await tries("adviser", "insert into report_text (framework_id,year,language,chapter,part,version,text,author,reason) values ('gezondheid-voor-iedereen-2019-2023',2021,'nl','introduction','x',1,'t','Iemand anders','r')");
  await tries("adviser", "insert into report_approval (framework_id,year,language,version,body_sha256,actor,reason) values ('gezondheid-voor-iedereen-2019-2023',2021,'nl',1,repeat('0',64),'Iemand anders','r')");
  await tries("publisher", "insert into published_report (framework_id,year,language,version,content,sha256,actor,reason) values ('gezondheid-voor-iedereen-2019-2023',2021,'nl',1,'{}',encode(sha256('{}'),'hex'),'x','r')");
  await tries("epidemiologist", "update job set status='done' where true");
  await tries("epidemiologist", "insert into job (kind, input, requested_by) values ('load pack','{}',person())");
  await tries("epidemiologist", "select stop_job(1)");
  await tries("epidemiologist", "update observation set value = 1");
  await tries("epidemiologist", "update release set title_nl = 'x'");
  await tries("epidemiologist", "delete from release_coverage");
  await tries("nobody", "create temp table t as select 1");
  await tries("nobody", "create table public.t (a int)");
  await tries("nobody", "create schema s");
  await tries("nobody", "alter table draft disable trigger all");
  await tries("nobody", "set session_replication_role = replica");
  await tries("nobody", "explain select * from draft");
  await tries("nobody", "select reltuples from pg_class where relname='session'");
  await tries("nobody", "select n_live_tup, n_tup_ins from pg_stat_user_tables where relname='draft'");
  await tries("nobody", "select * from pg_stats where tablename in ('draft','account')");
  await tries("nobody", "select last_value from audit_event_id_seq");
  await tries("nobody", "select * from audit_head");
  await tries("nobody", "select query from pg_stat_activity where query like '%insert%'");
  await tries("nobody", "select rolname, rolpassword from pg_authid limit 1");
  await tries("nobody", "copy draft to program 'true'");
  await tries("nobody", "select pg_read_file('/etc/passwd')");
  await tries("nobody", "select lo_import('/etc/passwd')");
  await tries("nobody", "select count_observations_anew()");
  await tries("nobody", "select bump_data_version()");
  await tries("nobody", "select open_session('x', interval '1 year')");
  await tries("nobody", "notify audit_head, 'x'");
  await tries("nobody", "select pg_advisory_lock(1)");
  await tries("nobody", "lock table draft in access exclusive mode");
  await tries("nobody", "lock table audit_head in access exclusive mode");
  await tries("epidemiologist", "lock table release in access exclusive mode");
  await tries("nobody", "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() limit 0");
}, 100000);

test("shadowing by temp tables", async () => {
  const opened = base.open({ account: people.get("partner")?.id ?? "" });
  const c = await opened.pool.connect();
  await c.query("begin");
  await c.query("create temp table role_grant (account uuid, role text, part text)");
  await c.query("create temp table account (id uuid, active boolean)");
  await c.query("create temp table permission (action text, role text, extent text)");
  await c.query("insert into pg_temp.role_grant values (person(), 'publisher', '')");
  await c.query("insert into pg_temp.account values (person(), true)");
  await c.query("insert into pg_temp.permission values ('draft.publish','publisher','all')");
  console.log("shadow", (await c.query("select may('draft.publish')")).rows, (await c.query("select count(*) from draft")).rows);
  await c.query("rollback");
  c.release();
});
