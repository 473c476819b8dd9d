/** Passkeys in a real browser with a virtual authenticator, on the name localhost. */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "../../test/browser.ts";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson, signIn, testSecret, type MadePerson } from "../../test/people.ts";
import { startSite, type TestSite } from "../../test/site.ts";
import { sealStep } from "./step.ts";

let base: TestDatabase;
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  [base, browser] = await Promise.all([testDatabase(), launchBrowser()]);
  site = await startSite(base, { host: "localhost" });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await base?.close();
});

type Device = { context: BrowserContext; page: Page; cdp: CDPSession; authenticatorId: string };
let person: MadePerson;
let device: Device;

async function newDevice(verified = true): Promise<Device> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page, cdp, authenticatorId };
}
/** As somebody who is signed in. */
async function enterAs({ context }: Device, who: MadePerson): Promise<void> {
  const [name, value] = (await signIn(base, who, site.url)).split("=");
  await context.addCookies([{ name, value, url: site.url }]);
}
const keysOf = (who: MadePerson) =>
  base.db.selectFrom("account_passkey").selectAll().where("account", "=", who.id).orderBy("created_at").execute();
const sessionsOf = (who: MadePerson) =>
  base.db.selectFrom("session").selectAll().where("account", "=", who.id).where("method", "=", "passkey").execute();

async function makePasskey({ page }: Device, title: string): Promise<void> {
  await page.goto(`${site.url}/bureau/account`);
  await page.getByLabel("Naam van de toegangssleutel").fill(title);
  await page.getByRole("button", { name: "Toegangssleutel maken" }).click();
  await page.getByText(title, { exact: true }).waitFor();
}
async function signInWithPasskey({ page }: Device, path = "/aanmelden"): Promise<void> {
  await page.goto(site.url + path);
  await page.getByRole("button", { name: "Aanmelden met een toegangssleutel" }).click();
}

beforeEach(async () => {
  person = await makePerson(base, "Sanne Sleutel (verzonnen)", ["publisher"]);
  device = await newDevice();
  return () => device.context.close();
});

test("made on the account's page, used to sign in without typing anything, taken away again", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Laptop van het werk");
  const [key] = await keysOf(person);
  expect(key).toMatchObject({ title: "Laptop van het werk", used_at: null });
  await device.context.clearCookies();

  await signInWithPasskey(device, "/aanmelden?naar=%2Fbureau%2Faccount");
  await device.page.waitForURL(`${site.url}/bureau/account`);
  expect(await device.page.getByText("Aangemeld als").innerText()).toContain(person.name);
  expect(await sessionsOf(person)).toHaveLength(1);
  expect((await keysOf(person))[0].used_at).not.toBeNull();

  // The only way in can't be taken away.
  await device.page.getByRole("button", { name: "Toegangssleutel Laptop van het werk weghalen" }).click();
  await device.page.getByText("Dit is uw enige manier om aan te melden").waitFor();
  expect(await keysOf(person)).toHaveLength(1);
  await base.db.insertInto("account_password").values({ account: person.id, hash: "none" }).execute();
  await device.page.goto(`${site.url}/bureau/account`);
  await device.page.getByRole("button", { name: "Toegangssleutel Laptop van het werk weghalen" }).click();
  await device.page.waitForURL(`${site.url}/bureau/account`);
  expect(await keysOf(person)).toEqual([]);
});

test("another's passkey can't be taken away, and one device makes one passkey", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Een");
  await device.page.getByRole("button", { name: "Toegangssleutel maken" }).click();
  await device.page.getByText("Er is geen toegangssleutel gemaakt").waitFor();
  const [key] = await keysOf(person);
  expect(await keysOf(person)).toHaveLength(1);

  const other = await makePerson(base, "Iemand Anders (verzonnen)", ["administrator"]);
  const answer = await fetch(`${site.url}/bureau/account/passkeys/${key.id}/weg`, {
    method: "POST",
    headers: { cookie: await signIn(base, other, site.url), origin: site.url },
    redirect: "manual",
  });
  expect(answer.status).toBe(404);
  expect(await keysOf(person)).toHaveLength(1);
});

test("whose finger, face or code was not seen gets no passkey and doesn't get in", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Telefoon");
  await device.context.clearCookies();
  await device.cdp.send("WebAuthn.setUserVerified", { authenticatorId: device.authenticatorId, isUserVerified: false });
  await signInWithPasskey(device);
  await device.page.getByText("is niet gelukt of afgebroken").waitFor();
  expect(await sessionsOf(person)).toEqual([]);
});

/** Holds the form back: what the browser would have sent, with the cookie that belongs to it. */
async function capture({ page, context }: Device): Promise<{ body: string; cookie: string }> {
  let body = "";
  await page.route(`${site.url}/aanmelden/passkey`, async (route) => {
    body = route.request().postData() ?? "";
    await route.abort();
  });
  const sent = page.waitForRequest(`${site.url}/aanmelden/passkey`);
  await signInWithPasskey({ page } as Device);
  await sent;
  const cookie = (await context.cookies(site.url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  await page.unroute(`${site.url}/aanmelden/passkey`);
  return { body, cookie };
}
const send = ({ body, cookie }: { body: string; cookie: string }) =>
  fetch(`${site.url}/aanmelden/passkey`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: site.url, cookie },
    body,
    redirect: "manual",
  });
const refusals = async () =>
  (
    await base.db
      .selectFrom("audit_event")
      .select("body")
      .where("object", "=", `account:${person.id}`)
      .where("action", "=", "sign-in refused")
      .orderBy("id")
      .execute()
  ).map(({ body }) => (JSON.parse(body) as { after: { because: string } }).after.because);

