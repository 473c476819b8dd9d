/** The charts of inequality as a browser lays them out: on a phone, in a column, on a desk; and their files, alone and as PNG. */
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standaloneSvg } from "../../src/ui/chart/standalone.ts";
import { composeStylesheet } from "../../src/ui/stylesheet.ts";
import { launchBrowser } from "../browser.ts";
import { edges, usual } from "../made-charts.ts";
import { sidewaysScroll } from "./visitor.ts";

const charts = { ...usual, ...edges };
const pageOf = (chart: string): string =>
  `<!doctype html><html lang="nl"><head><meta name="viewport" content="width=device-width"><title>t</title><style>${composeStylesheet().css}</style></head><body><div class="page"><main><figure class="figure">${chart}</figure></main></div></body></html>`;

/** Letters that are shown: where, what and how large. */
type Letters = { text: string; left: number; right: number; top: number; bottom: number; size: number };
const lettersIn = (page: Page, within: string): Promise<Letters[]> =>
  page.evaluate<Letters[]>(`[...document.querySelectorAll(${JSON.stringify(`${within} text`)})]
    .map((text) => ({ text, box: text.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0)
    .map(({ text, box: { left, right, top, bottom } }) => ({ text: text.textContent, left, right, top, bottom, size: parseFloat(getComputedStyle(text).fontSize) }))`);

/** A line of text is higher than its letters: what may overlap without touching. */
const slack = 3;
const overlaps = (letters: readonly Letters[]): string[] =>
  letters.flatMap((a, at) =>
    letters
      .slice(at + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top + slack < b.bottom - slack && b.top + slack < a.bottom - slack)
      .map((b) => `${a.text} × ${b.text}`),
  );

let browser: Browser;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gelijkop-charts-"));
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([320, 700, 1280])("at %i px", (width) => {
  test.each(Object.entries(charts))("%s has its words apart, inside the window and at least 14 px high", async (_, chart) => {
    await page.setViewportSize({ width, height: 900 });
    await page.setContent(pageOf(chart));
    const letters = await lettersIn(page, ".plot-area");
    expect(letters.length).toBeGreaterThan(5);
    expect(overlaps(letters)).toEqual([]);
    expect(letters.filter(({ left, right }) => left < 0 || right > width).map(({ text }) => text)).toEqual([]);
    expect(letters.filter(({ size }) => size < 14).map(({ text }) => text)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe("");
  });
});

test("what looks for overlaps finds them", async () => {
  await page.setContent(
    pageOf('<div class="plot-area"><svg width="200" height="50"><text x="10" y="20">een</text><text x="20" y="22">twee</text></svg></div>'),
  );
  expect(overlaps(await lettersIn(page, ".plot-area"))).toEqual(["een × twee"]);
});

test("ends are told apart by shape where colours are not seen, and wide frames name them at the marks", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.setContent(pageOf(usual.effect));
  expect(await page.locator(".chart-key li:visible").count()).toBe(0);
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.locator(".chart-key li:visible").allInnerTexts()).toEqual([
    "Overvecht en Zuidwest 72,1",
    "Verwacht zonder aanpak 69,1",
    "Vergelijkingswijken zonder aanpak 71,5",
  ]);
});

describe("the file alone", () => {
  test.each(Object.entries(charts))("of %s opens as an SVG with its words apart and inside", async (name, chart) => {
    const path = join(folder, `${name}.svg`);
    writeFileSync(
      path,
      standaloneSvg({
        language: "nl",
        chart,
        title: "De titel zegt in een zin wat er te zien is, ook als die zin zo lang is dat hij over twee regels loopt",
        source: "StatLine 50090NED, RIVM, GGD’en en CBS, opgehaald op 14 november 2026",
      }),
    );
    await page.setViewportSize({ width: 900, height: 900 });
    await page.goto(pathToFileURL(path).href);
    const letters = await lettersIn(page, "svg");
    expect(overlaps(letters)).toEqual([]);
    expect(letters.filter(({ left, right }) => left < 4 || right > 796).map(({ text }) => text)).toEqual([]);
    expect(letters.some(({ text }) => text.startsWith("Bron: StatLine"))).toBe(true);
  });
});
