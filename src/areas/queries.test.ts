import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { Problem } from "../kernel/problem.ts";
import { prepareBoundaries } from "./boundaries.ts";
import type { CrosswalkRow } from "./crosswalk.ts";
import type { Level } from "./level.ts";
import {
  allNames,
  ancestorsOf,
  areasById,
  areasWithBoundaries,
  areasWithin,
  boundariesOf,
  childrenOf,
  crosswalkBetween,
  findArea,
  latestDivision,
  listAreas,
  markComplete,
  membersOf,
  outlineOf,
  peersOf,
  saveAreas,
  saveBoundaries,
  saveCrosswalk,
  saveSet,
  saveTiles,
  tilesOf,
} from "./queries.ts";
import type { Ring } from "./ring.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await saveAreas(base.db, listing, 2020);
  await saveAreas(base.db, listing.slice(0, 5), 2017);
});
afterAll(() => base.close());

const area = (code: string, level: Level, name: string | null, parent: string | null = null) => ({ code, level, name, parent });
const listing = [
  area("BU03440112", "neighbourhood", "Oog in Al"),
  area("BU03440111", "neighbourhood", null),
  area("WK034401", "district", "Wijk 01 West"),
  area("GM0344", "municipality", "Utrecht", "NL01"),
  area("NL01", "country", "Nederland"),
  area("WK034403", "district", "Wijk 03 Overvecht"),
  area("BU03440331", "neighbourhood", "Zambesidreef en omgeving"),
  area("GM0363", "municipality", "Amsterdam", "NL01"),
  area("WK036300", "district", "Burgwallen-Oude Zijde"),
];
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);
const find = async (code: string, division = 2020) => (await findArea(base.read, code, division))!;

describe("areas", () => {
  test("are found in the latest division, or in the one asked for", async () => {
    expect(await findArea(base.read, "GM0344")).toMatchObject({ code: "GM0344", division: 2020, level: "municipality", name: "Utrecht", complete: false });
    expect(await findArea(base.read, "GM0344", 2017)).toMatchObject({ division: 2017 });
    expect(await findArea(base.read, "GM0363", 2017)).toBeUndefined();
    expect(await findArea(base.read, "GM9999")).toBeUndefined();
    expect(await latestDivision(base.read, "district")).toBe(2020);
    expect(await latestDivision(base.read, "ggdRegion")).toBeNull();
  });

  test("by id come back in a map", async () => {
    const utrecht = await find("GM0344");
    expect((await areasById(base.read, [utrecht.id, -1])).get(utrecht.id)).toEqual(utrecht);
    expect((await areasById(base.read, [])).size).toBe(0);
  });

  test("have the parents that the list or the office's numbering gives, whatever the order of the list", async () => {
    expect(codes(await ancestorsOf(base.read, (await find("BU03440112")).id))).toEqual(["WK034401", "GM0344", "NL01"]);
    expect(codes(await childrenOf(base.read, (await find("GM0344")).id))).toEqual(["WK034401", "WK034403"]);
  });

  test("below another are found at any depth, of the same division only", async () => {
    expect(codes(await areasWithin(base.read, (await find("NL01")).id, "neighbourhood"))).toEqual(["BU03440111", "BU03440112", "BU03440331"]);
    expect(codes(await listAreas(base.read, "neighbourhood", { within: "GM0344", division: 2017 }))).toEqual(["BU03440111", "BU03440112"]);
    expect(codes(await listAreas(base.read, "municipality"))).toEqual(["GM0344", "GM0363"]);
    expect(await listAreas(base.read, "district", { within: "GM9999" })).toEqual([]);
    expect(await listAreas(base.read, "ggdRegion")).toEqual([]);
  });

  test("are compared with those of their municipality, municipalities with all", async () => {
    expect(codes(await peersOf(base.read, await find("WK034401")))).toEqual(["WK034401", "WK034403"]);
    expect(codes(await peersOf(base.read, await find("BU03440331")))).toEqual(["BU03440111", "BU03440112", "BU03440331"]);
    expect(codes(await peersOf(base.read, await find("GM0344", 2017)))).toEqual(["GM0344"]);
    expect(codes(await peersOf(base.read, await find("GM0344")))).toEqual(["GM0344", "GM0363"]);
  });

  test("names for search come once per code, with what holds them", async () => {
    const names = await allNames(base.read);
    expect(codes(names)).toEqual([...new Set(codes(names))]);
    expect(names.find(({ code }) => code === "BU03440112")).toMatchObject({ division: 2020, within: ["Wijk 01 West", "Utrecht"] });
    expect(names.find(({ code }) => code === "WK034403")!.within).toEqual(["Utrecht"]);
    expect(names.find(({ code }) => code === "GM0344")!.within).toEqual([]);
  });
});

