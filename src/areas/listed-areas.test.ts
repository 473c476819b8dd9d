import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { levelOfCode } from "./level.ts";
import { readHierarchy, storeListedAreas } from "./listed-areas.ts";
import { saveSet } from "./sets.ts";

let base: TestDatabase;
let client: pg.PoolClient;
beforeEach(async () => {
  base = await testDatabase();
  client = await base.pool.connect();
});
afterEach(async () => {
  client.release();
  await base.close();
});

const listed = (...codes: string[]) =>
  codes.map((code) => ({
    code,
    level: levelOfCode(code) ?? ("neighbourhood" as const),
    name: null as string | null,
    parent: null as string | null,
  }));
const store = (areas: ReturnType<typeof listed>, division = 2020, rows: number[] = []) => storeListedAreas(client, areas, division, rows);
const stored = async () =>
  (
    await client.query(
      "select a.code, a.division, a.name, a.complete, p.code as parent from area a left join area p on p.id = a.parent_id order by a.division, a.code",
    )
  ).rows;

describe("areas that a delivery names", () => {
  test("get ids in the order of the list, the same ones the next time", async () => {
    const ids = await store(listed("BU03440112", "GM0344", "WK034401"));
    expect([...(await store(listed("WK034401", "BU03440112", "GM0344")))]).toEqual([ids[2], ids[0], ids[1]]);
    expect(new Set(ids).size).toBe(3);
  });

  test("lie in the areas that the office's numbering says, which may come later in the list", async () => {
    await store(listed("BU03440112", "WK034401", "GM0344"));
    expect((await stored()).map(({ code, parent }) => [code, parent])).toEqual([
      ["BU03440112", "WK034401"],
      ["GM0344", null],
      ["WK034401", "GM0344"],
    ]);
  });

  test("are versions of their own in another division", async () => {
    const [now] = await store(listed("GM0344"));
    const [then] = await store(listed("GM0344"), 2017);
    expect(then).not.toBe(now);
    expect((await stored()).map(({ code, division }) => [code, division])).toEqual([
      ["GM0344", 2017],
      ["GM0344", 2020],
    ]);
  });

  test("without a name get the one that another division has", async () => {
    await store([{ ...listed("GM0344")[0], name: "Utrecht" }], 2017);
    await store(listed("GM0344"));
    expect((await stored()).map(({ name }) => name)).toEqual(["Utrecht", "Utrecht"]);
  });
});

describe("a municipality", () => {
  test("that came with neighbourhoods is complete: an unknown code below it is of another year", async () => {
    await store(listed("GM0344", "WK034401", "BU03440112"));
    await expect(store(listed("BU03440112", "BU03449999", "WK034499"), 2020, [2, 7, 9])).rejects.toMatchObject({
      kind: "unknown-area",
      faults: [
        { row: 7, found: "BU03449999 does not exist in the 2020 division of GM0344" },
        { row: 9, found: "WK034499 does not exist in the 2020 division of GM0344" },
      ],
    });
    expect(await stored()).toHaveLength(3);
  });

  test("that came alone is not: what lies below it may still come", async () => {
    await store(listed("GM0344", "WK034401"));
    await store(listed("BU03440112"));
    expect(await stored()).toHaveLength(3);
  });

  test("that is complete in one year says nothing of another year", async () => {
    await store(listed("GM0344", "WK034401", "BU03440112"));
    await expect(store(listed("BU03449999"), 2017)).resolves.toHaveLength(1);
  });

  test("says nothing of its neighbour", async () => {
    await store(listed("GM0344", "WK034401", "BU03440112"));
    await expect(store(listed("BU03630001"))).resolves.toHaveLength(1);
  });
});

test("a code that is no code of the office is refused, unless it is a set that was made before", async () => {
  await expect(store(listed("samen"), 2020, [4])).rejects.toMatchObject({
    kind: "unknown-area",
    faults: [{ row: 4, found: expect.stringContaining("samen is no code") }],
  });
  await store(listed("GM0344", "WK034401"));
  const id = await saveSet(base.db, { code: "samen", name: "Samen", division: 2020, members: ["WK034401"] });
  expect([...(await store(listed("samen")))]).toEqual([id]);
});

test("the hierarchy gives parents and sets of one division, for disclosure control", async () => {
  await store(listed("GM0344", "WK034401", "WK034402"));
  await store(listed("GM0344", "WK034403"), 2017);
  await saveSet(base.db, { code: "samen", name: "Samen", division: 2020, members: ["WK034402", "WK034401"] });
  const { parents, sets } = await readHierarchy(client, 2020);
  expect([...parents].toSorted()).toEqual([
    ["WK034401", "GM0344"],
    ["WK034402", "GM0344"],
  ]);
  expect([...sets]).toEqual([["samen", ["WK034401", "WK034402"]]]);
});
