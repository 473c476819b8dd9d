import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { makeDelivery, makeIndicator, year, type MadeCell } from "../../../test/makers.ts";
import { seededRandom } from "../../stats/index.ts";
import type { Delivery } from "../delivery.ts";
import { loadDelivery } from "../load.ts";
import { previewDelivery } from "./preview.ts";
import type { Preview } from "./preview-result.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

async function withClient<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await base.pool.connect();
  try {
    return await use(client);
  } finally {
    client.release();
  }
}
const look = (delivery: Delivery): Promise<Preview> => withClient((client) => previewDelivery(client, delivery, () => {}));
const load = (delivery: Delivery) => withClient((client) => loadDelivery(client, delivery));

/** Rows per table, and every sequence: a row that was added and taken away again would leave a gap there. */
async function traces(): Promise<unknown> {
  const tables = [
    "area",
    "source",
    "source_key",
    "release",
    "release_coverage",
    "indicator",
    "population_group",
    "period",
    "observation",
    "audit_event",
  ];
  const counts = tables.map((table) => `select '${table}' as name, count(*)::text as n from ${table}`).join(" union all ");
  const { rows } = await base.owner.query(
    `${counts} union all select sequencename, coalesce(last_value, 0)::text from pg_sequences union all select 'version', version::text from data_version`,
  );
  return rows;
}

const source = (id: string) => ({ id, title: id, publisher: "Nobody", licence: "CC0", licenceUrl: null, homepage: null, disclosure: {} });

describe("a preview tells", () => {
  const first = makeDelivery({
    source: source("P1"),
    cells: [
      { area: "WK034401", value: 10 },
      { area: "WK034402", value: 20 },
      { area: "WK034403", value: null },
      { area: "WK034404", value: 40 },
    ],
  });

  test("that all of it is new, and leaves nothing behind", async () => {
    const before = await traces();
    const told = await look(first);
    expect(told).toMatchObject({
      outcome: "new",
      release: "P1-2020-18plus-v1",
      version: 1,
      replaces: null,
      source: { id: "P1", fresh: true },
      observations: 4,
      absent: 1,
      absences: { unknown: 1 },
      cells: { fresh: 4, same: 0, changed: 0, gone: 0, absent: 1 },
      areas: { listed: 4, fresh: 4 },
      changes: [],
    });
    expect(told.indicators).toMatchObject([{ id: "overgewicht", fresh: true }]);
    expect(await traces()).toEqual(before);
  });

  test("after the import of the same: nothing new", async () => {
    const loaded = await load(first);
    expect(await look(first)).toMatchObject({ ...loaded, outcome: "same", withdrawn: null });
  });

  test("of a correction exactly which figures change, which go and which stay", async () => {
    const second = makeDelivery({
      source: source("P1"),
      cells: [
        { area: "WK034401", value: 10 },
        { area: "WK034402", value: 22 },
        { area: "WK034403", value: 30 },
        { area: "WK034405", value: 50 },
      ],
    });
    const told = await look(second);
    expect(told).toMatchObject({
      release: "P1-2020-18plus-v2",
      replaces: "P1-2020-18plus-v1",
      cells: { fresh: 1, same: 1, changed: 2, gone: 1, absent: 0 },
      areas: { listed: 4, fresh: 1, first: [{ code: "WK034405" }] },
    });
    // A figure that gets a value comes first; then what moves most.
    expect(told.changes.map(({ area, before, after }) => [area, before.value, after.value])).toEqual([
      ["WK034403", null, 30],
      ["WK034402", 20, 22],
    ]);
    expect(told.changes[0].before.status).toBe("unknown");
  });

  test("what of the texts would change", async () => {
    const renamed = makeIndicator({ title: { nl: "Te zwaar", en: "Overweight" }, decimals: 0 });
    const told = await look(
      makeDelivery({ source: source("P1"), series: "other", indicators: [renamed], cells: [{ area: "WK034401", value: 1 }] }),
    );
    expect(told.described).toEqual([{ indicator: "overgewicht", what: ["title", "decimals"] }]);
  });

  test("that this file was withdrawn, and why", async () => {
    await base.pool.query("update release set withdrawn_at = now(), withdrawn_reason = 'verkeerd jaar' where key = 'P1-2020-18plus-v1'");
    expect(await look(first)).toMatchObject({ outcome: "same", withdrawn: "verkeerd jaar" });
    await base.pool.query("update release set withdrawn_at = null, withdrawn_reason = null where key = 'P1-2020-18plus-v1'");
  });

  test("another basis once something else was loaded", async () => {
    const asked = makeDelivery({ source: source("P1"), series: "more", cells: [{ area: "WK034401", value: 3 }] });
    const before = (await look(asked)).basis;
    expect((await look(asked)).basis).toBe(before);
    await load(makeDelivery({ source: source("P2"), cells: [{ area: "WK034401", value: 7 }] }));
    expect((await look(asked)).basis).not.toBe(before);
  });
});

