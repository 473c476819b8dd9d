import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { fromRoot } from "../../kernel/root.ts";
import { levels } from "../../areas/index.ts";
import { statuses } from "../delivery.ts";
import type { Delivery } from "../delivery.ts";
import { hasSharedData, makeWorkbook, makeZip, needsData, problemOf, sharedData, temporaryFolder } from "./made-files.ts";
import { loadSourceDescriptions } from "./source-description.ts";
import type { SourceDescription } from "./source-description.ts";
import { readStatlineXlsx } from "./statline-xlsx.ts";

let descriptions: SourceDescription[];
beforeAll(async () => void (descriptions = await loadSourceDescriptions(fromRoot("packs", "utrecht", "sources"))));

function valuesOf(delivery: Delivery, area: string): Record<string, number> {
  const at = delivery.areas.findIndex(({ code }) => code === area);
  const { cells } = delivery;
  const values: Record<string, number> = {};
  for (let n = 0; n < cells.length; n++) if (cells.area[n] === at) values[delivery.indicators[cells.indicator[n]].id] = cells.value[n];
  return values;
}

function filledNeighbourhoods(delivery: Delivery, indicator: string): number {
  const { cells } = delivery;
  let filled = 0;
  for (let n = 0; n < cells.length; n++) {
    if (
      delivery.indicators[cells.indicator[n]].id === indicator &&
      delivery.areas[cells.area[n]].code.startsWith("BU0344") &&
      !Number.isNaN(cells.value[n])
    )
      filled++;
  }
  return filled;
}

describe.skipIf(!hasSharedData)(
  `the six files of 50090NED; expected numbers from StatLine's own page of the table${needsData}`,
  { timeout: 30_000 },
  () => {
    // Filled columns per file, counted in the files with another reader.
    test.each([
      ["2012_18+.xlsx", "2012/18plus", 20, 105, { NL01: 76.1, GM0344: 78.3, WK034403: 65.8 }],
      ["2016_18+.xlsx", "2016/18plus", 27, 108, { NL01: 75.2, GM0344: 77.0, WK034403: 63.5 }],
      ["2020_18+.xlsx", "2020/18plus", 32, 109, { NL01: 78.4, GM0344: 80.8, WK034403: 69.9 }],
    ] as const)("%s", async (file, series, filledColumns, neighbourhoods, health) => {
      const delivery = await readStatlineXlsx(sharedData("rivm-50090NED", file), { descriptions });
      expect(delivery).toMatchObject({ series, division: 2020, fileName: file, source: { id: "50090NED" } });
      expect(delivery.checksum).toMatch(/^[0-9a-f]{64}$/);
      expect(delivery.areas).toHaveLength(17_341);
      expect(delivery.indicators).toHaveLength(35);
      expect(delivery.notMeasured).toHaveLength(35 - filledColumns);
      expect(delivery.cells.length).toBe(17_341 * filledColumns);
      expect(filledNeighbourhoods(delivery, "ervaren-gezondheid")).toBe(neighbourhoods);
      for (const [area, value] of Object.entries(health)) expect(valuesOf(delivery, area)["ervaren-gezondheid"]).toBe(value);
    });

    test.each([
      ["2012_18_65.xlsx", "2012/18-64"],
      ["2012_65+.xlsx", "2012/65plus"],
      ["2020_65+.xlsx", "2020/65plus"],
    ])("%s holds %s", async (file, series) => {
      expect((await readStatlineXlsx(sharedData("rivm-50090NED", file), { descriptions })).series).toBe(series);
    });

    test("Oog in Al in 2020, areas with level, name and parent, and what has no value", async () => {
      const delivery = await readStatlineXlsx(sharedData("rivm-50090NED", "2020_18+.xlsx"), { descriptions });
      expect(valuesOf(delivery, "BU03440112")).toMatchObject({
        "ervaren-gezondheid": 88.1,
        overgewicht: 32.1,
        roken: 11.3,
        eenzaam: 38.7,
        "regie-over-eigen-leven": 95.4,
        mantelzorger: 13.6,
      });
      const byCode = new Map(delivery.areas.map((area) => [area.code, area]));
      expect(byCode.get("GM0344")).toEqual({ code: "GM0344", level: "municipality", name: "Utrecht", parent: null });
      expect(byCode.get("BU03440112")).toEqual({ code: "BU03440112", level: "neighbourhood", name: null, parent: "WK034401" });
      expect(new Set(delivery.areas.map(({ level }) => levels.indexOf(level))).size).toBe(4);
      expect(delivery.notMeasured.map(({ indicator }) => delivery.indicators[indicator].id)).toEqual([
        "lopen-of-fietsen-naar-werk",
        "lopen-naar-werk",
        "fietsen-naar-werk",
      ]);
      // The file has "." where there is no figure, never a blank.
      const { status, value } = delivery.cells;
      const states = new Set(Array.from(status, (state, n) => `${statuses[state]} ${Number.isNaN(value[n])}`));
      expect(states).toEqual(new Set(["final false", "unknown true"]));
    });

    test("cut off, it loads nothing and says so", async () => {
      const whole = await readFile(sharedData("rivm-50090NED", "2012_18+.xlsx"));
      const path = await folder.put("half.xlsx", whole.subarray(0, whole.length / 2));
      expect((await problemOf(readStatlineXlsx(path, { descriptions }))).kind).toBe("zip-cut-off");
    });
  },
);

