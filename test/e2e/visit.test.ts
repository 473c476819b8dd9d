/** A visit from the first page to where a number comes from, in the ways that people come. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import type { TestSite } from "../site.ts";
import { richSite } from "./sites.ts";
import { visitor } from "./visitor.ts";

let browser: Browser;
let site: TestSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), richSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const heading = (page: Page): Promise<string> => page.locator("h1").innerText();
const overvechtHealth = "/cijfers/ervaren-gezondheid.WK034403.2020.2020.18plus";

describe("with the keyboard alone", () => {
  type Focus = { href: string; name: string; id: string; marked: boolean; inSight: boolean };
  /** What has the focus, and whether it can be seen that it has. */
  const focus = (page: Page): Promise<Focus> =>
    page.evaluate<Focus>(`(() => {
      const at = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      return {
        href: at.getAttribute("href") ?? "", name: at.getAttribute("name") ?? "", id: at.id,
        marked: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
        inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    })()`);

  async function tabTo(page: Page, wanted: (at: Focus) => boolean, most: number): Promise<Focus> {
    for (let steps = 0; steps < most; steps++) {
      await page.keyboard.press("Tab");
      const at = await focus(page);
      expect(at).toMatchObject({ marked: true, inSight: true });
      if (wanted(at)) return at;
    }
    throw new Error(`Not reached in ${most} steps.`);
  }

  test("from the first page to where Overvecht's figure comes from", async () => {
    const { page, complaints, close } = await visitor(browser);
    await page.goto(site.url);
    await tabTo(page, ({ href }) => href === "#content", 1);
    await page.keyboard.press("Enter");
    expect((await focus(page)).id).toBe("content");
    await tabTo(page, ({ name }) => name === "q", 1);
    await page.keyboard.type("overvecht");
    await Promise.all([page.waitForURL(/q=overvecht/), page.keyboard.press("Enter")]);
    await tabTo(page, ({ href }) => href === "/gebieden/WK034403", 15);
    await Promise.all([page.waitForURL(/WK034403/), page.keyboard.press("Enter")]);
    expect(await heading(page)).toBe("Zo gezond is Overvecht");
    await tabTo(page, ({ href }) => href === overvechtHealth, 30);
    await Promise.all([page.waitForURL(/cijfers/), page.keyboard.press("Enter")]);
    expect(await heading(page)).toBe("Waar komt dit cijfer vandaan?");
    expect(complaints()).toEqual([]);
    await close();
  });

  test("a part opens, and its table scrolls and sorts", async () => {
    const { page, close } = await visitor(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(`${site.url}/indicatoren/lid-van-een-club`);
    const details = page.locator("#rangorde details");
    await details.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await details.getAttribute("open")).not.toBeNull();
    await page.keyboard.press("Tab");
    expect(await page.locator("#rangorde .scroll:focus").count()).toBe(1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await details.locator("thead th").first().getAttribute("aria-sort")).toBe("ascending");
    await close();
  });
});

describe("with JavaScript off", () => {
  test("search, list, figure and origin work", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(site.url);
    await page.getByRole("searchbox", { name: "Zoek uw buurt of wijk" }).fill("Overvegt");
    await page.getByRole("button", { name: "Zoek" }).click();
    await page.locator('main a[href="/gebieden/WK034403"]').first().click();
    expect(await heading(page)).toBe("Zo gezond is Overvecht");
    await page.locator(`a[href="${overvechtHealth}"]`).first().click();
    expect(await heading(page)).toBe("Waar komt dit cijfer vandaan?");
    await page.goto(`${site.url}/gebieden?q=lunetten`);
    expect(await page.locator("main ul").first().locator("a").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Lunetten-Noord/), expect.stringMatching(/^Lunetten-Zuid/)]),
    );
    // It narrows the list by script only, so without it there is no such field.
    expect(await page.locator("input[data-filter]").isVisible()).toBe(false);
    await close();
  });

  test("the forms of a topic, a profile and a comparison work", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/indicatoren/lid-van-een-club`);
    await page.getByLabel("Soort gebied").selectOption("neighbourhood");
    await page.getByLabel("Wie").selectOption("65plus");
    await page.getByLabel("Periode").selectOption("2018");
    await page.getByRole("button", { name: "Laat zien" }).click();
    expect(await page.locator(".subheading").innerText()).toBe("65 jaar of ouder · 2018 · buurten in Utrecht");

    await page.goto(`${site.url}/gebieden/WK034403`);
    await page.locator("summary", { hasText: "Kies andere cijfers" }).click();
    await page.getByLabel("Periode").selectOption("2012");
    await page.getByLabel("Vergelijk met").selectOption({ label: "Binnenstad" });
    await page.getByRole("button", { name: "Laat zien" }).click();
    // StatLine 50090NED of RIVM: perceived health in 2012, Overvecht 65.8.
    expect(await page.locator(".lead").innerText()).toMatch(
      /^Ongeveer 66 van de 100 volwassenen in Overvecht vinden .* In Binnenstad zijn dat er ongeveer \d\d\./,
    );

    await page.goto(`${site.url}/gebieden/vergelijk`);
    await page.getByLabel("Gebied 1").selectOption({ label: "Overvecht" });
    await page.getByLabel("Gebied 3").selectOption({ label: "Utrecht" });
    await page.getByRole("button", { name: "Laat zien" }).click();
    expect(await heading(page)).toBe("Overvecht, Utrecht");
    await close();
  });

  test("a comparison of too few areas says so at the field and on top, and keeps what was chosen", async () => {
    const { page, close } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/gebieden/vergelijk?gebied1=WK034403`);
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.getByRole("button", { name: "Laat zien" }).click();
    const link = page.getByRole("alert").getByRole("link");
    expect(await link.getAttribute("href")).toBe("#gebied2");
    expect(await page.getByLabel("Gebied 2").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Gebied 1").inputValue()).toBe("WK034403");
    await close();
  });
});

