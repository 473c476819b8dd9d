/** The account at the provider is looked at again while a session lasts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { startProvider, walker, type TestProvider, type Walker } from "../../test/oidc-provider.ts";
import { makePerson, type MadePerson } from "../../test/people.ts";
import { startSite, type TestSite } from "../../test/site.ts";

let base: TestDatabase;
let provider: TestProvider;
let site: TestSite;

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

type SignedIn = { who: Walker; person: MadePerson };
async function signedIn(login: string): Promise<SignedIn> {
  const person = await makePerson(base, `${login} (verzonnen)`, ["publisher"]);
  provider.accounts.set(login, { email: person.email, email_verified: true });
  const who = walker();
  const answer = await who.open(await who.throughProvider(site.url, login));
  expect(answer.status).toBe(303);
  return { who, person };
}
/** 404: signed in; 303: led to signing in. */
const atDesk = async ({ who }: SignedIn) => (await who.open(`${site.url}/bureau/niet-hier`)).status;
const sessionOf = ({ person }: SignedIn) =>
  base.db.selectFrom("session").selectAll().where("account", "=", person.id).executeTakeFirstOrThrow();
const lastCheck = ({ person }: SignedIn, minutes: number) =>
  base.db
    .updateTable("session")
    .set({ checked_at: new Date(Date.now() - minutes * 60_000) })
    .where("account", "=", person.id)
    .execute();
/** How often the provider's token endpoint was asked during `work`. */
async function asks(work: () => Promise<unknown>): Promise<number> {
  const before = provider.requests.length;
  await work();
  return provider.requests.slice(before).filter((path) => path === "/token").length;
}

test("only when it is due, once for many requests, and with a new token each time", async () => {
  const anna = await signedIn("anna");
  await lastCheck(anna, 9);
  expect(await asks(() => atDesk(anna))).toBe(0);
  for (let round = 0; round < 3; round++) {
    await lastCheck(anna, 11);
    const before = await sessionOf(anna);
    let answers: number[] = [];
    const many = async () => (answers = await Promise.all(Array.from({ length: 6 }, () => atDesk(anna))));
    expect(await asks(many)).toBe(1);
    expect(answers).toEqual([404, 404, 404, 404, 404, 404]);
    const after = await sessionOf(anna);
    expect(after.checked_at.getTime()).toBeGreaterThan(before.checked_at.getTime() + 600_000);
    expect(after.sealed_refresh).not.toEqual(before.sealed_refresh);
  }
});

test("an account that was removed there has no session here", async () => {
  const bram = await signedIn("bram");
  provider.accounts.delete("bram");
  expect(await atDesk(bram)).toBe(404);
  await lastCheck(bram, 11);
  expect(await atDesk(bram)).toBe(303);
  expect(await sessionOf(bram)).toMatchObject({ ended_because: "removed", sealed_refresh: null });
  const events = await base.db
    .selectFrom("audit_event")
    .select("body")
    .where("object", "=", `account:${bram.person.id}`)
    .where("action", "=", "sign-out")
    .execute();
  expect(events.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([{ actor: "door", after: { because: "removed" } }]);
});

test("the provider's name for the person is another: ended", async () => {
  const cato = await signedIn("cato");
  await base.db.deleteFrom("account_identity").where("account", "=", cato.person.id).execute();
  await lastCheck(cato, 11);
  expect(await atDesk(cato)).toBe(303);
});

test("a provider that gave no token to ask with: an hour, then signing in again", async () => {
  const dirk = await signedIn("dirk");
  await base.db.updateTable("session").set({ sealed_refresh: null }).where("account", "=", dirk.person.id).execute();
  await lastCheck(dirk, 59);
  expect(await asks(async () => expect(await atDesk(dirk)).toBe(404))).toBe(0);
  await lastCheck(dirk, 61);
  expect(await atDesk(dirk)).toBe(303);
});

test("other sessions are no matter of the provider", async () => {
  const els = await signedIn("els");
  await base.db.updateTable("session").set({ method: "password" }).where("account", "=", els.person.id).execute();
  await lastCheck(els, 600);
  expect(await asks(async () => expect(await atDesk(els)).toBe(404))).toBe(0);
});

test("the provider is down: the session stays, an hour at most", async () => {
  const fien = await signedIn("fien");
  const { sealed_refresh } = await sessionOf(fien);
  await provider.down();
  try {
    await lastCheck(fien, 11);
    expect(await atDesk(fien)).toBe(404);
    expect((await sessionOf(fien)).sealed_refresh).toEqual(sealed_refresh);
  } finally {
    await provider.up();
  }
  // Nobody is kept waiting for it again at once.
  expect(await asks(async () => expect(await atDesk(fien)).toBe(404))).toBe(0);
  await lastCheck(fien, 61);
  expect(await atDesk(fien)).toBe(303);
  // It ran out by itself, as an idle one does: text that was typed is kept.
  expect(await sessionOf(fien)).toMatchObject({ ended_because: null, ended_at: expect.any(Date) });
});
