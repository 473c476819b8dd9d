import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { adults, makeDelivery, makeIndicator, year, type MadeCell } from "../../test/makers.ts";
import type { Delivery } from "./delivery.ts";
import { loadDelivery } from "./load.ts";

let base: TestDatabase;
beforeEach(async () => void (base = await testDatabase()));
afterEach(() => base.close());

async function load(delivery: Delivery) {
  const client = await base.pool.connect();
  try {
    return await loadDelivery(client, delivery);
  } finally {
    client.release();
  }
}

const rows = async (text: string, values: unknown[] = []) => (await base.pool.query(text, values)).rows;
const one = async (text: string) => (await rows(text))[0];
/** Everything that a load can touch, as a reader would find it. */
const state = async () => ({
  ...(await one(`select (select count(*)::int from area) as areas, (select count(*)::int from observation) as observations, (select count(*)::int from release) as releases,
    (select count(*)::int from indicator) as indicators, (select count(*)::int from source_key) as keys, (select count(*)::int from population_group) as groups,
    (select count(*)::int from period) as periods, (select count(*)::int from release_coverage) as coverage, (select count(*)::int from source) as sources`)),
  version: (await one("select version from data_version")).version,
});
const current = () =>
  rows(`select a.code, p.id as period, i.id as indicator, o.value, o.status, r.key as release from current_observation o
    join area a on a.id = o.area_id join period p on p.number = o.period join indicator i on i.number = o.indicator join release r on r.id = o.release_id order by 1, 2, 3`);

const cells: MadeCell[] = [
  { area: "BU03440112", value: 32.1, lower: 30, upper: 34.2, numerator: 321, denominator: 1000 },
  { area: "WK034401", value: 34.9 },
  { area: "GM0344", value: 39.4 },
  { area: "BU03440111", value: null, status: "suppressed" },
];
const delivery = makeDelivery({ cells, names: { GM0344: "Utrecht" } });
const people = makeIndicator({ id: "inwoners", unit: "aantal", decimals: 0, measure: "count" });

describe("a load", () => {
  test("stores every cell with its limits and counts, or the reason why there is no value", async () => {
    expect(await load(delivery)).toEqual({ outcome: "loaded", release: "TEST1-2020-18plus-v1", version: 1, observations: 4, absent: 1 });
    const stored = await rows(
      "select a.code, o.status, o.value, o.lower, o.upper, o.numerator, o.denominator from observation o join area a on a.id = o.area_id order by a.code",
    );
    const nothing = { lower: null, upper: null, numerator: null, denominator: null };
    expect(stored).toEqual([
      { code: "BU03440111", status: "suppressed", value: null, ...nothing },
      { code: "BU03440112", status: "final", value: 32.1, lower: 30, upper: 34.2, numerator: 321, denominator: 1000 },
      { code: "GM0344", status: "final", value: 39.4, ...nothing },
      { code: "WK034401", status: "final", value: 34.9, ...nothing },
    ]);
    expect(await one("select filled, absent, not_measured from release_coverage")).toEqual({ filled: 3, absent: 1, not_measured: false });
  });

  test("keeps where it came from", async () => {
    await load({ ...delivery, url: "https://example.org/t", excerpt: true });
    expect(
      await one(
        "select source_id, series, version, title, publisher, licence, url, file_name, checksum, division, excerpt, retrieved_at, observation_count, supersedes_id from release",
      ),
    ).toEqual({
      source_id: "TEST1",
      series: "2020/18plus",
      version: 1,
      title: "A made delivery",
      publisher: "Nobody",
      licence: "CC0",
      url: "https://example.org/t",
      file_name: "made.csv",
      checksum: delivery.checksum,
      division: 2020,
      excerpt: true,
      retrieved_at: new Date("2026-01-02T03:04:05Z"),
      observation_count: 4,
      supersedes_id: null,
    });
  });

  test("hangs the areas under each other, whatever their order", async () => {
    await load(delivery);
    expect(await rows("select a.code, p.code as parent from area a join area p on p.id = a.parent_id order by 1")).toEqual([
      { code: "BU03440111", parent: "WK034401" },
      { code: "BU03440112", parent: "WK034401" },
      { code: "WK034401", parent: "GM0344" },
    ]);
  });

  test("notes what was not measured, without a row per area", async () => {
    await load(
      makeDelivery({
        cells,
        indicators: [makeIndicator(), makeIndicator({ id: "roker" })],
        notMeasured: [{ indicator: 1, period: 0, group: 0 }],
      }),
    );
    expect(
      await rows(
        "select i.id, c.filled, c.absent, c.not_measured from release_coverage c join indicator i on i.number = c.indicator order by 1",
      ),
    ).toEqual([
      { id: "overgewicht", filled: 3, absent: 1, not_measured: false },
      { id: "roker", filled: 0, absent: 0, not_measured: true },
    ]);
  });

  test("stores more cells than one chunk holds, in any order", async () => {
    const many = Array.from({ length: 9_001 }, (_, n) => ({ area: `BU${10_000_000 + ((n * 7_919) % 9_001)}`, value: (n * 7_919) % 9_001 }));
    await load(makeDelivery({ cells: many, indicators: [people] }));
    expect(
      await one(
        "select count(*)::int as n, count(*) filter (where o.value = substr(a.code, 3)::int - 10000000)::int as right from observation o join area a on a.id = o.area_id",
      ),
    ).toEqual({ n: 9_001, right: 9_001 });
  });

  test("tells its progress up to the last observation", async () => {
    const told: [string, number, number | null][] = [];
    const client = await base.pool.connect();
    await loadDelivery(client, delivery, (...step) => told.push(step));
    client.release();
    expect(told.at(-1)).toEqual(["observations", 4, 4]);
  });
});

