import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { describe, expect, test } from "vitest";
import { fromRoot } from "../../kernel/root.ts";
import { statuses } from "../delivery.ts";
import { readCsv } from "./csv.ts";
import { makeWorkbook, problemOf, temporaryFolder } from "./made-files.ts";
import { loadMapping, parseMapping } from "./mapping.ts";

const folder = temporaryFolder();
const source =
  "id: proef\ntitle: Proef\npublisher: Gemeente Utrecht\nlicence: CC0\ndivision: 2020\ngroups: { all: { id: all, title: { nl: iedereen, en: everyone }, noun: mensen } }\n";
const indicators =
  "indicators: { roken: { id: roken, title: { nl: Rookt, en: Smokes }, unit: '%' }, inwoners: { id: inwoners, title: Inwoners, unit: aantal, decimals: 0 } }\n";
const tidy = `${source}${indicators}csv: { columns: { indicator: indicator, area: area, period: period, group: group, value: value } }\n`;
const head = "indicator,area,period,group,value\n";

async function read(content: string | Buffer, yaml = tidy) {
  return readCsv(await folder.put("a.csv", content), { mapping: parseMapping(yaml), retrievedAt: new Date("2026-01-02") });
}

describe("a tidy CSV", () => {
  test("a row per figure, with a byte order mark, quotes, empty lines and padding", async () => {
    const delivery = await read(`\uFEFF${head}\nroken, GM0344 ,2020,all,  12.5 \n"inwoners","BU03440112",2020,all,"4345"\n`);
    expect(delivery).toMatchObject({
      series: "2020/all/municipality+neighbourhood/GM0344/inwoners+roken",
      division: 2020,
      retrievedAt: new Date("2026-01-02"),
      source: { id: "proef", disclosure: {} },
    });
    expect(Array.from(delivery.cells.value)).toEqual([12.5, 4345]);
    expect(Array.from(delivery.cells.row)).toEqual([3, 4]);
    expect(delivery.indicators.map(({ id }) => id)).toEqual(["roken", "inwoners"]);
  });
  test("signs and blanks are reasons", async () => {
    const { cells } = await read(`${head}roken,GM0344,2020,all,x\nroken,GM0345,2020,all,.\nroken,GM0346,2020,all,\n`);
    expect(Array.from(cells.status, (status) => statuses[status])).toEqual(["suppressed", "unknown", "unknown"]);
  });
  test("limits, counts, words of a status column, decimal comma, semicolon, fixed values", async () => {
    const yaml = `${source}${indicators}csv: { delimiter: ";", decimal: ",", columns: { area: gebied, value: w, lower: o, upper: b, numerator: t, denominator: n, status: s }, fixed: { period: 2020-K1, group: all, indicator: roken }, statuses: { geheim: suppressed }, ignored: [naam] }\n`;
    const { cells, periods } = await read(
      'gebied;naam;w;o;b;t;n;s\nGM0344;"=1+1";12,5;11,0;14,0;25;200;provisional\nGM0345;x;;;;;;geheim\n',
      yaml,
    );
    expect([cells.value, cells.lower, cells.upper, cells.numerator, cells.denominator].map((column) => column?.[0])).toEqual([
      12.5, 11, 14, 25, 200,
    ]);
    expect(Array.from(cells.status, (status) => statuses[status])).toEqual(["provisional", "suppressed"]);
    expect(periods[0].ends).toBe("2020-03-31");
  });
  test("windows-1252 where the mapping declares it", async () => {
    const yaml = tidy.replace("csv: {", "csv: { encoding: windows-1252, ").replace("group: group", "group: group, areaName: naam");
    const { areas } = await read(
      Buffer.from("indicator,area,period,group,value,naam\nroken,GM0344,2020,all,1,Caf\u00e9\n", "latin1"),
      yaml,
    );
    expect(areas[0].name).toBe("Café");
  });
  test("in a name, a cell that starts with = stays text", async () => {
    const yaml = tidy.replace("group: group", "group: group, areaName: naam");
    expect((await read("indicator,area,period,group,value,naam\nroken,GM0344,2020,all,1,=HYPERLINK(1)\n", yaml)).areas[0].name).toBe(
      "=HYPERLINK(1)",
    );
  });
});

describe("a wide CSV", () => {
  const wide = `${source}${indicators}csv: { columns: { area: area }, fixed: { period: "2020", group: all } }\n`;
  test("a column per indicator", async () => {
    const { cells, indicators: listed } = await read("area,inwoners,roken\nGM0344,359370,14.2\n", wide);
    expect(Array.from(cells.indicator, (i, n) => [listed[i].id, cells.value[n]])).toEqual([
      ["roken", 14.2],
      ["inwoners", 359370],
    ]);
  });
  test("a missing column and a strange one", async () => {
    expect((await problemOf(read("area,inwoners,rokers\nGM0344,1,2\n", wide))).faults.map(({ column }) => column)).toEqual([
      "roken",
      "rokers",
    ]);
  });
  test("an excerpt that extends a source description takes the columns it has", async () => {
    await mkdir(join(folder.path, "figures"));
    const yaml = `extends: ${fromRoot("packs", "utrecht", "sources", "50090NED.yaml")}\nexcerpt: true\ndeliveryTitle: Uittreksel\ncsv: { columns: { area: area, period: period, group: group } }\n`;
    const mapping = await loadMapping(await folder.put("figures/a.yaml", yaml));
    const delivery = await readCsv(await folder.put("a.csv", "area,period,group,overgewicht,Roker_11\nGM0344,2020,18plus,40.1,14.2\n"), {
      mapping,
    });
    expect(delivery).toMatchObject({
      excerpt: true,
      title: "Uittreksel",
      series: "2020/18plus/municipality/GM0344/overgewicht+roken/excerpt",
      source: { id: "50090NED" },
    });
    expect(delivery.indicators.map(({ id, method }) => [id, method])).toEqual([
      ["overgewicht", "modelEstimate"],
      ["roken", "modelEstimate"],
    ]);
  });
});

