/** What charts, tables and sentences say of one number is one number; and what comes in as text stays text. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasSharedData, needsData } from "../shared-data.ts";
import { launchBrowser } from "../browser.ts";
import type { TestSite } from "../site.ts";
import { hostileName, hostileTitle } from "./made-figures.ts";
import { richSite } from "./sites.ts";
import { openAll, visitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let site: TestSite;
let person: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), richSite()]);
  person = await visitor(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string): Promise<Page> {
  await person.page.goto(site.url + path);
  await openAll(person.page);
  return person.page;
}

/** A number as Dutch writes it, with what follows: "1.121", "69,9 %". */
const dutch = (text: string): number => Number(text.trim().replace(/\s.*$/s, "").replaceAll(".", "").replace(",", "."));

/** Area → figure or reason, as the table has it. */
async function tableOf(table: Locator): Promise<Map<string, string>> {
  const [names, figures] = [await table.locator("tbody th").allInnerTexts(), await table.locator("tbody td:nth-child(2)").allInnerTexts()];
  return new Map(names.map((name, place) => [name.trim(), figures[place].trim()]));
}

/** Area → what a map says of it to those who point at it. */
async function mapTitles(map: Locator): Promise<Map<string, string>> {
  const titles = await map.locator("a title").allTextContents();
  return new Map(titles.map((title) => [title.slice(0, title.lastIndexOf(": ")), title.slice(title.lastIndexOf(": ") + 2)]));
}

async function rankingOf(chart: Locator): Promise<Map<string, string>> {
  const [names, figures] = [await chart.locator(".ranking .rn").allInnerTexts(), await chart.locator(".ranking .rv b").allInnerTexts()];
  return new Map(names.map((name, place) => [name.trim(), figures[place].trim()]));
}

describe("Overvecht in 2020, of StatLine 50090NED (RIVM, GGD'en and CBS)", () => {
  test("reads 70 van de 100 for perceived health, Utrecht 81, the gap as large as in 2012", async () => {
    const page = await open("/gebieden/WK034403");
    // Published: Overvecht 65.8, 63.5, 69.9; Utrecht 78.3, 77.0, 80.8.
    expect(await page.locator(".lead").innerText()).toBe(
      "Ongeveer 70 van de 100 volwassenen in Overvecht vinden de eigen gezondheid goed of zeer goed. In Utrecht zijn dat er ongeveer 81. Het verschil is sinds 2012 ongeveer even groot gebleven (toen 13, nu 11 van de 100).",
    );
    const row = page.locator(".measures tr", { hasText: "vinden de eigen gezondheid goed of zeer goed" });
    expect((await row.locator("td.mv").innerText()).replaceAll(/\s+/g, " ")).toBe("70 van de 100");
    expect(await row.locator("td.mc").innerText()).toMatch(/11 lager dan Utrecht\s+Utrecht 81 \(schatting\)/);
    expect(await row.locator(".dots title").textContent()).toMatch(/^Overvecht 69,9\. Utrecht 80,8\. 9 andere: 77,3 tot 85,8\.$/);
    expect(await row.locator(".spark title").textContent()).toBe(
      "Overvecht: 65,8 (2012), 63,5 (2016), 69,9 (2020). Utrecht: 78,3 (2012), 77,0 (2016), 80,8 (2020).",
    );
  });

  test("reads the same in English", async () => {
    const page = await open("/en/gebieden/WK034403");
    expect(await page.locator(".lead").innerText()).toBe(
      "About 70 out of 100 adults in Overvecht rate their own health as good or very good. In Utrecht it is about 81. Since 2012 the difference has stayed about the same (then 13, now 11 out of 100).",
    );
  });
});

