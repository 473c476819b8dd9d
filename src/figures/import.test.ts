import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { hasSharedData, needsData, sharedData } from "../../test/shared-data.ts";
import { fromRoot } from "../kernel/root.ts";
import { importStatline, loadCsv, type StatlineInput } from "./import.ts";
import { importHandlers } from "./import-jobs.ts";
import { areaObservations, indicatorView } from "./service.ts";

let base: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "gelijkop-import-"));
beforeAll(async () => void (base = await testDatabase()));
afterAll(async () => {
  await base.close();
  rmSync(folder, { recursive: true });
});

const silent = () => {};
const statline = (from: string, more: Partial<StatlineInput> = {}) =>
  importStatline(
    base.pool,
    { from, sources: fromRoot("packs", "utrecht", "sources"), cacheFolder: join(folder, "downloads"), ...more },
    silent,
  );
const count = async (table: string) => (await base.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n;

describe.skipIf(!hasSharedData)(`the published files${needsData}`, () => {
  const survey = (name: string) => sharedData("rivm-50090NED", name);
  beforeAll(async () => {
    for (const file of ["2012_18+.xlsx", "2016_18+.xlsx", "2020_18+.xlsx"]) await statline(survey(file));
    await statline(sharedData("cbs-84799NED"));
  });

  const figure = async (area: string, indicator: string, period: string, group = "18plus") =>
    (await areaObservations(await readerOf(base), area, { period, group })).find(
      (each) => each.sourceKey === indicator || each.indicator === indicator,
    );

  // The numbers are those that StatLine shows for 50090NED: RIVM, GGD'en and CBS.
  test.each([
    ["50090NED:ErvarenGezondheidGoedZeerGoed_4", 88.1],
    ["50090NED:Overgewicht_9", 32.1],
    ["50090NED:Roker_11", 11.3],
    ["50090NED:Eenzaam_28", 38.7],
    ["50090NED:MatigVeelRegieOverEigenLeven_27", 95.4],
    ["50090NED:Mantelzorger_32", 13.6],
  ])("say of BU03440112 in 2020: %s %d", async (key, value) => {
    expect(await figure("BU03440112", key, "2020")).toMatchObject({
      value,
      status: "final",
      release: "50090NED-2020-18plus-v1",
      lower: null,
      limits: null,
    });
  });

  test.each([
    ["WK034403", [65.8, 63.5, 69.9]],
    ["GM0344", [78.3, 77.0, 80.8]],
    ["NL01", [76.1, 75.2, 78.4]],
  ])("say of perceived health in %s in 2012, 2016 and 2020: %j", async (area, values) => {
    const found = await Promise.all(["2012", "2016", "2020"].map((period) => figure(area, "ervaren-gezondheid", period)));
    expect(found.map((each) => each?.value)).toEqual(values);
  });

  // Counted in utrecht.csv of the same publication.
  test.each([
    ["2012", 105],
    ["2016", 108],
    ["2020", 109],
  ])("fill of Utrecht's 111 neighbourhoods in %s: %d", async (period, filled) => {
    const { rows } = await indicatorView(await readerOf(base), "50090NED:ErvarenGezondheidGoedZeerGoed_4", {
      level: "neighbourhood",
      within: "GM0344",
      period,
      group: "18plus",
    });
    expect(rows).toHaveLength(111);
    expect(rows.filter(({ observation }) => observation.value !== null)).toHaveLength(filled);
    expect(new Set(rows.map(({ observation }) => observation.status))).toEqual(new Set(["final", "unknown"]));
  });

  test("say that control over life was not measured in 2012, which is no zero and no unknown", async () => {
    expect(await figure("BU03440112", "50090NED:MatigVeelRegieOverEigenLeven_27", "2012")).toMatchObject({
      value: null,
      status: "notMeasured",
    });
  });

  test("of the statistics office give BU03440112 4,345 residents", async () => {
    expect(await figure("BU03440112", "inwoners", "2020", "all")).toMatchObject({ value: 4345, release: "84799NED-2020-all-v1" });
  });

  // 50 of 118 columns are filled for Utrecht in this first release.
  test("of the statistics office leave columns empty: not measured, never zero", async () => {
    const found = await areaObservations(await readerOf(base), "BU03440112", { period: "2020", group: "all" });
    const absent = found.filter(({ value }) => value === null);
    expect(absent.length).toBeGreaterThan(30);
    expect(absent.filter(({ status }) => status === "notMeasured").length).toBeGreaterThan(30);
    const { rows } = await base.pool.query(
      "select count(*)::int as n from release_coverage c join observation o using (release_id, indicator, period, population_group) where c.not_measured and o.value is not null",
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("a second time change nothing", async () => {
    const before = [await count("observation"), (await base.pool.query("select version from data_version")).rows[0]];
    expect(await statline(survey("2020_18+.xlsx"))).toMatchObject({ outcome: "unchanged", release: "50090NED-2020-18plus-v1" });
    expect([await count("observation"), (await base.pool.query("select version from data_version")).rows[0]]).toEqual(before);
  });

  test("go before the pack's excerpt, which says the same", async () => {
    const load = () =>
      loadCsv(
        base.pool,
        fromRoot("packs", "utrecht", "figures", "50090NED.csv"),
        fromRoot("packs", "utrecht", "figures", "50090NED.yaml"),
        silent,
      );
    expect(await load()).toMatchObject({ outcome: "loaded" });
    expect(await figure("WK034403", "ervaren-gezondheid", "2020")).toMatchObject({ value: 69.9, release: "50090NED-2020-18plus-v1" });
    // Every number that was copied into the pack by hand, against the published one.
    const { rows } = await base.pool.query(`
      select count(*)::int as cells, count(*) filter (where p.value is distinct from f.value)::int as other
      from observation p join release pr on pr.id = p.release_id and pr.excerpt
      join observation f using (area_id, period, indicator, population_group) join release fr on fr.id = f.release_id and not fr.excerpt`);
    expect(rows[0].other).toBe(0);
    expect(rows[0].cells).toBeGreaterThan(300);
  });

  test("with a neighbourhood of another year's division are refused, with the row", async () => {
    const file = join(folder, "old-codes.csv");
    writeFileSync(file, "WijkenEnBuurten,Perioden,Leeftijd,Overgewicht_9\nBU03440112,2020JJ00,20300,1\nBU03449876,2020JJ00,20300,2\n");
    const mapping = join(folder, "old-codes.yaml");
    writeFileSync(
      mapping,
      `extends: ${fromRoot("packs", "utrecht", "sources", "50090NED.yaml")}\ncsv: { columns: { area: WijkenEnBuurten, period: Perioden, group: Leeftijd } }\n`,
    );
    await expect(loadCsv(base.pool, file, mapping, silent)).rejects.toMatchObject({
      kind: "unknown-area",
      faults: [{ row: 3, found: expect.stringContaining("BU03449876") }],
    });
  });
});

describe("what can't be imported says so, and nothing is loaded", () => {
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  test.each<[string, () => Promise<unknown>, Record<string, unknown>]>([
    ["a file that isn't there", () => statline(join(folder, "nowhere.xlsx")), { kind: "file-not-found" }],
    [
      "a word that is no table number",
      () => statline("gezondheid"),
      { kind: "file-not-found", wayOut: expect.stringContaining("50090NED") },
    ],
    [
      "a table that nobody described",
      () => statline("12345XYZ"),
      { kind: "no-description", wayOut: expect.stringContaining("12345XYZ.yaml") },
    ],
    ["a folder that names no table", () => statline(folder), { kind: "no-description" }],
    [
      "another kind of file",
      () => statline(file("figures.pdf", "%PDF")),
      { kind: "file-kind", wayOut: expect.stringContaining("import csv") },
    ],
    [
      "a web page under the name of a workbook",
      () => statline(file("page.xlsx", "<!doctype html><title>Log in</title>")),
      { kind: "html-instead" },
    ],
    [
      "a mapping that isn't there",
      () => loadCsv(base.pool, file("a.csv", "x\n"), join(folder, "none.yaml"), silent),
      { kind: "file-not-found" },
    ],
  ])("%s", async (_what, run, problem) => {
    const before = await count("release");
    await expect(run()).rejects.toMatchObject(problem);
    expect(await count("release")).toBe(before);
  });
});

test("in the background the same import runs as a job", async () => {
  const [path, mapping] = [
    fromRoot("packs", "utrecht", "figures", "84799NED.csv"),
    fromRoot("packs", "utrecht", "figures", "84799NED.yaml"),
  ];
  const steps: string[] = [];
  const result = await importHandlers(base.pool)["import csv"]({ path, mapping }, (step) => steps.push(step), {
    id: 1,
    requestedBy: null,
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ outcome: "loaded", observations: 60 });
  expect(steps).toContain("observations");
});