test("an answer counts once, for the question it was given to, in the browser that was asked", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Laptop");
  await device.context.clearCookies();
  const first = await capture(device);
  expect((await send({ ...first, cookie: "" })).status).toBe(403);
  expect((await send({ ...first, cookie: `${first.cookie}x` })).status).toBe(403);
  const changed = new URLSearchParams(first.body);
  const credential = JSON.parse(changed.get("credential") ?? "") as { response: { signature: string; userHandle: string } };
  const { signature, userHandle } = credential.response;
  credential.response.signature = `${signature.slice(0, 20)}${signature[20] === "A" ? "B" : "A"}${signature.slice(21)}`;
  changed.set("credential", JSON.stringify(credential));
  expect((await send({ ...first, body: changed.toString() })).status).toBe(403);
  credential.response.signature = signature;
  credential.response.userHandle = `${userHandle[0] === "A" ? "B" : "A"}${userHandle.slice(1)}`;
  changed.set("credential", JSON.stringify(credential));
  expect((await send({ ...first, body: changed.toString() })).status).toBe(403);
  for (const body of ["", "credential=", "credential=%7B%7D", "credential=null", "credential=%22x%22", `credential=${"x".repeat(30_000)}`])
    expect((await send({ ...first, body })).status).toBe(403);

  const good = await send(first);
  expect([good.status, good.headers.get("location")]).toEqual([303, "/bureau"]);
  expect(good.headers.getSetCookie().join()).toMatch(/gelijkop-passkey=; Max-Age=0/);
  const again = await send(first);
  expect(again.status).toBe(403);
  expect(await again.text()).toContain("We herkennen deze toegangssleutel niet");
  expect(await sessionsOf(person)).toHaveLength(1);
  expect(await refusals()).toEqual(["passkey answer used twice"]);
});

test("a counter that went back shows a copy: refused, and in the log", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Sleutel");
  await device.context.clearCookies();
  const first = await capture(device);
  await base.db.updateTable("account_passkey").set({ counter: 1_000 }).where("account", "=", person.id).execute();
  expect((await send(first)).status).toBe(403);
  expect(await refusals()).toEqual([expect.stringMatching(/^passkey counter went from 1000 to \d+$/)]);
  expect(await sessionsOf(person)).toEqual([]);
});

test("an account that isn't active, with the same words", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Sleutel");
  await device.context.clearCookies();
  await base.db.updateTable("account").set({ active: false }).where("id", "=", person.id).execute();
  await signInWithPasskey(device);
  await device.page.getByText("We herkennen deze toegangssleutel niet").waitFor();
  expect(await refusals()).toEqual(["not active"]);
});

test("a passkey in place of a password, for who came with a one-time code; and only to begin with", async () => {
  const fresh = await makePerson(base, "Nora Nieuw (verzonnen)", ["auditor"]);
  const step = sealStep(testSecret, { account: fresh.id, by: "code", since: "", next: null }, new Date());
  await device.context.addCookies([{ name: "gelijkop-step", value: step, url: site.url }]);
  await device.page.goto(`${site.url}/aanmelden/instellen`);
  await device.page.getByRole("button", { name: "Toegangssleutel maken" }).click();
  await device.page.waitForURL(`${site.url}/bureau`);
  expect(await keysOf(fresh)).toMatchObject([{ title: expect.stringContaining("Linux") }]);
  expect(await sessionsOf(fresh)).toHaveLength(1);

  // The same half sign-in once more: neither another passkey nor anything else.
  const other = await newDevice();
  try {
    await other.context.addCookies([{ name: "gelijkop-step", value: step, url: site.url }]);
    await other.page.goto(`${site.url}/aanmelden/instellen`);
    expect(new URL(other.page.url()).pathname).toBe("/aanmelden");
    const post = (path: string, form: Record<string, string>) =>
      other.page.request.post(site.url + path, { headers: { origin: site.url }, form, maxRedirects: 0 });
    expect((await post("/welkom/passkey/vraag", {})).status()).toBe(200);
    expect((await post("/welkom/passkey", { credential: "{}" })).status()).toBe(404);
    expect(await keysOf(fresh)).toHaveLength(1);
  } finally {
    await other.context.close();
  }
});

test("nobody is asked to make a passkey without having signed in", async () => {
  const post = (path: string) => fetch(site.url + path, { method: "POST", headers: { origin: site.url }, redirect: "manual" });
  expect((await post("/welkom/passkey/vraag")).status).toBe(404);
  expect((await post("/bureau/account/passkeys/vraag")).status).toBe(303);
});

test("making one and taking one away takes a fresh sign-in", async () => {
  await enterAs(device, person);
  await makePasskey(device, "Laptop");
  const [key] = await keysOf(person);
  await base.db
    .updateTable("session")
    .set({ created_at: new Date(Date.now() - 3_600_000) })
    .where("account", "=", person.id)
    .execute();
  await device.page.goto(`${site.url}/bureau/account`);
  expect(await device.page.getByRole("link", { name: "Meld u eerst opnieuw aan" }).getAttribute("href")).toBe(
    "/aanmelden?naar=%2Fbureau%2Faccount&opnieuw=1",
  );
  const post = (path: string) => device.page.request.post(site.url + path, { headers: { origin: site.url }, maxRedirects: 0 });
  expect((await post("/bureau/account/passkeys/vraag")).status()).toBe(404);
  expect((await post(`/bureau/account/passkeys/${key.id}/weg`)).status()).toBe(303);
  expect(await keysOf(person)).toHaveLength(1);
});
