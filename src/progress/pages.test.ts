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
  await approve(base.db, await readerOf(base), key, by);
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

test.each([
  "/voortgang/nergens/2021",
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
