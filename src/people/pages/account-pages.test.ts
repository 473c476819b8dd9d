/** The own account, over a real connection and a real database. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { makePerson, signIn } from "../../../test/people.ts";
import { startSite, type TestSite } from "../../../test/site.ts";
import { digest } from "../../kernel/secret.ts";
import { appWith, madePassword, makeLocal } from "../made-local.ts";
import { clientOf, faultsIn, headingOf, keyIn, open } from "./made-client.ts";

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

describe("the own account", () => {
  test("another password takes the old one, and ends the sessions elsewhere", async () => {
    const owner = await makeLocal(base, "Nieuw Wachtwoord (verzonnen)");
    const by = clientOf(site);
    const cookies = [await signIn(base, owner, site.url), await signIn(base, owner, site.url)].map((cookie) => cookie.split("=")[1]);
    by.cookies.set("gelijkop", cookies[0]);
    const there = clientOf(site);
    there.cookies.set("gelijkop", cookies[1]);
    const fresh = "vier vissen in de gracht";
    const change = (fields: Record<string, string>) => by.post("/bureau/account/wachtwoord", { nieuw: fresh, herhaling: fresh, ...fields });
    expect(faultsIn((await change({ oud: "nietje batterij paard" })).text)).toEqual(["oud"]);
    expect(faultsIn((await change({ oud: madePassword, nieuw: "te kort" })).text)).toEqual(["nieuw"]);
    expect((await there.get("/bureau/account")).status).toBe(200);
    expect((await change({ oud: madePassword })).text).toContain("Uw wachtwoord is veranderd");
    expect((await there.get("/bureau/account")).status).toBe(303);
    expect((await by.get("/bureau/account")).status).toBe(200);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: madePassword })).status).toBe(403);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: fresh })).status).toBe(303);
  });

  test("how one signs in is changed only shortly after signing in", async () => {
    const owner = await makeLocal(base, "Verse Sessie (verzonnen)");
    const by = clientOf(site);
    const token = await open(base, site, by, owner);
    await base.pool.query("update session set created_at = now() - interval '16 minutes' where hash = $1", [digest(token)]);
    for (const path of ["/bureau/account/herstelcodes", "/bureau/account/tweede-stap", "/bureau/account/tweede-stap/weg"])
      expect(headingOf((await by.post(path, { code: "123456" })).text)).toBe("Meld u nog een keer aan");
    expect(await base.db.selectFrom("recovery_code").selectAll().where("account", "=", owner.id).execute()).toEqual([]);
    await base.pool.query("update session set created_at = now() where hash = $1", [digest(token)]);
    expect((await by.post("/bureau/account/herstelcodes")).text.match(/<li><code>/g)).toHaveLength(10);
    const app = appWith(keyIn((await by.get("/bureau/account/tweede-stap")).text));
    expect(headingOf((await by.post("/bureau/account/tweede-stap", { code: app.digits() })).text)).toBe("Bewaar uw herstelcodes");
    expect((await by.get("/bureau/account")).text).toContain("U gebruikt een app op uw telefoon.");
  });

  test("signing out everywhere, and one session by itself; another's is out of reach", async () => {
    const [owner, other] = [
      await makePerson(base, "Overal Af (verzonnen)", ["auditor"]),
      await makePerson(base, "Blijft Aan (verzonnen)", ["auditor"]),
    ];
    const visit = async (person: typeof owner) => {
      const by = clientOf(site);
      await open(base, site, by, person);
      return by;
    };
    const [here, there, third, others] = [await visit(owner), await visit(owner), await visit(owner), await visit(other)];
    const idOf = async (person: typeof owner) =>
      (await base.pool.query("select id from session where account = $1 order by seen_at, id", [person.id])).rows.map(({ id }) =>
        String(id),
      );
    await here.post("/bureau/account/sessies", { sessie: (await idOf(other))[0] });
    await here.post("/bureau/account/sessies", { sessie: "geen sessie" });
    expect((await others.get("/bureau/account")).status).toBe(200);
    const shown = [...(await here.get("/bureau/account")).text.matchAll(/name="sessie" value="([\w-]+)"/g)].map(([, id]) => id);
    expect(shown).toHaveLength(2);
    await here.post("/bureau/account/sessies", { sessie: shown[0] });
    expect([(await there.get("/bureau/account")).status, (await third.get("/bureau/account")).status].toSorted()).toEqual([200, 303]);
    await here.post("/bureau/account/overal-afmelden");
    expect([(await there.get("/bureau/account")).status, (await third.get("/bureau/account")).status]).toEqual([303, 303]);
    expect((await here.get("/bureau/account")).status).toBe(200);
    expect((await here.post("/bureau/account/overal-afmelden", { "ook-hier": "1" })).location).toBe("/aanmelden?afgemeld=1");
    expect((await here.get("/bureau/account")).status).toBe(303);
    expect((await others.get("/bureau/account")).status).toBe(200);
  });
});
