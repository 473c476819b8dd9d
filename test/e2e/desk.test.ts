/** Writing at the desk, by real people's browsers on the real server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import { serveProcess, type Serving } from "./serving.ts";
import { accessibilityFaults, doubleText, openAll, sidewaysScroll, visitor, type Visitor } from "./visitor.ts";

const framework = "utrecht-gezond-2011-2013";
const sheet = `/bureau/wijzigen/policy/${framework}/node/gezond-gewicht`;
const part = `programme:${framework}/gezond-gewicht`;
let base: TestDatabase;
let serving: Serving;
let browser: Browser;
let wil: MadePerson;
let col: MadePerson;
let pub: MadePerson;
const windows: Visitor[] = [];

beforeAll(async () => {
  base = await testDatabase();
  [browser, serving] = await Promise.all([launchBrowser(), serveProcess(base)]);
  wil = await makePerson(base, "Wil (verzonnen)", [["programmeManager", part]]);
  col = await makePerson(base, "Col (verzonnen)", [["programmeManager", part]]);
  pub = await makePerson(base, "Pub (verzonnen)", ["publisher"]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  await base?.close();
});

/** A window of somebody who is signed in. */
async function windowOf(person: MadePerson, options: Parameters<typeof visitor>[1] = {}): Promise<Visitor> {
  const opened = await visitor(browser, options);
  windows.push(opened);
  await enter(opened.page, person);
  return opened;
}

async function enter(page: Page, person: MadePerson): Promise<void> {
  const [name, value] = (await signIn(base, person, serving.url)).split("=");
  await page.context().addCookies([{ name, value, url: serving.url }]);
}

const open = (page: Page, path: string) => page.goto(serving.url + path);
const field = (page: Page, name: string) => page.locator(`[name="f.${name}"]`);
const savedLine = (page: Page) => page.locator("[data-saved]");
const heading = (page: Page): Promise<string> => page.locator("h1").innerText();
const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** Presses a button and waits for the page that comes: the form may save itself first. */
async function press(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name, exact: true }).last().click()]);
}

/** The publisher's window: opens what waits under this title and publishes it. */
async function publishAs(person: MadePerson, writer: MadePerson): Promise<void> {
  const { page, close } = await windowOf(person);
  await open(page, "/bureau/voorstellen");
  await page
    .locator("main li", { hasText: `Van ${writer.name}` })
    .first()
    .getByRole("link")
    .click();
  await page.waitForURL(/voorstellen\/.+/);
  await press(page, "Publiceer");
  expect(await main(page)).toContain(`Gepubliceerd door ${person.name}`);
  await close();
}

const summaries = { wil: "Kinderen krijgen geen overgewicht, zegt Wil.", col: "Gezinnen eten en bewegen beter, zegt Col." };