describe("with JavaScript on", () => {
  test("a table sorts by a click on its header, figures as numbers and what is missing last", async () => {
    const { page, complaints, close } = await visitor(browser);
    await page.goto(`${site.url}/indicatoren/ongevallen?niveau=neighbourhood`);
    await page.locator("#rangorde summary").click();
    const table = page.locator("#ranking-table");
    const figures = async () => (await table.locator("tbody tr td:nth-child(2)").allInnerTexts()).map((text) => text.trim());
    await table.getByRole("button", { name: /^Cijfer/ }).click();
    const rising = await figures();
    const numbers = rising.filter((text) => /^\d/.test(text)).map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.length).toBeGreaterThan(90);
    expect(rising.slice(numbers.length).every((text) => /^(?:onbekend|verborgen|niet gemeten|niet van toepassing)$/.test(text))).toBe(true);
    await table.getByRole("button", { name: /^Cijfer/ }).click();
    expect((await figures()).slice(0, numbers.length).map(Number)).toEqual(numbers.toReversed());
    expect(await table.locator("th", { hasText: "Cijfer" }).getAttribute("aria-sort")).toBe("descending");
    await table.getByRole("button", { name: "Gebied" }).click();
    const names = await table.locator("tbody th").allInnerTexts();
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "nl", { numeric: true })));
    expect(complaints()).toEqual([]);
    await close();
  });

  test("a table is copied with its head, for a spreadsheet", async () => {
    const { page, close } = await visitor(browser, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(`${site.url}/gebieden/vergelijk?gebied1=WK034403&gebied2=GM0344`);
    await page.getByRole("button", { name: "Kopieer de tabel" }).first().click();
    await page.getByRole("status").filter({ hasText: "Gekopieerd" }).first().waitFor();
    const lines = (await page.evaluate<string>("navigator.clipboard.readText()")).split(/\r?\n/);
    expect(lines[0]).toBe("Onderwerp\tEenheid\tPeriode\tOvervecht\tUtrecht");
    // StatLine 50090NED: 69.9 and 80.8.
    expect(lines).toContain("Goede ervaren gezondheid\t%\t2020\t69,9\t80,8");
    await close();
  });

  test("the list of areas narrows while typing, and says how many are left", async () => {
    const { page, complaints, close } = await visitor(browser);
    await page.goto(`${site.url}/gebieden`);
    await page.getByLabel("Typ om de lijst korter te maken").fill("lunet");
    expect(await page.locator("#all-areas li:visible").allInnerTexts()).toEqual(["Lunetten-Noord", "Lunetten-Zuid"]);
    expect(await page.locator("[data-filter-status]").innerText()).toBe("2 gevonden");
    await page.getByLabel("Typ om de lijst korter te maken").fill("overvecht");
    expect(await page.locator("#all-areas li:visible").first().innerText()).toBe("Overvecht");
    expect(complaints()).toEqual([]);
    await close();
  });
});

describe("on paper", () => {
  test("the way around is gone, and the tables behind the charts are there", async () => {
    const { page, close } = await visitor(browser);
    await page.goto(`${site.url}/indicatoren/ervaren-gezondheid`);
    expect(await page.locator("#ranking-table").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    for (const gone of [
      page.locator("nav").first(),
      page.locator(".breadcrumb"),
      page.locator("form").first(),
      page.locator(".utrecht-skip-link"),
    ])
      expect(await gone.isVisible()).toBe(false);
    for (const kept of [
      page.locator("h1"),
      page.locator(".lead"),
      page.locator("#rangorde .ranking").first(),
      page.locator("#ranking-table"),
    ])
      expect(await kept.isVisible()).toBe(true);
    await close();
  });

  test("a profile prints as a document with its heading", async () => {
    const { page, close } = await visitor(browser);
    await page.goto(`${site.url}/gebieden/WK034403`);
    const document = (await page.pdf({ tagged: true, outline: true })).toString("latin1");
    expect(document.slice(0, 5)).toBe("%PDF-");
    expect(document).toContain("Zo gezond is Overvecht");
    await close();
  });
});

test("a first visit of a profile brings at most 100 KB over the line, of which at most 15 KB scripts", async () => {
  for (const path of ["/gebieden/WK034403", "/gebieden/BU03440112"]) {
    const { page, close } = await visitor(browser);
    const parts: { type: string; bytes: Promise<number> }[] = [];
    page.on("requestfinished", (request) => {
      const bytes = request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
      parts.push({ type: request.resourceType(), bytes });
    });
    await page.goto(site.url + path, { waitUntil: "networkidle" });
    const sum = async (chosen: typeof parts) => (await Promise.all(chosen.map(({ bytes }) => bytes))).reduce((a, b) => a + b, 0);
    expect(parts.map(({ type }) => type)).toEqual(expect.arrayContaining(["document", "stylesheet", "script"]));
    expect(await sum(parts)).toBeLessThanOrEqual(100 * 1024);
    expect(await sum(parts.filter(({ type }) => type === "script"))).toBeLessThanOrEqual(15 * 1024);
    await close();
  }
});
