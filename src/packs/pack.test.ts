import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { areaIndex, tilesOf } from "../areas/index.ts";
import type { Problem } from "../kernel/problem.ts";
import { fromRoot } from "../kernel/root.ts";
import { loadPack } from "./load.ts";
import { readPack } from "./pack.ts";

const home = mkdtempSync(join(tmpdir(), "gelijkop-pack-"));
afterAll(() => rmSync(home, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(home, "pack-"));
  const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
  put(
    "pack.yaml",
    "name: town\ntitle: { nl: Stad, en: Town }\ndivision: 2020\nhome: GM0001\nheadline: x\nthemes: [{ id: health, title: { nl: Gezondheid, en: Health } }]\nintro: { nl: Welkom, en: Welcome }\n",
  );
  put(
    "areas.csv",
    "code,level,name,parent\nNL01,country,Nederland,\nGM0001,municipality,Stad,NL01\nWK000101,district,Oost,GM0001\nWK000102,district,West,GM0001\n",
  );
  put("sets.csv", "code,name,members\nboth,Samen,WK000101 WK000102\n");
  put("tiles.csv", "map,code,col,row\ntown,WK000101,1,0\ntown,WK000102,0,0\n");
});

const change = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  expect(before).toMatch(from);
  writeFileSync(path, before.replace(from, to));
};
function faultsOf(): unknown {
  try {
    readPack(folder);
  } catch (error) {
    return (error as Problem).faults.map(({ row, column, found }) => [column, row, found]);
  }
  return "sound";
}

describe("a pack", () => {
  test("is read as a whole", () => {
    expect(readPack(folder)).toMatchObject({
      settings: { name: "town", division: 2020, home: "GM0001" },
      areas: [{ code: "NL01", parent: null }, { code: "GM0001", parent: "NL01" }, { code: "WK000101" }, { code: "WK000102" }],
      sets: [{ code: "both", members: ["WK000101", "WK000102"] }],
      tiles: [{ map: "town", code: "WK000101", col: 1, row: 0 }, { code: "WK000102" }],
      figures: [],
    });
  });

  test("without sets, tiles and figures is one too", () => {
    for (const name of ["sets.csv", "tiles.csv"]) rmSync(join(folder, name));
    expect(readPack(folder)).toMatchObject({ sets: [], tiles: [] });
  });

  test("has a checksum over every file, their names included", () => {
    const before = readPack(folder).checksum;
    expect(readPack(folder).checksum).toBe(before);
    writeFileSync(join(folder, "theme.css"), "");
    const named = readPack(folder).checksum;
    expect(named).not.toBe(before);
    writeFileSync(join(folder, "theme.css"), ":root { --x: 1px }");
    expect(readPack(folder).checksum).not.toBe(named);
  });

  test.each<[string, string, string | RegExp, string, unknown]>([
    [
      "an area twice",
      "areas.csv",
      "WK000102,district,West",
      "WK000101,district,West",
      [
        ["areas.csv", 5, "WK000101 stands here twice"],
        ["sets.csv", 2, "member WK000102 is not in areas.csv"],
        ["tiles.csv", 3, "WK000102 is not in areas.csv"],
      ],
    ],
    [
      "a code of another level",
      "areas.csv",
      "WK000102,district",
      "WK000102,municipality",
      [["areas.csv", 5, "WK000102 is a code of level district, not municipality"]],
    ],
    [
      "a parent that isn't listed",
      "areas.csv",
      "Oost,GM0001",
      "Oost,GM0009",
      [["areas.csv", 4, "parent GM0009 of WK000101 is not listed"]],
    ],
    [
      "a level that isn't there",
      "areas.csv",
      "WK000102,district",
      "WK000102,street",
      expect.arrayContaining([["areas.csv", 5, expect.stringMatching(/^level: /)]]),
    ],
    ["a member of a set that isn't listed", "sets.csv", "WK000102", "WK000199", [["sets.csv", 2, "member WK000199 is not in areas.csv"]]],
    ["a set with an area's code", "sets.csv", "both", "GM0001", [["sets.csv", 2, "GM0001 is an area's code"]]],
    ["two tiles in one place", "tiles.csv", "WK000102,0,0", "WK000102,1,0", [["tiles.csv", 3, expect.stringMatching(/^map town: /)]]],
    ["a tile with a word for a place", "tiles.csv", "WK000102,0,0", "WK000102,left,0", [["tiles.csv", 3, expect.stringMatching(/^col: /)]]],
    ["a home that isn't listed", "pack.yaml", "home: GM0001", "home: GM0002", [["pack.yaml", 1, "home GM0002 is not in areas.csv"]]],
    [
      "a setting that isn't known",
      "pack.yaml",
      "headline: x",
      "headlines: x",
      expect.arrayContaining([["pack.yaml", 1, expect.stringMatching(/headlines/)]]),
    ],
    [
      "a text in one language",
      "pack.yaml",
      "{ nl: Welkom, en: Welcome }",
      "{ nl: Welkom }",
      [["pack.yaml", 1, expect.stringMatching(/^intro\.en: /)]],
    ],
    [
      "settings that are no YAML",
      "pack.yaml",
      "name: town",
      "name: [town",
      expect.arrayContaining([["pack.yaml", expect.any(Number), expect.any(String)]]),
    ],
    [
      "a row with too many cells",
      "areas.csv",
      "West,GM0001",
      "West,GM0001,x",
      expect.arrayContaining([["areas.csv", expect.any(Number), expect.any(String)]]),
    ],
  ])("says where it is wrong: %s", (_what, file, from, to, faults) => {
    change(file, from, to);
    expect(faultsOf()).toEqual(faults);
  });

  test("with areas that lie within themselves is refused, not walked for ever", () => {
    change("areas.csv", "NL01,country,Nederland,", "NL01,country,Nederland,WK000101");
    expect(faultsOf()).toContainEqual(["areas.csv", 2, expect.stringMatching(/^NL01 lies within itself/)]);
  });

  test("with figures that no mapping explains is refused", () => {
    mkdirSync(join(folder, "figures"));
    writeFileSync(join(folder, "figures", "made.csv"), "a\n1\n");
    expect(faultsOf()).toEqual([["figures/made.csv", 1, "its mapping figures/made.yaml is missing"]]);
  });

  test("is not seen in a folder without pack.yaml", () => {
    expect(() => readPack(join(folder, "nowhere"))).toThrow(expect.objectContaining({ kind: "no-pack" }));
  });

  test("of Utrecht is sound: city, 10 districts and 111 neighbourhoods", () => {
    const { areas, figures } = readPack(fromRoot("packs", "utrecht"));
    const count = (level: string) => areas.filter((area) => area.level === level).length;
    // The 2020 division of CBS.
    expect([count("municipality"), count("district"), count("neighbourhood")]).toEqual([1, 10, 111]);
    expect(figures.length).toBeGreaterThan(1);
  });
});

