import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { testSecret } from "../../test/people.ts";
import type { Database } from "../kernel/database.ts";
import { clearOld, countAttempt, passwordLimits, sourceLimit, type Limit } from "./limits.ts";

let base: TestDatabase;
let db: Database;
beforeAll(async () => {
  base = await testDatabase();
  ({ db } = base.open("nobody"));
});
afterAll(() => base?.close());

const noon = new Date("2026-11-22T12:00:00Z");
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const count = (limits: readonly Limit[], now = noon) => countAttempt(db, testSecret, limits, { now, object: "account:" });

test("so many and no more in a stretch; the next stretch begins anew", async () => {
  const limits = [{ bucket: "a", most: 3, minutes: 15 }];
  for (let attempt = 0; attempt < 3; attempt++) expect((await count(limits, after(attempt))).allowed).toBe(true);
  expect(await count(limits, after(5))).toEqual({ allowed: false, seconds: 600 });
  expect((await count(limits, after(15))).allowed).toBe(true);
});

test("a hundred at once count as a hundred", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => count([{ bucket: "at once", most: 7, minutes: 15 }])));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(7);
});

test("a refused attempt counts nowhere, a right one is taken back", async () => {
  const wide = { bucket: "wide", most: 4, minutes: 15 };
  const narrow = (name: string) => [{ bucket: name, most: 1, minutes: 15 }, wide];
  expect((await count(narrow("n1"))).allowed).toBe(true);
  for (let attempt = 0; attempt < 5; attempt++) expect((await count(narrow("n1"))).allowed).toBe(false);
  const right = await count(narrow("n2"));
  if (right.allowed) await right.forgive();
  expect((await count(narrow("n2"))).allowed).toBe(true);
  expect((await count(narrow("n3"))).allowed).toBe(true);
  expect((await count(narrow("n4"))).allowed).toBe(true);
  // n1, n2, n3 and n4 make four.
  expect((await count(narrow("n5"))).allowed).toBe(false);
});

test("who holds a code that works can't wipe out what was counted for everybody at that place", async () => {
  const office = [sourceLimit("203.0.113.77")];
  for (let attempt = 0; attempt < 5; attempt++) expect((await count(office)).allowed).toBe(true);
  const right = await count(office);
  if (right.allowed) await right.forgive();
  const { rows } = await base.pool.query("select count from sign_in_failure where bucket = $1", [
    Buffer.from(testSecret.mark("limit", "source 203.0.113.77"), "base64url"),
  ]);
  expect(rows).toEqual([{ count: 5 }]);
});

test("what strangers do uses up nobody else's tries", async () => {
  const stranger = passwordLimits("owner@verzonnen.example", { source: "203.0.113.1", device: null });
  for (let attempt = 0; attempt < 10; attempt++) expect((await count(stranger)).allowed).toBe(true);
  expect((await count(stranger)).allowed).toBe(false);
  for (const origin of [
    { source: "203.0.113.1", device: "the owner's own browser" },
    { source: "203.0.113.2", device: null },
  ])
    expect((await count(passwordLimits("owner@verzonnen.example", origin))).allowed).toBe(true);
});

test("the table holds no address of a person or a machine, and the log says when a limit was reached", async () => {
  const { rows } = await base.pool.query<{ bucket: Buffer }>("select bucket from sign_in_failure");
  expect(rows.every(({ bucket }) => bucket.length === 32)).toBe(true);
  const logged = await base.pool.query("select action, object, actor from audit_event where action = 'sign-in limited'");
  expect(logged.rows.length).toBeGreaterThan(3);
  expect(logged.rows[0]).toEqual({ action: "sign-in limited", object: "account:", actor: "door" });
});

test("after a day counters are cleared away", async () => {
  await count([{ bucket: "yesterday", most: 3, minutes: 15 }], after(-25 * 60));
  await clearOld(db, noon);
  const { rows } = await base.pool.query("select min(starts) as oldest from sign_in_failure");
  expect(rows[0].oldest).toEqual(noon);
});
