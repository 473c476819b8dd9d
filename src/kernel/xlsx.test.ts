import { unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import type { Column } from "./print.ts";
import { xlsx } from "./xlsx.ts";

type Row = { name: string | null; value: number | boolean | null };
const columns: Column<Row>[] = [
  { title: "name", of: (row) => row.name },
  { title: "value", of: (row) => row.value },
];
const sheetOf = (file: Uint8Array) => new TextDecoder().decode(unzipSync(file)["xl/worksheets/sheet1.xml"]);
const texts = ["=1+1", "+31", "-5", "@SUM(A1)", '<b>&"', "two\nlines", "  spaces  ", "Ondiep–Pijlsweerd", "\u0007bel"];

test("another program reads back each text as text, each number as a number", async () => {
  const rows: Row[] = [
    ...texts.map((name, at): Row => ({ name, value: at / 4 })),
    { name: null, value: -1e-7 },
    { name: "yes", value: true },
  ];
  const read = await readSheet(Buffer.from(xlsx("gap", rows, columns)), 1, { trim: false });
  expect(read).toEqual([["name", "value"], ...texts.map((name, at) => [name.replace("\u0007", ""), at / 4]), [null, -1e-7], ["yes", true]]);
});

test("holds no formula, and keeps what looks like one text when it is edited (quotePrefix, ECMA-376 part 1, 18.8.45)", () => {
  const sheet = sheetOf(xlsx("gap", [{ name: "=1+1", value: 1 }], columns));
  expect(sheet).not.toContain("<f");
  expect(sheet).toContain('<c r="A2" t="inlineStr" s="2">');
});

test("text that looks like Excel's own escape stays what it is (ECMA-376 part 1, 22.9.2.19)", () => {
  expect(sheetOf(xlsx("gap", [{ name: "_x0041_", value: 1 }], columns))).toContain(">_x005F_x0041_<");
});

test("a text that Excel would not take is cut, and a name that no sheet can have is mended", () => {
  const file = xlsx("a/b [c]: a name longer than thirty-one signs", [{ name: "a".repeat(40_000), value: 1 }], columns);
  expect(/a{1000,}/.exec(sheetOf(file))?.[0]).toHaveLength(32_767);
  expect(/sheet name="([^"]*)"/.exec(new TextDecoder().decode(unzipSync(file)["xl/workbook.xml"]))?.[1]).toBe(
    "a b  c   a name longer than thi",
  );
});

test("columns go on after Z, and no rows give the titles alone", async () => {
  const many = Array.from({ length: 28 }, (_, at): Column<Row> => ({ title: `t${at}`, of: () => at }));
  const file = xlsx("wide", [{ name: "", value: 0 }], many);
  expect(sheetOf(file)).toContain('<c r="AB2">');
  expect((await readSheet(Buffer.from(file), 1))[1]).toEqual(many.map((_, at) => at));
  expect(await readSheet(Buffer.from(xlsx("none", [], columns)), 1)).toEqual([["name", "value"]]);
});

test("the same rows give the same bytes", () => {
  const make = () => Buffer.from(xlsx("gap", [{ name: "Overvecht", value: 69.9 }], columns));
  expect(Buffer.compare(make(), make())).toBe(0);
});
