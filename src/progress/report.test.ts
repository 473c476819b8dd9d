/**
 * Against the Utrecht pack in a real database. The targets are those of the action plan Utrecht gezond! 2011–2013 (24 → 22.5 %, 25 → 20 %,
 * 62 → 65 %, 18 → 16 %, 1 → 4); the district figures are RIVM's 50090NED of 2020, as the pack's excerpt holds them.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readPdf } from "../../test/pdf-text.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { linesOf, numbersOf, plainBlocks, textOf, type Body, type Report } from "./content.ts";
import { changeFigures, changeFrameworks, fileIn, numbersIn, plain } from "./made-report.ts";
import { formats, render } from "./render/index.ts";
import { addText, approve, archive, draft, publish, published, type Key } from "./service.ts";

const site = "https://gezondheid.example";
const at = new Date("2022-07-01T09:30:00Z");
const third: Key = { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021, language: "nl" };
const plan: Key = { framework: "utrecht-gezond-2011-2013", year: 2020, language: "nl" };
const by = { actor: "Noor de Vries", reason: "vastgesteld door het college" };

const chapter = (body: Body, id: string) => body.chapters.find((each) => each.id === id);
const numberOf = (body: Body, id: string) => numbersOf(body).find((each) => each.id === id);
const prints = async (report: Report) => Promise.all(formats.map((format) => render(report, format)));

describe("a draft", () => {
  let base: TestDatabase;
  let report: Report;
  let targets: Report;
  beforeAll(async () => {
    base = await testDatabase();
    await loadUtrecht(base);
    [report, targets] = [await draft(await readerOf(base), third, site), await draft(await readerOf(base), plan, site)];
  });
  afterAll(() => base.close());

  test("has the chapters of the third progress report: introduction, all policies, then its seven priorities", () => {
    expect(report.body.chapters.map(({ id }) => id).slice(0, 11)).toEqual(
      [
        "introduction",
        "all-policies",
        "general",
        "node-gezonde-leefomgeving",
        "node-gezond-en-veilig-opgroeien",
        "node-gezond-gedrag",
        "node-gezond-rondkomen",
        "node-gezond-werkgeverschap",
        "node-psychische-gezondheid",
        "node-gezond-ouder-worden",
      ].concat("targets"),
    );
    expect(report.head).toMatchObject({ state: "draft", version: 1, publishedAt: null });
  });

  test("keeps for all and for equal chances apart in each priority, also where there is nothing", () => {
    const priorities = report.body.chapters.filter(({ id }) => id.startsWith("node-"));
    expect(priorities).toHaveLength(7);
    for (const { id, blocks } of priorities)
      expect(
        blocks.filter(({ kind }) => kind === "heading").map((block) => block.id),
        id,
      ).toEqual(expect.arrayContaining([`${id}-all`, `${id}-equal`]));
    expect(JSON.stringify(chapter(report.body, "node-gezond-ouder-worden"))).toContain(
      "Over 2021 is hier niets gemeld dat voor gelijke kansen bedoeld is.",
    );
    // The text of 2022 holds 33 highlights for everyone, 20 for equal chances, 5 that carry both (packs/utrecht/frameworks).
    expect(["all", "equal", "base"].map((gain) => numberOf(report.body, `count-updates-${gain}`)?.value)).toEqual([33, 20, 5]);
    expect(report.body.chapters.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "update"))).toHaveLength(58);
  });

  test.each([
    ["ervaren-gezondheid-matig-of-slecht", 24, 22.5, "cannotTell"],
    ["overgewicht-kinderen", 25, 20, "cannotTell"],
    ["volwassenen-bewegen-genoeg", 62, 65, "cannotTell"],
    ["gebieden-gezonde-wijk", 1, 4, "behind"],
  ])("has the plan's target %s: %d → %d, %s", (id, baseline, goal, status) => {
    expect(numberOf(targets.body, `target-${id}-baseline`)?.value).toBe(baseline);
    expect(numberOf(targets.body, `target-${id}-goal`)?.value).toBe(goal);
    expect(targets.body.targets.find((each) => each.id === id)?.status).toBe(status);
  });

  test("shows the city's gap: 69.9 % in Overvecht, 85.8 % in Binnenstad, each with its origin (50090NED, 2020)", () => {
    expect(numberOf(targets.body, "city-ervaren-gezondheid-18plus-lowest-WK034403")).toMatchObject({
      value: 69.9,
      text: "69,9%",
      origin: "/cijfers/ervaren-gezondheid.WK034403.2020.2020.18plus",
    });
    expect(numberOf(targets.body, "city-ervaren-gezondheid-18plus-highest-WK034406")).toMatchObject({ value: 85.8 });
    expect(numberOf(targets.body, "city-ervaren-gezondheid-18plus-gap")?.value).toBe(15.9);
  });

  test("does not count what was measured after its year: about 2014, the last figures are of 2012", async () => {
    const { body } = await draft(await readerOf(base), { ...plan, year: 2014 }, site);
    const periods = chapter(body, "city")?.blocks.flatMap((block) =>
      block.kind === "table" ? block.rows.map((row) => textOf(row[1])) : [],
    );
    expect(new Set(periods)).toEqual(new Set(["2012"]));
  });

  test("leads every number that is not its own count to a figure or to a source that the report lists", () => {
    const ids = new Set(targets.body.chapters.flatMap(({ blocks }) => plainBlocks(blocks).map(({ id }) => id)));
    const numbers = numbersOf(targets.body);
    expect(numbers.length).toBeGreaterThan(100);
    for (const { id, origin } of numbers) {
      if (origin === null) expect(id).toMatch(/^(count-|changes-)|-(gap|expected)$/);
      else expect(origin.startsWith("#") ? ids.has(origin.slice(1)) : origin.startsWith("/cijfers/"), `${id}: ${origin}`).toBe(true);
    }
  });

  test("has no id twice, and no drawing without a text alternative and a table", () => {
    for (const { body } of [report, targets]) {
      const ids = body.chapters.flatMap(({ id, blocks }) => [
        id,
        ...plainBlocks(blocks).map((block) => block.id),
        ...numbersOf({ chapters: [{ id, kind: "city", title: "", blocks }] }).map((number) => number.id),
      ]);
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
      const figures = body.chapters.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
      expect(figures.length).toBeGreaterThan(5);
      for (const { id, alt, table } of figures) expect([alt.length > 40, table.rows.length > 0], id).toEqual([true, true]);
    }
  });

  test("says the same numbers in all five files, in the same order", async () => {
    for (const each of [report, targets]) {
      const [html, pdf, docx, odt, json] = await prints(each);
      const expected = numbersOf(each.body).map(({ text }) => text);
      expect(numbersOf((JSON.parse(new TextDecoder().decode(json)) as Report).body).map(({ text }) => text)).toEqual(expected);
      expect(numbersIn.html(html)).toEqual(expected);
      expect(numbersIn.docx(docx)).toEqual(expected);
      expect(numbersIn.odt(odt)).toEqual(expected);
      expect(missingIn(readPdf(pdf).pages, each.body)).toEqual([]);
      const other = structuredClone(each.body);
      (numbersOf(other)[3] as { text: string }).text = "987";
      expect(missingIn(readPdf(pdf).pages, other), "a number that is not in the PDF is found out").not.toEqual([]);
    }
  });

  test("gives a PDF that is tagged, titled, Dutch and PDF/UA-1", async () => {
    const { catalog, information, metadata } = readPdf(await render(report, "pdf"));
    expect(catalog).toMatch(/\/MarkInfo <<\s+\/Marked true/);
    expect(catalog).toContain("/Lang (nl-NL)");
    expect(catalog).toContain("/StructTreeRoot");
    expect(catalog).toContain("/DisplayDocTitle true");
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    const title = Buffer.from(/\/Title <FEFF([0-9A-F]+)>/.exec(information)?.[1] ?? "", "hex")
      .swap16()
      .toString("utf16le");
    expect(title).toBe("Voortgang 2021: Gezondheid voor iedereen 2019–2023");
  });

  test("with one text alternative taken away gives no PDF", async () => {
    const broken = structuredClone(report);
    const figure = broken.body.chapters.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === "figure");
    (figure as { alt: string }).alt = "";
    await expect(render(broken, "pdf")).rejects.toMatchObject({
      kind: "pdf-refused",
      message: expect.stringContaining("missing alt text"),
    });
  });

  test("names its drawings and its heading rows in DOCX and ODT too", async () => {
    const drawings = report.body.chapters.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
    const tables = report.body.chapters.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "table" || kind === "figure"));
    const [docx, odt] = [fileIn(await render(report, "docx"), "word/document.xml"), fileIn(await render(report, "odt"), "content.xml")];
    expect([...docx.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, alt]) => plain(alt))).toEqual(drawings.map(({ alt }) => alt));
    expect([...odt.matchAll(/<svg:desc>([^<]+)<\/svg:desc>/g)].map(([, alt]) => plain(alt))).toEqual(drawings.map(({ alt }) => alt));
    expect(docx.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length);
    expect(odt.match(/<table:table-header-rows>/g)).toHaveLength(tables.length);
  });

  test("speaks English, and marks what is Dutch only", async () => {
    const { body } = await draft(await readerOf(base), { ...plan, language: "en" }, site);
    expect(body.title).toBe("Progress 2020: Utrecht gezond! (Healthy Utrecht!) 2011–2013");
    expect(numberOf(body, "target-ervaren-gezondheid-matig-of-slecht-goal")?.text).toBe("22.5%");
    const made = await render({ head: { ...targets.head, language: "en" }, body }, "pdf");
    expect(readPdf(made).catalog).toContain("/Lang (en-GB)");
  });
});

/** Every piece of text of the body that the PDF does not say at its turn. Hyphens at line ends and the footer are left out on both sides. */
function missingIn(pages: readonly string[], body: Body): string[] {
  const bare = (text: string) => text.replaceAll(/[\s\u00ad\u2010-]/g, "");
  const whole = pages.map((page) => bare(page).replace(/Voortgang20\d\d:[^·]*·ConceptBladzijde\d+\/\d+$/, "")).join("");
  let from = whole.indexOf(bare(textOf(linesOf(plainBlocks(body.chapters[0].blocks)[0])[0])));
  const missing: string[] = [];
  for (const block of body.chapters.flatMap(({ blocks }) => plainBlocks(blocks))) {
    for (const text of linesOf(block).map((line) => bare(textOf(line)))) {
      const found = whole.indexOf(text, from);
      if (found < 0) missing.push(text);
      else from = found + text.length;
    }
  }
  return missing;
}

