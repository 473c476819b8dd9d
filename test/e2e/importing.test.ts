/** Figures sent by an epidemiologist: looked at, followed, taken in, refused and withdrawn, with script and without. */
import { tmpdir } from "node:os";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importingHandlers } from "../../src/figures/index.ts";
import { workOff } from "../../src/kernel/jobs.ts";
import { fromRoot } from "../../src/kernel/root.ts";
import { loadPack } from "../../src/packs/index.ts";
import { launchBrowser } from "../browser.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn } from "../people.ts";
import { startSite, utrecht, type TestSite } from "../site.ts";
import { accessibilityFaults, doubleText, sidewaysScroll, visitor } from "./visitor.ts";

let base: TestDatabase;
let site: TestSite;
let browser: Browser;
let cookie: string;
const folder = mkdtempSync(join(tmpdir(), "gelijkop-importing-e2e-"));

beforeAll(async () => {
  [browser, base] = await Promise.all([launchBrowser(), testDatabase()]);
  await loadPack(base, utrecht());
  site = await startSite(base);
  cookie = await signIn(base, await makePerson(base, "Noor (verzonnen)", ["epidemiologist"]), site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await base?.close();
  rmSync(folder, { recursive: true });
});

/** A serving process's worker, for as long as it is wanted. */
function worker(): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const handlers = importingHandlers(base.pool, { sources: fromRoot("packs", "utrecht", "sources"), cache: folder });
  const working = workOff(base.db, handlers, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

async function noor(options: { javaScriptEnabled?: boolean } = {}) {
  const found = await visitor(browser, options);
  const [name, value] = cookie.split("=");
  await found.page.context().addCookies([{ name, value, url: site.url }]);
  return found;
}

const mapping = `
id: PEILING
title: Peiling in de wijk
publisher: Niemand (verzonnen)
licence: CC0
division: 2020
groups: { all: { id: inwoners-peiling, title: { nl: alle inwoners, en: all residents }, noun: { nl: inwoners, en: residents } } }
indicators: { tevreden: { id: tevreden-peiling, title: { nl: Tevreden met de buurt, en: Content with the neighbourhood }, unit: "%", measure: proportion, method: survey } }
csv: { columns: { area: gebied, period: jaar, indicator: wat, value: cijfer }, fixed: { group: all } }
`;
function files(name: string, rows: readonly string[]): { figures: string; described: string } {
  const [figures, described] = [join(folder, `${name}.csv`), join(folder, `${name}.yaml`)];
  writeFileSync(figures, ["gebied,jaar,wat,cijfer", ...rows].join("\n"));
  writeFileSync(described, mapping);
  return { figures, described };
}
async function send(page: Page, { figures, described }: { figures: string; described?: string }): Promise<void> {
  await page.goto(`${site.url}/bureau/importeren`);
  await page.getByLabel("Bestand met cijfers").setInputFiles(figures);
  if (described) await page.getByLabel("Beschrijving bij een .csv").setInputFiles(described);
  await page.getByRole("button", { name: "Bekijk wat er verandert" }).first().click();
}
const heading = (page: Page): Promise<string> => page.locator("h1").innerText();
async function sound(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe("");
  await page.setViewportSize({ width: 1280, height: 900 });
  await doubleText(page);
  expect(await sidewaysScroll(page)).toBe("");
}

describe("with script", () => {
  test("a file waits, runs and is looked at without a hand on the page; then it is taken in, seen by visitors, and withdrawn", async () => {
    const { page, complaints, close } = await noor();
    await send(page, files("eerste", ["WK034401,2021,tevreden,61", "WK034402,2021,tevreden,72", "WK034403,2021,tevreden,."]));
    await expect.poll(() => page.locator("[data-job-text]").innerText()).toBe("Dit wacht op zijn beurt.");
    expect(await page.locator("progress").getAttribute("aria-label")).toBe("Hoe ver het is");
    await sound(page);
    const running = worker();
    await page.locator("h1", { hasText: "Wat verandert er: eerste.csv" }).waitFor({ timeout: 30_000 });
    expect(await page.locator("#kort").innerText()).toMatch(/Nieuw: dit cijfer is er nu nog niet\s+3/);
    await sound(page);

    // Without a reason nothing happens, and the summary leads to the field.
    await page.getByRole("button", { name: "Neem deze cijfers over" }).click();
    await page.getByRole("link", { name: "Schrijf waarom u dit doet." }).click();
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("reden");
    await sound(page);
    await page.keyboard.type("eerste peiling");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Overgenomen" }).waitFor({ timeout: 30_000 });
    await sound(page);
    const stranger = await visitor(browser);
    await stranger.page.goto(`${site.url}/indicatoren/tevreden-peiling`);
    expect(await heading(stranger.page)).toBe("Tevreden met de buurt");

    await page.getByRole("link", { name: "Terugdraaien" }).click();
    await sound(page);
    await page.getByLabel("Waarom", { exact: true }).fill("het was de verkeerde wijk");
    await page.getByRole("button", { name: "Trek deze levering in" }).click();
    expect(await page.locator("main").innerText()).toContain("Ingetrokken. Reden: het was de verkeerde wijk");
    await stranger.page.goto(`${site.url}/indicatoren`);
    expect(await stranger.page.locator("main").innerText()).not.toContain("Tevreden met de buurt");
    expect(complaints().filter((line) => !line.includes("status of 422"))).toEqual([]);
    await stranger.close();
    await close();
    await running.stop();
  });

  test("what can't be is told with row and column, in Dutch", async () => {
    const running = worker();
    const { page, close } = await noor();
    await send(page, files("kapot", ["WK034401,2021,tevreden,veel", "WK0344,2021,tevreden,61", "WK034402,1e helft,tevreden,72"]));
    await page.locator("h1", { hasText: "Dit is niet overgenomen" }).waitFor({ timeout: 30_000 });
    const rows = await page.locator("#fouten tbody tr").allInnerTexts();
    expect(rows.map((row) => row.split("\t").slice(0, 3))).toEqual([
      ["2", "cijfer", '"veel" is geen getal'],
      ["3", "gebied", '"WK0344" is geen code van een gebied'],
      ["4", "jaar", '"1e helft" is geen jaar of andere periode'],
    ]);
    await sound(page);
    await close();
    await running.stop();
  });
});

test("the bar and its words follow the work; what is read aloud changes with each step only", async () => {
  const { page, close } = await noor();
  await send(page, files("volgen", ["WK034401,2023,tevreden,61"]));
  const job = Number(page.url().split("/").at(-1));
  await page.evaluate<void>(
    "window.said = []; new MutationObserver(() => window.said.push(document.querySelector('[data-job-aloud]').textContent)).observe(document.querySelector('[data-job-aloud]'), { childList: true })",
  );
  /** As a worker that died just now left it: the next one begins anew. */
  const left = (step: string, done: number, total: number | null) =>
    base.owner.query(
      "update job set status = 'running', started_at = now(), heartbeat_at = now() - interval '1 minute', step = $2, done = $3, total = $4 where id = $1",
      [job, step, done, total],
    );
  for (const [step, done, total, text, value] of [
    ["read", 4_000, null, "Stap 1 van 4: lezen. 4.000 regels. Daarna: controleren, mensen beschermen, vergelijken met wat er nu staat.", 0],
    ["read", 5_000, null, "Stap 1 van 4: lezen. 5.000 regels. Daarna: controleren, mensen beschermen, vergelijken met wat er nu staat.", 0],
    ["compare", 50, 100, "Stap 4 van 4: vergelijken met wat er nu staat.", 88],
  ] as const) {
    await left(step, done, total);
    await expect.poll(() => page.locator("[data-job-text]").innerText(), { timeout: 10_000 }).toBe(text);
    expect(await page.evaluate<number>("document.querySelector('progress').value")).toBe(value);
  }
  expect(await page.evaluate<string[]>("window.said")).toEqual(["Stap 1 van 4: lezen.", "Stap 4 van 4: vergelijken met wat er nu staat."]);
  await sound(page);
  // A page that was closed meanwhile finds the work done.
  await page.goto("about:blank");
  const running = worker();
  await expect
    .poll(async () => (await base.owner.query("select status from job where id = $1", [job])).rows[0].status, { timeout: 30_000 })
    .toBe("done");
  await page.goto(`${site.url}/bureau/importeren/${job}`);
  expect(await heading(page)).toBe("Wat verandert er: volgen.csv");
  await close();
  await running.stop();
});

test("a correction shows the old number beside the new, in both languages", async () => {
  const running = worker();
  const { page, close } = await noor();
  const until = (title: string) => page.locator("h1", { hasText: title }).waitFor({ timeout: 30_000 });
  await send(page, files("juist", ["WK034401,2018,tevreden,61", "WK034402,2018,tevreden,70.5", "WK034403,2018,tevreden,."]));
  await until("Wat verandert er: juist.csv");
  await page.getByLabel("Waarom", { exact: true }).fill("peiling van 2018");
  await page.getByRole("button", { name: "Neem deze cijfers over" }).click();
  await until("Overgenomen");
  await send(page, files("juist", ["WK034401,2018,tevreden,16", "WK034402,2018,tevreden,70.5", "WK034403,2018,tevreden,55"]));
  await until("Wat verandert er: juist.csv");
  const rows = await page.locator("#veranderingen tbody tr").allInnerTexts();
  expect(rows.map((row) => row.split("\t").slice(4))).toEqual([
    ["onbekend", "55,0%", "4"],
    ["61,0%", "16,0%", "2"],
  ]);
  await sound(page);
  await page.getByRole("link", { name: "English" }).click();
  expect(await heading(page)).toBe("What changes: juist.csv");
  expect(await page.locator("#veranderingen tbody tr").first().innerText()).toContain("unknown\t55.0%");
  await sound(page);
  await close();
  await running.stop();
});

describe("without script", () => {
  test("the same way: the page is refreshed by hand, and stopped by a button", async () => {
    const { page, close } = await noor({ javaScriptEnabled: false });
    await send(page, files("tweede", ["WK034401,2022,tevreden,61"]));
    expect(await page.locator("main").innerText()).toContain("Dit wacht op zijn beurt.");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    expect(await heading(page)).toBe("Dit is gestopt");
    await send(page, files("tweede", ["WK034401,2022,tevreden,61"]));
    const running = worker();
    await expect
      .poll(
        async () => {
          const link = page.getByRole("link", { name: "Ververs deze pagina" });
          if ((await link.count()) > 0) await link.click();
          return heading(page);
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe("Wat verandert er: tweede.csv");
    await running.stop();
    await page.goto(`${site.url}/bureau/importeren`);
    expect(await page.locator("#imports tbody tr").first().innerText()).toMatch(/tweede\.csv\s+bekijken\s+klaar\s+Noor \(verzonnen\)/);
    await close();
  });

  test("a wrong form is told at its field, and nothing is kept", async () => {
    const { page, close } = await noor({ javaScriptEnabled: false });
    const before = (await base.owner.query("select count(*)::int as n from upload")).rows[0].n;
    const { figures, described } = files("derde", ["WK034401,2022,tevreden,61"]);
    writeFileSync(join(folder, "oud.xls"), "x");
    writeFileSync(join(folder, "leeg.csv"), "");
    writeFileSync(join(folder, "nep.xlsx"), "<!doctype html><title>Log in</title>");
    const wrong: [Parameters<typeof send>[1], string][] = [
      [{ figures }, "bij een .csv hoort een .yaml"],
      [{ figures: described }, "Dit soort bestand kunnen we niet lezen."],
      [{ figures: join(folder, "oud.xls") }, "Dit soort bestand kunnen we niet lezen."],
      [{ figures: join(folder, "leeg.csv"), described }, "Het bestand is leeg."],
      [{ figures: join(folder, "nep.xlsx") }, "In het bestand staat een webpagina"],
      [{ figures, described: figures }, "Dit is geen beschrijving. Kies een .yaml."],
    ];
    for (const [sent, told] of wrong) {
      await send(page, sent);
      expect(await page.locator(".error-summary").innerText()).toContain(told);
    }
    await page.getByRole("button", { name: "Bekijk wat er verandert" }).last().click();
    expect(await page.locator(".error-summary").innerText()).toContain("Kies een tabel uit de lijst.");
    expect((await base.owner.query("select count(*)::int as n from upload")).rows[0].n).toBe(before);
    await close();
  });
});

test.each(["nl", "en"])("the page where figures are sent breaks no rule of WCAG 2.2 AA in %s", async (language) => {
  const { page, close } = await noor();
  const answer = await page.goto(`${site.url}${language === "en" ? "/en" : ""}/bureau/importeren`);
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  await sound(page);
  await close();
});
