import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";
import type { Database } from "../kernel/database.ts";
import { accountOf } from "./oidc-account.ts";
import type { OidcSettings } from "./oidc-settings.ts";

let base: TestDatabase;
let db: Database;
beforeAll(async () => {
  base = await testDatabase();
  db = base.open("nobody").db;
});
afterAll(() => base?.close());

const settings: OidcSettings = {
  key: "organisatie",
  title: "Gemeente Verzonnen",
  issuer: new URL("https://id.verzonnen.example"),
  clientId: "gelijkop",
  clientSecret: null,
  scope: "openid",
  emailTrusted: false,
  groupsClaim: "groups",
  groupRoles: [
    { group: "beheer", role: "administrator", part: "" },
    { group: "raad", role: "auditor", part: "" },
    { group: "sport", role: "programmeManager", part: "programme:nota/sport" },
  ],
};
const withoutRoles: OidcSettings = { ...settings, groupRoles: [] };
const vouched = (subject: string, claims: Record<string, unknown>) => ({ subject, claims, refreshToken: null });
const grantsOf = async (account: string | null) =>
  (await base.db.selectFrom("role_grant").select(["role", "part"]).where("account", "=", account).orderBy("role").execute()).map(
    ({ role, part }) => `${role} ${part}`.trim(),
  );

test("groups make an account, give roles and take them, at each sign-in", async () => {
  const claims = { email: "Groep@Verzonnen.example", email_verified: true, name: "Gijs Groep (verzonnen)" };
  const account = await accountOf(db, settings, vouched("gijs", { ...claims, groups: ["raad", "sport", "ander"] }));
  expect(await grantsOf(account)).toEqual(["auditor", "programmeManager programme:nota/sport"]);
  const row = await base.db.selectFrom("account").select(["email", "name"]).where("id", "=", account).executeTakeFirst();
  expect(row).toEqual({ email: "groep@verzonnen.example", name: "Gijs Groep (verzonnen)" });

  expect(await accountOf(db, settings, vouched("gijs", { ...claims, groups: ["raad"] }))).toBe(account);
  expect(await grantsOf(account)).toEqual(["auditor"]);
  await accountOf(db, settings, vouched("gijs", claims));
  expect(await grantsOf(account)).toEqual([]);
  await accountOf(db, settings, vouched("gijs", { ...claims, groups: "raad" }));
  expect(await grantsOf(account)).toEqual([]);
});

test("what an administrator gave stays, and what no group stands for", async () => {
  const boss = await makePerson(base, "Bea Beheer (verzonnen)", ["administrator"]);
  const person = await makePerson(base, "Ans Advies (verzonnen)", ["adviser"]);
  await base.db.insertInto("role_grant").values({ account: person.id, role: "auditor", granted_by: boss.id }).execute();
  const claims = { email: person.email, email_verified: true };
  expect(await accountOf(db, settings, vouched("ans", { ...claims, groups: ["raad", "beheer"] }))).toBe(person.id);
  expect(await grantsOf(person.id)).toEqual(["administrator", "adviser", "auditor"]);
  await accountOf(db, settings, vouched("ans", claims));
  expect(await grantsOf(person.id)).toEqual(["adviser", "auditor"]);
});

test("without a mapping groups do nothing and nobody new gets in", async () => {
  const claims = { email: "nieuw@verzonnen.example", email_verified: true, name: "N.", groups: ["beheer"] };
  expect(await accountOf(db, withoutRoles, vouched("nieuw", claims))).toBeNull();
  const person = await makePerson(base, "Piet Publiek (verzonnen)", ["publisher"]);
  expect(await accountOf(db, withoutRoles, vouched("piet", { email: person.email, email_verified: true, groups: ["beheer"] }))).toBe(
    person.id,
  );
  expect(await grantsOf(person.id)).toEqual(["publisher"]);
});

test.each([
  ["not verified", { email_verified: false }],
  ["said to be verified by a word", { email_verified: "true" }],
  ["with a letter that only looks like one", { email: "\u212aees@verzonnen.example" }],
  ["not an address", { email: "kees" }],
])("an address %s doesn't count", async (_, claims) => {
  await base.db
    .insertInto("account")
    .values({ email: "kees@verzonnen.example", name: "Kees" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const full = { email: "kees@verzonnen.example", email_verified: true, ...claims };
  expect(await accountOf(db, withoutRoles, vouched("kees", full))).toBeNull();
});

test("an unverified address counts where the operator says that the provider hands them out", async () => {
  const person = await makePerson(base, "Tess Trouw (verzonnen)", ["publisher"]);
  expect(await accountOf(db, { ...withoutRoles, emailTrusted: true }, vouched("tess", { email: person.email.toUpperCase() }))).toBe(
    person.id,
  );
});

test("two windows at once bind one account once", async () => {
  const person = await makePerson(base, "Wim Venster (verzonnen)", ["publisher"]);
  const once = () => accountOf(db, withoutRoles, vouched("wim", { email: person.email, email_verified: true }));
  expect(new Set(await Promise.all([once(), once(), once(), once()]))).toEqual(new Set([person.id]));
  const two = await makePerson(base, "Twan Twee (verzonnen)", ["publisher"]);
  const as = (subject: string) => accountOf(db, withoutRoles, vouched(subject, { email: two.email, email_verified: true }));
  const entered = await Promise.all([as("one"), as("other"), as("third")]);
  expect(entered.filter((account) => account !== null)).toEqual([two.id]);
});
