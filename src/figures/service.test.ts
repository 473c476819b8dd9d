import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { adults, makeDelivery, makeIndicator, year } from "../../test/makers.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import type { Delivery } from "./delivery.ts";
import { loadDelivery } from "./load.ts";
import { areaObservations, areaProfile, compareAreas, indicatorView, originOf } from "./service.ts";

let base: TestDatabase;
const reader = () => readerOf(base);
async function load(delivery: Delivery) {
  const client = await base.pool.connect();
  try {
    return await loadDelivery(client, delivery);
  } finally {
    client.release();
  }
}

// Figures: the pack's, which are StatLine 50090NED (RIVM, GGD'en and CBS) and 84799NED (CBS).
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  const survey = makeIndicator({ id: "sport", sourceKey: "sport", polarity: "higherIsBetter", sort: 5000 });
  const women = { ...adults, id: "women", title: { nl: "Vrouwen", en: "Women" }, sort: 20 };
  await load(
    makeDelivery({
      indicators: [survey],
      groups: [adults, women],
      cells: [
        { area: "GM0344", value: 60, lower: 59, upper: 61 },
        { area: "GM0344", value: 58, lower: 56, upper: 60, group: 1 },
        { area: "WK034403", value: 45, lower: 42, upper: 48 },
        { area: "WK034404", value: 60.5, lower: 58, upper: 63 },
        { area: "WK034406", value: 70, lower: 67, upper: 73 },
        { area: "WK034405", value: null, status: "suppressed" },
      ],
    }),
  );
});
afterAll(() => base.close());

describe("an area's profile", () => {
  const row = async (code: string, indicator: string, choice = {}) => {
    const found = (await areaProfile(await reader(), code, choice)).rows.find((each) => each.indicator.id === indicator);
    if (!found) throw new Error(`no row of ${indicator}`);
    return found;
  };

  test("sets a district beside its city and among the districts of that city", async () => {
    const profile = await areaProfile(await reader(), "WK034403");
    expect(profile).toMatchObject({ area: { name: "Overvecht" }, benchmark: { code: "GM0344" } });
    expect(profile.parents.map(({ code }) => code)).toEqual(["GM0344", "NL01"]);
    expect(profile.peers).toHaveLength(10);
  });

  test("shows the latest period, with the past", async () => {
    const found = await row("WK034403", "ervaren-gezondheid");
    expect(found).toMatchObject({ period: { id: "2020" }, observation: { value: 69.9 }, benchmark: { value: 80.8 } });
    expect(found.history.map(({ period, value }) => [period, value])).toEqual([
      ["2012", 65.8],
      ["2016", 63.5],
      ["2020", 69.9],
    ]);
    expect(found.benchmarkHistory.map(({ value }) => value)).toEqual([78.3, 77, 80.8]);
    expect(found.trend).toMatchObject({ from: "2012", to: "2020", movement: "up", evidence: "unknownUncertainty" });
    expect(found.trend?.difference).toBeCloseTo(4.1, 10);
  });

  test("of a chosen period knows nothing of what came later", async () => {
    const found = await row("WK034403", "ervaren-gezondheid", { period: "2016" });
    expect(found).toMatchObject({
      observation: { period: "2016", value: 63.5 },
      benchmark: { value: 77 },
      trend: { from: "2012", to: "2016", movement: "down" },
    });
  });

  test("gives no verdict on model estimates, but the difference and the place", async () => {
    const { comparison, peerValues } = await row("WK034403", "ervaren-gezondheid");
    expect(comparison).toMatchObject({ verdict: "notComparable", reason: "noLimits", place: { first: 1, last: 1, of: 10, fifth: 1 } });
    expect(comparison.difference).toBeCloseTo(-10.9, 10);
    expect(peerValues.toSorted((a, b) => a - b)).toEqual([77.3, 78.9, 79.1, 82.5, 82.7, 82.8, 84.9, 85.4, 85.8]);
  });

  test.each([
    ["WK034403", "worse"],
    ["WK034404", "similar"],
    ["WK034406", "better"],
  ])("gives a verdict where there are limits: %s is %s", async (code, verdict) => {
    expect((await row(code, "sport")).comparison).toMatchObject({ verdict, rule: "intervalsApart" });
  });

  test("keeps the reasons apart why there is no value", async () => {
    expect((await row("WK034405", "sport")).observation).toMatchObject({ value: null, status: "suppressed" });
    expect((await row("WK034405", "sport")).comparison).toMatchObject({ verdict: "notComparable", reason: "noValue", place: null });
    const control = await row("WK034403", "regie-over-eigen-leven", { period: "2012" });
    expect(control.observation).toMatchObject({ value: null, status: "notMeasured" });
    expect((await row("WK034401", "sport")).observation).toBeNull();
  });

  test("is compared with what is asked for, and with nothing where there is nothing above", async () => {
    expect((await row("WK034403", "ervaren-gezondheid", { benchmark: "NL01" })).benchmark).toMatchObject({ area: "NL01", value: 78.4 });
    expect((await areaProfile(await reader(), "GM0344")).benchmark?.code).toBe("NL01");
    expect((await areaProfile(await reader(), "NL01")).benchmark).toBeNull();
  });

  test("of a group has the rows of that group, and of the first where there is none", async () => {
    expect(await row("GM0344", "sport", { group: "women" })).toMatchObject({ group: { id: "women" }, observation: { value: 58 } });
    expect(await row("GM0344", "ervaren-gezondheid", { group: "women" })).toMatchObject({ group: { id: "18plus" } });
  });

  test("shows what has come in since, once the data's version moves", async () => {
    const before = (await areaProfile(await reader(), "WK034401")).rows.length;
    await load(makeDelivery({ series: "later", indicators: [makeIndicator({ id: "later" })], cells: [{ area: "WK034401", value: 1 }] }));
    expect((await areaProfile(await reader(), "WK034401")).rows).toHaveLength(before + 1);
  });
});

