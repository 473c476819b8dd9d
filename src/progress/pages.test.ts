import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { brokenFramework, madeFramework } from "../../test/made-framework.ts";
import { readerOf } from "../../test/reader.ts";
import { startSite, type TestSite } from "../../test/site.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { checkFramework, loadFrameworks } from "../policy/index.ts";
import { formats, mediaTypes, render } from "./render/index.ts";
import { approve, draft, publish, published, type Key } from "./service.ts";

const key: Key = { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021, language: "nl" };
const path = `/voortgang/${key.framework}/${key.year}`;
const by = { actor: "Noor de Vries", reason: "vastgesteld" };
let base: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  await approve(base.db, await readerOf(base), key, { ...by, actor: "Sem Bakker" });
  await publish(base.db, await readerOf(base), key, by, { site: "https://gezondheid.example", at: new Date("2022-07-01T09:30:00Z") });
  site = await startSite(base);
});
afterAll(async () => {
  await site.close();
  await base.close();
});
const text = async (at: string) => (await fetch(site.url + at)).text();

test("the archive leads to what is published, and to drafts as such", async () => {
  const page = await text("/voortgang");
  expect(page).toContain(`href="${path}/versie/1"`);
  expect(page).toMatch(/\/voortgang\/utrecht-gezond-2011-2013\/2010">[^<]*<\/a> \(concept\)/);
});

test("a published report is shown with its version and its files, a draft is marked and has none", async () => {
  const [report, concept] = [await text(path), await text("/voortgang/utrecht-gezond-2011-2013/2020")];
  expect(report).toContain("Versie 1. Gepubliceerd op 1 juli 2022 door Noor de Vries.");
  expect(report).toContain(`href="${path}/versie/1/pdf"`);
  expect(concept).toContain("Dit is een concept");
  expect(concept).not.toContain("/versie/");
  expect(concept).toContain('<meta name="robots" content="noindex"');
});

test("in the other language it is a draft there, and says where it is published", async () => {
  const page = await text(`/en${path}`);
  expect(page).toContain("This is a draft");
  expect(page).toMatch(new RegExp(`href="${path}"[^>]*lang="nl"[^>]*>This report is published in Dutch`));
});

test.each(formats)("its %s is what the frozen content gives", async (format) => {
  const response = await fetch(`${site.url}${path}/versie/1/${format}`);
  expect(response.headers.get("content-type")).toBe(mediaTypes[format]);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="voortgang-${key.framework}-2021-versie-1.${format}"`);
  const expected = await render(await published(await readerOf(base), key, 1), format);
  expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), expected)).toBe(0);
});

test("2022, the year in which the third report was written, leads to 2021, which it is about", async () => {
  const answer = await fetch(`${site.url}/voortgang/${key.framework}/2022`);
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain("De rapportage die in 2022 is geschreven, gaat over 2021.");
  expect(page).toContain(`href="${path}">de rapportage over 2021</a>`);
  const english = await fetch(`${site.url}/en/voortgang/${key.framework}/1999`);
  expect(english.status).toBe(404);
  const said = await english.text();
  expect(said).toContain("There is nothing about 1999");
  expect(said).not.toContain("written in 1999");
  expect(said).toContain(`href="/en${path}">the report about 2021</a>`);
});

test.each([
  [key.framework, 2022, "The report written in 2022 is about 2021: ask 2021."],
  [key.framework, 1999, "There are updates about 2021."],
  ["utrecht-gezond-2011-2013", 1999, "There are updates about 2010. Its targets can be reported on from 2011 on."],
])("a draft of %s about %d is refused with the years that there are", async (framework, year, wayOut) => {
  await expect(draft(await readerOf(base), { framework, year, language: "nl" }, site.url)).rejects.toMatchObject({
    kind: "no-year",
    message: `There is nothing about ${year} in ${framework}.`,
    wayOut,
  });
});

test.each([
  "/voortgang/nergens/2021",
  "/voortgang/nergens/2022",
  "/voortgang/utrecht-gezond-2011-2013/nu",
  `${path}/versie/2`,
  `${path}/versie/0`,
  `${path}/versie/1/exe`,
  "/voortgang/utrecht-gezond-2011-2013/2020/versie/1/pdf",
])("%s is not found", async (at) => {
  expect((await fetch(site.url + at)).status).toBe(404);
});

test("a framework of another shape has chapters too: of its sheets, or of what lies right below the roots", async () => {
  const chapters = async (yaml: string) => {
    const other = await testDatabase();
    try {
      const { framework, faults } = checkFramework("made.yaml", yaml);
      if (!framework) throw new Error(JSON.stringify(faults));
      await loadFrameworks(other.db, "leeuwenstad", [framework]);
      const { body } = await draft(
        await readerOf(other),
        { framework: framework.id, year: 2021, language: "en" },
        "https://leeuwenstad.example",
      );
      return body.chapters.filter(({ kind }) => kind === "priority").map(({ id }) => id);
    } finally {
      await other.close();
    }
  };
  expect(await chapters(madeFramework)).toEqual(["node-bewegen"]);
  expect(await chapters(brokenFramework(", sheet: true", ""))).toEqual(["node-wijken"]);
});
