/** The administrator's pages, over a real connection and a real database. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { startSite, type TestSite } from "../../../test/site.ts";
import { madePassword, makeApp, makeLocal } from "../made-local.ts";
import { clientOf, codeIn, faultsIn, open, someone } from "./made-client.ts";

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

describe("the administrator", () => {
  test("adds somebody, who begins with the code; gives and takes roles, which count at once", async () => {
    const { by } = await someone(base, site, "Beheerder Een (verzonnen)", ["administrator"]);
    const email = "nieuw.iemand@verzonnen.example";
    for (const [changed, fault] of [
      [{ rol: "" }, "rol"],
      [{ rol: "visitor" }, "rol"],
      [{ rol: "partner", deel: "" }, "deel"],
      [{ rol: "partner", deel: "programme:a/b" }, "deel"],
      [{ rol: "adviser", deel: "organisation:a/b" }, "deel"],
      [{ email: "x" }, "email"],
      [{ naam: "\u0007 \u200b" }, "naam"],
    ] as const) {
      const { status, text } = await by.post("/bureau/mensen", {
        naam: "Nieuw Iemand (verzonnen)",
        email,
        rol: "publisher",
        deel: "",
        ...changed,
      });
      expect([status, faultsIn(text)]).toEqual([422, [fault]]);
    }
    const added = await by.post("/bureau/mensen", {
      naam: "Nieuw Iemand (verzonnen)",
      email,
      rol: "partner",
      deel: "utrecht-gezond-2011-2013/ggd",
    });
    const code = codeIn(added.text);
    expect(faultsIn((await by.post("/bureau/mensen", { naam: "Nog Een", email, rol: "adviser", deel: "" })).text)).toEqual(["email"]);

    const fresh = clientOf(site);
    expect(
      (await fresh.post("/welkom", { welkomcode: code, deel: "2", naam: "Nieuw Iemand", nieuw: madePassword, herhaling: madePassword }))
        .status,
    ).toBe(303);
    const { rows } = await base.pool.query(
      "select a.id, g.role, g.part, g.granted_by is not null as signed from account a join role_grant g on g.account = a.id where email = $1",
      [email],
    );
    expect(rows).toEqual([{ id: rows[0].id, role: "partner", part: "organisation:utrecht-gezond-2011-2013/ggd", signed: true }]);
    const at = `/bureau/mensen/${rows[0].id}`;

    const theirs = clientOf(site);
    await open(base, site, theirs, { id: rows[0].id, email, name: "" });
    expect((await theirs.get("/bureau/mensen")).status).toBe(404);
    await by.post(`${at}/rollen`, { rol: "auditor", deel: "" });
    expect((await theirs.get("/bureau/mensen")).status).toBe(200);
    await by.post(`${at}/rollen/weg`, { rol: "auditor", deel: "" });
    expect((await theirs.get("/bureau/mensen")).status).toBe(404);
    expect(faultsIn((await by.post(`${at}/rollen/weg`, { rol: "auditor", deel: "" })).text)).toEqual(["rol"]);

    await by.post(`${at}/actief`, { actief: "0" });
    expect((await theirs.get("/bureau/account")).status).toBe(303);
    expect((await clientOf(site).post("/aanmelden", { email, password: madePassword })).status).toBe(403);
    await by.post(`${at}/actief`, { actief: "1" });
    expect((await clientOf(site).post("/aanmelden", { email, password: madePassword })).status).toBe(303);
  });

  test("a code to start again takes every old way in away, once it is used", async () => {
    const { by } = await someone(base, site, "Beheerder Twee (verzonnen)", ["administrator"]);
    const owner = await makeLocal(base, "Telefoon Kwijt (verzonnen)");
    await makeApp(base, owner.id);
    await base.pool.query("update account set signed_in_at = now() where id = $1", [owner.id]);
    const session = clientOf(site);
    await open(base, site, session, owner);
    const { text } = await by.post(`/bureau/mensen/${owner.id}/code`);
    const code = codeIn(text);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: madePassword })).location).toBe("/aanmelden/code");
    const fresh = clientOf(site);
    expect((await fresh.post("/welkom", { welkomcode: code })).text).toContain("werken uw oude wachtwoord");
    const next = { nieuw: "vier vissen in de gracht", herhaling: "vier vissen in de gracht" };
    expect((await fresh.post("/welkom", { welkomcode: code, deel: "2", naam: owner.name, ...next })).location).toBe("/aanmelden/instellen");
    expect((await session.get("/bureau/account")).status).toBe(303);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: madePassword })).status).toBe(403);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: next.nieuw })).location).toBe("/aanmelden/instellen");
  });

  test("erases who somebody was: the number stays, and nothing opens the account again", async () => {
    const { by } = await someone(base, site, "Beheerder Drie (verzonnen)", ["administrator"]);
    const owner = await makeLocal(base, "Wil Weg (verzonnen)");
    await makeApp(base, owner.id);
    await base.db.insertInto("account_identity").values({ issuer: "https://idp.example", subject: "x1", account: owner.id }).execute();
    expect(faultsIn((await by.post(`/bureau/mensen/${owner.id}/wissen`)).text)).toEqual(["zeker"]);
    expect((await by.post(`/bureau/mensen/${owner.id}/wissen`, { zeker: "1" })).location).toBe("/bureau/mensen");
    const { rows } = await base.pool.query("select email, name, active from account where id = $1", [owner.id]);
    expect(rows).toEqual([{ email: null, name: "–", active: false }]);
    for (const table of ["account_password", "account_totp", "account_identity", "role_grant"])
      expect((await base.pool.query(`select from ${table} where account = $1`, [owner.id])).rowCount).toBe(0);
    const log = await base.pool.query("select body from audit_event where object = $1", [`account:${owner.id}`]);
    expect(log.rows.length).toBeGreaterThan(3);
    expect(log.rows.map(({ body }) => body).join("")).not.toMatch(/Wil Weg|@verzonnen/);
    expect((await by.get("/bureau/mensen")).text).not.toContain(owner.id);
    expect((await clientOf(site).post("/aanmelden", { email: owner.email, password: madePassword })).status).toBe(403);
  });

  test("an administrator changes nothing of the own rights; an auditor sees people and changes nobody; others find nothing", async () => {
    const { person, by } = await someone(base, site, "Beheerder Vier (verzonnen)", ["administrator"]);
    for (const [path, sent] of [
      ["rollen", { rol: "publisher", deel: "" }],
      ["rollen/weg", { rol: "administrator", deel: "" }],
      ["actief", { actief: "0" }],
    ] as const)
      expect(faultsIn((await by.post(`/bureau/mensen/${person.id}/${path}`, sent)).text)).toEqual(["rol"]);
    const auditor = await someone(base, site, "Controleur (verzonnen)", ["auditor"]);
    expect((await auditor.by.get(`/bureau/mensen/${person.id}`)).status).toBe(200);
    expect((await auditor.by.get("/bureau/mensen")).text).not.toContain("Iemand toevoegen");
    for (const path of ["", `/${person.id}/actief`, `/${person.id}/code`, `/${person.id}/wissen`])
      expect((await auditor.by.post(`/bureau/mensen${path}`, { actief: "0", zeker: "1" })).status).toBe(404);
    const adviser = await someone(base, site, "Adviseur (verzonnen)", ["adviser"]);
    for (const path of ["/bureau/mensen", `/bureau/mensen/${person.id}`]) expect((await adviser.by.get(path)).status).toBe(404);
    for (const path of ["/bureau/mensen/00000000-0000-0000-0000-000000000000", "/bureau/mensen/x"])
      expect((await by.get(path)).status).toBe(404);
  });
});
