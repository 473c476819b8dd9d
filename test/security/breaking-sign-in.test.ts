/** Half a sign-in, races and limits: what somebody tries who holds a password, a cookie or a code that isn't enough. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf, codeIn, keyIn, open, someone } from "../../src/people/pages/made-client.ts";
import { appWith, madePassword, makeApp, makeLocal } from "../../src/people/made-local.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { startSite, type TestSite } from "../site.ts";
import type { WebClient } from "../web-client.ts";

let base: TestDatabase;
let site: TestSite;
let admin: WebClient;
beforeAll(async () => {
  base = await testDatabase();
  site = await startSite(base);
  ({ by: admin } = await someone(base, site, "Baas (verzonnen)", ["administrator"]));
});
afterAll(async () => {
  await site?.close();
  await base?.close();
});

const fresh = "een nieuw begin met woorden 26";
const door = "/aanmelden";
const setUp = "/aanmelden/instellen";
const withPassword = async (email: string) => {
  const by = clientOf(site);
  const { location } = await by.post(door, { email, password: madePassword });
  return { by, location };
};
const codeFor = async ({ id }: { id: string }) => codeIn((await admin.post(`/bureau/mensen/${id}/code`)).text);
const begin = (by: WebClient, code: string, more: Readonly<Record<string, string>> = { nieuw: fresh, herhaling: fresh }) =>
  by.post("/welkom", { welkomcode: code, deel: "2", naam: "Mien (verzonnen)", ...more });
const secondSteps = async (account: string) =>
  (await base.owner.query("select count(*)::int as n from account_totp where account = $1", [account])).rows[0].n;

test("who took half a sign-in with the old password can't finish it after the owner began anew", async () => {
  const person = await makeLocal(base, "Mien (verzonnen)");
  await makeApp(base, person.id);
  const thief = await withPassword(person.email);
  expect(thief.location).toBe("/aanmelden/code");
  const owner = clientOf(site);
  expect((await begin(owner, await codeFor(person))).location).toBe(setUp);

  expect((await thief.by.get(setUp)).location).toBe(door);
  expect((await thief.by.post(setUp, { code: "123456" })).location).toBe(door);
  expect((await thief.by.get("/aanmelden/code")).location).toBe(door);
  expect((await thief.by.post("/welkom/passkey/vraag")).status).toBe(404);

  const app = appWith(keyIn((await owner.get(setUp)).text));
  expect((await owner.post(setUp, { code: app.digits() })).status).toBe(200);
  expect((await owner.get("/bureau/account")).status).toBe(200);
});

test("nor with another password chosen, an earlier one-time code, or an account that was made inactive", async () => {
  const person = await makeLocal(base, "Toos (verzonnen)");
  const before = await withPassword(person.email);
  expect(before.location).toBe(setUp);
  const key = keyIn((await before.by.get(setUp)).text);
  await base.db.updateTable("account_password").set({ set_at: new Date().toISOString() }).where("account", "=", person.id).execute();
  expect((await before.by.post(setUp, { code: appWith(key).digits() })).location).toBe(door);

  // The first code went to somebody else; who got the second one takes a passkey, and has no password.
  const [wrong, right] = [clientOf(site), clientOf(site)];
  const passkey = { manier: "passkey" };
  expect((await begin(wrong, await codeFor(person), passkey)).location).toBe(setUp);
  expect((await begin(right, await codeFor(person), passkey)).location).toBe(setUp);
  const password = { nieuw: fresh, herhaling: fresh };
  expect((await wrong.post("/aanmelden/wachtwoord", password)).location).toBe(door);
  expect((await right.post("/aanmelden/wachtwoord", password)).location).toBe(setUp);
  const offered = keyIn((await right.get(setUp)).text);
  expect(offered).not.toBe("");

  await admin.post(`/bureau/mensen/${person.id}/actief`, { actief: "0" });
  expect((await right.post(setUp, { code: appWith(offered).digits() })).location).toBe(door);
  expect(await secondSteps(person.id)).toBe(0);
});

test("of several at the same moment one code of an app, one recovery code and one one-time code let one in", async () => {
  const person = await makeLocal(base, "Race (verzonnen)");
  const app = await makeApp(base, person.id);
  const four = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 4 }, work));
  const halves = await four(async () => (await withPassword(person.email)).by);
  const code = app.digits();
  const byApp = await Promise.all(halves.map((by) => by.post("/aanmelden/code", { code })));
  expect(byApp.filter(({ location }) => location === "/bureau")).toHaveLength(1);

  const entered = halves[byApp.findIndex(({ location }) => location === "/bureau")];
  const codes = await entered.post("/bureau/account/herstelcodes");
  const herstelcode = /<li><code>([0-9A-Z-]+)<\/code>/.exec(codes.text)?.[1] ?? "";
  const again = await four(async () => (await withPassword(person.email)).by);
  const byPaper = await Promise.all(again.map((by) => by.post("/aanmelden/code", { herstelcode })));
  expect(byPaper.filter(({ location }) => location === "/bureau")).toHaveLength(1);

  const once = await codeFor(person);
  const begun = await four(() => begin(clientOf(site), once));
  expect(begun.filter(({ location }) => location === setUp)).toHaveLength(1);
});

test("an app's key that was given up is not offered again, and stays the same while it is being set up", async () => {
  const person = await makeLocal(base, "Klaas (verzonnen)");
  const by = clientOf(site);
  await open(base, site, by, person);
  const page = "/bureau/account/tweede-stap";
  const key = async () => keyIn((await by.get(page)).text);
  const first = await key();
  expect(await key()).toBe(first);
  expect((await by.post(page, { code: appWith(first).digits() })).status).toBe(200);
  expect((await by.post(`${page}/weg`)).location).toBe(page);
  const second = await key();
  expect(second).not.toBe("");
  expect(second).not.toBe(first);
});
