import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makeDelivery, makeIndicator } from "../../test/makers.ts";
import { makePerson } from "../../test/people.ts";
import { readerOf } from "../../test/reader.ts";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { catalogue } from "./catalogue.ts";
import type { Delivery } from "./delivery.ts";
import { editables } from "./editing.ts";
import { loadDelivery } from "./load.ts";

const [texts] = editables;
const indicator = makeIndicator({ id: "proef" });
const cells = [{ area: "GM0344", value: 39.4 }];
const first = makeDelivery({ cells, indicators: [indicator] });
const again: Delivery = {
  ...first,
  checksum: "b".repeat(64),
  indicators: [{ ...indicator, title: { nl: "Titel van de bron", en: "The source's title" }, decimals: 0 }],
};
const signed = { actor: "Eva Cijfer (verzonnen)", reason: "duidelijker" };
const ours = {
  nl: { title: "Onze titel", phrase: "vinden iets", definition: "Wat er is gemeten.", caveat: "Let op." },
  en: { title: "Our title" },
};

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await load(first);
});
afterAll(() => base.close());

async function load(delivery: Delivery) {
  const client = await base.pool.connect();
  try {
    return await loadDelivery(client, delivery);
  } finally {
    client.release();
  }
}

async function publishing<T>(work: (trx: Database) => Promise<T>): Promise<T> {
  const { id } = await makePerson(base, "Noor Publicist (verzonnen)", ["publisher"]);
  return acting(base.open("nobody").db, { kind: "person", id, name: "Noor", grants: [] }, { role: "publisher" }, work);
}

const shown = async () => (await catalogue(await readerOf(base))).indicator("proef");

test("what a delivery says is the first version; a person's words stay through the next delivery, which tells so and brings the rest", async () => {
  const before = await texts.standing(await readerOf(base), "proef");
  expect(before).toMatchObject({ version: 1, content: { nl: { title: indicator.title.nl }, en: { title: indicator.title.en } } });
  expect(await publishing((trx) => texts.publish(trx, { key: "proef", content: ours, expectedVersion: 1, ...signed }))).toEqual({
    version: 2,
  });
  expect(await shown()).toMatchObject({ title_nl: "Onze titel", phrase_nl: "vinden iets", phrase_en: null, definition_en: "" });

  expect(await load(again)).toMatchObject({ outcome: "loaded", keptTexts: ["proef"] });
  expect(await shown()).toMatchObject({ title_nl: "Onze titel", title_en: "Our title", decimals: 0 });
  expect((await texts.versions(base.read, "proef")).map(({ version, actor, content }) => [version, actor, content])).toEqual([
    [1, `source ${first.source.id}`, before.content],
    [2, signed.actor, ours],
  ]);
  await expect(
    publishing((trx) => texts.publish(trx, { key: "proef", content: ours, expectedVersion: 1, ...signed })),
  ).rejects.toMatchObject({ kind: "changed-meanwhile", status: 409 });
});

test("where nobody wrote, a later delivery's texts hold and are a version; the same texts are none", async () => {
  const other = makeIndicator({ id: "ander" });
  const brought = (title: string, checksum: string): Delivery => ({
    ...makeDelivery({ cells, indicators: [{ ...other, title: { nl: title, en: title } }] }),
    checksum: checksum.repeat(64),
  });
  for (const [title, checksum] of [
    ["Een", "c"],
    ["Een", "d"],
    ["Twee", "e"],
  ])
    expect(await load(brought(title, checksum))).not.toHaveProperty("keptTexts");
  expect((await texts.versions(base.read, "ander")).map(({ content }) => (content as typeof ours).nl.title)).toEqual(["Een", "Twee"]);
});

test("unit and measure are no fields; what is missing or too long is told at its field", async () => {
  const reader = await readerOf(base);
  const fields = await texts.fields(reader, "proef", {});
  expect(fields.map(({ name }) => name)).toEqual(["nl", "en"]);
  const faults = async (content: unknown, key = "proef") =>
    (await texts.faults(base.db, key, content)).map(({ field, text }) => [field, text.nl]);
  expect(await faults(ours)).toEqual([]);
  expect(await faults({ nl: { title: "x".repeat(301) } })).toEqual([
    ["nl.title", "Maak dit korter: hoogstens 300 tekens."],
    ["en.title", "Vul dit in."],
  ]);
  expect(await faults(ours, "er-niet")).toEqual([["", "Dit onderwerp is er niet."]]);
  for (const bad of ["", "A", "a/b", "a b", "a\n"]) expect(texts.accepts(bad)).toBe(false);
  expect(await texts.address(reader, "proef")).toBe("/indicatoren/proef");
  expect(await texts.address(reader, "er-niet")).toBeNull();
});
