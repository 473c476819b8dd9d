/** Beginning an account and signing in, over a real connection and a real database. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { startSite, type TestSite } from "../../../test/site.ts";
import { webClient } from "../../../test/web-client.ts";
import { firstAdministrator } from "../first-administrator.ts";
import { appWith, madePassword, makeApp, makeLocal } from "../made-local.ts";
import { clientOf, enter, faultsIn, headingOf, keyIn } from "./made-client.ts";

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

test("from the one-time link to the desk: code, name, password, app, recovery codes", async () => {
  const made = await firstAdministrator(base.db);
  if (!made) throw new Error("There is an administrator already.");
  const by = clientOf(site);
  expect(headingOf((await by.get("/welkom")).text)).toBe("Welkom");
  expect(faultsIn((await by.post("/welkom", { welkomcode: "7K2MP-9XQ4T-0ABCD-EFGH1" })).text)).toEqual(["welkomcode"]);
  const who = await by.post("/welkom", { welkomcode: made.code.toLowerCase() });
  expect(headingOf(who.text)).toBe("Maak uw account af");
  const typed = { welkomcode: made.code, deel: "2", naam: "Eerste Beheerder (verzonnen)", email: "Eerste@verzonnen.example" };
  for (const [changed, fault] of [
    [{ nieuw: "kort", herhaling: "kort" }, "nieuw"],
    [{ nieuw: madePassword, herhaling: `${madePassword}.` }, "herhaling"],
    [{ nieuw: madePassword, herhaling: madePassword, email: "geen adres" }, "email"],
    [{ nieuw: madePassword, herhaling: madePassword, naam: " " }, "naam"],
  ] as const) {
    const answer = await by.post("/welkom", { ...typed, ...changed });
    expect(answer.status).toBe(422);
    expect(faultsIn(answer.text)).toEqual([fault]);
    expect(answer.text).not.toContain(madePassword);
  }
  const done = await by.post("/welkom", { ...typed, nieuw: madePassword, herhaling: madePassword });
  expect(done.location).toBe("/aanmelden/instellen");
  // Half a sign-in is none.
  expect((await by.get("/bureau/account")).location).toBe("/aanmelden?naar=%2Fbureau%2Faccount");
  const setUp = await by.get("/aanmelden/instellen");
  const app = appWith(keyIn(setUp.text));
  expect(keyIn((await by.get("/aanmelden/instellen")).text)).toBe(keyIn(setUp.text));
  const wrongCode = await by.post("/aanmelden/instellen", { code: app.digits(new Date(0)) });
  expect(faultsIn(wrongCode.text)).toEqual(["code"]);
  const codes = await by.post("/aanmelden/instellen", { code: app.digits() });
  expect(headingOf(codes.text)).toBe("Bewaar uw herstelcodes");
  expect(codes.text.match(/<li><code>/g)).toHaveLength(10);
  expect((await by.get("/bureau/account")).status).toBe(200);
  expect((await by.get("/bureau/mensen")).text).toContain("Eerste Beheerder (verzonnen)");
  // The code was for once; there is an administrator now.
  expect((await clientOf(site).post("/welkom", { welkomcode: made.code })).status).toBe(403);
  expect(await firstAdministrator(base.db)).toBe(null);
  expect((await by.post("/afmelden")).location).toBe("/aanmelden?afgemeld=1");
  expect((await by.get("/bureau/account")).status).toBe(303);
  const again = clientOf(site);
  await enter(again, "eerste@verzonnen.example", app, "/bureau/mensen");
  expect((await again.get("/bureau/mensen")).status).toBe(200);
});

test("each start makes a new code, and the one before stops working", async () => {
  await base.pool.query("update account set active = false");
  const [one, two] = [await firstAdministrator(base.db), await firstAdministrator(base.db)];
  expect((await clientOf(site).post("/welkom", { welkomcode: one?.code ?? "" })).status).toBe(403);
  expect((await clientOf(site).post("/welkom", { welkomcode: two?.code ?? "" })).status).toBe(200);
  await base.pool.query("update one_time_code set ends_at = now() where used_at is null");
  expect((await clientOf(site).post("/welkom", { welkomcode: two?.code ?? "" })).status).toBe(403);
  await base.pool.query("delete from role_grant where account in (select id from account where email is null)");
  await base.pool.query("update account set active = email is not null");
});

describe("signing in", () => {
  test("a wrong password and an unknown address give the same page, and too many a 429 that says when", async () => {
    const owner = await makeLocal(base, "Zelfde Antwoord (verzonnen)");
    const source = "127.0.0.200";
    const ask = async (email: string) => {
      const { status, headers, text } = await webClient(site.url, source).post("/aanmelden", { email, password: "nietje batterij paard" });
      return { status, retry: headers["retry-after"] === undefined ? null : "some", text: text.replaceAll(email, "EMAIL") };
    };
    for (let attempt = 0; attempt < 11; attempt++) {
      const [known, unknown] = [await ask(owner.email), await ask("zelfde.onbekend@verzonnen.example")];
      expect(unknown).toEqual(known);
      expect(known.status).toBe(attempt < 10 ? 403 : 429);
      expect(known.retry).toBe(attempt < 10 ? null : "some");
    }
    const { text } = await webClient(site.url, source).post("/aanmelden", { email: owner.email, password: madePassword });
    expect(text).toContain("Uw account is niet geblokkeerd");
    // From elsewhere the owner gets on.
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: madePassword })).location).toBe("/aanmelden/instellen");
  });

  test("the session's token changes at each sign-in, the one before is of no use, and the cookie is out of reach of scripts", async () => {
    const owner = await makeLocal(base, "Wissel Token (verzonnen)");
    const app = await makeApp(base, owner.id);
    const by = clientOf(site);
    await enter(by, owner.email, app);
    const first = by.cookies.get("gelijkop") ?? "";
    await base.pool.query("update account_totp set last_step = 0 where account = $1", [owner.id]);
    const answer = await by.post("/aanmelden", { email: owner.email, password: madePassword });
    expect(answer.location).toBe("/aanmelden/code");
    const { headers } = await by.post("/aanmelden/code", { code: app.digits() });
    const line = [headers["set-cookie"]].flat().find((each) => each?.startsWith("gelijkop="));
    expect(line).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(headers["cache-control"]).toBe("no-store");
    expect(by.cookies.get("gelijkop")).not.toBe(first);
    const thief = clientOf(site);
    thief.cookies.set("gelijkop", first);
    expect((await thief.get("/bureau/account")).status).toBe(303);
    expect((await by.get("/bureau/account")).status).toBe(200);
  });

  test("where to go next is a page of this site, whatever is asked", async () => {
    const owner = await makeLocal(base, "Open Deur (verzonnen)");
    const app = await makeApp(base, owner.id);
    for (const elsewhere of ["https://elders.example/", "//elders.example", "/\\elders.example"]) {
      await base.pool.query("update account_totp set last_step = 0 where account = $1", [owner.id]);
      const by = clientOf(site);
      expect((await by.get(`/aanmelden?naar=${encodeURIComponent(elsewhere)}`)).text).not.toContain("elders.example");
      await by.post("/aanmelden", { email: owner.email, password: madePassword, naar: elsewhere });
      expect((await by.post("/aanmelden/code", { code: app.digits() })).location).toBe("/bureau");
    }
  });

  test("the second step can't be taken without the first, nor an app be set up over one that is there", async () => {
    const owner = await makeLocal(base, "Halve Stap (verzonnen)");
    await makeApp(base, owner.id);
    const by = clientOf(site);
    for (const path of ["/aanmelden/code", "/aanmelden/instellen"]) {
      expect((await by.get(path)).location).toBe("/aanmelden");
      expect((await by.post(path, { code: "123456" })).location).toBe("/aanmelden");
    }
    by.cookies.set("gelijkop-step", "AAAA");
    expect((await by.get("/aanmelden/code")).location).toBe("/aanmelden");
    await by.post("/aanmelden", { email: owner.email, password: madePassword });
    expect((await by.get("/aanmelden/instellen")).location).toBe("/aanmelden");
    expect((await by.post("/aanmelden/wachtwoord", { nieuw: "een ander paard 12", herhaling: "een ander paard 12" })).location).toBe(
      "/aanmelden",
    );
  });

  test("an account without a role gets no session, and is told why", async () => {
    const owner = await makeLocal(base, "Zonder Rol (verzonnen)", []);
    const app = await makeApp(base, owner.id);
    const by = clientOf(site);
    await by.post("/aanmelden", { email: owner.email, password: madePassword });
    expect((await by.post("/aanmelden/code", { code: app.digits() })).location).toBe("/aanmelden?zonder-rol=1");
    expect(by.cookies.has("gelijkop")).toBe(false);
    expect((await by.get("/aanmelden?zonder-rol=1")).text).toContain("nog geen rol");
  });

  test("odd forms are refused, not failed on", async () => {
    const by = clientOf(site);
    for (const fields of [
      [],
      Object.entries({ email: "\0\ud800@x", password: "\0" }),
      Object.entries({ email: "a@b.example", password: "x".repeat(60_000) }),
    ]) {
      const { status } = await by.post("/aanmelden", fields);
      expect([400, 403, 422]).toContain(status);
    }
    expect((await by.post("/aanmelden", { email: "x".repeat(70_000) })).status).toBeGreaterThanOrEqual(400);
    expect((await by.post("/aanmelden", { email: "x".repeat(70_000) })).status).toBeLessThan(500);
  });
});
