/** Forms that are sent after the session ran out, over a real connection and a real database. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { makePerson } from "../../../test/people.ts";
import { startSite, type TestSite } from "../../../test/site.ts";
import { type WebClient } from "../../../test/web-client.ts";
import { digest } from "../../kernel/secret.ts";
import { madePassword, makeApp, makeLocal } from "../made-local.ts";
import { clientOf, enter, open } from "./made-client.ts";

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

describe("a form that comes after the session ran out", () => {
  const fields = [
    ["tekst", "Eerste regel\r\nTweede regel met <b> & “quotes”"],
    ["keuze", "een"],
    ["keuze", "twee"],
  ] as const;

  test("is kept for its writer alone, shown after signing in, sent again to the same address, and then gone", async () => {
    const owner = await makeLocal(base, "Late Schrijver (verzonnen)", ["administrator"]);
    const app = await makeApp(base, owner.id);
    const by = clientOf(site);
    await enter(by, owner.email, app);
    const token = by.cookies.get("gelijkop") ?? "";
    await base.pool.query("update session set seen_at = now() - interval '3 hours' where hash = $1", [digest(token)]);
    const late = await by.post("/bureau/mensen", fields);
    expect(late.location).toBe(`/aanmelden?naar=${encodeURIComponent("/bureau/bewaard")}`);
    expect((await by.get(late.location ?? "")).text).toContain("Wat u typte, is bewaard");
    const stored = await base.pool.query("select account, path, position('Tweede' in encode(sealed, 'escape')) as plain from kept_form");
    expect(stored.rows).toEqual([{ account: owner.id, path: "/bureau/mensen", plain: 0 }]);

    // Another person at the same computer sees nothing of it.
    const other = clientOf(site);
    other.cookies.set("gelijkop-kept", by.cookies.get("gelijkop-kept") ?? "");
    await open(base, site, other, await makePerson(base, "Na Haar (verzonnen)", ["adviser"]));
    expect((await other.get("/bureau/bewaard")).text).not.toContain("Tweede regel");

    await base.pool.query("update account_totp set last_step = 0 where account = $1", [owner.id]);
    await enter(by, owner.email, app, "/bureau/bewaard");
    const { text } = await by.get("/bureau/bewaard");
    expect(text).toContain("Tweede regel met &lt;b&gt; &amp; “quotes”");
    expect(text).toContain('action="/bureau/mensen"');
    expect(text.match(/<input type="hidden" name="keuze" value="(?:een|twee)"\/?>/g)).toHaveLength(2);
    // Refused as it stands: still kept. Taken: gone.
    expect((await by.post("/bureau/mensen", fields)).status).toBe(422);
    expect((await by.get("/bureau/bewaard")).text).toContain("Tweede regel");
    await by.post("/bureau/mensen", { naam: "Toch Gelukt (verzonnen)", email: "toch.gelukt@verzonnen.example", rol: "adviser", deel: "" });
    expect((await by.get("/bureau/bewaard")).text).toContain("Er is niets bewaard");
  });

  test("is not kept after signing out, for a stranger, when it is too large, or with a password in it", async () => {
    const owner = await makePerson(base, "Niet Bewaard (verzonnen)", ["adviser"]);
    const late = async () => {
      const by = clientOf(site);
      const token = await open(base, site, by, owner);
      return {
        by,
        token,
        expire: () => base.pool.query("update session set seen_at = now() - interval '3 hours' where hash = $1", [digest(token)]),
      };
    };
    const nothing = async (by: WebClient, path: string, sent: Record<string, string>) => {
      expect((await by.post(path, sent)).location).toBe("/aanmelden");
      expect(by.cookies.has("gelijkop-kept")).toBe(false);
    };
    const out = await late();
    await out.by.post("/afmelden");
    out.by.cookies.set("gelijkop", out.token);
    await nothing(out.by, "/bureau/mensen", { tekst: "x" });
    const stranger = clientOf(site);
    stranger.cookies.set("gelijkop", "verzonnen");
    await nothing(stranger, "/bureau/mensen", { tekst: "x" });
    const secret = await late();
    await secret.expire();
    await nothing(secret.by, "/bureau/account/wachtwoord", { oud: madePassword });
    const yesterday = await late();
    await base.pool.query("update session set seen_at = now() - interval '25 hours' where hash = $1", [digest(yesterday.token)]);
    await nothing(yesterday.by, "/bureau/mensen", { tekst: "x" });
  });

  test("at most five of one account are kept", async () => {
    const owner = await makePerson(base, "Veel Bewaard (verzonnen)", ["adviser"]);
    const by = clientOf(site);
    const token = await open(base, site, by, owner);
    await base.pool.query("update session set seen_at = now() - interval '3 hours' where hash = $1", [digest(token)]);
    for (let number = 0; number < 7; number++) await by.post("/en/bureau/mensen", { tekst: `nummer ${number}` });
    const { rows } = await base.pool.query("select path from kept_form where account = $1", [owner.id]);
    expect(rows).toEqual(Array.from({ length: 5 }, () => ({ path: "/en/bureau/mensen" })));
  });
});
