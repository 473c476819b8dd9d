/** What holds for every type of page, in both languages. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, localPath } from "../../src/kernel/language.ts";
import { launchBrowser } from "../browser.ts";
import type { TestSite } from "../site.ts";
import { pageTypes } from "./page-types.ts";
import { richSite } from "./sites.ts";
import { accessibilityFaults, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

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
  return `${pathname}?${searchParams}`;
}

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
      const head = await page.evaluate(() => ({
        language: document.documentElement.lang,
        title: document.title,
        headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent?.trim()),
        canonical: document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "",
        alternates: [...document.querySelectorAll("link[rel=alternate][hreflang]")].map((link) => link.getAttribute("hreflang")),
        other: document.querySelector(".languages a")?.getAttribute("href") ?? "",
      }));
      expect(head.language).toBe(language);
      expect(head.title).toMatch(/\S.*Gelijkop|Gelijkop/);
      expect(head.headings).toEqual([expect.stringMatching(/\S/)]);
      expect(head.alternates).toEqual(["nl", "en"]);
      // An answer of 400 keeps the path and drops what could not be.
      const asked = status === 400 ? path.split("?")[0] : path;
      expect(head.canonical.startsWith(site.url)).toBe(true);
      expect(normal(head.canonical)).toBe(normal(localPath(asked, language)));
      expect(normal(head.other)).toBe(normal(localPath(asked, other)));
    });

    test("breaks no rule of WCAG 2.2 AA, with all parts open", async () => {
      expect(await accessibilityFaults(person.page)).toEqual([]);
    });

    test("does not scroll sideways on a phone of 320 px, nor with text twice as large", async () => {
      const { page } = person;
      await openAll(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysScroll(page)).toBe("");
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      expect(await sidewaysScroll(page)).toBe("");
    });
  });
});
