import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { Problem } from "../kernel/problem.ts";
import { prepareBoundaries } from "./boundaries.ts";
import type { CrosswalkRow } from "./crosswalk.ts";
import {
  boundariesOf,
  crosswalkInto,
  crosswalkOutOf,
  crosswalkSources,
  findAreas,
  insertAreas,
  listAreas,
  listMembers,
  listWithFigures,
  nameAreas,
  saveBoundaries,
  saveCrosswalk,
  saveTiles,
  tilesOf,
  type NewArea,
} from "./queries.ts";
import { saveSet } from "./sets.ts";
import type { Ring } from "./ring.ts";
import { inTransaction } from "./transaction.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  for (const division of [2017, 2020])
    for (const area of listing) await inTransaction(base.pool, (client) => insertAreas(client, [area], division));
});
afterAll(() => base.close());

const area = (code: string, level: NewArea["level"], name: string | null, parent: string | null = null): NewArea => ({
  code,
  level,
  name,
  parent,
});
const listing = [
  area("GM0344", "municipality", "Utrecht"),
  area("WK034401", "district", "Wijk 01 West", "GM0344"),
  area("WK034403", "district", "Wijk 03 Overvecht", "GM0344"),
  area("BU03440111", "neighbourhood", null, "WK034401"),
];
const version = () => base.read.selectFrom("data_version").select("version").executeTakeFirstOrThrow();
const known = async (code: string, division: number) =>
  (await inTransaction(base.pool, (client) => findAreas(client, [code], division))).get(code);

describe("areas", () => {
  test("are listed newest division first, with the id of what holds them in the same division", async () => {
    const areas = await listAreas(base.read);
    expect(areas.map(({ code, division }) => `${code} ${division}`)).toEqual(
      ["BU03440111", "GM0344", "WK034401", "WK034403"]
        .flatMap((code) => [`${code} 2020`])
        .concat(["BU03440111 2017", "GM0344 2017", "WK034401 2017", "WK034403 2017"]),
    );
    const utrecht = areas.find(({ code, division }) => code === "GM0344" && division === 2017)!;
    expect(areas.find(({ code, division }) => code === "WK034403" && division === 2017)).toMatchObject({
      name: "Wijk 03 Overvecht",
      level: "district",
      parentId: utrecht.id,
    });
  });

  test("without a name take that of another division, else their code; a later name replaces only the code", async () => {
    expect((await known("BU03440111", 2020))!.name).toBe("BU03440111");
    await inTransaction(base.pool, (client) =>
      nameAreas(
        client,
        [
          { code: "BU03440111", name: "Welgelegen" },
          { code: "WK034401", name: "Something else" },
        ],
        2020,
      ),
    );
    expect((await known("BU03440111", 2020))!.name).toBe("Welgelegen");
    expect((await known("BU03440111", 2017))!.name).toBe("BU03440111");
    expect((await known("WK034401", 2020))!.name).toBe("Wijk 01 West");
    await inTransaction(base.pool, (client) => insertAreas(client, [area("BU03440111", "neighbourhood", null)], 2022));
    expect((await known("BU03440111", 2022))!.name).toBe("Welgelegen");
  });

  test("without any observation have no figures", async () => {
    expect(await listWithFigures(base.read)).toEqual(new Set());
  });
});