describe.each([
  { name: "", killed: false },
  { name: ", and the server is killed and started again in between", killed: true },
])("two people write one programme sheet$name", ({ killed }) => {
  const round = killed ? " Tweede ronde." : " Eerste ronde.";

  test("and nobody's text is lost", async () => {
    const one = await windowOf(wil);
    const other = await windowOf(col);
    await open(one.page, sheet);
    await open(other.page, sheet);
    await field(one.page, "summary.nl").fill(summaries.wil + round);
    await field(one.page, "title.en").fill(`Healthy weight, by Wil.${round}`);
    await field(other.page, "summary.nl").fill(summaries.col + round);
    for (const { page } of [one, other]) await savedLine(page).filter({ hasText: "Bewaard om" }).waitFor();

    if (killed) {
      await serving.kill();
      await field(one.page, "reason").or(one.page.locator("#reason")).fill("Van Wil, na de storing");
      await field(other.page, "sections.aanleiding.0.text.nl").fill(`Getypt terwijl er geen server was.${round}`);
      for (const { page } of [one, other]) await savedLine(page).filter({ hasText: "Bewaren lukt nu niet" }).waitFor();
      // Pressing the button does not lead away from what can't be saved.
      await other.page.getByRole("button", { name: "Bewaar", exact: true }).first().click();
      expect(await field(other.page, "sections.aanleiding.0.text.nl").inputValue()).toContain("geen server");
      await serving.start();
      for (const { page } of [one, other]) await savedLine(page).filter({ hasText: "Bewaard om" }).waitFor({ timeout: 60_000 });
    }

    await one.page.locator("#reason").fill("Duidelijker voor ouders");
    await press(one.page, "Dien in");
    expect(await heading(one.page)).toContain("Voorstel: ");
    await publishAs(pub, wil);

    await other.page.locator("#reason").fill("Ook het gezin");
    await press(other.page, "Dien in");
    expect(await heading(other.page)).toContain("Twee versies");
    const both = await main(other.page);
    for (const text of [summaries.wil, summaries.col, "Dit hebt u gewijzigd, en een ander ook.", "Dit heeft een ander gewijzigd."])
      expect(both).toContain(text);
    expect(await accessibilityFaults(other.page)).toEqual([]);

    await openAll(other.page);
    await other.page
      .locator('[name="eigen.1"]')
      .or(other.page.locator('[name="eigen.0"]'))
      .last()
      .fill(`${summaries.wil} ${summaries.col}${round}`);
    await press(other.page, "Voeg samen en bewaar");
    expect(await heading(other.page)).toContain("Wijzig: ");
    expect(await field(other.page, "summary.nl").inputValue()).toBe(`${summaries.wil} ${summaries.col}${round}`);
    expect(await field(other.page, "title.en").inputValue()).toBe(`Healthy weight, by Wil.${round}`);
    if (killed) expect(await field(other.page, "sections.aanleiding.0.text.nl").inputValue()).toContain("geen server");
    await press(other.page, "Dien in");
    await publishAs(pub, col);

    const passerBy = await visitor(browser);
    await open(passerBy.page, `/beleid/${framework}/gezond-gewicht`);
    expect(await main(passerBy.page)).toContain(`${summaries.wil} ${summaries.col}${round}`);
    await Promise.all([one, other, passerBy].map(({ close }) => close()));
  }, 180_000);
});