describe("loading a pack", () => {
  let base: TestDatabase;
  beforeEach(async () => void (base = await testDatabase()));
  afterEach(() => base.close());
  const version = async () => (await base.pool.query("select version from data_version")).rows[0].version;

  test("stores areas, sets and tiles", async () => {
    expect(await loadPack(base, readPack(folder))).toMatchObject({ outcome: "loaded", releases: [] });
    const index = await areaIndex(await readerOf(base));
    expect(index.within(index.find("both"), "district").map(({ code }) => code)).toEqual(["WK000101", "WK000102"]);
    expect(index.ancestors(index.find("WK000101")).map(({ code }) => code)).toEqual(["GM0001", "NL01"]);
    expect((await tilesOf(base.read, "town")).map(({ code }) => code).sort()).toEqual(["WK000101", "WK000102"]);
  });

  test("a second time changes nothing", async () => {
    await loadPack(base, readPack(folder));
    const before = await version();
    expect(await loadPack(base, readPack(folder))).toMatchObject({ outcome: "unchanged", releases: [] });
    expect(await version()).toBe(before);
  });

  test("after a change brings the change", async () => {
    await loadPack(base, readPack(folder));
    change("sets.csv", "WK000101 WK000102", "WK000101");
    change("tiles.csv", "WK000102,0,0", "WK000102,3,3");
    expect((await loadPack(base, readPack(folder))).outcome).toBe("loaded");
    const index = await areaIndex(await readerOf(base));
    expect(index.within(index.find("both"), "district").map(({ code }) => code)).toEqual(["WK000101"]);
    expect(await tilesOf(base.read, "town")).toContainEqual(expect.objectContaining({ code: "WK000102", col: 3, row: 3 }));
  });

  test("that was cut off is done again, and what was in stays as it was", async () => {
    cpSync(fromRoot("packs", "utrecht"), join(folder, "utrecht"), { recursive: true });
    const pack = readPack(join(folder, "utrecht"));
    const broken = { ...pack, checksum: "other", figures: [...pack.figures.slice(0, 1), join(folder, "gone.csv")] };
    await expect(loadPack(base, broken)).rejects.toMatchObject({ kind: "file-not-found" });
    expect((await base.pool.query("select count(*)::int as n from pack_load")).rows).toEqual([{ n: 0 }]);
    const { outcome, releases } = await loadPack(base, pack);
    expect([outcome, new Set(releases).size]).toEqual(["loaded", pack.figures.length]);
    expect((await base.pool.query("select count(*)::int as n, count(distinct checksum)::int as files from release")).rows).toEqual([
      { n: releases.length, files: releases.length },
    ]);
  });
});
