import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { makePerson } from "../../../test/people.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import type { Field } from "../../desk/index.ts";
import { acting } from "../../kernel/acting.ts";
import type { Database } from "../../kernel/database.ts";
import { ChangedMeanwhile } from "../save-item.ts";
import { historyOf, oneFramework } from "../service.ts";
import { policyItems } from "./editable.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
}, 60_000);
afterAll(() => base.close());

const framework = "utrecht-gezond-2011-2013";
const sheet = `${framework}/node/heeft-u-ook-kinderen`;
const signed = { actor: "Mees Programma (verzonnen)", reason: "proef" };
const read = async () => readerOf(base);
const standing = async (key: string) => policyItems.standing(await read(), key);
const publishing = <T>(work: (trx: Database) => Promise<T>): Promise<T> =>
  acting(base.open("nobody").db, { kind: "system" }, { role: "system", reason: "proef" }, work);

function named(fields: readonly Field[], name: string): Field {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
}

test("a key names a kind and a thing of a framework, and nothing else", () => {
  for (const key of [sheet, `${framework}/framework/${framework}`, "a/update/b-2"]) expect(policyItems.accepts(key)).toBe(true);
  for (const key of ["", "a", "a/node", "a/node/", "a/node/B", "a/node/b/c", "a/nodes/b", "a/framework/b", "../node/x", "a/node/b\n"])
    expect(policyItems.accepts(key)).toBe(false);
});

test("each kind takes its own right", () => {
  const rights = Object.fromEntries(
    ["node", "partner", "target", "update", "plan", "framework"].map((kind) => [kind, policyItems.action(`a/${kind}/a`)]),
  );
  expect(rights).toEqual({
    node: "policy.draft",
    partner: "policy.draft",
    target: "target.draft",
    update: "update.draft",
    plan: "plan.draft",
    framework: "policy.draft",
  });
});

test("a thing lies in its programme and in all above it, whatever an edit says; a new one by what it says", async () => {
  const reader = await read();
  const graph = await oneFramework(reader, framework);
  const own = [graph.node("heeft-u-ook-kinderen"), ...graph.ancestors("heeft-u-ook-kinderen")].map(
    ({ id }) => `programme:${framework}/${id}`,
  );
  expect(await policyItems.parts(reader, sheet, { parent: "gezonde-wijk" })).toEqual(own);
  expect(await policyItems.parts(reader, `${framework}/update/nieuw`, { node: "heeft-u-ook-kinderen" })).toEqual(own);
  expect(await policyItems.parts(reader, `${framework}/node/nieuw`, { parent: "heeft-u-ook-kinderen" })).toEqual([
    `programme:${framework}/nieuw`,
    ...own,
  ]);
  expect(await policyItems.parts(reader, `${framework}/update/nieuw`, {})).toEqual([]);
  const [partner] = graph.framework.partners;
  const [form] = graph.framework.forms;
  expect(await policyItems.parts(reader, `${framework}/plan/x`, { form: form.id, partner: partner.id })).toContain(
    `organisation:${framework}/${partner.id}`,
  );
});

test("a sheet asks the framework's own questions and offers its own partners", async () => {
  const { content } = await standing(sheet);
  const fields = await policyItems.fields(await read(), sheet, content);
  const story = named(fields, "sections");
  expect(story.kind === "group" && story.fields.map(({ label }) => label.nl)).toContain("Wat willen we bereiken?");
  const partners = named(fields, "partners");
  const which = partners.kind === "rows" ? named(partners.fields, "partner") : partners;
  const { partners: real } = (await oneFramework(await read(), framework)).framework;
  expect(which.kind === "choice" && which.choices.map(({ text }) => text.nl)).toEqual(real.map(({ name }) => name));
  expect(await policyItems.title(await read(), sheet, content, "nl")).toMatch(/^(Programma|Deelprogramma) Heeft u ook kinderen\?$/);
});

