/** Half a sign-in, races and limits: what somebody tries who holds a password, a cookie or a code that isn't enough. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstAdministrator, welcomeLink } from "../../src/people/index.ts";
import { codeIn, clientOf, keyIn, someone } from "../../src/people/pages/made-client.ts";
import { appWith, madePassword, makeApp, makeLocal } from "../../src/people/made-local.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { startSite, type TestSite } from "../site.ts";

let base: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  base = await testDatabase();
  site = await startSite(base);
});
afterAll(async () => {
  await site?.close();
  await base?.close();
});

const fresh = "een nieuw begin 2026 met woorden";

test("who held the old password when somebody began anew can't set up the second step", async () => {
  const person = await makeLocal(base, "Mien (verzonnen)");
  await makeApp(base, person.id);
  const thief = clientOf(site);
  expect((await thief.post("/aanmelden", { email: person.email, password: madePassword })).location).toBe("/aanmelden/code");
  const admin = await someone(base, site, "Baas (verzonnen)", ["administrator"]);
  const code = codeIn((await admin.by.post(`/bureau/mensen/${person.id}/code`)).text);
  const owner = clientOf(site);
  const begun = await owner.post("/welkom", { welkomcode: code, deel: "2", naam: person.name, nieuw: fresh, herhaling: fresh });
  expect(begun.location).toBe("/aanmelden/instellen");
  const seen = await thief.get("/aanmelden/instellen");
  console.log("THIEF sees", seen.status, seen.location, keyIn(seen.text));
  if (keyIn(seen.text)) {
    const got = await thief.post("/aanmelden/instellen", { code: appWith(keyIn(seen.text)).digits() });
    console.log("THIEF", got.status, (await thief.get("/bureau/account")).status);
  }
  expect(keyIn(seen.text)).toBe("");
});

test("inactive account: half a sign-in sets nothing up", async () => {
  const person = await makeLocal(base, "Toos (verzonnen)");
  const thief = clientOf(site);
  expect((await thief.post("/aanmelden", { email: person.email, password: madePassword })).location).toBe("/aanmelden/instellen");
  const key = keyIn((await thief.get("/aanmelden/instellen")).text);
  const admin = await someone(base, site, "Baas2 (verzonnen)", ["administrator"]);
  await admin.by.post(`/bureau/mensen/${person.id}/actief`, { actief: "0" });
  const got = await thief.post("/aanmelden/instellen", { code: appWith(key).digits() });
  const { rows } = await base.owner.query("select confirmed_at from account_totp where account = $1", [person.id]);
  console.log("INACTIVE", got.status, rows);
});

test("races", async () => {
  const person = await makeLocal(base, "Race (verzonnen)");
  const app = await makeApp(base, person.id);
  const clients = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const by = clientOf(site);
      await by.post("/aanmelden", { email: person.email, password: madePassword });
      return by;
    }),
  );
  const digits = app.digits();
  const answers = await Promise.all(clients.map((by) => by.post("/aanmelden/code", { code: digits })));
  console.log("TOTP race", answers.map(({ location, status }) => `${status} ${location}`));
  const admin = await someone(base, site, "Baas3 (verzonnen)", ["administrator"]);
  const code = codeIn((await admin.by.post(`/bureau/mensen/${person.id}/code`)).text);
  const two = await Promise.all(
    Array.from({ length: 4 }, () => clientOf(site).post("/welkom", { welkomcode: code, deel: "2", naam: "X", nieuw: fresh, herhaling: fresh })),
  );
  console.log("code race", two.map(({ location, status }) => `${status} ${location}`));
  const first = await firstAdministrator(base.db);
  console.log("first admin while one (session only, never signed in) is there", first && welcomeLink("x", "y"));
});

test("welcome forgive resets the source limit", async () => {
  const admin = await someone(base, site, "Baas4 (verzonnen)", ["administrator"]);
  const person = await makeLocal(base, "Code (verzonnen)");
  const code = codeIn((await admin.by.post(`/bureau/mensen/${person.id}/code`)).text);
  const by = clientOf(site);
  const { rows: before } = await base.owner.query("select count(*) from sign_in_failure where count > 0");
  for (let i = 0; i < 6; i++) await by.post("/aanmelden", { email: `x${i}@verzonnen.example`, password: "fout fout fout" });
  const { rows: mid } = await base.owner.query("select max(count) as m from sign_in_failure");
  await by.post("/welkom", { welkomcode: code });
  const { rows: after } = await base.owner.query("select max(count) as m from sign_in_failure");
  console.log("LIMIT", before, mid, after);
});
