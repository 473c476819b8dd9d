/** One person's browser window, and what a test may ask of the page in it. */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { fromRoot } from "../../src/kernel/root.ts";

export type Visitor = {
  page: Page;
  /** What the browser complained of since it was asked last: scripts' errors, refused content, answers that failed, dialogs. */
  complaints(): string[];
  close(): Promise<void>;
};

export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  let heard: string[] = [];
  // Chromium writes refusals by the content security policy to the console.
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

// What runs inside the page is text here: the server's code, which is checked with the same settings, must not know `document`. It goes
// in through the debugger, for which the page's content security policy does not hold.

const axeScript = readFileSync(fromRoot("node_modules", "axe-core", "axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line per element that breaks a rule of WCAG 2.2 AA or a good practice. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ runOnly: standards, resultTypes: ["violations"] })})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary?.replaceAll(/\s+/g, " ")}`),
  );
}

/** Opens every part of the page that can be opened. */
export const openAll = (page: Page): Promise<void> =>
  page.evaluate<void>("document.querySelectorAll('details').forEach((part) => { part.open = true; })");

/** How many pixels the page is wider than its window, and what sticks out; empty when nothing does. */
export const sidewaysScroll = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return "";
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest(".scroll"));
    return scrollWidth - clientWidth + " px: " + out.slice(0, 5).map((element) => element.outerHTML.slice(0, 80)).join(" | ");
  })()`);

/** Text as twice as large as people usually have it. */
export const doubleText = (page: Page): Promise<void> => page.evaluate<void>("document.documentElement.style.fontSize = '200%'");
