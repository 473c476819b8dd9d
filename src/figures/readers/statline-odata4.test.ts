import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { statuses } from "../delivery.ts";
import { hasSharedData, needsData, problemOf, sharedData, temporaryFolder } from "./made-files.ts";
import { parseSourceDescription } from "./source-description.ts";
import { readOdata4 } from "./statline-odata4.ts";

const yaml = (id: string, more = "") =>
  `id: ${id}\ntitle: T\npublisher: P\nlicence: L\ndivision: 2017\nareas: { aliases: { NL00: NL01 } }\ngroups: { all: { id: all, title: a, noun: a } }\n` +
  `dimensions: { area: { column: WijkenEnBuurten }, period: { fixed: "2017" }, group: { fixed: all }${more} }\nindicators: { T001036: { id: inwoners } }\n`;
const description = parseSourceDescription(yaml("83765NED"));

describe.skipIf(!hasSharedData)(`83765NED as saved, code lists only${needsData}`, () => {
  test("says that there are no observations", async () => {
    const problem = await problemOf(readOdata4(sharedData("cbs-83765NED-v4"), { description }));
    expect(problem.kind).toBe("no-observations");
    expect(problem.wayOut).toContain("Observations");
  });
});

describe("a small made set in the shape of the v4 answers", () => {
  const folder = temporaryFolder();
  let n = 0;
  const measures = [
    { Identifier: "T001036", Title: "Aantal inwoners", MeasureGroupId: "G1", DataType: "Long", Unit: "aantal", Decimals: 0 },
    { Identifier: "3000", Title: "Mannen", MeasureGroupId: "G2", DataType: "Long", Unit: "aantal", Decimals: 0 },
    { Identifier: "M9", Title: "Leeg", MeasureGroupId: null, DataType: "Double", Unit: "%", Decimals: 1 },
  ];
  const groups = [
    { Id: "G1", Title: "Bevolking", ParentId: null },
    { Id: "G2", Title: "Geslacht", ParentId: "G1" },
  ];
  const observation = (Id: number, Measure: string, WijkenEnBuurten: string, Value: number | null, ValueAttribute = "None") => ({
    Id,
    Measure,
    ValueAttribute,
    Value,
    StringValue: null,
    WijkenEnBuurten,
  });
  async function read(pages: unknown[][], over = description, observationsCsv?: string) {
    const path = join(folder.path, `t${n++}`);
    await mkdir(path);
    const save = (name: string, content: unknown) =>
      writeFile(join(path, name), typeof content === "string" ? content : JSON.stringify(content));
    await save("83765NED_v4_MeasureCodes.json", measures);
    await save("83765NED_v4_MeasureGroups.json", groups);
    await save("83765NED_v4_Dimensions.json", [{ Identifier: "WijkenEnBuurten", Kind: "GeoDetail", MapYear: "2017" }]);
    await save("83765NED_v4_WijkenEnBuurtenCodes.json", [
      { Identifier: "NL00", Title: "Nederland" },
      { Identifier: "WK034403", Title: "Wijk 03 Overvecht" },
    ]);
    await Promise.all(pages.map((value, i) => save(`Observations-000${i + 1}.json`, { "@odata.context": "x", value })));
    if (observationsCsv) await save("Observations.csv", observationsCsv);
    return readOdata4(path, { description: over });
  }

  test("pages together; names, reasons, titles, and measures without observations", async () => {
    const delivery = await read([
      [observation(1, "T001036", "NL00", 17_081_507), observation(2, "T001036", "WK034403", 33_775)],
      [observation(3, "3000", "WK034403", null, "Impossible"), observation(4, "3000", "NL00", null, "Confidential")],
    ]);
    expect(delivery.areas.map(({ code, name }) => [code, name])).toEqual([
      ["NL01", "Nederland"],
      ["WK034403", "Wijk 03 Overvecht"],
    ]);
    expect(Array.from(delivery.cells.value)).toEqual([17_081_507, 33_775, Number.NaN, Number.NaN]);
    expect(Array.from(delivery.cells.status, (status) => statuses[status])).toEqual(["final", "final", "notApplicable", "suppressed"]);
    expect(delivery.indicators.map(({ id, title }) => [id, title.nl])).toEqual([
      ["inwoners", "Aantal inwoners"],
      ["83765ned-3000", "Geslacht: Mannen"],
      ["83765ned-m9", "Leeg"],
    ]);
    expect(delivery.notMeasured).toEqual([{ indicator: 2, period: 0, group: 0 }]);
  });
  test("the same from CSV", async () => {
    const { cells } = await read(
      [],
      description,
      'Id,Measure,ValueAttribute,Value,StringValue,WijkenEnBuurten\n1,T001036,None,5,,"NL00      "\n',
    );
    expect(Array.from(cells.value)).toEqual([5]);
    expect(Array.from(cells.row)).toEqual([2]);
  });
  test("limits in a dimension of their own", async () => {
    const limited = parseSourceDescription(
      yaml("83765NED", ", limits: { column: Marges, keys: { MW00000: value, MOG0095: lower, MBG0095: upper } }"),
    );
    const path = join(folder.path, `t${n++}`);
    await mkdir(path);
    await writeFile(join(path, "MeasureCodes.json"), JSON.stringify(measures));
    const row = (Value: number, Marges: string) => ({ ...observation(1, "M9", "NL00", Value), Marges });
    await writeFile(join(path, "Observations.json"), JSON.stringify([row(4, "MOG0095"), row(5, "MW00000"), row(6, "MBG0095")]));
    const { cells } = await readOdata4(path, { description: limited });
    expect([cells.lower?.[0], cells.value[0], cells.upper?.[0], cells.length]).toEqual([4, 5, 6, 1]);
  });

  test.each([
    ["a cell twice", [observation(1, "3000", "NL00", 1), observation(2, "3000", "NL00", 1)], { row: 2, found: "the same cell as row 1" }],
    ["an unknown measure", [observation(1, "nope", "NL00", 1)], { row: 1, column: "Measure" }],
    [
      "an unknown reason, which is never guessed",
      [observation(1, "3000", "NL00", null, "Sealed")],
      { column: "ValueAttribute", mend: expect.stringContaining("valueAttributes") },
    ],
    ["a value beside a reason", [observation(1, "3000", "NL00", 3, "Impossible")], { column: "Value" }],
    ["a code that is no area", [observation(1, "3000", "Utrecht", 3)], { column: "WijkenEnBuurten" }],
    ["text where a number is wanted", [{ ...observation(1, "3000", "NL00", null), StringValue: "veel" }], { column: "StringValue" }],
  ])("%s is a fault", async (_, page, fault) => {
    expect((await problemOf(read([page]))).faults).toEqual([expect.objectContaining(fault)]);
  });
  test("an unknown reason that the description explains", async () => {
    const told = parseSourceDescription(`${yaml("83765NED")}valueAttributes: { Sealed: suppressed }\n`);
    expect(statuses[(await read([[observation(1, "3000", "NL00", null, "Sealed")]], told)).cells.status[0]]).toBe("suppressed");
  });
});
