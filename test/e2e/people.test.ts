/** Beginning an account, signing in and keeping people, in a real browser; and the same without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstAdministrator, welcomeLink } from "../../src/people/index.ts";
import { appWith, madePassword, type MadeApp } from "../../src/people/made-local.ts";
import { launchBrowser } from "../browser.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { startSite, type TestSite } from "../site.ts";
import { accessibilityFaults, openAll, sidewaysScroll, visitor } from "./visitor.ts";

let browser: Browser;
let base: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  [browser, base] = await Promise.all([launchBrowser(), testDatabase()]);
  site = await startSite(base);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await base?.close();
});

/** The page breaks no rule, on a wide screen and on a phone of 320 px. */
async function sound(page: Page, heading: string): Promise<void> {
  expect(await page.locator("h1").innerText()).toBe(heading);
  await openAll(page);
  expect(await accessibilityFaults(page), heading).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page), heading).toBe("");
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Refusals are told with a status that the browser writes to its console. */
const real = (complaints: readonly string[]): string[] => complaints.filter((line) => !/status of 4(?:03|22)/.test(line));

async function begin(page: Page, code: string, email: string): Promise<MadeApp> {
  await page.getByLabel("Uw code").fill(code);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Uw naam").fill("Bep Begin (verzonnen)");
  const address = page.getByLabel("Uw e-mailadres");
  if ((await address.count()) > 0) await address.fill(email);
  await page.getByLabel("Nieuw wachtwoord").fill(madePassword);
  await page.getByLabel("Nog een keer hetzelfde wachtwoord").fill(madePassword);
  await page.getByRole("button", { name: "Verder met dit wachtwoord" }).click();
  const app = appWith(await page.locator("code.key").innerText());
  await page.getByLabel("Code uit uw app").fill(app.digits());
  return app;
}

test("from the one-time link to people, with every page sound on the way", async () => {
  const { page, complaints, close } = await visitor(browser);
  const made = await firstAdministrator(base.db);
  if (!made) throw new Error("There is an administrator already.");
  await page.goto(welcomeLink(site.url, made.code));
  // The code is in its field, and no longer in the address.
  expect(await page.getByLabel("Uw code").inputValue()).toBe(made.code);
  expect(page.url()).toBe(`${site.url}/welkom`);
  await sound(page, "Welkom");
  await page.getByRole("button", { name: "Verder" }).click();
  await sound(page, "Maak uw account af");
  await page.getByRole("button", { name: "Verder met dit wachtwoord" }).click();
  await page.getByRole("alert").getByRole("link").click();
  expect(await page.evaluate<string>("document.activeElement.id")).toBe("nieuw");
  await sound(page, "Maak uw account af");

  await page.goto(`${site.url}/welkom`);
  const app = await begin(page, made.code, "bep@verzonnen.example");
  await sound(page, "Beveilig uw account");
  await page.getByRole("button", { name: "Controleer de code" }).click();
  await page.locator(".codes").waitFor();
  await sound(page, "Bewaar uw herstelcodes");

  await page.goto(`${site.url}/bureau/account`);
  await sound(page, "Mijn account");
  await page.goto(`${site.url}/en/bureau/account`);
  await sound(page, "My account");

  await page.goto(`${site.url}/bureau/mensen`);
  await page.getByRole("button", { name: "Voeg toe en maak een code" }).click();
  await sound(page, "Mensen");
  await page.getByLabel("Naam", { exact: true }).fill("Piet Partner (verzonnen)");
  await page.getByLabel("E-mailadres").fill("piet@verzonnen.example");
  await page.getByLabel("Rol", { exact: true }).selectOption("partner");
  await page.getByLabel("Waarvoor").fill("utrecht-gezond-2011-2013/ggd");
  await page.getByRole("button", { name: "Voeg toe en maak een code" }).click();
  await sound(page, "Mensen");
  await page.getByRole("link", { name: "Piet Partner (verzonnen)" }).click();
  await page.waitForURL(/mensen\/[0-9a-f-]{36}$/);
  await sound(page, "Piet Partner (verzonnen)");

  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.waitForURL(/afgemeld/);
  await sound(page, "Aanmelden");
  await page.getByLabel("E-mailadres").fill("bep@verzonnen.example");
  await page.getByLabel("Wachtwoord").fill("niet het wachtwoord");
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByRole("alert").waitFor();
  await sound(page, "Aanmelden");
  await page.getByLabel("Wachtwoord").fill(madePassword);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.waitForURL(/code$/);
  await sound(page, "Nog een stap");
  await base.pool.query("update account_totp set last_step = 0");
  await page.getByLabel("Code uit uw app").fill(app.digits());
  await page.getByLabel("Code uit uw app").press("Enter");
  await page.waitForURL(/\/bureau/);
  expect(real(complaints())).toEqual([]);
  await close();
});

test("without JavaScript an account is begun, and what was typed too late comes back", async () => {
  const { page, close } = await visitor(browser, { javaScriptEnabled: false });
  await base.pool.query("update account set active = false");
  const made = await firstAdministrator(base.db);
  await page.goto(welcomeLink(site.url, made?.code ?? ""));
  const app = await begin(page, made?.code ?? "", "bas@verzonnen.example");
  await page.getByRole("button", { name: "Controleer de code" }).click();
  await page.getByRole("link", { name: "Ik heb ze bewaard, verder" }).click();

  await page.goto(`${site.url}/bureau/mensen`);
  await page.getByLabel("Naam", { exact: true }).fill("Laat Getypt (verzonnen)");
  await page.getByLabel("E-mailadres").fill("laat@verzonnen.example");
  await page.getByLabel("Rol", { exact: true }).selectOption("adviser");
  await base.pool.query("update session set seen_at = now() - interval '1 hour'");
  await page.getByRole("button", { name: "Voeg toe en maak een code" }).click();
  expect(await page.locator(".lead").innerText()).toContain("Wat u typte, is bewaard");
  await base.pool.query("update account_totp set last_step = 0");
  await page.getByLabel("E-mailadres").fill("bas@verzonnen.example");
  await page.getByLabel("Wachtwoord").fill(madePassword);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByLabel("Code uit uw app").fill(app.digits());
  await page.getByRole("button", { name: "Verder" }).first().click();
  // The rules are checked by a script, so in a browser that has it.
  const scripted = await visitor(browser, { storageState: await page.context().storageState() });
  await scripted.page.goto(`${site.url}/bureau/bewaard`);
  await sound(scripted.page, "Uw tekst is bewaard");
  await page.getByRole("button", { name: "Ga verder met uw tekst" }).click();
  expect(await page.locator(".notice").innerText()).toContain("Laat Getypt (verzonnen)");
  expect(await page.locator("#people").innerText()).toContain("laat@verzonnen.example");
  await scripted.page.reload();
  await sound(scripted.page, "Er is niets bewaard");
  await scripted.close();
  await close();
});
