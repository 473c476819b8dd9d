/** Signing in at a real identity provider, and every way in which that must fail. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { newKey, startProvider, walker, type Alter, type TestProvider, type Walker } from "../../test/oidc-provider.ts";
import { makePerson, type MadePerson } from "../../test/people.ts";
import { startSite, type TestSite } from "../../test/site.ts";

let base: TestDatabase;
let provider: TestProvider;
let site: TestSite;
let person: MadePerson;

beforeAll(async () => {
  [base, provider] = await Promise.all([testDatabase(), startProvider()]);
  site = await startSite(base, { oidc: provider.settings() });
  provider.admit(site.url);
});
afterAll(async () => {
  await site?.close();
  await provider?.close();
  await base?.close();
});
beforeEach(async () => {
  provider.alterTokens(null);
  provider.accounts.clear();
  person = await makePerson(base, "Vera Voorbeeld (verzonnen)", ["publisher"]);
  provider.accounts.set("vera", { email: person.email, email_verified: true, name: person.name });
  await base.db.deleteFrom("account_identity").execute();
});

const sessionsOf = (account: string) => base.db.selectFrom("session").selectAll().where("account", "=", account).execute();
/** Where somebody gets to at the desk: 404 for who is signed in, the way to sign in for all others. */
const atDesk = async (who: Walker) => (await who.open(`${site.url}/bureau/niet-hier`)).status;
const signIn = async (who: Walker, login = "vera") => who.open(await who.throughProvider(site.url, login));

async function expectRefused(who: Walker, answer: Response): Promise<void> {
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("Aanmelden is niet gelukt");
  expect(await atDesk(who)).toBe(303);
  expect(await sessionsOf(person.id)).toEqual([]);
}

describe("in", () => {
  test("by a verified address the first time, by the provider's name ever after", async () => {
    const who = walker();
    const answer = await who.open(await who.throughProvider(site.url, "vera", "?naar=%2Fbureau%2Faccount"));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/bureau/account"]);
    expect(await atDesk(who)).toBe(404);
    const [session] = await sessionsOf(person.id);
    expect(session).toMatchObject({ method: "oidc", ended_at: null });
    expect(session.sealed_refresh?.length).toBeGreaterThan(40);

    provider.accounts.set("vera", { email: "another.address@verzonnen.example", email_verified: false });
    expect((await signIn(walker())).status).toBe(303);
    expect(await sessionsOf(person.id)).toHaveLength(2);
  });

  test("in English, and never to another site", async () => {
    const who = walker();
    const start = await who.open(`${site.url}/en/aanmelden/oidc/organisatie?naar=https://evil.example/`);
    const address = new URL(start.headers.get("location") ?? "");
    expect(address.searchParams.get("code_challenge_method")).toBe("S256");
    expect(start.headers.getSetCookie().join()).toMatch(/gelijkop-provider=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax/);
    const answer = await signIn(who);
    expect(answer.headers.get("location")).toBe("/bureau");
  });
});

