import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson, type MadePerson } from "../../test/people.ts";
import type { Database } from "../kernel/database.ts";
import { digest } from "../kernel/secret.ts";
import { idleMinutes, openSession, personOf } from "./asker.ts";
import { beginSession, endOthers, endSession, listSessions, sessionHours } from "./sessions.ts";

let base: TestDatabase;
let db: Database;
let person: MadePerson;
beforeAll(async () => {
  base = await testDatabase();
  ({ db } = base.open("nobody"));
});
afterAll(() => base?.close());

const begin = (account: string, former: string | null = null) =>
  beginSession(db, { account, method: "password", agent: "Firefox, Linux", former });
const fresh = async () => (person = await makePerson(base, "Sessie Persoon (verzonnen)", ["adviser"])).id;
const shift = (token: string, what: "seen_at" | "ends_at", by: string) =>
  base.pool.query(`update session set ${what} = ${what} + $2::interval where hash = $1`, [digest(token), by]);

test("a token opens its session and says who it is; another opens nothing", async () => {
  const id = await fresh();
  const token = await begin(id);
  expect(await openSession(db, token)).toMatchObject({
    account: id,
    name: person.name,
    method: "password",
    grants: [{ role: "adviser", part: null }],
  });
  expect(await openSession(db, `${token}x`)).toBe(null);
  expect(await openSession(db, "")).toBe(null);
});

test("signing in again in a browser ends the session that was there", async () => {
  const id = await fresh();
  const first = await begin(id);
  const second = await begin(id, first);
  expect(second).not.toBe(first);
  expect(await openSession(db, first)).toBe(null);
  expect((await openSession(db, second))?.account).toBe(id);
});

test("a session ends without use, a little later it is over", async () => {
  const token = await begin(await fresh());
  await shift(token, "seen_at", `-${idleMinutes - 1} minutes`);
  expect(await openSession(db, token)).not.toBe(null);
  // That was a use: it counts from there.
  const { rows } = await base.pool.query("select seen_at > now() - interval '1 minute' as now from session where hash = $1", [
    digest(token),
  ]);
  expect(rows[0].now).toBe(true);
  await shift(token, "seen_at", `-${idleMinutes} minutes`);
  expect(await openSession(db, token)).toBe(null);
});

test("however much it is used, it ends", async () => {
  const token = await begin(await fresh());
  const { rows } = await base.pool.query("select extract(epoch from ends_at - created_at)::int as length from session where hash = $1", [
    digest(token),
  ]);
  expect(rows[0].length).toBe(sessionHours * 3_600);
  await shift(token, "ends_at", `-${sessionHours} hours`);
  expect(await openSession(db, token)).toBe(null);
});

test("signing out ends it, and an ended one can't be ended again", async () => {
  const token = await begin(await fresh());
  expect(await endSession(db, token)).toBe("password");
  expect(await openSession(db, token)).toBe(null);
  expect(await endSession(db, token)).toBe(null);
});

test("an account that is no longer active has no session any more, nor gets one", async () => {
  const id = await fresh();
  const token = await begin(id);
  await base.db.updateTable("account").set({ active: false }).where("id", "=", id).execute();
  expect(await openSession(db, token)).toBe(null);
  await expect(begin(id)).rejects.toMatchObject({ status: 404 });
});

test("a person sees the own sessions only, and ends all others", async () => {
  const other = await makePerson(base, "Ander Mens (verzonnen)", ["adviser"]);
  const elsewhere = await begin(other.id);
  const id = await fresh();
  const [here, there, over] = [await begin(id), await begin(id), await begin(id)];
  await shift(over, "seen_at", `-${idleMinutes} minutes`);
  const opened = await openSession(db, here);
  if (!opened) throw new Error("no session");
  const asker = personOf(opened);
  expect((await listSessions(db, asker)).map(({ id: name }) => name).toSorted()).toEqual(
    [opened.id, (await openSession(db, there))?.id ?? ""].toSorted(),
  );
  expect(await endOthers(db, asker, opened.id)).toBe(2);
  expect(await openSession(db, there)).toBe(null);
  expect(await openSession(db, here)).not.toBe(null);
  expect(await openSession(db, elsewhere)).not.toBe(null);
  expect(await endOthers(db, asker, null)).toBe(1);
  expect(await openSession(db, here)).toBe(null);
});

test("the log has who signed in and out, and no token", async () => {
  const id = await fresh();
  const token = await begin(id);
  await endSession(db, token);
  const { rows } = await base.pool.query("select action, body from audit_event where object = $1 and action like 'sign%' order by id", [
    `account:${id}`,
  ]);
  expect(rows.map(({ action }) => action)).toEqual(["sign-in", "sign-out"]);
  expect(rows.map(({ body }) => body).join("")).not.toContain(token);
});