describe("one person", () => {
  test("with two windows sees both texts before either is overwritten", async () => {
    const one = await windowOf(wil);
    const other = await windowOf(wil);
    for (const { page } of [one, other]) await open(page, sheet);
    await field(one.page, "summary.nl").fill("Uit het eerste venster.");
    await savedLine(one.page).filter({ hasText: "Bewaard om" }).waitFor();
    await field(other.page, "summary.nl").fill("Uit het tweede venster.");
    await savedLine(other.page).filter({ hasText: "in een ander venster gewijzigd" }).waitFor();
    await press(other.page, "Bewaar");
    const both = await main(other.page);
    for (const text of ["Uit het eerste venster.", "Uit het tweede venster."]) expect(both).toContain(text);
    await press(other.page, "Voeg samen en bewaar");
    expect(await field(other.page, "summary.nl").inputValue()).toBe("Uit het tweede venster.");
    await press(other.page, "Gooi dit concept weg");
    await press(other.page, "Ja, gooi het weg");
    await Promise.all([one, other].map(({ close }) => close()));
  }, 60_000);

  test("whose session ends while writing keeps the text, through signing in again", async () => {
    const { page, close } = await windowOf(wil);
    await open(page, sheet);
    await base.owner.query("update session set seen_at = now() - interval '2 hours' where account = $1", [wil.id]);
    await field(page, "summary.nl").fill("Getypt na het einde van de sessie.");
    await savedLine(page).filter({ hasText: "niet meer aangemeld" }).waitFor();
    await press(page, "Bewaar");
    expect(page.url()).toContain("/aanmelden");
    await enter(page, wil);
    await open(page, "/bureau/bewaard");
    await press(page, "Ga verder met uw tekst");
    expect(page.url()).toBe(serving.url + sheet);
    expect(await field(page, "summary.nl").inputValue()).toBe("Getypt na het einde van de sessie.");
    await close();
  }, 60_000);

  test("without JavaScript does all of it, on a phone, whatever is typed", async () => {
    const odd = `"Aanhalingstekens" <b>&amp; 'tags'</b>\n\n  ingesprongen\té 👩‍👧 </textarea> \u202Eomgekeerd\u202C.`;
    const { page, close } = await windowOf(col, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await open(page, sheet);
    const rows = await page.locator('input[type="hidden"][name="f.milestones"]').count();
    await page.locator('button[value="add:milestones"]').click();
    expect(page.url()).toContain(`#f.milestones.${rows}`);
    await field(page, "summary.nl").fill(odd);
    await page.locator("#reason").fill("");
    await page.getByRole("button", { name: "Dien in", exact: true }).click();
    expect(await page.title()).toMatch(/^Let op: /);
    expect(await page.locator(".error-summary").innerText()).toContain("Haal de tekens < en > weg");
    await page.locator(".error-summary a", { hasText: "Schrijf waarom" }).click();
    expect(page.url()).toMatch(/#reason$/);
    expect(await field(page, "summary.nl").inputValue()).toBe(odd);
    const plain = odd.replaceAll(/[<>\u202E\u202C]/g, "");
    await field(page, "summary.nl").fill(plain);
    await page.locator("#reason").fill("Op de telefoon");
    await page.getByRole("button", { name: "Dien in", exact: true }).click();
    expect(await page.locator(".error-summary").allInnerTexts()).toEqual([]);
    expect(await heading(page)).toContain("Voorstel: ");
    expect(await main(page)).toContain("ingesprongen");
    await page.getByRole("link", { name: "Neem het terug" }).click();
    await page.getByRole("button", { name: "Neem het terug" }).click();
    expect(await field(page, "summary.nl").inputValue()).toBe(plain);
    await page.getByRole("button", { name: "Gooi dit concept weg" }).click();
    await page.getByRole("button", { name: "Ja, gooi het weg" }).click();
    expect(await heading(page)).toBe("Mijn werk");
    await close();
  }, 60_000);

  test("with the keyboard alone gets from what is wrong to the field, and on", async () => {
    const { page, close } = await windowOf(col);
    await open(page, sheet);
    await field(page, "period.from").fill("vorig jaar");
    await press(page, "Dien in");
    const focus = () =>
      page.evaluate<string>("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.tagName");
    const tabTo = async (wanted: string) => {
      for (let steps = 0; steps < 40 && (await focus()) !== wanted; steps++) await page.keyboard.press("Tab");
      expect(await focus()).toBe(wanted);
    };
    await tabTo("#f.period.from");
    await page.keyboard.press("Enter");
    expect(await focus()).toBe("f.period.from");
    expect(await field(page, "period.from").inputValue()).toBe("vorig jaar");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("1-2-2011");
    // Enter in a field saves, and takes nothing away.
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    expect(await field(page, "period.from").inputValue()).toBe("01-02-2011");
    await close();
  }, 60_000);
});

describe("pages of the desk", () => {
  const sound = async (page: Page) => {
    await openAll(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe("");
    await page.setViewportSize({ width: 1280, height: 900 });
    await doubleText(page);
    expect(await sidewaysScroll(page)).toBe("");
  };

  test.each(["", "/en"])(
    "under %s/bureau break no rule of WCAG 2.2 AA, and fit a phone and text twice as large",
    async (prefix) => {
      const writer = await windowOf(await makePerson(base, "Ada (verzonnen)", ["adviser"]));
      const publisher = await windowOf(pub);
      for (const path of [
        "/bureau",
        `/bureau/nieuw/policy?in=${encodeURIComponent(`${framework}/update`)}`,
        `/bureau/wijzigen/policy/${framework}/target/overgewicht-kinderen`,
        `/bureau/wijzigen/policy/${framework}/form/wijkplan-vitaliteit`,
      ]) {
        await open(writer.page, prefix + path);
        await sound(writer.page);
        expect(writer.complaints()).toEqual([]);
      }
      await open(writer.page, prefix + sheet);
      await field(writer.page, "title.nl").fill("");
      await field(writer.page, "period.to").fill("ooit");
      await Promise.all([writer.page.waitForEvent("load"), writer.page.locator('button[value="handIn"]').click()]);
      await sound(writer.page);
      await field(writer.page, "title.nl").fill("Gezond gewicht, anders");
      await field(writer.page, "period.to").fill("");
      await writer.page.locator("#reason").fill("Omdat");
      await Promise.all([writer.page.waitForEvent("load"), writer.page.locator('button[value="handIn"]').click()]);
      await sound(writer.page);
      const proposal = new URL(writer.page.url()).pathname;
      for (const path of [proposal, `${prefix}/bureau/voorstellen`, `${prefix}/bureau/intrekken/policy/${framework}/node/gezond-gewicht`]) {
        await open(publisher.page, path);
        await sound(publisher.page);
        expect(publisher.complaints()).toEqual([]);
      }
      await Promise.all([writer, publisher].map(({ close }) => close()));
    },
    120_000,
  );
});