describe("a broken CSV loads nothing and says what would mend it", () => {
  test.each([
    ["a decimal comma", 'roken,GM0344,2020,all,"12,5"', { row: 2, column: "value" }, 'decimal comma|decimal: ","'],
    ["1e400", "roken,GM0344,2020,all,1e400", { row: 2, column: "value" }, "finite"],
    ["NaN", "roken,GM0344,2020,all,NaN", { row: 2, column: "value" }, "blank"],
    ["a formula", "roken,GM0344,2020,all,=1+1", { row: 2, column: "value" }, "formulas"],
    ["a lone hyphen, which may mean anything", "roken,GM0344,2020,all,-", { row: 2, column: "value" }, "sign with a reason"],
    ["an unknown indicator", "rokken,GM0344,2020,all,1", { row: 2, column: "indicator" }, "describe it"],
    ["no area code", "roken,Utrecht,2020,all,1", { row: 2, column: "area" }, "GM0344"],
    ["no period", "roken,GM0344,vorig jaar,all,1", { row: 2, column: "period" }, "2020-K1"],
    ["an unknown group", "roken,GM0344,2020,vrouwen,1", { row: 2, column: "group" }, "under groups"],
    ["a cell too few", "roken,GM0344,2020,all", { row: 2, found: "4 cells where the head has 5" }, "same columns"],
  ])("%s", async (_, line, place, mend) => {
    const problem = await problemOf(read(`${head}${line}\n`));
    expect(problem.kind).toBe("input-faults");
    expect(problem.faults).toEqual([expect.objectContaining({ ...place, mend: expect.stringMatching(new RegExp(mend)) })]);
  });
  test("a period twice: both rows are named", async () => {
    expect(
      (await problemOf(read(`${head}roken,GM0344,2020,all,1\ninwoners,GM0344,2020,all,1\nroken,GM0344,2020JJ00,all,1\n`))).faults,
    ).toEqual([{ row: 4, column: "value", found: "the same area, period, group and indicator as row 2", mend: "keep one of the two" }]);
  });
  test("a value beside a reason, and neither", async () => {
    const yaml = tidy.replace("value: value", "value: value, status: status");
    const problem = await problemOf(
      read(
        "indicator,area,period,group,value,status\nroken,GM0344,2020,all,1,suppressed\nroken,GM0345,2020,all,,final\nroken,GM0346,2020,all,1,vaag\n",
        yaml,
      ),
    );
    expect(problem.faults.map(({ row }) => row)).toEqual([2, 3, 4]);
  });
  test("the lower limit above the upper", async () => {
    const yaml = tidy.replace("value: value", "value: value, lower: l, upper: u");
    expect((await problemOf(read("indicator,area,period,group,value,l,u\nroken,GM0344,2020,all,5,6,4\n", yaml))).faults[0].found).toContain(
      "above",
    );
  });
  test("the wrong delimiter", async () => expect((await problemOf(read(head.replaceAll(",", ";")))).faults[0].mend).toContain("delimiter"));
  test("an open quote", async () => expect((await problemOf(read(`${head}roken,GM0344,2020,all,"1\n`))).kind).toBe("not-csv"));
  test("HTML saved as CSV", async () => expect((await problemOf(read("<!doctype html>\n<html>"))).kind).toBe("html-instead"));
  test("a workbook saved as CSV", async () => expect((await problemOf(read(makeWorkbook({ a: [["b"]] })))).kind).toBe("not-csv"));
  test("another encoding", async () =>
    expect((await problemOf(read(Buffer.from(`${head}roken,GM0344,2020,all,\u00e9\n`, "latin1")))).kind).toBe("wrong-encoding"));
  test("an empty file and a head alone", async () => {
    expect((await problemOf(read(""))).kind).toBe("no-observations");
    expect((await problemOf(read(head))).kind).toBe("no-observations");
  });
});

test("200 MB of one line is refused at 1 MiB, however long it goes on", { timeout: 60_000 }, async () => {
  const path = join(folder.path, "long.csv");
  const out = createWriteStream(path);
  const chunk = "7".repeat(4 * 1024 * 1024);
  out.write(head);
  for (let i = 0; i < 50; i++) if (!out.write(chunk)) await new Promise((done) => out.once("drain", done));
  out.end();
  await finished(out);
  let told = 0;
  const problem = await problemOf(readCsv(path, { mapping: parseMapping(tidy), onProgress: (_, done) => (told = done) }));
  expect(problem.kind).toBe("line-too-long");
  expect(problem.message).toContain("Row 2");
  expect(told).toBeLessThan(8 * 1024 * 1024);
});