describe("not in", () => {
  test("with another state", async () => {
    const who = walker();
    const back = new URL(await who.throughProvider(site.url, "vera"));
    back.searchParams.set("state", "another");
    await expectRefused(who, await who.open(back.href));
  });

  test("without the browser that began, or with its cookie changed", async () => {
    const who = walker();
    const back = await who.throughProvider(site.url, "vera");
    expect((await walker().open(back)).status).toBe(400);
    const jar = who.cookies(site.url);
    jar.set("gelijkop-provider", `A${jar.get("gelijkop-provider")?.slice(1)}`);
    const answer = await who.open(back);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Deze aanmelding is verlopen");
    expect(await sessionsOf(person.id)).toEqual([]);
  });

  test("with a code that was used already", async () => {
    const who = walker();
    const back = await who.throughProvider(site.url, "vera");
    const pending = who.cookies(site.url).get("gelijkop-provider") ?? "";
    expect((await who.open(back)).status).toBe(303);
    expect((await who.open(back)).status).toBe(400);
    const thief = walker();
    await thief.open(`${site.url}/aanmelden`);
    thief.cookies(site.url).set("gelijkop-provider", pending);
    expect((await thief.open(back)).status).toBe(403);
    expect(await sessionsOf(person.id)).toHaveLength(1);
  });

  test("when the person says no at the provider", async () => {
    const who = walker();
    const start = await who.follow(`${site.url}/aanmelden/oidc/organisatie`);
    const abort = /href="([^"]+\/abort)"/.exec(await start.response.text())?.[1] ?? "";
    await expectRefused(who, (await who.follow(new URL(abort, provider.issuer).href)).response);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const wrong: Record<string, Alter> = {
    "another nonce": ({ claims, key }) => ({ claims: { ...claims, nonce: "another" }, key }),
    "no nonce": ({ claims, key }) => ({ claims: { ...claims, nonce: undefined }, key }),
    "that ended": ({ claims, key }) => ({ claims: { ...claims, iat: now() - 3_700, exp: now() - 100 }, key }),
    "of the future": ({ claims, key }) => ({ claims: { ...claims, iat: now() + 100, exp: now() + 3_700 }, key }),
    "for another client": ({ claims, key }) => ({ claims: { ...claims, aud: "another" }, key }),
    "of another issuer": ({ claims, key }) => ({ claims: { ...claims, iss: "http://127.0.0.1:1" }, key }),
    "without a signature": ({ claims }) => ({ claims, key: null }),
    "signed by another under the provider's name for its key": ({ claims, key: { kid } }) => ({ claims, key: { ...newKey(), kid } }),
  };
  test.each(Object.entries(wrong))("with an ID token %s", async (_, alter) => {
    provider.alterTokens(alter);
    const who = walker();
    await expectRefused(who, await signIn(who));
    // The test itself is sound: the same token unaltered is good.
    provider.alterTokens(({ claims, key }) => ({ claims, key }));
    expect((await signIn(walker())).status).toBe(303);
  });

  test("clocks may differ half a minute", async () => {
    provider.alterTokens(({ claims, key }) => ({ claims: { ...claims, iat: now() + 20, exp: now() - 20 }, key }));
    expect((await signIn(walker())).status).toBe(303);
  });

  test("with a key that the provider took back; at once with its new one", async () => {
    expect((await signIn(walker())).status).toBe(303);
    await base.db.deleteFrom("session").execute();
    const old = provider.rotateKeys();
    provider.alterTokens(({ claims }) => ({ claims, key: old }));
    const who = walker();
    await expectRefused(who, await signIn(who));
    provider.alterTokens(null);
    expect((await signIn(walker())).status).toBe(303);
  });

  test("unknown, unverified, not active, an address that passed to somebody else: all the same words", async () => {
    const pages: string[] = [];
    const refused = async () => {
      const who = walker();
      const answer = await signIn(who);
      pages.push(`${answer.status} ${await answer.text()}`);
      expect(await atDesk(who)).toBe(303);
    };
    provider.accounts.set("vera", { email: "nobody@verzonnen.example", email_verified: true });
    await refused();
    provider.accounts.set("vera", { email: person.email, email_verified: false });
    await refused();
    provider.accounts.set("vera", { email: person.email, email_verified: true });
    await base.db
      .insertInto("account_identity")
      .values({ issuer: new URL(provider.issuer).href, subject: "former", account: person.id })
      .execute();
    await refused();
    await base.db.deleteFrom("account_identity").execute();
    await base.db.updateTable("account").set({ active: false }).where("id", "=", person.id).execute();
    await refused();
    await base.db
      .insertInto("account_identity")
      .values({ issuer: new URL(provider.issuer).href, subject: "vera", account: person.id })
      .execute();
    await refused();
    provider.alterTokens(({ claims, key }) => ({ claims: { ...claims, nonce: "another" }, key }));
    await refused();
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^403 /);
    expect(pages[0]).not.toContain(person.email);
    const reasons = await base.db
      .selectFrom("audit_event")
      .select("body")
      .where("action", "=", "sign-in refused")
      .orderBy("id", "desc")
      .limit(6)
      .execute();
    expect(reasons.map(({ body }) => (JSON.parse(body) as { after: { because: string } }).after.because).toReversed()).toEqual([
      "no account",
      "no account",
      "no account",
      "no account",
      "not active",
      "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
    ]);
  });
});

describe("the provider is down", () => {
  test("at the start, at the return and at signing out: told in words", async () => {
    const who = walker();
    const back = await who.throughProvider(site.url, "vera");
    const signedIn = walker();
    await signIn(signedIn);
    await provider.down();
    try {
      for (const address of [`${site.url}/aanmelden/oidc/organisatie`, back]) {
        const answer = await who.open(address);
        expect(answer.status).toBe(503);
        const text = await answer.text();
        expect(text).toContain("Gemeente Verzonnen antwoordt niet");
        expect(text).not.toMatch(/ECONNREFUSED|Error|node_modules/);
      }
      const out = await signedIn.follow(`${site.url}/afmelden`, { method: "POST" });
      expect(await out.response.text()).toContain("konden we u niet afmelden");
      expect(await atDesk(signedIn)).toBe(303);
      expect(await sessionsOf(person.id)).toMatchObject([{ ended_because: "signedOut", sealed_refresh: null }]);
    } finally {
      await provider.up();
    }
    expect((await signIn(walker())).status).toBe(303);
  });
});

test("signing out here leads to signing out there", async () => {
  const who = walker();
  await signIn(who);
  const out = await who.open(`${site.url}/afmelden`, { method: "POST" });
  expect(new URL(out.headers.get("location") ?? "", site.url).pathname).toBe("/aanmelden/oidc/organisatie/af");
  expect(await atDesk(who)).toBe(303);
  const page = await (await who.open(`${site.url}/aanmelden/oidc/organisatie/af`)).text();
  const there = /href="([^"]+session\/end[^"]+)"/.exec(page)?.[1].replaceAll("&amp;", "&") ?? "";
  const asked = await who.open(there);
  const text = await asked.text();
  const [, action = ""] = /action="([^"]+)"/.exec(text) ?? [];
  const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(text) ?? [];
  const done = await who.open(action, { method: "POST", body: new URLSearchParams({ xsrf, logout: "yes" }) });
  expect(done.headers.get("location")).toBe(`${site.url}/aanmelden`);
  // Signed out there as well: the provider asks who it is.
  const again = await who.follow(`${site.url}/aanmelden/oidc/organisatie`);
  expect(again.address).toMatch(/\/interaction\//);
});

test("this site's address is a number: it offers no passkeys", async () => {
  const page = await (await fetch(`${site.url}/aanmelden`)).text();
  expect(page).toContain("Aanmelden met Gemeente Verzonnen");
  expect(page).not.toContain("data-passkey=");
  expect((await fetch(`${site.url}/aanmelden/passkey/vraag`, { method: "POST", headers: { origin: site.url } })).status).toBe(404);
});