describe("a published report", () => {
  let base: TestDatabase;
  beforeEach(async () => {
    base = await testDatabase();
    await loadUtrecht(base);
    return () => base.close();
  });
  const publishNow = async (key: Key, when = at) => {
    await approve(base.db, await readerOf(base), key, { actor: "Sem Bakker", reason: "gelezen" });
    return publish(base.db, await readerOf(base), key, by, { site, at: when });
  };

  test("stays byte for byte the same in all five files after every number underneath changed", async () => {
    await publishNow(plan);
    const before = await prints(await published(await readerOf(base), plan));
    const numbers = numbersOf((await draft(await readerOf(base), plan, site)).body);
    await changeFigures(base);
    await changeFrameworks(base);
    const now = new Map(numbersOf((await draft(await readerOf(base), plan, site)).body).map(({ id, value }) => [id, value]));
    // Counts of what the report itself holds, the counted areas and gaps between districts move with nothing that was changed.
    const still = numbers.filter(({ id, value }) => now.get(id) === value).map(({ id }) => id);
    expect(still.filter((id) => !/^count-|-gap$|^target-gebieden-gezonde-wijk-measured$|city-.*-(lowest|highest)-/.test(id))).toEqual([]);
    const after = await prints(await published(await readerOf(base), plan));
    for (const [place, format] of formats.entries()) expect(Buffer.compare(after[place], before[place]), format).toBe(0);
  });

  test("can't be changed or taken away, not even in SQL, nor can approvals and texts", async () => {
    await publishNow(third);
    for (const statement of [
      "update published_report set content = '{}'",
      "delete from published_report",
      "truncate published_report",
      "delete from report_approval",
      "update report_approval set actor = 'x'",
      "delete from report_text",
    ]) {
      // Neither by the application nor by the owner of the tables.
      await expect(base.pool.query(statement), statement).rejects.toThrow(/only added|permission denied/);
      await expect(base.owner.query(statement), statement).rejects.toThrow(/only added|may not write/);
    }
    await expect(
      base.pool.query(
        "insert into published_report (framework_id, year, language, version, content, sha256, actor, reason) select framework_id, year, language, 9, content || ' ', sha256, actor, reason from published_report",
      ),
    ).rejects.toThrow(/check constraint/);
  });

  test("is corrected by a new version that lists each difference, and the old one stays", async () => {
    const first = await publishNow(plan);
    await changeFrameworks(base);
    const second = await publishNow(plan, new Date("2022-09-01T08:00:00Z"));
    expect([first.version, second.version]).toEqual([1, 2]);
    const { body } = await published(await readerOf(base), plan, 2);
    const table = chapter(body, "correction")?.blocks.find((block) => block.kind === "table");
    const rows = table?.rows.map((row) => row.map(textOf)) ?? [];
    expect(body.chapters[0].id).toBe("correction");
    expect(rows).toContainEqual(["Matig of slecht ervaren gezondheid, begin (De streefwaarden)", "24%", "25%"]);
    expect(rows).toContainEqual(["Matig of slecht ervaren gezondheid, streefwaarde (De streefwaarden)", "22,5%", "23,5%"]);
    expect((await published(await readerOf(base), plan, 1)).body.chapters.some(({ kind }) => kind === "correction")).toBe(false);
    expect((await archive(await readerOf(base))).map(({ version, actor }) => [version, actor])).toEqual([
      [2, "Noor de Vries"],
      [1, "Noor de Vries"],
    ]);
  });

  test("that would say nothing new is refused", async () => {
    await publishNow(third);
    await expect(publishNow(third)).rejects.toMatchObject({ kind: "report-unchanged" });
  });

  test("needs an approval, of exactly what is published", async () => {
    const go = async () => publish(base.db, await readerOf(base), plan, by, { site, at });
    await expect(go()).rejects.toMatchObject({ kind: "not-approved" });
    await approve(base.db, await readerOf(base), plan, { ...by, actor: "Sem Bakker" });
    expect((await draft(await readerOf(base), plan, site)).head).toMatchObject({ state: "approved", approvedBy: "Sem Bakker" });
    await changeFrameworks(base);
    await expect(go()).rejects.toMatchObject({ kind: "changed-since-approval" });
    expect(await archive(await readerOf(base))).toEqual([]);
  });

  test("isn't made public by who agreed to it", async () => {
    await approve(base.db, await readerOf(base), plan, by);
    await expect(
      publish(base.db, await readerOf(base), plan, { ...by, actor: " noor de vries" }, { site, at: new Date() }),
    ).rejects.toMatchObject({
      kind: "own-approval",
    });
  });

  test("made twice at the same moment is published once", async () => {
    await approve(base.db, await readerOf(base), third, { ...by, actor: "Sem Bakker" });
    const reader = await readerOf(base);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => publish(base.db, reader, third, by, { site, at })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await archive(await readerOf(base))).toHaveLength(1);
  });

  test("compares with the last report on the same framework", async () => {
    await publishNow({ ...plan, year: 2012 });
    await changeFrameworks(base);
    const { body } = await draft(await readerOf(base), plan, site);
    const changes = chapter(body, "changes")?.blocks.flatMap((block) => plainBlocks([block]).flatMap(linesOf).map(textOf));
    expect(changes?.[0]).toBe("Vergeleken met de rapportage over 2012 (versie 1).");
    expect(changes).toContain("loopt achter: 3\u00a0gebieden (2020-12-31)");
  });

  test("holds words by hand, signed; another text takes their place, an empty one takes them away", async () => {
    const write = async (text: string, more = {}) =>
      addText(base.db, await readerOf(base), third, { chapter: "node-gezond-gedrag", text, ...by, ...more });
    const said = async () =>
      plainBlocks(chapter((await draft(await readerOf(base), third, site)).body, "node-gezond-gedrag")?.blocks ?? [])
        .flatMap(linesOf)
        .map(textOf);
    await write("Wij zijn trots.\n\nEn wij gaan door <b>& verder</b>.");
    expect((await said()).slice(1, 4)).toEqual(["Wij zijn trots.", "En wij gaan door <b>& verder</b>.", "Tekst van Noor de Vries."]);
    const html = new TextDecoder().decode(await render(await draft(await readerOf(base), third, site), "html"));
    expect(html).toContain("En wij gaan door &lt;b&gt;&amp; verder&lt;/b&gt;.");
    expect(await write("Anders.")).toBe(2);
    expect(await said()).toContain("Anders.");
    expect(await said()).not.toContain("Wij zijn trots.");
    await write("");
    expect(await said()).not.toContain("Anders.");
    await expect(write("x", { chapter: "nergens" })).rejects.toMatchObject({
      kind: "no-chapter",
      wayOut: expect.stringContaining("node-gezond-gedrag"),
    });
    await expect(write("bel\u0007")).rejects.toMatchObject({ kind: "report-text" });
    await expect(write("x", { actor: " " })).rejects.toMatchObject({ kind: "unsigned" });
  });
});
