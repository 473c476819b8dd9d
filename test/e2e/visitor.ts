/** One person's browser window, and what a test may ask of the page in it. */
import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { fromRoot } from "../../src/kernel/root.ts";

export type Visitor = {
  page: Page;
  /** What the browser complained of since it was asked last: scripts' errors, refused content, answers that failed. */
  complaints(): string[];
  close(): Promise<void>;
};

export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  let heard: string[] = [];
  // Chromium writes refusals by the content security policy to the console as errors.
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("dialog", (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    page,
    complaints: () => {
      const all = heard;
      heard = [];
      return all;
    },
    close: () => context.close(),
  };
}

const axeScript = readFileSync(fromRoot("node_modules", "axe-core", "axe.min.js"), "utf8");
const rules: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };

/** One line per element that breaks a rule of WCAG 2.2 AA or a good practice, with every part that can be opened open. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await openAll(page);
  // Through the debugger, which the page's content security policy does not hold for.
  await page.evaluate(axeScript);
  const results = await page.evaluate(async (options) => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(options), rules as unknown as Record<string, unknown>);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary?.replaceAll(/\s+/g, " ")}`));
}

export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
}

/** How many pixels the page is wider than its window, and what sticks out; empty when nothing is. */
export async function sidewaysScroll(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return "";
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest(".scroll"));
    return `${scrollWidth - clientWidth} px: ${out.slice(0, 5).map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""} ${(element.textContent ?? "").slice(0, 40)}`).join(" | ")}`;
  });
}