describe("a preview refuses what the import would refuse", () => {
  const refused: [string, () => Delivery, string][] = [
    ["a share above its whole", () => makeDelivery({ source: source("P3"), cells: [{ area: "WK034401", value: 101 }] }), "cell-impossible"],
    [
      "the same cell twice",
      () =>
        makeDelivery({
          source: source("P3"),
          cells: [
            { area: "WK034401", value: 1 },
            { area: "WK034401", value: 2 },
          ],
        }),
      "cell-twice",
    ],
    [
      "another unit than before",
      () =>
        makeDelivery({ source: source("P3"), indicators: [makeIndicator({ unit: "per 1.000" })], cells: [{ area: "WK034401", value: 1 }] }),
      "other-unit",
    ],
    [
      "other dates of a period",
      () =>
        makeDelivery({
          source: source("P3"),
          periods: [{ id: "2020", starts: "2020-01-01", ends: "2020-06-30" }],
          cells: [{ area: "WK034401", value: 1 }],
        }),
      "other-period",
    ],
    [
      "looser rules than before",
      () =>
        makeDelivery({
          source: { ...source("P4"), disclosure: { minimumCount: 3 } },
          series: "2",
          cells: [{ area: "WK034401", value: 1 }],
        }),
      "disclosure-looser",
    ],
  ];
  beforeAll(async () => {
    await load(makeDelivery({ source: { ...source("P4"), disclosure: { minimumCount: 10 } }, cells: [{ area: "WK034401", value: 1 }] }));
  });
  test.each(refused)("%s", async (_name, make, kind) => {
    const before = await traces();
    await expect(look(make())).rejects.toMatchObject({ kind });
    expect(await traces()).toEqual(before);
    await expect(load(make())).rejects.toMatchObject({ kind });
  });
});

test("what a preview tells is what the import does: 20 deliveries on one another, with and without rules, seed 5", async () => {
  const random = seededRandom(5);
  const pick = (most: number): number => Math.floor(random() * most);
  const indicators = ["a", "b", "c"].map((id) => makeIndicator({ id: `tel-${id}`, measure: "count", unit: "", decimals: 0 }));
  const met = { fresh: 0, same: 0, changed: 0, hidden: 0, refused: 0 };
  for (let round = 0; round < 20; round += 1) {
    const ruled = round % 2 === 1;
    const cells: MadeCell[] = [];
    for (const area of ["GM0345", "WK034501", "WK034502", "WK034503", `WK0345${10 + pick(40)}`])
      for (let indicator = 0; indicator < 3; indicator += 1)
        for (let period = 0; period < 2; period += 1)
          if (random() < 0.8) cells.push({ area, indicator, period, value: random() < 0.15 ? null : 5 * pick(12) });
    if (cells.length === 0) continue;
    const delivery = makeDelivery({
      source: { ...source(ruled ? "RULED" : "FREE"), disclosure: ruled ? { minimumCount: 8 } : {} },
      series: `series-${pick(3)}`,
      indicators: ruled ? indicators.map((each) => ({ ...each, id: `${each.id}-r`, sourceKey: `${each.id}-r` })) : indicators,
      periods: [year("2019"), year("2020")],
      cells,
    });
    const shown = async (): Promise<Map<string, string>> => {
      const { rows } = await base.pool.query<{ key: string; told: string }>(
        `select concat_ws(' ', area_id, period, indicator, population_group) as key, concat_ws('|', status, value) as told from current_observation`,
      );
      return new Map(rows.map(({ key, told }) => [key, told]));
    };
    const told = await look(delivery).catch((error: unknown) => error as { kind: string });
    const before = await shown();
    const loaded = await load(delivery).catch((error: unknown) => error as { kind: string });
    if ("kind" in told || "kind" in loaded) {
      expect(loaded).toMatchObject({ kind: (told as { kind: string }).kind });
      met.refused += 1;
      continue;
    }
    expect({ release: told.release, version: told.version, observations: told.observations, absent: told.absent }).toEqual({
      release: loaded.release,
      version: loaded.version,
      observations: loaded.observations,
      absent: loaded.absent,
    });
    const { rows } = await base.pool.query<{ key: string; told: string }>(
      `select concat_ws(' ', area_id, period, indicator, population_group) as key, concat_ws('|', status, value) as told
       from observation o join release r on r.id = o.release_id where r.key = $1`,
      [loaded.release],
    );
    const found = { fresh: 0, same: 0, changed: 0 };
    for (const row of rows) found[!before.has(row.key) ? "fresh" : before.get(row.key) === row.told ? "same" : "changed"] += 1;
    expect({ round, ...found }).toEqual({ round, fresh: told.cells.fresh, same: told.cells.same, changed: told.cells.changed });
    const hidden = rows.filter((row) => row.told.startsWith("suppressed")).length;
    expect({ round, hidden: told.absences.suppressed ?? 0 }).toEqual({ round, hidden });
    for (const name of ["fresh", "same", "changed"] as const) met[name] += found[name];
    met.hidden += hidden;
  }
  // Every kind of cell came by; else nothing was shown about it.
  expect(Object.entries(met).filter(([, n]) => n === 0)).toEqual([]);
});