const folder = temporaryFolder();
const health = "ErvarenGezondheidGoedZeerGoed_4";
const small = (): SourceDescription => {
  const [whole] = descriptions.filter(({ id }) => id === "50090NED");
  return { ...whole, indicators: { [health]: whole.indicators[health], Overgewicht_9: whole.indicators.Overgewicht_9 } };
};
const head = ["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1", health, "Overgewicht_9"];
const row = (
  area: string,
  healthy: string | number,
  heavy: string | number,
  over: { age?: string; limit?: string; period?: string } = {},
) => ["1", over.age ?? "20300", over.limit ?? "MW00000", area, over.period ?? "2020JJ00", "Utrecht   ", healthy, heavy];

async function read(rows: (string | number)[][], sheets: Record<string, (string | number)[][]> = {}) {
  return readStatlineXlsx(await folder.put("made.xlsx", makeWorkbook({ ...sheets, Blad1: [head, ...rows] })), { descriptions: [small()] });
}

describe("a made file in the same shape", () => {
  test("padded strings, numbers, signs and single blanks keep their meaning", async () => {
    const { cells, notMeasured } = await read([
      row("GM0344    ", "    80.8", 40.5),
      row("BU03440112", "", "x"),
      row("BU03440311", ".", "       ."),
    ]);
    expect(notMeasured).toEqual([]);
    expect(Array.from(cells.value)).toEqual([80.8, 40.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(Array.from(cells.status, (state) => statuses[state])).toEqual(["final", "final", "unknown", "suppressed", "unknown", "unknown"]);
    expect(Array.from(cells.row)).toEqual([2, 2, 3, 3, 4, 4]);
  });
  test("a column without anything in one period was not measured then, and is no zero", async () => {
    const { cells, notMeasured, periods } = await read([
      row("GM0344", 77, ""),
      row("GM0344", 78, 40, { period: "2016JJ00" }),
      row("BU03440112", 79, "   "),
    ]);
    expect(notMeasured).toEqual([{ indicator: 1, period: 0, group: 0 }]);
    expect(periods.map(({ id }) => id)).toEqual(["2020", "2016"]);
    expect(cells.length).toBe(4);
  });
  test("limits from rows of their own", async () => {
    const { cells } = await read([
      row("GM0344", 80, 40),
      row("GM0344", 79, 38, { limit: "MOG0095" }),
      row("GM0344", 81, 42, { limit: "MBG0095" }),
    ]);
    expect([cells.value, cells.lower, cells.upper].map((column) => Array.from(column ?? []))).toEqual([
      [80, 40],
      [79, 38],
      [81, 42],
    ]);
  });
  test("several ages in one file", async () => {
    const { series, groups } = await read([row("GM0344", 80, 40), row("GM0344", 70, 50, { age: "80200" })]);
    expect(series).toBe("2020/18plus+65plus");
    expect(groups.map(({ id }) => id)).toEqual(["18plus", "65plus"]);
  });
  test("NL00 is NL01", async () => expect((await read([row("NL00", 78, 50)])).areas[0].code).toBe("NL01"));
  test("a sheet of notes in front is passed over", async () =>
    expect((await read([row("GM0344", 80, 40)], { Toelichting: [["Lees mij"]] })).cells.length).toBe(2));
  test("the same file gives the same check sum", async () =>
    expect((await read([row("GM0344", 80, 40)])).checksum).toBe((await read([row("GM0344", 80, 40)])).checksum));
});

describe("a broken file loads nothing and says what would mend it", () => {
  test.each([
    ["a decimal comma", row("GM0344", "80,8", 40), { row: 3, column: health }, "decimal point"],
    ["1e400", row("GM0344", "1e400", 40), { row: 3, column: health }, "fits"],
    ["an error of Excel", row("GM0344", "#N/A", 40), { row: 3, column: health }, "blank"],
    ["a formula as text", row("GM0344", "=1+1", 40), { row: 3, column: health }, "formulas"],
    ["no area code", row("Utrecht", 80, 40), { row: 3, column: "WijkenEnBuurten" }, "GM0344"],
    ["an unknown age", row("GM0344", 80, 40, { age: "99999" }), { row: 3, column: "Leeftijd" }, "20300"],
    ["an impossible period", row("GM0344", 80, 40, { period: "2020MM13" }), { row: 3, column: "Perioden" }, "2020JJ00"],
    ["an unknown limit", row("GM0344", 80, 40, { limit: "MW99999" }), { row: 3, column: "Marges" }, "MW00000"],
    ["a limit without its value", row("GM0344", 80, 40, { limit: "MOG0095" }), { row: 3 }, "value"],
    ["a row twice", row("NL01", 80, 40), { row: 3, found: expect.stringContaining("row 2") }, "keep one"],
  ])("%s", async (_, broken, place, mend) => {
    const problem = await problemOf(read([row("NL01", 78, 50), broken]));
    expect(problem.kind).toBe("input-faults");
    expect(problem.faults).toEqual([expect.objectContaining({ ...place, mend: expect.stringContaining(mend) })]);
  });

  test("at most a hundred faults are told", async () => {
    const problem = await problemOf(read(Array.from({ length: 300 }, () => row("GM0344", "?", 40))));
    expect(problem.faults).toHaveLength(100);
    expect(problem.message).toContain("at least 100");
  });
  test("a web page saved as .xlsx", async () => {
    const path = await folder.put("page.xlsx", "<!DOCTYPE html><html><body>Log in</body></html>");
    expect((await problemOf(readStatlineXlsx(path, { descriptions }))).kind).toBe("html-instead");
  });
  test("a zip bomb dressed as a workbook", async () => {
    const path = await folder.put("bomb.xlsx", makeZip([{ name: "xl/workbook.xml", content: Buffer.alloc(32 * 1024 * 1024, " ") }]));
    expect((await problemOf(readStatlineXlsx(path, { descriptions }))).kind).toBe("zip-bomb");
  });
  test("wrong headers: says which columns are missing and which are strange", async () => {
    const path = await folder.put("head.xlsx", makeWorkbook({ Blad1: [[...head.slice(0, 7), "Overgewicht_10"], row("GM0344", 80, 40)] }));
    const problem = await problemOf(readStatlineXlsx(path, { descriptions: [small()] }));
    expect(problem.kind).toBe("unknown-table");
    expect(problem.faults.map(({ column }) => column)).toEqual(["Overgewicht_9", "Overgewicht_10"]);
  });
  test("the wrong sheet", async () => {
    const path = await folder.put("sheets.xlsx", makeWorkbook({ Toelichting: [["Lees mij"]], Blad1: [head, row("GM0344", 80, 40)] }));
    const chosen = await problemOf(readStatlineXlsx(path, { descriptions: [small()], sheet: "Toelichting" }));
    expect(chosen.kind).toBe("unknown-table");
    expect(chosen.faults.map(({ column }) => column)).toContain(health);
    expect((await problemOf(readStatlineXlsx(path, { descriptions: [small()], sheet: "Blad2" }))).wayOut).toContain("Toelichting, Blad1");
  });
  test("a head without rows", async () => expect((await problemOf(read([]))).kind).toBe("no-observations"));
  test("an unknown table number", async () => {
    expect(
      (await problemOf(readStatlineXlsx(await folder.put("n.xlsx", makeWorkbook({ a: [head] })), { descriptions, table: "12345NED" })))
        .kind,
    ).toBe("no-description");
  });
  test("no file", async () => expect((await problemOf(readStatlineXlsx("nowhere.xlsx", { descriptions }))).kind).toBe("file-not-found"));
});
