/** What holds for every type of page, in both languages. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, localPath } from "../../src/kernel/language.ts";
import { launchBrowser } from "../browser.ts";
import type { TestSite } from "../site.ts";
import { pageTypes } from "./page-types.ts";
import { richSite } from "./sites.ts";
import { accessibilityFaults, doubleText, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

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

/** Address with its query in one order, to compare by. */
function normal(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  searchParams.sort();
  return `${pathname}?${searchParams.toString()}`;
}

describe("what looks for faults finds them", () => {
  test("a picture without a text, pale letters, a wide box, and a script in the page", async () => {
    const { page } = person;
    await page.goto(site.url);
    expect(person.complaints()).toEqual([]);
    await page.evaluate(
      `document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="/assets/none.png"><p id="pale">pale</p><div id="wide">wide</div>')`,
    );
    await page.evaluate(`Object.assign(pale.style, { color: "#aaa", background: "#fff" }); wide.style.width = "3000px"`);
    const faults = await accessibilityFaults(page);
    expect(faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^image-alt img/), expect.stringMatching(/^color-contrast #pale/)]),
    );
    expect(await sidewaysScroll(page)).toMatch(/px: .*wide/);
    await page.evaluate(`document.body.append(Object.assign(document.createElement("script"), { textContent: "1" }))`);
    expect(person.complaints().join(" ")).toMatch(/Content Security Policy/);
  });
});

describe.each(languages)("in %s", (language) => {
  const other = language === "nl" ? "en" : "nl";
  describe.each(pageTypes)("$name", ({ path, status = 200 }) => {
    test("says its language, subject and address, and leads to the same page in the other language", async () => {
      const { page } = person;
      await page.setViewportSize({ width: 1280, height: 900 });
      const answer = await page.goto(site.url + localPath(path, language));
      expect(answer?.status()).toBe(status);
      // The browser reports an answer of 404 as an error, which is what was asked for here.
      expect(person.complaints().filter((line) => !(status >= 400 && line.includes(`status of ${status}`)))).toEqual([]);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.title()).toMatch(/^(?:\S.* – )?Gelijkop$/);
      expect(await page.locator("h1").allTextContents()).toEqual([expect.stringMatching(/\S/)]);
      // An answer of 400 keeps the path and drops what could not be.
      const asked = status === 400 ? path.split("?")[0] : path;
      const canonical = (await page.locator("link[rel=canonical]").getAttribute("href")) ?? "";
      expect(canonical.slice(0, site.url.length)).toBe(site.url);
      expect(normal(canonical)).toBe(normal(localPath(asked, language)));
      expect(normal((await page.locator(".languages a").getAttribute("href")) ?? "")).toBe(normal(localPath(asked, other)));
    });

    test("breaks no rule of WCAG 2.2 AA, with all parts open", async () => {
      await openAll(person.page);
      expect(await accessibilityFaults(person.page)).toEqual([]);
    });

    test("does not scroll sideways on a phone of 320 px, nor with text twice as large", async () => {
      const { page } = person;
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysScroll(page)).toBe("");
      await page.setViewportSize({ width: 1280, height: 900 });
      await doubleText(page);
      expect(await sidewaysScroll(page)).toBe("");
    });
  });
});
