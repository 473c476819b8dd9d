import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";
import { readerOf } from "../../test/reader.ts";
import { acting } from "../kernel/acting.ts";
import { areaIndex } from "./area-index.ts";
import { editables } from "./editing.ts";
import { saveSet, saveSetVersion } from "./sets.ts";

const [sets] = editables;
const key = "2020/samen";
const signed = { actor: "Eva Cijfer (verzonnen)", reason: "proef" };

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await base.pool.query(`
    insert into area (code, division, level, name) values ('GM9901', 2020, 'municipality', 'Leeuwenstad');
    insert into area (code, division, level, name, parent_id) select c, 2020, 'district', n, id from area, (values ('WK990101', 'Wijk 01 Noord'), ('WK990102', 'Wijk 02 Zuid')) d (c, n);
    insert into area (code, division, level, name, parent_id) select c, 2020, 'neighbourhood', n, area.id from (values ('BU99010101', 'Kade', 'WK990101'), ('BU99010201', 'Plein', 'WK990102')) d (c, n, p) join area on code = p`);
  await saveSet(base.db, { code: "samen", name: "Samen", division: 2020, members: ["WK990101"] });
});
afterAll(() => base.close());

const publisher = async () => {
  const { id } = await makePerson(base, "Noor Publicist (verzonnen)", ["publisher"]);
  return (content: unknown, expectedVersion: number, of = key) =>
    acting(base.open("nobody").db, { kind: "person", id, name: "Noor", grants: [] }, { role: "publisher" }, (trx) =>
      sets.publish(trx, { key: of, content, expectedVersion, ...signed }),
    );
};

test("a set's key is its division and its code", () => {
  for (const good of [key, "2020/Integrale-aanpak"]) expect(sets.accepts(good)).toBe(true);
  for (const bad of ["samen", "2020/", "2020/a/b", "20/a", "2020/a b", "2020/samen\n", "2020/-a"]) expect(sets.accepts(bad)).toBe(false);
});

test("members are chosen out of the town that they lie in", async () => {
  const reader = await readerOf(base);
  const { content, version } = await sets.standing(reader, key);
  expect({ content, version }).toEqual({ content: { name: "Samen", members: ["WK990101"] }, version: 1 });
  const members = (await sets.fields(reader, key, content)).find(({ name }) => name === "members");
  expect(members?.kind === "choices" && members.choices.map(({ value, group }) => [value, group?.nl])).toEqual([
    ["WK990101", "Wijken"],
    ["WK990102", "Wijken"],
    ["BU99010101", "Buurten in Noord"],
    ["BU99010201", "Buurten in Zuid"],
  ]);
});

test("what a person published goes before what a pack brings later, which says so; a wrong version is refused", async () => {
  const publish = await publisher();
  expect(await publish({ name: "Samen", members: ["WK990101", "WK990102"] }, 1)).toEqual({ version: 2 });
  await expect(publish({ name: "Anders", members: ["WK990101"] }, 1)).rejects.toMatchObject({ kind: "changed-meanwhile", status: 409 });
  const pack = { code: "samen", name: "Samen", division: 2020, members: ["WK990101"] };
  const byPack = { actor: "pack x", reason: "load", fromPack: true };
  expect(await saveSetVersion(base.db, pack, byPack)).toMatchObject({ version: 2, kept: true });
  const index = await areaIndex(await readerOf(base));
  expect(index.find("samen").memberIds.map((id) => index.get(id)?.code)).toEqual(["WK990101", "WK990102"]);
  const versions = await sets.versions(base.read, key);
  expect(versions.map(({ version, actor, content }) => [version, actor, content])).toEqual([
    [1, "pack", { name: "Samen", members: ["WK990101"] }],
    [2, signed.actor, { name: "Samen", members: ["WK990101", "WK990102"] }],
  ]);
  const { rows } = await base.owner.query("select object from audit_event where action = 'area_set_version insert' order by id");
  expect(rows).toEqual([{ object: "areaSet:2020/samen" }, { object: "areaSet:2020/samen" }]);
});

test("a pack's set that says the same makes no version", async () => {
  const set = { code: "los", name: "Los", division: 2020, members: ["BU99010101"] };
  await saveSet(base.db, set);
  const before = (await readerOf(base)).snapshot.version;
  await saveSet(base.db, set);
  expect((await readerOf(base)).snapshot.version).toBe(before);
});

test("a new one gets a free code, and what is wrong is told in words", async () => {
  const reader = await readerOf(base);
  const begun = await sets.begin?.(reader, "set", "GM9901", "Samen");
  expect(begun).toEqual({ key: "2020/samen-2", content: { around: "GM9901", name: "Samen" } });
  const faults = async (content: object, of = "2020/samen-2") =>
    (await sets.faults(base.db, of, content)).map(({ field, text }) => [field, text.nl]);
  expect(await faults({ name: "x", members: [] })).toEqual([["members", "Kies ten minste één gebied."]]);
  expect(await faults({ name: "x", members: ["WK990101", "BU99010101"] })).toEqual([
    ["members", "Kade ligt al in Noord. Kies een van de twee."],
  ]);
  expect(await faults({ name: "x", members: ["WK990109"] })).toEqual([["members", "Dit gebied is er niet. Kies iets uit de lijst."]]);
  expect(await faults({ name: "x\u202e", members: ["WK990101"] })).toMatchObject([["name", expect.stringContaining("teken")]]);
  expect(await faults({ name: "x", members: ["WK990101"] }, "2020/GM9901")).toMatchObject([["", expect.any(String)]]);
  const publish = await publisher();
  expect(await publish({ around: "GM9901", name: "Samen", members: ["WK990102"] }, 0, "2020/samen-2")).toEqual({ version: 1 });
  await expect(sets.begin?.(reader, "set", "WK990101", "x")).rejects.toMatchObject({ status: 404 });
});
