import { expect, test } from "vitest";
import { printCsv, printJson, printTable, readFormat, type Column } from "./print.ts";

type Row = { name: string; value: number | null };
const columns: Column<Row>[] = [
  { title: "name", of: (row) => row.name },
  { title: "value", of: (row) => row.value, numeric: true },
];
const rows: Row[] = [
  { name: "Overvecht", value: 69.9 },
  { name: "=cmd", value: null },
  { name: "Oost", value: 100 },
];

test("a table is padded, with numbers to the right and nothing for what is missing", () => {
  expect(printTable(rows, columns)).toBe(
    ["name       value", "---------  -----", "Overvecht   69.9", "=cmd", "Oost         100"].join("\n"),
  );
  expect(printTable([], columns)).toBe("name  value\n----  -----");
});

test("a name can't move the cursor of the terminal or break the line", () => {
  expect(printTable([{ name: "a\u001b[2Jb\nc\u009bd", value: 1 }], columns).split("\n")[2]).toBe("a [2Jb c d      1");
});

test("CSV has the titles, and nothing that a spreadsheet would run", () => {
  expect(printCsv(rows, columns)).toBe("name,value\r\nOvervecht,69.9\r\n'=cmd,\r\nOost,100");
});

test("JSON is for programs and people: indented", () => {
  expect(printJson([{ a: 1 }])).toBe('[\n  {\n    "a": 1\n  }\n]');
});

test("a format that isn't there is a usage error that names those that are", () => {
  expect(readFormat(undefined)).toBe("table");
  expect(readFormat("csv")).toBe("csv");
  expect(() => readFormat("xml")).toThrow(expect.objectContaining({ kind: "usage", wayOut: "Choose table, json, csv." }));
});