describe("the figures of an area", () => {
  test("of a set are computed from its members", async () => {
    const found = (await areaObservations(await reader(), "integrale-aanpak", { period: "2020" })).find(
      ({ indicator }) => indicator === "inwoners",
    );
    // 45,255 + 34,295 + 38,620.
    expect(found).toMatchObject({ value: 118_170, release: null, derived: { formula: "sum" } });
  });

  test("of an area without any are none", async () => {
    expect((await areaObservations(await reader(), "BU03440111")).filter(({ value }) => value !== null)).toEqual([]);
  });
});

describe("an indicator's view", () => {
  test("without choices is of the latest period, over the districts of the home city", async () => {
    const view = await indicatorView(await reader(), "ervaren-gezondheid");
    expect(view).toMatchObject({ within: { code: "GM0344" }, level: "district", period: { id: "2020" }, benchmark: { value: 80.8 } });
    expect(view.rows).toHaveLength(10);
    expect(view.history.map(({ value }) => value)).toEqual([78.3, 77, 80.8]);
    expect(view.periods.map(({ id }) => id)).toEqual(["2012", "2016", "2020"]);
  });

  test("gives every area its place, 1 for the lowest", async () => {
    const { rows } = await indicatorView(await reader(), "ervaren-gezondheid");
    const places = Object.fromEntries(rows.map(({ area, comparison }) => [area.code, comparison.place?.first]));
    expect([places.WK034403, places.WK034408, places.WK034406]).toEqual([1, 2, 10]);
    expect(
      rows
        .filter(({ comparison }) => comparison.place?.fifth === 5)
        .map(({ area }) => area.code)
        .sort(),
    ).toEqual(["WK034404", "WK034406"]);
  });

  test("gives the benchmark's figure per group", async () => {
    const { perGroup } = await indicatorView(await reader(), "sport");
    expect(perGroup.map(({ group, observation }) => [group.id, observation?.value])).toEqual([
      ["18plus", 60],
      ["women", 58],
    ]);
  });

  test("has no quintiles with fewer than five values, and a hidden area keeps its reason", async () => {
    const { rows } = await indicatorView(await reader(), "sport");
    expect(rows.every(({ comparison }) => comparison.place === null || comparison.place.fifth === null)).toBe(true);
    expect(rows.find(({ area }) => area.code === "WK034405")?.observation.status).toBe("suppressed");
  });

  test("of a period in which it was not measured says so for every area", async () => {
    const { rows } = await indicatorView(await reader(), "regie-over-eigen-leven", { period: "2012" });
    expect(new Set(rows.map(({ observation }) => observation.status))).toEqual(new Set(["notMeasured"]));
  });

  test("is found by its own id and by its source's key, in any case of letters", async () => {
    for (const name of ["overgewicht", "50090NED:Overgewicht_9", "50090ned:overgewicht_9"])
      expect((await indicatorView(await reader(), name)).indicator.id).toBe("overgewicht");
    await expect(indicatorView(await reader(), "happiness")).rejects.toMatchObject({ kind: "no-indicator", status: 404 });
  });
});

describe("comparing areas", () => {
  test.each([
    ["none", [], "0 areas were chosen."],
    ["one, twice", ["WK034403", " WK034403 "], "One area was chosen."],
    ["six", ["WK034401", "WK034402", "WK034403", "WK034404", "WK034405", "WK034406"], "6 areas were chosen."],
  ])("takes two to five, not %s", async (_what, codes, message) => {
    await expect(compareAreas(await reader(), codes)).rejects.toMatchObject({ kind: "compare-count", message });
  });

  test("gives a profile each, in the order asked for", async () => {
    const profiles = await compareAreas(await reader(), ["WK034403", "WK034401"]);
    expect(profiles.map(({ area }) => area.code)).toEqual(["WK034403", "WK034401"]);
  });
});

describe("where a figure comes from", () => {
  test("is its release; after a correction the newest, with the older ones", async () => {
    const first = makeDelivery({
      series: "corrected",
      indicators: [makeIndicator({ id: "corrected" })],
      periods: [year("2016")],
      cells: [{ area: "GM0344", value: 10 }],
    });
    await load(first);
    await load({ ...first, checksum: "0".repeat(64), cells: { ...first.cells, value: Float64Array.of(12) } });
    const { current, versions } = await originOf(await reader(), "corrected.GM0344.2020.2016.18plus");
    expect(current).toMatchObject({ value: 12, release: "TEST1-corrected-v2" });
    expect(versions.map(({ value, release }) => [value, release])).toEqual([
      [12, "TEST1-corrected-v2"],
      [10, "TEST1-corrected-v1"],
    ]);
  });

  test("is told of what was not measured, and of what is computed", async () => {
    expect((await originOf(await reader(), "regie-over-eigen-leven.WK034403.2020.2012.18plus")).current).toMatchObject({
      status: "notMeasured",
    });
    expect((await originOf(await reader(), "ervaren-gezondheid.integrale-aanpak.2020.2020.18plus")).current.derived?.inputs).toHaveLength(
      3,
    );
  });

  test.each(["", "x", "ervaren-gezondheid.WK034403.2020.2020", "later.GM0344.2020.2020.18plus", "<script>.a.2020.b.c"])(
    "is a 404 for what is no figure: %j",
    async (id) => {
      await expect(originOf(await reader(), id)).rejects.toMatchObject({ status: 404 });
    },
  );
});
