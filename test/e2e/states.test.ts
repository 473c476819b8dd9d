/** Pages over little and over much: an empty database, the pack alone, and every district of the country. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { hasSharedData, needsData } from "../shared-data.ts";
import type { TestSite } from "../site.ts";
import { countrySite, emptySite, packSite } from "./sites.ts";
import { accessibilityFaults, doubleText, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let person: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  person = await visitor(browser);
});
afterAll(() => browser?.close());

/** Opens a page, on which nothing may be wrong, and gives its heading. */
async function soundHeading(site: TestSite, path: string, axe = true): Promise<string> {
  const { page } = person;
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(site.url + path);
  expect(answer?.status()).toBe(200);
  await openAll(page);
  expect(person.complaints()).toEqual([]);
  if (axe) expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe("");
  await page.setViewportSize({ width: 1280, height: 900 });
  await doubleText(page);
  expect(await sidewaysScroll(page)).toBe("");
  return page.locator("h1").innerText();
}

function during(make: () => Promise<TestSite>): () => TestSite {
  let site: TestSite;
  beforeAll(async () => {
    site = await make();
  });
  afterAll(() => site?.close());
  return () => site;
}

describe("with nothing loaded", () => {
  const site = during(emptySite);

  test.each([
    ["/", "Hier staan nog geen cijfers"],
    ["/gebieden", "Hier staan nog geen cijfers"],
    ["/gebieden?q=overvecht", "Hier staan nog geen cijfers"],
    ["/gebieden/vergelijk", "Hier staan nog geen cijfers"],
    ["/en", "There are no figures here yet"],
    ["/indicatoren", "Alle onderwerpen"],
    ["/data", "Alle cijfers om zelf te gebruiken"],
    ["/over/methode", "Hoe de cijfers gemaakt zijn"],
  ])("%s says so in words", async (path, heading) => {
    expect(await soundHeading(site(), path)).toBe(heading);
  });
});

describe("with the pack alone", () => {
  const site = during(packSite);

  test("a neighbourhood has no figures, and the page says why and where there are some", async () => {
    expect(await soundHeading(site(), "/gebieden/BU03440112")).toBe("Zo gezond is Oog in Al");
    const { page } = person;
    expect(await page.locator(".notice").innerText()).toMatch(/^Voor Oog in Al zijn geen cijfers geladen/);
    expect(await page.locator(".notice a").allInnerTexts()).toEqual(["Bekijk West", "Bekijk Utrecht", "Bekijk Nederland"]);
    expect(await page.locator("main").innerText()).not.toContain("niet gemeten");
  });

  test("a topic over neighbourhoods says that there are none", async () => {
    expect(await soundHeading(site(), "/indicatoren/ervaren-gezondheid?niveau=neighbourhood")).toBe("Goede ervaren gezondheid");
    expect(await person.page.locator("main").innerText()).toContain("Voor buurten in Utrecht zijn geen cijfers geladen");
    expect(await person.page.locator("#rangorde").count()).toBe(0);
  });

  test("the city's own page and the first page have figures", async () => {
    expect(await soundHeading(site(), "/gebieden/GM0344")).toBe("Zo gezond is Utrecht");
    expect(await soundHeading(site(), "/")).toBe("Hoe gezond is uw buurt?");
    expect(await person.page.locator(".tiles .tile-value").count()).toBe(10);
  });
});

describe.skipIf(!hasSharedData)(`with 3,340 districts and 345 municipalities${needsData}`, () => {
  const site = during(countrySite);

  test("a map of every district is drawn, the ranking shows both ends, and the download has all", async () => {
    // The rules are checked on the same page with 345 areas; with 3,340 that takes long and finds nothing else.
    expect(await soundHeading(site(), "/indicatoren/laag-inkomen?niveau=district&binnen=NL01", false)).toBe("Laag inkomen");
    const { page } = person;
    expect(await page.locator("#kaart .map-areas path").count()).toBe(3_340);
    expect(await page.locator("#rangorde .ranking li").count()).toBe(50);
    const figures = (await page.locator("#rangorde .ranking .rv b").allInnerTexts()).map((text) => Number(text.replace(",", ".")));
    expect(figures).toEqual(figures.toSorted((a, b) => b - a));
    const lead = await page.locator(".lead").innerText();
    expect(lead).toContain(`${Math.round(figures[0])} van de 100`);
    expect(lead).toContain(`${Math.round(figures[49])} van de 100`);
    expect(await page.locator("main").innerText()).toContain("de 25 hoogste en de 25 laagste van 3.340 gebieden");
    const csv = await (
      await fetch(site().url + (await page.locator("#rangorde a[download]", { hasText: "CSV" }).first().getAttribute("href")))
    ).text();
    expect(csv.trim().split(/\r?\n/).length).toBe(3_341);
  });

  test("a map of the municipalities", async () => {
    expect(await soundHeading(site(), "/indicatoren/laag-inkomen?niveau=municipality&binnen=NL01")).toBe("Laag inkomen");
    expect(await person.page.locator("#kaart .map-areas path").count()).toBe(345);
  });

  test("the first page and the city keep their figures, though others are of a newer division", async () => {
    expect(await soundHeading(site(), "/")).toBe("Hoe gezond is uw buurt?");
    // StatLine 50090NED: Utrecht 80.8 in 2020.
    expect(await person.page.locator("main").innerText()).toContain("Ongeveer 81 van de 100 volwassenen in Utrecht");
    expect(await soundHeading(site(), "/gebieden/GM0344")).toBe("Zo gezond is Utrecht");
    expect(await person.page.locator("main").innerText()).not.toContain("niet gemeten");
    expect(await person.page.getByRole("link", { name: "Utrecht in de indeling van 2020" }).count()).toBe(1);
    expect(await soundHeading(site(), "/gebieden/GM0344?indeling=2020")).toBe("Zo gezond is Utrecht");
    expect(await person.page.locator(".lead").innerText()).toContain("Ongeveer 81 van de 100");
  });

  test("a profile of a municipality among 345, and a name that many districts have", async () => {
    expect(await soundHeading(site(), "/gebieden/GM0363")).toBe("Zo gezond is Amsterdam");
    expect(await soundHeading(site(), "/gebieden?q=centrum")).toBe("Gevonden voor “centrum”");
    expect(await person.page.locator("main ul").first().locator("li").count()).toBe(20);
  });
});