describe("sets", () => {
  const set = { code: "integraal", name: "Integrale aanpak", division: 2020, members: ["WK034401", "WK034403"] };
  const members = async (id: number) => {
    const codes = new Map((await listAreas(base.read)).map((each) => [each.id, each.code]));
    return (await listMembers(base.read)).get(id)?.map((member) => codes.get(member));
  };

  test("hold their members, and are changed in place", async () => {
    const id = await saveSet(base.db, set);
    expect(await members(id)).toEqual(["WK034401", "WK034403"]);
    expect(await saveSet(base.db, { ...set, name: "Anders", members: ["WK034403"] })).toBe(id);
    expect(await members(id)).toEqual(["WK034403"]);
    expect((await known("integraal", 2020))!.name).toBe("Anders");
  });

  test("with an unknown member are refused, by name", async () => {
    const saved = saveSet(base.db, { ...set, code: "other", members: ["WK034403", "WK999999"] });
    await expect(saved).rejects.toMatchObject({ kind: "unknown-areas", faults: [{ found: "WK999999 is not known in 2020" }] });
    expect(await known("other", 2020)).toBeUndefined();
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
  const prepared = (code: string, year: number, west: number) =>
    prepareBoundaries([{ code, name: null, outline: [[square(west, 455_000)]] }], year, "made for this test");

  const save = (rows: ReturnType<typeof prepared>) => inTransaction(base.pool, (client) => saveBoundaries(client, rows));

  beforeAll(async () => {
    await save([...prepared("WK034401", 2017, 135_000), ...prepared("WK034401", 2022, 136_000), ...prepared("WK034403", 2022, 137_000)]);
  });

  test("come of the year nearest to the one asked for, and say which", async () => {
    const years = async (year?: number) =>
      (await boundariesOf(base.read, ["WK034401", "WK034403", "GM0344"], { year })).map((row) => [row.code, row.year]);
    expect(await years(2018)).toEqual([
      ["WK034401", 2017],
      ["WK034403", 2022],
    ]);
    expect(await years(2020)).toEqual([
      ["WK034401", 2022],
      ["WK034403", 2022],
    ]);
    expect(await years()).toEqual([
      ["WK034401", 2022],
      ["WK034403", 2022],
    ]);
    expect(await boundariesOf(base.read, [])).toEqual([]);
  });

  test("come back as they were saved", async () => {
    const [row] = await boundariesOf(base.read, ["WK034401"], { year: 2017 });
    const [asSaved] = prepared("WK034401", 2017, 135_000);
    const { outline, coarsePath, ...rest } = asSaved;
    expect(row).toEqual(rest);
    expect(
      (
        await base.read
          .selectFrom("boundary")
          .select("outline")
          .where("code", "=", "WK034401")
          .where("year", "=", 2017)
          .executeTakeFirstOrThrow()
      ).outline,
    ).toEqual(outline);
    expect((await boundariesOf(base.read, ["WK034401"], { year: 2017, coarse: true }))[0].path).toBe(coarsePath);
  });

  test("of the same code and year are replaced", async () => {
    expect(await save(prepared("WK034403", 2022, 138_000))).toBe(1);
    expect(await boundariesOf(base.read, ["WK034403"])).toMatchObject([{ west: 138_000, centre: { x: 138_500, y: 455_500 } }]);
  });

  test("that are there already change nothing that readers see; of a list only what differs is written", async () => {
    const before = await version();
    expect(await save([...prepared("WK034401", 2017, 135_000), ...prepared("WK034401", 2022, 136_000)])).toBe(0);
    expect(await version()).toEqual(before);
    expect(await save([...prepared("WK034401", 2022, 136_000), ...prepared("WK034403", 2022, 139_000)])).toBe(1);
    expect(await version()).not.toEqual(before);
    const newSource = prepared("WK034403", 2022, 139_000).map((row) => ({ ...row, source: "somebody else" }));
    expect(await save(newSource)).toBe(1);
  });
});

test("tiles of a map are replaced as a whole, labels included", async () => {
  await saveTiles(base.db, "utrecht", [
    { code: "WK034401", col: 0, row: 1 },
    { code: "WK034403", col: 2, row: 0 },
  ]);
  await saveTiles(base.db, "utrecht", [{ code: "WK034403", col: 1, row: 0, label: "Overv." }]);
  expect(await tilesOf(base.read, "utrecht")).toEqual([{ code: "WK034403", col: 1, row: 0, label: "Overv." }]);
  expect(await tilesOf(base.read, "elsewhere")).toEqual([]);
});

describe("crosswalk", () => {
  const row = (fromCode: string, toCode: string, weight: number, errorShare: number | null = null): CrosswalkRow => ({
    fromCode,
    fromDivision: 2017,
    toCode,
    toDivision: 2020,
    weight,
    basis: "people",
    source: "made for this test",
    errorShare,
  });
  const save = (rows: CrosswalkRow[]) => inTransaction(base.pool, (client) => saveCrosswalk(client, rows));

  test("rows of a from-area are replaced together, so that old weights don't stay beside new ones", async () => {
    expect(await save([row("WK034401", "WK034401", 0.5), row("WK034401", "WK034403", 0.5, 0.1)])).toBe(1);
    expect(await save([row("WK034401", "WK034401", 1), row("WK034403", "WK034403", 1)])).toBe(2);
    expect(await crosswalkOutOf(base.read, ["WK034401", "WK034403"], 2017, 2020)).toEqual([
      row("WK034401", "WK034401", 1),
      row("WK034403", "WK034403", 1),
    ]);
    expect(await crosswalkOutOf(base.read, ["WK034401"], 2020, 2017)).toEqual([]);
    await expect(save([row("WK034401", "WK034401", 2)])).rejects.toThrow(/weight/);
    expect(await crosswalkInto(base.read, "WK034401", 2020)).toEqual([row("WK034401", "WK034401", 1)]);
    expect(await crosswalkSources(base.read, 2020)).toEqual(new Set([2017]));
    expect(await crosswalkSources(base.read, 2017)).toEqual(new Set());
  });

  test("the same rows again change nothing that readers see; another error is a change", async () => {
    await save([row("WK034401", "WK034401", 0.25, 0.1), row("WK034401", "WK034403", 0.75)]);
    const before = await version();
    expect(await save([row("WK034401", "WK034403", 0.75), row("WK034401", "WK034401", 0.25, 0.1)])).toBe(0);
    expect(await version()).toEqual(before);
    expect(await save([row("WK034401", "WK034403", 0.75), row("WK034401", "WK034401", 0.25, 0.2)])).toBe(1);
  });
});