describe("saving areas", () => {
  test("a later list fills a missing name and keeps a known one", async () => {
    expect((await find("BU03440111")).name).toBe("BU03440111");
    const ids = await saveAreas(base.db, [area("BU03440111", "neighbourhood", "Welgelegen"), area("BU03440112", "neighbourhood", "Something else")], 2020);
    expect((await find("BU03440111")).name).toBe("Welgelegen");
    expect((await find("BU03440112")).name).toBe("Oog in Al");
    expect(ids.get("BU03440111")).toBe((await find("BU03440111")).id);
  });

  test("a parent that comes later is joined", async () => {
    await saveAreas(base.db, [area("BU05180101", "neighbourhood", "Late")], 2020);
    expect((await find("BU05180101")).parentId).toBeNull();
    await saveAreas(base.db, [area("WK051801", "district", "Later")], 2020);
    expect((await find("BU05180101")).parentId).toBe((await find("WK051801")).id);
  });

  test("a code of another level is refused and nothing of the list stays", async () => {
    const list = [area("GM0001", "municipality", "New"), area("GM0344", "district", "Wrong")];
    await expect(saveAreas(base.db, list, 2020)).rejects.toThrow(/GM0344 \(2020\) is listed as district and known as municipality/);
    expect(await findArea(base.read, "GM0001")).toBeUndefined();
  });

  test("the same list again changes nothing that readers see", async () => {
    const version = () => base.read.selectFrom("data_version").select("version").executeTakeFirstOrThrow();
    const before = await version();
    await saveAreas(base.db, listing, 2020);
    expect(await version()).toEqual(before);
  });

  test("takes part in the caller's transaction", async () => {
    const undone = base.db.transaction().execute(async (trx) => {
      await saveAreas(trx, [area("GM0002", "municipality", "Undone")], 2020);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await findArea(base.read, "GM0002")).toBeUndefined();
  });

  test("a municipality can be marked as known completely", async () => {
    await markComplete(base.db, ["GM0363"], 2020);
    expect((await find("GM0363")).complete).toBe(true);
  });

  test("17,000 areas are saved", async () => {
    const many = Array.from({ length: 17_000 }, (_, i) => area(`BU${String(10_000_000 + i)}`, "neighbourhood", `Buurt ${i}`));
    expect((await saveAreas(base.db, many, 2001)).size).toBe(17_000);
    expect(await listAreas(base.read, "neighbourhood", { division: 2001 })).toHaveLength(17_000);
  });
});

describe("sets", () => {
  const set = { code: "integraal", name: "Integrale aanpak", division: 2020, members: ["WK034403", "WK036300"] };

  test("hold their members and what lies below them", async () => {
    const id = await saveSet(base.db, set);
    expect(codes(await membersOf(base.read, id))).toEqual(["WK034403", "WK036300"]);
    expect(codes(await areasWithin(base.read, id, "neighbourhood"))).toEqual(["BU03440331"]);
    expect(await saveSet(base.db, { ...set, name: "Anders", members: ["WK034401"] })).toBe(id);
    expect(codes(await membersOf(base.read, id))).toEqual(["WK034401"]);
    expect((await find("integraal")).name).toBe("Anders");
  });

  test("with an unknown member are refused, by name", async () => {
    const saved = saveSet(base.db, { ...set, code: "other", members: ["WK034403", "WK999999"] });
    await expect(saved).rejects.toMatchObject({ kind: "unknown-areas", faults: [{ found: "WK999999 is not known in 2020" }] });
    expect(await findArea(base.read, "other")).toBeUndefined();
  });

  test("can't take the code of a municipality", async () => {
    await expect(saveSet(base.db, { ...set, code: "GM0344" })).rejects.toThrow(Problem);
  });
});

describe("boundaries", () => {
  const square = (west: number, south: number, side = 1000): Ring => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  const prepared = (code: string, year: number, west: number) => prepareBoundaries([{ code, name: null, outline: [[square(west, 455_000)]] }], year, "made for this test");

  beforeAll(async () => {
    await saveBoundaries(base.db, [...prepared("WK034401", 2017, 135_000), ...prepared("WK034401", 2022, 136_000), ...prepared("WK034403", 2022, 137_000)]);
  });

  test("come of the year nearest to the one asked for, and say which", async () => {
    const years = async (year?: number) => (await boundariesOf(base.read, ["WK034401", "WK034403", "GM0344"], { year })).map((row) => [row.code, row.year]);
    expect(await years(2018)).toEqual([["WK034401", 2017], ["WK034403", 2022]]);
    expect(await years(2020)).toEqual([["WK034401", 2022], ["WK034403", 2022]]);
    expect(await years()).toEqual([["WK034401", 2022], ["WK034403", 2022]]);
    expect(await boundariesOf(base.read, [])).toEqual([]);
  });

  test("come back as they were saved", async () => {
    const [row] = await boundariesOf(base.read, ["WK034401"], { year: 2017 });
    const [asSaved] = prepared("WK034401", 2017, 135_000);
    const { outline, coarsePath, ...rest } = asSaved!;
    expect(row).toEqual(rest);
    expect(await outlineOf(base.read, "WK034401", 2017)).toEqual(outline);
    expect((await boundariesOf(base.read, ["WK034401"], { year: 2017, coarse: true }))[0]!.path).toBe(coarsePath);
    expect(await outlineOf(base.read, "WK034401", 1999)).toBeUndefined();
  });

  test("of the same code and year are replaced", async () => {
    await saveBoundaries(base.db, prepared("WK034403", 2022, 138_000));
    expect(await boundariesOf(base.read, ["WK034403"])).toMatchObject([{ west: 138_000, centre: { x: 138_500, y: 455_500 } }]);
  });

  test("for a map go with their areas; an area without one stays in the list", async () => {
    const map = await areasWithBoundaries(base.read, "district", { within: "NL01", division: 2020 });
    expect(map.map(({ area, boundary }) => [area.code, boundary?.year ?? null])).toEqual([
      ["WK034401", 2022],
      ["WK034403", 2022],
      ["WK036300", null],
    ]);
  });
});

test("tiles of a map are replaced as a whole", async () => {
  await saveTiles(base.db, "utrecht", [{ code: "WK034401", col: 0, row: 1 }, { code: "WK034403", col: 2, row: 0 }]);
  await saveTiles(base.db, "utrecht", [{ code: "WK034403", col: 1, row: 0 }]);
  expect(await tilesOf(base.read, "utrecht")).toEqual([{ code: "WK034403", col: 1, row: 0 }]);
  expect(await tilesOf(base.read, "elsewhere")).toEqual([]);
});

test("crosswalk rows of a from-area are replaced together, so that old weights don't stay beside new ones", async () => {
  const row = (toCode: string, weight: number): CrosswalkRow => ({ fromCode: "WK034401", fromDivision: 2017, toCode, toDivision: 2020, weight, basis: "people", source: "made for this test", errorShare: null });
  await saveCrosswalk(base.db, [row("WK034401", 0.5), row("WK034403", 0.5)]);
  await saveCrosswalk(base.db, [row("WK034401", 1)]);
  expect(await crosswalkBetween(base.read, 2017, 2020)).toEqual([row("WK034401", 1)]);
  expect(await crosswalkBetween(base.read, 2020, 2017)).toEqual([]);
  await expect(saveCrosswalk(base.db, [row("WK034401", 2)])).rejects.toThrow();
  expect(await crosswalkBetween(base.read, 2017, 2020)).toEqual([row("WK034401", 1)]);
});