describe("one number", () => {
  test("stands in tiles, ranking, table and sentence alike", async () => {
    const page = await open("/indicatoren/ervaren-gezondheid");
    const table = await tableOf(page.locator("#ranking-table"));
    expect(table.size).toBe(10);
    expect(await tableOf(page.locator("#map-table"))).toEqual(table);
    const tiles = await mapTitles(page.locator("#kaart .tiles"));
    const ranking = await rankingOf(page.locator("#rangorde"));
    for (const [name, figure] of table) {
      expect(figure).toBe(`${ranking.get(name)} %`);
      expect(tiles.get(name)).toBe(`${Math.round(dutch(figure))} van de 100`);
    }
    expect((await page.locator("#kaart .tile-value").allTextContents()).map(Number).toSorted()).toEqual(
      [...table.values()].map((figure) => Math.round(dutch(figure))).toSorted(),
    );
    const values = [...table].toSorted(([, a], [, b]) => dutch(a) - dutch(b));
    const [low, high] = [values[0], values[values.length - 1]];
    const city = dutch(await page.locator("#trend-table tr", { hasText: "2020" }).locator("td").first().innerText());
    expect(await page.locator(".lead").innerText()).toBe(
      `Ongeveer ${Math.round(city)} van de 100 volwassenen in Utrecht vinden de eigen gezondheid goed of zeer goed. Het laagst is het in ${low[0]}: ongeveer ${Math.round(dutch(low[1]))} van de 100. Het hoogst in ${high[0]}: ongeveer ${Math.round(dutch(high[1]))} van de 100.`,
    );
  });

  test.skipIf(!hasSharedData)(
    `stands on a map of 111 neighbourhoods as in its table, and so do the reasons where there is none${needsData}`,
    async () => {
      const page = await open("/indicatoren/lid-van-een-club?niveau=neighbourhood");
      const [table, map] = [await tableOf(page.locator("#map-table")), await mapTitles(page.locator("#kaart .map"))];
      expect(table.size).toBe(111);
      for (const [name, figure] of table)
        expect(map.get(name)).toBe(/^\d/.test(figure) ? `${Math.round(dutch(figure))} van de 100` : figure);
      const reasons = [...table.values()].filter((figure) => !/^\d/.test(figure)).toSorted();
      expect(reasons).toEqual(["niet gemeten", "niet van toepassing", "onbekend", "verborgen", "verborgen"]);
      // Each reason has a pattern of its own, with a word in the legend.
      expect(await page.locator("#kaart .map-areas g[fill^='url']").count()).toBe(4);
      const legend = (await page.locator("#kaart .legend").innerText()).replaceAll(/\s+/g, " ");
      for (const word of ["onbekend", "niet getoond om mensen te beschermen", "niet gemeten", "niet van toepassing"])
        expect(legend).toContain(word);
    },
  );

  test("has its limits beside it, and a count none", async () => {
    const page = await open("/indicatoren/lid-van-een-club");
    const row = page.locator("#rangorde .ranking li").first();
    const [, value, lower, upper] = /^(\S+)\s+tussen (\S+) en (\S+)$/.exec((await row.locator(".rv").innerText()).trim()) ?? [];
    expect(dutch(lower)).toBeLessThan(dutch(value));
    expect(dutch(upper)).toBeGreaterThan(dutch(value));
    await open("/indicatoren/ongevallen");
    expect(await page.locator("#ranking-table tbody td:nth-child(3)").first().innerText()).toBe("niet bekend");
  });
});

test.each([
  "/",
  "/gebieden/WK034403",
  "/indicatoren/ervaren-gezondheid",
  "/indicatoren/lid-van-een-club?niveau=neighbourhood",
  "/indicatoren/afstand-tot-huisarts?vergelijk=NL01",
  "/gebieden/vergelijk?gebied1=WK034403&gebied2=WK034409&gebied3=NL01",
])("every picture on %s has a name or is nothing but decoration, and every figure a table", async (path) => {
  const page = await open(path);
  const nameless = await page.evaluate<string[]>(`[...document.querySelectorAll("svg")]
    .filter((svg) => !svg.parentElement.closest("svg") && svg.getAttribute("aria-hidden") !== "true")
    .filter((svg) => {
      const labels = (svg.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join("");
      return !["img", "group"].includes(svg.getAttribute("role")) || !(labels || svg.querySelector(":scope > title")?.textContent);
    })
    .map((svg) => svg.outerHTML.slice(0, 120))`);
  expect(nameless).toEqual([]);
  const figures = page.locator("figure");
  for (let place = 0; place < (await figures.count()); place++) {
    expect(await figures.nth(place).locator("table tbody tr").count()).toBeGreaterThan(0);
    expect(await figures.nth(place).locator("figcaption").innerText()).toMatch(/^Bron: \S/);
  }
});

describe("a name or title that is code", () => {
  test.each([
    "/gebieden",
    "/gebieden/WK030701",
    "/gebieden/mijn-gebied",
    "/indicatoren/vreemd?niveau=district&binnen=GM0307",
    "/gebieden/vergelijk?gebied1=WK030701&gebied2=GM0307",
    "/cijfers/vreemd.WK030701.2020.2020.18plus",
    "/data",
    "/data/VREEMD-alles-v1",
    "/gebieden?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/%3Cscript%3Ealert(1)%3C/script%3E",
  ])("is text on %s", async (path) => {
    const { page } = person;
    await page.goto(site.url + path);
    await openAll(page);
    expect(person.complaints().filter((line) => !line.includes("status of 404"))).toEqual([]);
    expect(await page.locator("script:not([src^='/assets/'])").count()).toBe(0);
    expect(await page.locator("img, [onerror]").count()).toBe(0);
  });

  test("is shown as it was given", async () => {
    const page = await open("/gebieden/WK030701");
    expect(await page.locator("h1").innerText()).toBe(`Zo gezond is ${hostileName}`);
    await open("/indicatoren/vreemd?niveau=district&binnen=GM0307");
    expect(await page.locator("h1").innerText()).toBe(hostileTitle);
    expect(await page.locator("#ranking-table tbody th").first().innerText()).toBe(hostileName);
  });
});
