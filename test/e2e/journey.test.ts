/** An update's way: a programme manager drafts it, a publisher makes it public, a visitor reads it, and it stands in the next report. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import { startSite, type TestSite } from "../site.ts";
import { loadUtrecht } from "../utrecht.ts";
import { accessibilityFaults, visitor, type Visitor } from "./visitor.ts";

const framework = "gezondheid-voor-iedereen-2019-2023";
let browser: Browser;
let base: TestDatabase;
let site: TestSite;
let node: string;
let open: Visitor[] = [];
beforeAll(async () => {
  [browser, base] = await Promise.all([launchBrowser(), testDatabase()]);
  await loadUtrecht(base);
  site = await startSite(base);
  const { rows } = await base.pool.query<{ content: { node: string } }>(
    "select content from current_policy_item where framework_id = $1 and kind = 'update' order by sort limit 1",
    [framework],
  );
  node = rows[0].content.node;
});
afterAll(async () => {
  await Promise.all(open.map((each) => each.close()));
  await browser?.close();
  await site?.close();
  await base?.close();
});

/** A browser window of somebody who is signed in; of a visitor when nobody is named. */
async function windowOf(person: MadePerson | null): Promise<Page> {
  const opened = await visitor(browser, { javaScriptEnabled: person === null || !person.name.startsWith("Piet") });
  open.push(opened);
  opened.page.setDefaultTimeout(10_000);
  if (person) {
    const [name, value] = (await signIn(base, person, site.url)).split("=");
    await opened.page.context().addCookies([{ name, value, url: site.url, httpOnly: true }]);
  }
  return opened.page;
}

test("an update goes from draft to public, to a visitor, and into the report, and each step says who", async () => {
  // The manager works without JavaScript.
  const manager = await makePerson(base, "Piet Programma (verzonnen)", [["programmeManager", `programme:${framework}/${node}`]]);
  const publisher = await makePerson(base, "Paula Publiceer (verzonnen)", ["publisher"]);
  const [mine, theirs, anyone] = [await windowOf(manager), await windowOf(publisher), await windowOf(null)];

  await mine.goto(`${site.url}/bureau/nieuw/policy?in=${framework}/update`);
  await mine.selectOption("#place", node).catch(() => {});
  await mine.fill("#title", "Buurttuin geopend (verzonnen)");
  await mine.getByRole("button", { name: "Begin", exact: true }).click();
  expect(new URL(mine.url()).pathname).toContain(`/bureau/wijzigen/policy/${framework}/update/`);

  // Handed in too soon: the summary leads to the fields, and what was typed stays.
  await mine.getByLabel("Over welk jaar?").fill("2021");
  await mine.getByRole("button", { name: "Dien in" }).click();
  expect(await mine.getByRole("alert").getByRole("link").count()).toBeGreaterThan(1);
  expect(await mine.getByLabel("Over welk jaar?").inputValue()).toBe("2021");

  await mine.getByLabel("Voor wie is dit winst?").selectOption("equal");
  const story = "Buren hebben samen een tuin gemaakt. (verzonnen)";
  await mine.getByLabel("Wat is er gebeurd?").first().fill(story);
  await mine.getByLabel("Wie vertelt dit?").fill("Gemeente Utrecht");
  await mine.getByLabel("Waarom wijzigt u dit?").fill("nieuws van deze week");
  await mine.getByRole("button", { name: "Dien in" }).click();
  expect(await mine.locator("h1").textContent()).toContain("Voorstel: ");

  // Not public yet, and not the manager's to publish.
  const page = `${site.url}/beleid/${framework}/${node}`;
  await anyone.goto(page);
  expect(await anyone.textContent("main")).not.toContain(story);
  await theirs.goto(`${site.url}/bureau`);
  await theirs
    .getByRole("link", { name: /Buurttuin/ })
    .first()
    .click();
  const proposal = theirs.url();
  await mine.goto(proposal);
  expect(await mine.getByRole("button", { name: "Publiceer" }).count()).toBe(0);

  expect(await accessibilityFaults(theirs)).toEqual([]);
  expect(await theirs.textContent("main")).toContain(story);
  await theirs.getByRole("button", { name: "Publiceer" }).click();

  await expect.poll(async () => (await anyone.goto(page), anyone.textContent("main")), { timeout: 20_000 }).toContain(story);
  await anyone.goto(`${site.url}/voortgang/${framework}/2021`);
  expect(await anyone.textContent("main")).toContain("Buurttuin geopend (verzonnen)");

  const { rows } = await base.owner.query<{ action: string; actor: string; role: string }>(
    "select action, actor, body::jsonb ->> 'role' as role from audit_event where actor in ($1, $2) order by id",
    [manager.id, publisher.id],
  );
  expect(rows).toEqual([
    { action: "draft insert", actor: manager.id, role: "programmeManager" },
    { action: "draft update", actor: manager.id, role: "programmeManager" },
    { action: "policy_item insert", actor: publisher.id, role: "publisher" },
    { action: "policy_item_version insert", actor: publisher.id, role: "publisher" },
    { action: "draft update", actor: publisher.id, role: "publisher" },
  ]);
});
