import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { textOf } from "./content.ts";
import { editables } from "./editing.ts";
import { draft } from "./service.ts";

const [texts] = editables;
const report = "gezondheid-voor-iedereen-2019-2023/2021/nl";
const signed = { actor: "Bo Beleid (verzonnen)", reason: "het verhaal erbij" };

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
}, 60_000);
afterAll(() => base.close());

async function publishing<T>(work: (trx: Database) => Promise<T>): Promise<T> {
  const { id } = await makePerson(base, "Noor Publicist (verzonnen)", ["publisher"]);
  return acting(base.open("nobody").db, { kind: "person", id, name: "Noor", grants: [] }, { role: "publisher" }, work);
}

async function printed(): Promise<string> {
  const { body } = await draft(
    await readerOf(base),
    { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021, language: "nl" },
    "https://x.example",
  );
  const chapter = body.chapters.find(({ id }) => id === "introduction");
  return (chapter?.blocks ?? []).flatMap((block) => (block.kind === "paragraph" ? [textOf(block.line)] : [])).join("\n");
}

test("a text is begun in a chapter, published by another, printed with the writer's name, and taken away", async () => {
  const reader = await readerOf(base);
  const begun = await texts.begin?.(reader, report, "introduction", "Een woord vooraf");
  expect(begun).toEqual({ key: `${report}/introduction/een-woord-vooraf`, content: {} });
  const key = begun?.key ?? "";
  expect(await texts.title(reader, key, {}, "nl")).toBe("Tekst in het verslag over 2021: Inleiding (een-woord-vooraf)");
  expect(await texts.standing(reader, key)).toEqual({ version: 0, content: {}, removed: false });

  const content = { text: "Dit was een goed jaar.\n\nEn nu verder." };
  expect(await texts.faults(base.db, key, content)).toEqual([]);
  expect(await publishing((trx) => texts.publish(trx, { key, content, expectedVersion: 0, ...signed }))).toEqual({ version: 1 });
  expect(await printed()).toContain(`Dit was een goed jaar.\nEn nu verder.\n`);
  expect(await printed()).toContain(signed.actor);
  await expect(publishing((trx) => texts.publish(trx, { key, content, expectedVersion: 0, ...signed }))).rejects.toMatchObject({
    kind: "changed-meanwhile",
    status: 409,
  });
  expect(await texts.begin?.(await readerOf(base), report, "introduction", "Een woord vooraf")).toMatchObject({
    key: `${report}/introduction/een-woord-vooraf-2`,
  });

  expect(await publishing(async (trx) => texts.withdraw?.(trx, { key, expectedVersion: 1, ...signed }))).toEqual({ version: 2 });
  expect(await printed()).not.toContain("Dit was een goed jaar.");
  expect(await texts.standing(await readerOf(base), key)).toEqual({ version: 2, content: {}, removed: true });
  expect((await texts.versions(base.read, key)).map((each) => [each.version, each.removed, each.content])).toEqual([
    [1, false, content],
    [2, true, {}],
  ]);
});

test("what can't be printed is told in words", async () => {
  const faults = async (key: string, text?: string) =>
    (await texts.faults(base.db, key, text === undefined ? {} : { text })).map((each) => [each.field, each.text.nl]);
  const key = `${report}/introduction/x`;
  expect(await faults(key)).toEqual([["text", "Vul dit in."]]);
  expect(await faults(key, "x".repeat(20_001))).toEqual([["text", "Maak dit korter: hoogstens 20000 tekens."]]);
  expect(await faults(key, "a\u0007b")).toMatchObject([["text", expect.stringContaining("teken")]]);
  expect(await faults(`${report}/niets/x`, "a")).toEqual([["", "Het verslag heeft dit hoofdstuk niet."]]);
  expect(await faults("gezondheid-voor-iedereen-2019-2023/1950/nl/introduction/x", "a")).toEqual([
    ["", "Over dit jaar is er geen verslag."],
  ]);
  expect(await faults("er-niet/2021/nl/introduction/x", "a")).toEqual([["", "Over dit jaar is er geen verslag."]]);
  for (const bad of ["", "a/2021/nl/b", "a/21/nl/b/c", "a/2021/de/b/c", "a/2021/nl/b/c/d", "a/2021/nl/b/c\n"])
    expect(texts.accepts(bad)).toBe(false);
});

test("every chapter that a text can be begun in is one of the report", async () => {
  const reader = await readerOf(base);
  const { body } = await draft(
    reader,
    { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021, language: "nl" },
    "https://x.example",
  );
  const known = new Map(body.chapters.map(({ id, title }) => [id, title]));
  const places = (await texts.beginnings?.(reader))?.find(({ key }) => key === report)?.places ?? [];
  expect(places.length).toBeGreaterThan(8);
  for (const { value, text } of places) expect(known.get(value)).toBe(text.nl);
  await expect(texts.begin?.(reader, report, "niets", "x")).rejects.toMatchObject({ status: 404 });
  await expect(texts.begin?.(reader, "er-niet/2021/nl", "introduction", "x")).rejects.toMatchObject({ status: 404 });
});
