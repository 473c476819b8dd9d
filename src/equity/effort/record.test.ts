import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Fault } from "../../kernel/problem.ts";
import { fromRoot } from "../../kernel/root.ts";
import { readAmounts } from "./amounts.ts";
import { readEffort, storedEffort } from "./record.ts";

const yaml = `id: uren
title: { nl: Uren (verzonnen), en: Hours (invented) }
unit: hours
period: "2021"
source: { publisher: Niemand, title: Een verzonnen lijst, licence: CC0 }
included: { nl: Alles., en: All. }
notIncluded: { nl: Niets., en: Nothing. }
`;
const areas = new Set(["A", "B", "C"]);
const amountsOf = (content: string) => {
  const faults: Fault[] = [];
  return { amounts: readAmounts("x.csv", content, areas, faults), faults };
};

test("the invented effort of Northhaven is sound", () => {
  const file = (ending: string) => readFileSync(fromRoot("test", "packs", "northhaven", "efforts", `heat-vouchers-2026.${ending}`), "utf8");
  const { record, faults } = readEffort("efforts/heat-vouchers-2026.yaml", file("yaml"), file("csv"), new Set(["GM9901"]));
  expect(faults).toEqual([]);
  expect(record).toMatchObject({ cityWide: 4567, need: "cold-home", amounts: [{ area: "GM9901", amount: 123_456, absence: null }] });
});

test("a record survives being stored as JSON", () => {
  const { record } = readEffort("efforts/uren.yaml", yaml, "area,amount\nA,12.5\nB,unknown\n", areas);
  expect(record).toMatchObject({ cityWide: null, need: null, unit: "hours" });
  expect(storedEffort.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
});

describe("amounts that are read", () => {
  test.each([
    ["commas and points", "area,amount\nA,12.5\nB,0\n"],
    ["semicolons and decimal commas, as a Dutch spreadsheet saves it", "\uFEFFgebied;bedrag\r\nA;12,50\r\nB;0\r\n"],
    ["tabs", "gebied\tbedrag\nA\t12,5\nB\t0,00\n"],
    ["a quoted decimal comma between commas", 'area,amount\nA,"12,5"\nB,0\n'],
    ["other columns beside them", "name,area,amount\nNoord,A,12.5\nZuid,B,0\n"],
  ])("%s", (_what, content) => {
    const { amounts, faults } = amountsOf(content);
    expect(faults).toEqual([]);
    expect(amounts).toEqual([
      { area: "A", amount: 12.5, absence: null },
      { area: "B", amount: 0, absence: null },
    ]);
  });

  test("a word says why there is none, in either language", () => {
    const { amounts } = amountsOf("area,amount\nA,Niet van toepassing\nB,notMeasured\nC,verborgen\n");
    expect(amounts.map(({ absence }) => absence)).toEqual(["notApplicable", "notMeasured", "suppressed"]);
  });
});

describe("amounts that are refused, each with its line and the way out", () => {
  test.each([
    ["a thousands separator that may be a decimal one", "area,amount\nA,1.500\n", 2, /two ways/],
    ["a comma that may be one", "gebied;bedrag\nA;1,500\n", 2, /two ways/],
    ["thousands and decimals", "gebied;bedrag\nA;1.500,25\n", 2, /thousands separators/],
    ["two decimal signs in one file", "gebied;bedrag\nA;1,5\nB;1.5\n", 3, /choose one/],
    ["a decimal comma between commas", "area,amount\nA,12,5\n", 2, /decimal point/],
    ["less than nothing", "area,amount\nA,-5\n", 2, /0 or more/],
    ["a unit", "area,amount\nA,€ 5\n", 2, /leave out the unit/],
    ["an empty cell", "area,amount\nA,\n", 2, /write 0 where nothing goes/],
    ["a word that is no reason", "area,amount\nA,veel\n", 2, /digits only/],
    ["an area twice", "area,amount\nA,1\nA,2\n", 3, /add the amounts up/],
    ["an area that is not there", "area,amount\nZ,1\n", 2, /mend the code/],
    ["other column names", "wijk,geld\nA,1\n", 1, /area and amount/],
    ["one column", "area\nA\n", 1, /area,amount/],
    ["no lines", "area,amount\n", 1, /one line per area/],
    ["an open quote", 'area,amount\nA,"1\n', 2, /mend/],
  ])("%s", (_what, content, row, mend) => {
    const { faults } = amountsOf(content);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row, column: "x.csv", mend: expect.stringMatching(mend) });
  });
});

describe("descriptions that are refused, with their line", () => {
  test.each([
    ["a unit of its own", yaml.replace("hours", "joules"), 3, /unit/],
    ["markup", yaml.replace("Niets.", '"<b>Niets</b>"'), 7, /without markup/],
    ["one language only", yaml.replace(", en: All.", ""), 6, /included › en/],
    ["an address that a browser would run", yaml.replace("licence: CC0", 'licence: CC0, address: "javascript:alert(1)"'), 5, /address/],
    ["a negative sum for the city", `${yaml}cityWide: -1\n`, 8, /cityWide/],
    ["another name than the file", yaml.replace("id: uren", "id: minuten"), 1, /called uren/],
    ["no YAML", "id: [", 1, /./],
    ["a word that is no part of it", `${yaml}colour: blue\n`, 1, /colour/],
  ])("%s", (_what, content, row, found) => {
    const { record, faults } = readEffort("efforts/uren.yaml", content, "area,amount\nA,1\n", areas);
    expect(record).toBeNull();
    expect(faults[0]).toMatchObject({ row, column: "efforts/uren.yaml", found: expect.stringMatching(found) });
  });

  test("no amounts beside it", () => {
    expect(readEffort("efforts/uren.yaml", yaml, null, areas).faults).toMatchObject([
      { found: "its amounts efforts/uren.csv are missing" },
    ]);
  });
});
