import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { fromRoot } from "../kernel/root.ts";
import { importBoundaries } from "./import-boundaries.ts";
import { storeListedAreas } from "./listed-areas.ts";
import { boundariesOf, listAreas } from "./queries.ts";
import { inTransaction } from "./transaction.ts";

let base: TestDatabase;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-boundaries-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

const quiet = () => {};
const version = async () => (await base.read.selectFrom("data_version").select("version").executeTakeFirstOrThrow()).version;
const feature = (code: string, west: number, ring?: unknown) => ({
  type: "Feature",
  properties: { statcode: code, statnaam: `Name of ${code}` },
  geometry: {
    type: "Polygon",
    coordinates: [
      ring ?? [
        [west, 455_000],
        [west + 1000, 455_000],
        [west + 1000, 456_000],
        [west, 456_000],
        [west, 455_000],
      ],
    ],
  },
});
function write(name: string, features: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

test("a file names the areas that had no name; the second time nothing changes", async () => {
  await inTransaction(base.pool, (client) =>
    storeListedAreas(
      client,
      [
        { code: "WK990001", level: "district", name: null, parent: null },
        { code: "WK990002", level: "district", name: "Known", parent: null },
      ],
      2020,
      [],
    ),
  );
  const path = write("two.geojson", [feature("WK990001", 135_000), feature("WK990002", 136_000)]);
  expect(await importBoundaries(base.pool, path, { year: 2020, source: "made here" }, quiet)).toMatchObject({
    count: 2,
    changed: 2,
    year: 2020,
    notes: [],
  });
  expect((await listAreas(base.read)).map(({ code, name }) => [code, name])).toEqual([
    ["WK990001", "Name of WK990001"],
    ["WK990002", "Known"],
  ]);
  const before = await version();
  expect(await importBoundaries(base.pool, path, { year: 2020, source: "made here" }, quiet)).toMatchObject({ count: 2, changed: 0 });
  expect(await version()).toBe(before);
  expect(await importBoundaries(base.pool, path, { year: 2021, source: "made here" }, quiet)).toMatchObject({ changed: 2 });
});

test("a fault in one outline: none is stored", async () => {
  const path = write("bad.geojson", [feature("WK990003", 135_000), feature("WK990004", 0, [["a", "b"]])]);
  await expect(importBoundaries(base.pool, path, { year: 2020, source: "made here" }, quiet)).rejects.toMatchObject({
    kind: "bad-boundaries",
  });
  expect(await boundariesOf(base.read, ["WK990003"])).toEqual([]);
});

test("a file that isn't there, and one that does not say its year", async () => {
  await expect(importBoundaries(base.pool, join(folder, "none.geojson"), { source: "made here" }, quiet)).rejects.toMatchObject({
    kind: "file-not-found",
  });
  await expect(
    importBoundaries(base.pool, write("yearless.geojson", [feature("WK990003", 135_000)]), { source: "made here" }, quiet),
  ).rejects.toMatchObject({
    kind: "bad-boundaries",
  });
});

// Counts: CBS, Wijk- en buurtkaart 2022 (345 municipalities, 3,340 districts) and the 111 neighbourhoods of Utrecht in 2024.
const shared = fromRoot("..", "shared", "data", "geo");
const there = existsSync(shared);
describe.skipIf(!there)(`published outlines${there ? "" : " (skipped: ../shared/data/geo is not on this machine)"}`, () => {
  test.each([
    ["utrecht_buurt_2024.rd.geojson", 2024, 111, "BU03440111"],
    ["nl_gemeenten_2022.rd.geojson", 2022, 345, "GM0344"],
    ["nl_wijken_2022.rd.geojson", 2022, 3340, "WK034403"],
  ])("%s loads whole, and again without a change", async (file, year, count, code) => {
    const options = { year, source: "CBS" };
    expect(await importBoundaries(base.pool, join(shared, file), options, quiet)).toMatchObject({ count, changed: count, year });
    const [row] = await boundariesOf(base.read, [code], { year });
    // All three lie in the municipality of Utrecht, around the Dom tower at 137, 456 km in EPSG:28992.
    expect(row.west).toBeGreaterThan(125_000);
    expect(row.east).toBeLessThan(143_000);
    expect(row.path).toMatch(/^m\d+-\d+l/);
    const before = await version();
    expect(await importBoundaries(base.pool, join(shared, file), options, quiet)).toMatchObject({ count, changed: 0 });
    expect(await version()).toBe(before);
  });
});