test("published, signed by the writer; a second one on the same version is refused with both; withdrawn, and back", async () => {
  const key = `${framework}/update/resultaat-eerste-lijn`;
  const before = await standing(key);
  const content = { ...(before.content as object), title: "Nieuwe titel" };
  const publication = { key, content, expectedVersion: before.version, ...signed };
  expect(await publishing((trx) => policyItems.publish(trx, publication))).toEqual({ version: before.version + 1 });
  expect((await standing(key)).content).toMatchObject({ title: "Nieuwe titel" });
  await expect(publishing((trx) => policyItems.publish(trx, publication))).rejects.toBeInstanceOf(ChangedMeanwhile);
  const last = (await historyOf(await read(), framework, "update", "resultaat-eerste-lijn")).at(-1);
  expect(last).toMatchObject({ actor: signed.actor, reason: "proef", fromPack: false });

  const gone = { key, expectedVersion: before.version + 1, ...signed };
  expect(await publishing(async (trx) => policyItems.withdraw?.(trx, gone))).toEqual({ version: before.version + 2 });
  expect(await standing(key)).toMatchObject({ removed: true, content: { title: "Nieuwe titel" } });
  expect(await policyItems.address(await read(), key)).toBeNull();
  await publishing((trx) => policyItems.publish(trx, { ...publication, content: before.content, expectedVersion: before.version + 2 }));
  expect(await standing(key)).toEqual({ version: before.version + 3, content: before.content, removed: false });
  expect((await policyItems.versions(base.read, key)).map(({ removed }) => removed)).toEqual([false, false, true, false]);
  expect(await policyItems.address(await read(), key)).toMatch(/#bericht-resultaat-eerste-lijn$/);
});

test("who may not publish writes nothing", async () => {
  const adviser = await makePerson(base, "Bo Beleid (verzonnen)", ["adviser"]);
  const key = `${framework}/heading/hoe`;
  const { content, version } = await standing(key);
  await expect(
    acting(base.open("nobody").db, { kind: "person", name: "Bo", grants: [], id: adviser.id }, { role: "adviser" }, (trx) =>
      policyItems.publish(trx, { key, content: { ...(content as object), title: "Anders" }, expectedVersion: version, ...signed }),
    ),
  ).rejects.toMatchObject({ code: "42501" });
  expect((await standing(key)).version).toBe(version);
});

test("an id that a browser sends for the thing itself changes nothing", async () => {
  const { content } = await standing(sheet);
  expect(await policyItems.faults(base.db, sheet, { ...(content as object), id: "iets-anders" })).toEqual([]);
});

const faultsOf = async (key: string, change: (content: Record<string, unknown>) => object) => {
  const { content } = await standing(key);
  const faults = await policyItems.faults(base.db, key, change(structuredClone(content) as Record<string, unknown>));
  return faults.map(({ field, text }) => ({ field, nl: text.nl }));
};

test("faults stand at their fields, in plain words", async () => {
  const target = `${framework}/target/gebieden-gezonde-wijk`;
  expect(await faultsOf(target, (content) => ({ ...content, title: "x".repeat(400) }))).toEqual([
    { field: "title", nl: "Maak dit korter: hoogstens 300 tekens." },
  ]);
  expect(await faultsOf(target, (content) => ({ ...content, counts: undefined }))).toEqual([
    { field: "counts", nl: "Zeg wat er geteld wordt." },
  ]);
  expect(await faultsOf(target, (content) => ({ ...content, goal: { period: "2014", value: 4, lower: 9, upper: 3 } }))).toMatchObject([
    { field: "goal" },
  ]);
  const other = { indicator: "overgewicht", group: "18plus", area: "GM0344", fit: "other" };
  expect(await faultsOf(target, (content) => ({ ...content, series: [other] }))).toEqual([
    { field: "series.0.difference", nl: "Schrijf wat er anders is." },
  ]);
  expect(await faultsOf(target, (content) => ({ ...content, sources: undefined }))).toEqual([{ field: "sources", nl: "Vul dit in." }]);
  expect(
    await faultsOf(target, (content) => ({
      ...content,
      sources: [
        { document: "actieplan", place: "p. 1" },
        { document: "weg", place: "p. 1" },
      ],
    })),
  ).toEqual([{ field: "sources.1.document", nl: "Dit verwijst naar iets wat er niet meer is. Kies iets anders." }]);
  expect(
    await faultsOf(sheet, (content) => ({ ...content, sections: { bereiken: [{ text: "goed" }, { text: { nl: "<b>vet</b>" } }] } })),
  ).toEqual([{ field: "sections.bereiken.1.text.nl", nl: "Haal de tekens < en > weg: hier past alleen gewone tekst." }]);
  expect(await faultsOf(sheet, (content) => ({ ...content, sections: { bereiken: [{ text: "<b>vet</b>" }] } }))).toMatchObject([
    { field: "sections.bereiken.0.text" },
  ]);
  expect(await faultsOf(sheet, (content) => ({ ...content, period: { from: "2012-02-01", to: "2011-02-01" } }))).toEqual([
    { field: "period", nl: "De laatste dag ligt voor de eerste." },
  ]);
  expect(await faultsOf(sheet, (content) => ({ ...content, parent: undefined }))).toContainEqual({
    field: "parent",
    nl: "Kies waar dit bij hoort.",
  });
  expect(await faultsOf(`${framework}/update/resultaat-eerste-fase`, (content) => ({ ...content, areas: ["WK999999"] }))).toEqual([
    { field: "areas", nl: "Dit is hier niet bekend. Kies iets uit de lijst." },
  ]);
});

test("what is begun has a free key made of its title, lies where it was begun, and is published when it is filled in", async () => {
  const reader = await read();
  const beginnings = (await policyItems.beginnings?.(reader)) ?? [];
  const begin = async (key: string, place: string | null, title: string) => {
    const begun = await policyItems.begin?.(await read(), key, place, title);
    if (!begun) throw new Error("Nothing was begun.");
    return begun;
  };
  expect(new Set(beginnings.map(({ key }) => key)).size).toBe(beginnings.length);
  for (const { key, places } of beginnings) {
    const place = places[0]?.value ?? null;
    const begun = await begin(key, place, "Éen nieuw ding");
    expect(policyItems.accepts(begun.key)).toBe(true);
    expect(policyItems.action(begun.key)).toBe(policyItems.action(key));
    expect((await standing(begun.key)).version).toBe(0);
    expect(await policyItems.title(reader, begun.key, begun.content, "nl")).not.toBe("");
    for (const part of places[0]?.parts ?? []) expect(await policyItems.parts(reader, begun.key, begun.content)).toContain(part);
  }
  const year = new Date().getUTCFullYear();
  const { key, content } = await begin(`${framework}/update`, "gezonde-wijk", "Wandelroute langs de Vecht");
  expect(key).toBe(`${framework}/update/${year}-wandelroute-langs-de-vecht`);
  const filled = {
    ...(content as object),
    gain: "all",
    text: "De route is open.",
    author: "Volksgezondheid",
    sources: [{ document: "actieplan", place: "p. 1" }],
  };
  expect(await policyItems.faults(base.db, key, filled)).toEqual([]);
  expect(await publishing((trx) => policyItems.publish(trx, { key, content: filled, expectedVersion: 0, ...signed }))).toEqual({
    version: 1,
  });
  expect((await begin(`${framework}/update`, "gezonde-wijk", "Wandelroute langs de Vecht")).key).toBe(`${key}-2`);
  await expect(begin(`${framework}/update`, "nergens", "x")).rejects.toMatchObject({ status: 404 });
  await expect(begin(`${framework}/niets`, null, "x")).rejects.toMatchObject({ status: 404 });
});

test("an organisation answers the form's questions; a new row gets an id of its own words", async () => {
  const reader = await read();
  const [form] = (await oneFramework(reader, framework)).framework.forms;
  const [partner] = (await oneFramework(reader, framework)).framework.partners;
  const plan = await policyItems.begin?.(reader, `${framework}/plan/${form.id}`, partner.id, "");
  expect(plan?.key).toBe(`${framework}/plan/${form.id}-${partner.id}`);
  const [first] = form.questions;
  const filled = { ...(plan?.content as object), answers: { [first.id]: "Wij" } };
  const asked = named(await policyItems.fields(reader, plan?.key ?? "", filled), "answers");
  expect(asked.kind === "group" && asked.fields.map(({ name }) => name)).toEqual(form.questions.map(({ id }) => id));
  await publishing((trx) => policyItems.publish(trx, { key: plan?.key ?? "", content: filled, expectedVersion: 0, ...signed }));
  expect((await standing(plan?.key ?? "")).content).toMatchObject({ answers: { [first.id]: "Wij" } });

  const milestone = { title: { nl: "Eerste wijk klaar", en: "First district done" }, sources: [{ document: "actieplan", place: "p. 1" }] };
  const { content, version } = await standing(sheet);
  await publishing((trx) =>
    policyItems.publish(trx, {
      key: sheet,
      content: { ...(content as object), milestones: [milestone, milestone] },
      expectedVersion: version,
      ...signed,
    }),
  );
  const { milestones } = (await oneFramework(await read(), framework)).node("heeft-u-ook-kinderen");
  expect(milestones.map(({ id, due }) => [id, due])).toEqual([
    ["eerste-wijk-klaar", null],
    ["eerste-wijk-klaar-2", null],
  ]);
});
