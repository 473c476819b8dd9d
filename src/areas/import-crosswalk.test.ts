import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import type { Level } from "./level.ts";
import { importCrosswalk } from "./import-crosswalk.ts";
import { storeListedAreas } from "./listed-areas.ts";
import { crosswalkInto, listAreas } from "./queries.ts";
import { inTransaction } from "./transaction.ts";

let base: TestDatabase;
let folder: string;
const area = (code: string, level: Level, name: string, parent: string | null = null) => ({ code, level, name, parent });
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-crosswalk-"));
  const areas = [
    area("NL01", "country", "Nederland"),
    area("GM0344", "municipality", "Utrecht", "NL01"),
    area("WK034403", "district", "Wijk 03 Overvecht"),
    area("BU03440331", "neighbourhood", "Overvecht-Zuid"),
  ];
  await inTransaction(base.pool, (client) => storeListedAreas(client, areas, 2020, []));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

const version = async () => (await base.read.selectFrom("data_version").select("version").executeTakeFirstOrThrow()).version;
function write(lines: string[]): string {
  const path = join(folder, "walk.csv");
  writeFileSync(path, ["from_code,from_division,to_code,to_division,weight,basis,source,error_share", ...lines].join("\n"));
  return path;
}

test("what the crosswalk leads to becomes known, with what holds it; the second time nothing changes", async () => {
  const path = write(["BU03440331,2020,BU03440331,2024,0.7,people,CBS,0.05", "BU03440331,2020,BU03440335,2024,0.3,people,CBS,0.05"]);
  expect(await importCrosswalk(base.pool, path)).toEqual({ rows: 2, changed: 1, notes: [] });
  const areas = (await listAreas(base.read)).filter(({ division }) => division === 2024);
  const held = (code: string) => areas.find(({ id }) => id === areas.find((each) => each.code === code)!.parentId)?.code;
  expect(areas.map(({ code, name }) => [code, name, held(code)])).toEqual([
    ["BU03440331", "Overvecht-Zuid", "WK034403"],
    ["BU03440335", "BU03440335", "WK034403"],
    ["GM0344", "Utrecht", "NL01"],
    ["NL01", "Nederland", undefined],
    ["WK034403", "Wijk 03 Overvecht", "GM0344"],
  ]);
  const before = await version();
  expect(await importCrosswalk(base.pool, path)).toMatchObject({ changed: 0 });
  expect(await version()).toBe(before);
});

test("a partial crosswalk does not make the municipality known completely: others of its areas may still come", async () => {
  await importCrosswalk(base.pool, write(["BU03440331,2020,BU03440331,2025,1,people,CBS,"]));
  await inTransaction(base.pool, (client) => storeListedAreas(client, [area("BU03440999", "neighbourhood", "Later")], 2025, []));
  expect((await listAreas(base.read)).some(({ code, division }) => code === "BU03440999" && division === 2025)).toBe(true);
});

test("weights that don't add up to 1 are told", async () => {
  expect((await importCrosswalk(base.pool, write(["BU03440331,2020,BU03440331,2026,0.4,people,CBS,"]))).notes).toEqual([
    "The weights of BU03440331 add up to 0.4, not 1. Figures that need it can't be carried.",
  ]);
});

test("an area that can't be of that division is refused, and nothing stays", async () => {
  // Utrecht came to 2020 with a neighbourhood, so it is known completely there.
  const path = write(["BU03440331,2024,BU03440331,2020,0.5,people,CBS,", "BU03440331,2024,BU03440377,2020,0.5,people,CBS,"]);
  await expect(importCrosswalk(base.pool, path)).rejects.toMatchObject({
    kind: "unknown-area",
    faults: [{ found: "BU03440377 does not exist in the 2020 division of GM0344" }],
  });
  expect(await crosswalkInto(base.read, "BU03440331", 2020)).toEqual([]);
  await expect(importCrosswalk(base.pool, write(["BU03440331,2020,somewhere,2024,1,people,CBS,"]))).rejects.toMatchObject({
    kind: "unknown-area",
  });
  await expect(importCrosswalk(base.pool, join(folder, "none.csv"))).rejects.toMatchObject({ kind: "file-not-found" });
});
