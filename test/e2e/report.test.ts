/** The progress report as people come to it: its archive, what is published, what is a draft, and a year that has none. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, localPath } from "../../src/kernel/language.ts";
import { approve, publish, type Key } from "../../src/progress/service.ts";
import { launchBrowser } from "../browser.ts";
import { testDatabase } from "../database.ts";
import { readerOf } from "../reader.ts";
import { startSite, type TestSite } from "../site.ts";
import { loadUtrecht } from "../utrecht.ts";
import { accessibilityFaults, doubleText, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

const plan = { framework: "utrecht-gezond-2011-2013", year: 2020 };
const third = { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021 };
const path = ({ framework, year }: Omit<Key, "language">) => `/voortgang/${framework}/${year}`;
const by = { actor: "Noor de Vries", reason: "vastgesteld" };
let browser: Browser;
let site: TestSite;
let person: Visitor;

/** The report on 2020 is published in both languages; the one on 2021 is a draft. */
async function reportSite(): Promise<TestSite> {
  const database = await testDatabase();
  await loadUtrecht(database);
  for (const language of languages) {
    const key: Key = { ...plan, language };
    await approve(database.db, await readerOf(database), key, { ...by, actor: "Sem Bakker" });
    const at = new Date("2022-07-01T09:30:00Z");
    await publish(database.db, await readerOf(database), key, by, { site: "https://gezondheid.example", at });
  }
  const started = await startSite(database);
  return {
    ...started,
    close: async () => {
      await started.close();
      await database.close();
    },
  };
}

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), reportSite()]);
  person = await visitor(browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(languages)("in %s", (language) => {
  test.each([
    ["the archive", "/voortgang", 200],
    ["a published report with charts, a map and tables", path(plan), 200],
    ["that version by its own address", `${path(plan)}/versie/1`, 200],
    ["a draft", path(third), 200],
    ["a year that nothing is about", path({ ...third, year: 2022 }), 404],
  ])("%s breaks no rule of WCAG 2.2 AA and fits a phone of 320 px and text twice as large", async (_name, at, status) => {
    const { page } = person;
    await page.setViewportSize({ width: 1280, height: 900 });
    expect((await page.goto(site.url + localPath(at, language)))?.status()).toBe(status);
    // The browser reports an answer of 404 as an error, which is what was asked for here.
    expect(person.complaints().filter((line) => !(status === 404 && line.includes("status of 404")))).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await openAll(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe("");
    await page.setViewportSize({ width: 1280, height: 900 });
    await doubleText(page);
    expect(await sidewaysScroll(page)).toBe("");
  });
});

describe("without script", () => {
  test("the way from the archive to a number in the published report, and to where it comes from", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/voortgang`);
    await page.locator("#reports a", { hasText: "Utrecht gezond! 2011–2013" }).click();
    expect(await page.locator("h1").innerText()).toBe("Voortgang 2020: Utrecht gezond! 2011–2013");
    // RIVM 50090NED, 2020: 69.9 % of the adults in Overvecht call their health good.
    const figure = page.locator('[id="city-ervaren-gezondheid-18plus-lowest-WK034403"]');
    expect(await figure.innerText()).toBe("69,9%");
    await figure.click();
    expect(await page.locator("h1").innerText()).toBe("Waar komt dit cijfer vandaan?");
    await close();
  });

  test("a year without a report leads to the one that was written then", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(site.url + path({ ...third, year: 2022 }));
    expect(await page.locator("main").innerText()).toContain("De rapportage die in 2022 is geschreven, gaat over 2021.");
    await page.getByRole("link", { name: "de rapportage over 2021" }).click();
    expect(await page.locator("main").innerText()).toContain("Dit is een concept");
    expect(await page.locator("a[download]").count()).toBe(0);
    await close();
  });

  test.each(languages)("each file that the page in %s offers comes, of its own kind", async (language) => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(site.url + localPath(path(plan), language));
    const addresses = await page.evaluate<string[]>("[...document.querySelectorAll('a[download]')].map((link) => link.href)");
    const found = await Promise.all(
      addresses.map(async (address) => {
        const answer = await page.request.get(address);
        const body = await answer.body();
        return [address.split("/").at(-1), answer.status(), answer.headers()["content-type"], body.subarray(0, 4).toString("latin1")];
      }),
    );
    // The kinds as registered with IANA; the first bytes of a PDF and of a zip.
    expect(found).toEqual([
      ["html", 200, "text/html; charset=utf-8", "<!do"],
      ["pdf", 200, "application/pdf", "%PDF"],
      ["docx", 200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\u0003\u0004"],
      ["odt", 200, "application/vnd.oasis.opendocument.text", "PK\u0003\u0004"],
      ["json", 200, "application/json; charset=utf-8", "{\n  "],
    ]);
    await close();
  });
});
