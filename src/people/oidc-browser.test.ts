/** In and out by the identity provider in a real browser, which holds to our policy of content and forms. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../test/browser.ts";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { accessibilityFaults, sidewaysScroll, visitor } from "../../test/e2e/visitor.ts";
import { startProvider, type TestProvider } from "../../test/oidc-provider.ts";
import { makePerson } from "../../test/people.ts";
import { startSite, type TestSite } from "../../test/site.ts";

let base: TestDatabase;
let provider: TestProvider;
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  [base, provider, browser] = await Promise.all([testDatabase(), startProvider(), launchBrowser()]);
  site = await startSite(base, { host: "localhost", oidc: provider.settings() });
  provider.admit(site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await provider?.close();
  await base?.close();
});

test("signing in at the provider, to the page that was asked for, and out at both", async () => {
  const person = await makePerson(base, "Vera Voorbeeld (verzonnen)", ["publisher"]);
  provider.accounts.set("vera", { email: person.email, email_verified: true });
  const { page } = await visitor(browser);
  const sound = async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe("");
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  await page.goto(`${site.url}/bureau/account`);
  await page.getByRole("button", { name: "Aanmelden met een toegangssleutel" }).waitFor();
  await sound();
  await page.getByRole("link", { name: "Aanmelden met Gemeente Verzonnen" }).click();
  await page.getByPlaceholder("Enter any login").fill("vera");
  await page.getByPlaceholder("and password").fill("x");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${site.url}/bureau/account`);
  await page.getByLabel("Naam van de toegangssleutel").waitFor();
  await sound();

  await page.getByRole("button", { name: "Afmelden", exact: true }).click();
  await page.getByRole("heading", { name: "U bent hier afgemeld" }).waitFor();
  await sound();
  await page.getByRole("link", { name: "Afmelden bij Gemeente Verzonnen" }).click();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await page.waitForURL(`${site.url}/aanmelden`);
  await page.getByRole("link", { name: "Aanmelden met Gemeente Verzonnen" }).click();
  await page.getByPlaceholder("Enter any login").waitFor();
});