describe("the same file a second time", () => {
  test("changes nothing, also not the data's version", async () => {
    await load(delivery);
    const before = await state();
    expect(await load(delivery)).toEqual({ outcome: "unchanged", release: "TEST1-2020-18plus-v1", version: 1, observations: 4, absent: 1 });
    expect(await state()).toEqual(before);
  });

  test("at the same moment from two sides is stored once", async () => {
    const outcomes = await Promise.all([load(delivery), load(delivery)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["loaded", "unchanged"]);
    expect(await state()).toMatchObject({ releases: 1, observations: 4 });
  });
});

test("two different files at once with the same new areas and indicators both come in", async () => {
  const other = makeDelivery({ cells: cells.map((cell) => ({ ...cell, lower: undefined, upper: undefined })), periods: [year("2016")] });
  await Promise.all([load(delivery), load(other)]);
  expect(await state()).toMatchObject({ releases: 2, observations: 8, areas: 4, indicators: 1 });
});

describe("a corrected release", () => {
  const corrected = makeDelivery({
    cells: [
      { area: "GM0344", value: 40 },
      { area: "WK034401", value: 34.9 },
    ],
  });

  test("takes the place of the one before; the old one stays readable and says what took its place", async () => {
    await load(delivery);
    expect(await load(corrected)).toMatchObject({ release: "TEST1-2020-18plus-v2", version: 2 });
    expect(await current()).toMatchObject([
      { code: "GM0344", value: 40, release: "TEST1-2020-18plus-v2" },
      { code: "WK034401", value: 34.9, release: "TEST1-2020-18plus-v2" },
    ]);
    expect(
      await one(
        "select count(*)::int as n, max(value) as most from observation o join release r on r.id = o.release_id where r.version = 1",
      ),
    ).toEqual({ n: 4, most: 39.4 });
    expect(await one("select old.version from release new join release old on old.id = new.supersedes_id")).toEqual({ version: 1 });
  });

  test("that is withdrawn gives the place back", async () => {
    await load(delivery);
    await load(corrected);
    await base.pool.query("update release set withdrawn_at = now(), withdrawn_reason = 'wrong file' where version = 2");
    expect(await current()).toContainEqual(expect.objectContaining({ code: "GM0344", value: 39.4, release: "TEST1-2020-18plus-v1" }));
  });

  test("of another period leaves this one alone", async () => {
    await load(delivery);
    await load(makeDelivery({ cells: [{ area: "GM0344", value: 38.5 }], periods: [year("2016")] }));
    expect((await current()).filter(({ code }) => code === "GM0344")).toMatchObject([
      { period: "2016", value: 38.5 },
      { period: "2020", value: 39.4 },
    ]);
  });
});

test("an excerpt gives way to a full delivery of the same cell, whichever came first", async () => {
  const excerpt = makeDelivery({
    cells: [
      { area: "GM0344", value: 39 },
      { area: "NL01", value: 50 },
    ],
    excerpt: true,
    series: "excerpt",
  });
  await load(delivery);
  await load(excerpt);
  const shown = (await current()).filter(({ code }) => ["GM0344", "NL01"].includes(code)).map(({ code, value }) => [code, value]);
  expect(shown).toEqual([
    ["GM0344", 39.4],
    ["NL01", 50],
  ]);
});

describe("all or nothing", () => {
  const expectUntouched = async (broken: Delivery, problem: Record<string, unknown>) => {
    await load(delivery);
    const before = await state();
    await expect(load(broken)).rejects.toMatchObject(problem);
    expect(await state()).toEqual(before);
  };
  const added = makeIndicator({ id: "new-one" });

  test("the same cell twice is refused", () =>
    expectUntouched(
      makeDelivery({
        cells: [
          { area: "GM9999", value: 1 },
          { area: "GM9999", value: 2 },
        ],
        indicators: [added],
      }),
      { kind: "cell-twice", wayOut: expect.stringContaining("nothing was loaded") },
    ));

  test("limits the wrong way round are refused", () =>
    expectUntouched(makeDelivery({ cells: [{ area: "GM9998", value: 1, lower: 2, upper: 1 }], indicators: [added] }), {
      kind: "cell-impossible",
    }));

  test("a value that is not finite is refused", () =>
    expectUntouched(makeDelivery({ cells: [{ area: "GM9998", value: Number.POSITIVE_INFINITY }], indicators: [added] }), {
      kind: "cell-impossible",
    }));

  test("a value beside a reason why there is none is refused", () =>
    expectUntouched(makeDelivery({ cells: [{ area: "GM9998", value: 3, status: "suppressed" }], indicators: [added] }), {
      kind: "cell-impossible",
    }));

  test("an indicator in another unit is refused by name", () =>
    expectUntouched(makeDelivery({ cells: [{ area: "GM9999", value: 1 }], indicators: [makeIndicator({ unit: "per 1000" })] }), {
      kind: "other-unit",
      faults: [{ column: "overgewicht_1", found: "overgewicht in per 1000, but stored in %" }],
    }));

  test("a period with other dates under the same name is refused", () =>
    expectUntouched(
      makeDelivery({ cells: [{ area: "GM9999", value: 1 }], periods: [{ id: "2020", starts: "2020-07-01", ends: "2021-06-30" }] }),
      { kind: "other-period" },
    ));

  test("a connection that breaks halfway leaves nothing", async () => {
    await load(delivery);
    const before = await state();
    const client = await base.pool.connect();
    client.on("error", () => {});
    const { rows: mine } = await client.query("select pg_backend_pid() as pid");
    const many = makeDelivery({
      cells: Array.from({ length: 20_000 }, (_, n) => ({ area: `BU${10_000_000 + n}`, value: n })),
      indicators: [people],
    });
    let cut: Promise<unknown> = Promise.resolve();
    let isCut = false;
    const broken = loadDelivery(client, many, (step, done) => {
      if (isCut || step !== "observations" || done <= 4_096) return;
      isCut = true;
      cut = base.owner.query("select pg_terminate_backend($1)", [mine[0].pid]);
    });
    await expect(broken).rejects.toThrow();
    await cut;
    client.release(true);
    expect(await state()).toEqual(before);
  });
});

describe("area codes", () => {
  const whole = makeDelivery({
    cells: [
      { area: "GM0344", value: 1 },
      { area: "WK034401", value: 1 },
      { area: "BU03440112", value: 1 },
    ],
  });

  test("of another year are refused with their row, once a municipality is known completely", async () => {
    await load(whole);
    const other = makeDelivery({
      cells: [
        { area: "BU03440112", value: 2 },
        { area: "BU03449999", value: 2 },
      ],
    });
    await expect(load(other)).rejects.toMatchObject({
      kind: "unknown-area",
      faults: [{ row: 3, found: "BU03449999 does not exist in the 2020 division of GM0344" }],
    });
    expect(await state()).toMatchObject({ areas: 3, releases: 1 });
  });

  test("of another year come in under that year's division", async () => {
    await load(whole);
    await load({ ...makeDelivery({ cells: [{ area: "BU03449999", value: 2 }] }), division: 2017, series: "2017" });
    expect(await rows("select code, division from area where code = 'BU03449999'")).toEqual([{ code: "BU03449999", division: 2017 }]);
  });

  test("of a municipality that is only known in part are added", async () => {
    await load(
      makeDelivery({
        cells: [
          { area: "GM0344", value: 1 },
          { area: "WK034401", value: 1 },
        ],
      }),
    );
    await load(
      makeDelivery({
        cells: [
          { area: "BU03440112", value: 2 },
          { area: "GM0344", value: 1 },
          { area: "WK034402", value: 1 },
        ],
      }),
    );
    expect(await state()).toMatchObject({ areas: 4 });
  });

  test("get the name that a later file brings, and keep a name that is known", async () => {
    await load(delivery);
    await load(
      makeDelivery({
        cells: [
          { area: "GM0344", value: 1 },
          { area: "WK034401", value: 1 },
        ],
        names: { GM0344: "Elsewhere", WK034401: "West" },
      }),
    );
    expect(await rows("select code, name from area where code in ('GM0344', 'WK034401') order by 1")).toEqual([
      { code: "GM0344", name: "Utrecht" },
      { code: "WK034401", name: "West" },
    ]);
  });
});

describe("observations", () => {
  test("are only added: neither changed nor removed, not even by SQL", async () => {
    await load(delivery);
    for (const text of ["update observation set value = 0", "delete from observation", "update observation set value = 0 where false"]) {
      await expect(base.pool.query(text)).rejects.toThrow(/rows of observation are only added/);
    }
    await expect(base.pool.query("delete from area")).rejects.toThrow(/only added/);
  });

  test("of what doesn't exist are refused, though they carry no foreign keys", async () => {
    await load(delivery);
    const insert = (column: string) =>
      base.pool.query(`insert into observation (area_id, period, indicator, population_group, release_id, status, value)
        select ${["area_id", "period", "indicator", "population_group", "release_id"].map((name) => (name === column ? "30000" : name)).join(", ")}, 'final', 1 from observation limit 1`);
    for (const column of ["area_id", "period", "indicator", "population_group", "release_id"])
      await expect(insert(column), column).rejects.toThrow(/does not exist/);
  });
});

describe("disclosure", () => {
  /** Four of 200: below the minimum of 5. Its sibling must go too, or the municipality's total would tell it. */
  const counted: MadeCell[] = [
    { area: "GM0344", value: 25.5, numerator: 153, denominator: 600 },
    { area: "WK034401", value: 2, numerator: 4, denominator: 200 },
    { area: "WK034402", value: 24.5, numerator: 49, denominator: 200 },
    { area: "WK034403", value: 50, numerator: 100, denominator: 200 },
  ];
  const hiding = makeDelivery({ cells: counted, disclosure: { minimumCount: 5 } });
  const stored = () =>
    rows("select a.code, o.status, o.value, o.lower, o.upper, o.numerator from observation o join area a on a.id = o.area_id order by 1");

  test("is applied before anything is stored: the database never holds the hidden number, nor one that tells it", async () => {
    await load(hiding);
    const found = await stored();
    expect(found.find(({ code }) => code === "WK034401")).toEqual({
      code: "WK034401",
      status: "suppressed",
      value: null,
      lower: null,
      upper: null,
      numerator: null,
    });
    const [shown, hidden] = [found.filter(({ status }) => status === "final"), found.filter(({ status }) => status === "suppressed")];
    expect([shown.length, hidden.length]).toEqual([2, 2]);
    expect(shown.map(({ code }) => code)).toContain("GM0344");
    expect(await one("select filled, absent from release_coverage")).toEqual({ filled: 2, absent: 2 });
    expect((await one("select disclosure from source")).disclosure).toEqual({ minimumCount: 5 });
  });

  test("without rules leaves everything as it came", async () => {
    await load(makeDelivery({ cells: counted }));
    expect((await stored()).every(({ status }) => status === "final")).toBe(true);
  });

  test("rules that can't hide are refused, and nothing is stored", async () => {
    await expect(load(makeDelivery({ cells: counted, disclosure: { minimumCount: 2 } }))).rejects.toMatchObject({
      kind: "disclosure-rules",
    });
    expect(await state()).toMatchObject({ observations: 0, releases: 0, areas: 0 });
  });

  test("also guards against what an earlier release has told of another period or group", async () => {
    const women = { ...adults, id: "women" };
    const men = { ...adults, id: "men" };
    const all = { ...adults, id: "all", totalOf: ["women", "men"] };
    const of = (group: typeof adults, numerator: number) =>
      makeDelivery({
        cells: [{ area: "WK034401", value: numerator / 2, numerator, denominator: 200 }],
        groups: [group],
        disclosure: { minimumCount: 5 },
      });
    await load(of(men, 100));
    await load(of(women, 4));
    // 104 less the men's 100 would tell the women's 4.
    const total = { ...of(all, 104), groups: [all] };
    await expect(load(total)).resolves.toMatchObject({ absent: 1 });
    expect(
      await rows("select g.id, o.status from observation o join population_group g on g.number = o.population_group order by 1"),
    ).toEqual([
      { id: "all", status: "suppressed" },
      { id: "men", status: "final" },
      { id: "women", status: "suppressed" },
    ]);
  });
});

test("a later file that doesn't say who counts a group leaves what an earlier one said", async () => {
  const cells = (value: number) => [{ area: "WK034401", value }];
  const counted = { by: ["inwoners-15-24", "inwoners-65plus"], as: { nl: "inwoners", en: "residents" } };
  const counters = () => rows("select counted_by, counted_as_nl from population_group");
  await load(makeDelivery({ cells: cells(1), groups: [{ ...adults, counted }] }));
  await load(makeDelivery({ cells: cells(2), groups: [adults] }));
  expect(await counters()).toEqual([{ counted_by: counted.by, counted_as_nl: "inwoners" }]);
  await load(makeDelivery({ cells: cells(3), groups: [{ ...adults, counted: { ...counted, by: ["inwoners"] } }] }));
  expect(await counters()).toMatchObject([{ counted_by: ["inwoners"] }]);
});

test("a thousand imports of the same indicators take no numbers: there are only 32,767", async () => {
  const last = async () =>
    (await base.owner.query<{ last: string }>("select last_value as last from pg_sequences where sequencename = 'indicator_number_seq'"))
      .rows[0]?.last;
  await load(makeDelivery({ cells: [{ area: "GM0001", value: 1 }] }));
  const before = await last();
  for (const value of [2, 3, 4]) await load(makeDelivery({ cells: [{ area: "GM0001", value }] }));
  expect(before).toBeDefined();
  expect(await last()).toBe(before);
});
