import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readSnapshot, type Reader } from "../kernel/snapshot.ts";
import { areaNames, searchAreas } from "./area-names.ts";
import type { Level } from "./level.ts";
import { storeListedAreas } from "./listed-areas.ts";
import { inTransaction } from "./transaction.ts";

let base: TestDatabase;
const area = (code: string, level: Level, name: string, parent: string | null = null) => ({ code, level, name, parent });
const store = (division: number, areas: ReturnType<typeof area>[]) =>
  inTransaction(base.pool, (client) => storeListedAreas(client, areas, division, []));
const reader = async (): Promise<Reader> => ({ read: base.read, snapshot: await readSnapshot((query) => base.pool.query(query)) });
// Names of CBS, Kerncijfers wijken en buurten 2020.
const listed = [
  area("NL01", "country", "Nederland"),
  area("GM0344", "municipality", "Utrecht", "NL01"),
  area("WK034403", "district", "Wijk 03 Overvecht"),
  area("BU03440331", "neighbourhood", "Zambesidreef en omgeving"),
];

beforeAll(async () => {
  base = await testDatabase();
  await store(2020, listed);
  await store(2024, listed.slice(0, 3));
});
afterAll(() => base.close());

test("a name finds each code once, in its newest division while there are no figures", async () => {
  expect(await searchAreas(await reader(), "overvecht")).toMatchObject([
    { area: { code: "WK034403", division: 2024, name: "Overvecht", level: "district" }, label: "Overvecht (Utrecht)" },
  ]);
  expect(await searchAreas(await reader(), "zambesidref")).toMatchObject([
    { area: { code: "BU03440331", division: 2020 }, label: "Zambesidreef en omgeving (Overvecht, Utrecht)" },
  ]);
  expect((await searchAreas(await reader(), "utrecht"))[0]).toMatchObject({ area: { code: "GM0344" }, label: "Utrecht" });
  expect(await searchAreas(await reader(), "e", 1)).toHaveLength(1);
  expect(await searchAreas(await reader(), "")).toEqual([]);
});

test("the names are prepared once, and anew when the data changed", async () => {
  const before = await areaNames(await reader());
  expect(await areaNames(await reader())).toBe(before);
  await store(2024, [area("WK034499", "district", "Nieuwewijk")]);
  expect(await searchAreas(await reader(), "nieuwewijk")).toMatchObject([{ area: { code: "WK034499" } }]);
  expect(await areaNames(await reader())).not.toBe(before);
});
