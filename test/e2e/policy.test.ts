/** The policy as people come to it: on paper, without script, by the keyboard, on a phone, and with a city of another shape. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromRoot } from "../../src/kernel/root.ts";
import { languages, localPath } from "../../src/kernel/language.ts";
import { loadPack, readPack } from "../../src/packs/index.ts";
import { launchBrowser } from "../browser.ts";
import { testDatabase } from "../database.ts";
import { startSite, type TestSite } from "../site.ts";
import { packSite } from "./sites.ts";
import { accessibilityFaults, doubleText, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let utrecht: TestSite;
let northhaven: TestSite;
let person: Visitor;

async function northhavenSite(): Promise<TestSite> {
  const database = await testDatabase();
  await loadPack(database, readPack(fromRoot("test", "packs", "northhaven")));
  const site = await startSite(database);
  return {
    ...site,
    close: async () => {
      await site.close();
      await database.close();
    },
  };
}

beforeAll(async () => {
  [browser, utrecht, northhaven] = await Promise.all([launchBrowser(), packSite(), northhavenSite()]);
  person = await visitor(browser);
});
afterAll(async () => {
  await browser?.close();
  await utrecht?.close();
  await northhaven?.close();
});

const own = "/beleid/utrecht-gezond-2011-2013";

describe("a city of another shape, whose texts are in English only", () => {
  const plan = "/beleid/harbour-plan-2024-2028";
  test.each([
    "/beleid",
    plan,
    `${plan}/boom`,
    `${plan}/matrix`,
    `${plan}/doelen`,
    `${plan}/doelen/t-good-health`,
    `${plan}/doelen/t-mould`,
    `${plan}/doelen/t-lamplit-areas`,
    `${plan}/boiler-bus`,
    `${plan}/gezondheidsmodel`,
    `${plan}/formulier/lamp-plan`,
    "/gebieden/GM9901/beleid",
  ])("%s breaks no rule and fits a phone", async (path) => {
    const { page } = person;
    for (const language of languages) {
      await page.setViewportSize({ width: 1280, height: 900 });
      expect((await page.goto(northhaven.url + localPath(path, language)))?.status()).toBe(200);
      await openAll(page);
      expect(person.complaints()).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysScroll(page)).toBe("");
      await page.setViewportSize({ width: 1280, height: 900 });
      await doubleText(page);
      expect(await sidewaysScroll(page)).toBe("");
    }
  });
});

describe("without script", () => {
  test("the way from the first page to one target's computation, and back in time", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(utrecht.url);
    await page.getByRole("link", { name: "Beleid", exact: true }).click();
    await page.getByRole("link", { name: "Utrecht gezond! 2011–2013" }).first().click();
    expect(await page.locator("h1").innerText()).toBe("Utrecht gezond! 2011–2013");
    await page.getByRole("link", { name: "Is gehaald wat de stad in 2011 wilde?" }).click();
    await page.locator(".targets a", { hasText: "Matig of slecht ervaren gezondheid" }).first().click();
    expect(await page.locator("#berekening + ol li").first().innerText()).toBe("Begin: 24% in 2010.");
    await page.locator("select[name=jaar]").selectOption("2016");
    await page.locator("main button[type=submit]").click();
    expect(page.url()).toBe(`${utrecht.url}${own}/doelen/ervaren-gezondheid-matig-of-slecht?jaar=2016`);
    expect(await page.locator(".subheading").innerText()).toContain("stand op 31 december 2016");
    await close();
  });

  test("a branch of the tree opens and closes by the keyboard", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(utrecht.url + own);
    const closed = page.locator(".tree details:not([open])").first();
    const inside = closed.locator("a").first();
    expect(await inside.isVisible()).toBe(false);
    await closed.locator("summary").first().focus();
    const branch = page.locator(".tree details:has(> summary:focus)");
    await page.keyboard.press("Enter");
    expect(await branch.locator("a").first().isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    expect(await branch.locator("a").first().isVisible()).toBe(false);
    await close();
  });
});

describe("the matrix", () => {
  test("is a table on a wide screen and a list on a phone, with the same marks", async () => {
    const { page } = person;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${utrecht.url}${own}/matrix`);
    expect(await page.locator(".matrix-list").isVisible()).toBe(false);
    const wide = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#matrix tbody tr")].map((row) => row.cells[0].innerText.trim() + ": " + [...row.cells].slice(1).filter((cell) => cell.innerText.includes("ja")).length)`,
    );
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.locator("#matrix").isVisible()).toBe(false);
    const narrow = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".matrix-list > li")].map((item) => item.querySelector("h3").innerText.trim() + ": " + item.querySelectorAll("ul li").length)`,
    );
    expect(narrow).toEqual(wide);
    // p. 5 of the action plan: Gezonde Wijk is marked in three districts.
    expect(wide[0]).toBe("Gezonde Wijk: geïntegreerde eerstelijnszorg in de wijk: 3");
  });
});

describe("a status", () => {
  test("is a word with a shape, never colour alone", async () => {
    const { page } = person;
    await page.goto(`${utrecht.url}${own}/doelen`);
    const tags = await page.locator(".targets .badge").allInnerTexts();
    expect(tags).toHaveLength(8);
    for (const tag of tags) expect(tag).toMatch(/^[▲▼◐◔=≠?] \p{L}/u);
  });
});

describe("on paper", () => {
  test("what is folded is there, and forms to choose with are not", async () => {
    const { page } = person;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${utrecht.url}${own}/doelen`);
    const details = page.locator(".targets .details-body").first();
    expect(await details.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await details.isVisible()).toBe(true);
    expect(await page.locator("form").first().isVisible()).toBe(false);
    await page.goto(`${utrecht.url}${own}/formulier/plan-heeft-u-ook-kinderen`);
    expect(await page.locator(".questions .blank").count()).toBe(12);
    expect(await page.locator(".questions .blank").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
  });
});

test("the profile of a district leads to its policy, and that to where each figure comes from", async () => {
  const { page } = person;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${utrecht.url}/gebieden/WK034403`);
  await page.getByRole("link", { name: "het beleid in Overvecht" }).click();
  expect(await page.locator("h1").innerText()).toBe("Wat gebeurt er in Overvecht, en helpt het?");
  await page.locator('a[href^="/cijfers/ervaren-gezondheid.WK034403"]').first().click();
  expect(await page.locator("h1").innerText()).toBe("Waar komt dit cijfer vandaan?");
});
