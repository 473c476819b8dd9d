import { readFile } from "node:fs/promises";
import { readSheet as peerSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { hasSharedData, makeWorkbook, makeZip, needsData, sharedData } from "./made-files.ts";
import { readSharedStrings, readSheet } from "./sheet.ts";
import { openWorkbook } from "./workbook.ts";

function rowsOf(xml: string, strings: string[] = []): { row: number; cells: string[] }[] {
  const rows: { row: number; cells: string[] }[] = [];
  expect(readSheet(xml, strings, (row, cells) => rows.push({ row, cells: [...cells] }) > 0)).toBe(true);
  return rows;
}

describe("a sheet (ECMA-376 part 1, 18.3)", () => {
  test("cells by reference, gaps blank, rows by their number", () => {
    expect(
      rowsOf(
        '<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>7.5</v></c></row><row r="9"/><row r="10"><c r="B10"><v>1</v></c></row></sheetData></worksheet>',
        ["GM0344"],
      ),
    ).toEqual([
      { row: 3, cells: ["GM0344", "", "7.5"] },
      { row: 10, cells: ["", "1", ""] },
    ]);
  });
  test("every type of cell: shared, inline and formula text, boolean, error, formula with its last result", () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a &amp; b</x:t></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>x&lt;y</x:v></x:c>' +
      '<x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c s="3"/></x:row></x:sheetData></x:worksheet>';
    expect(rowsOf(xml, ["s"])[0].cells).toEqual(["s", "a & b", "x<y", "TRUE", "#N/A", "2"]);
  });
  test("1e400 stays the text that it is", () =>
    expect(rowsOf("<w><sheetData><row><c><v>1e400</v></c></row></sheetData></w>")[0].cells).toEqual(["1e400"]));
  test("shared strings with runs, hints, references and escapes", () => {
    expect(
      readSharedStrings(
        '<sst><si><t xml:space="preserve">  a </t></si><si><r><t>b</t></r><r><t>c</t></r><rPh><t>z</t></rPh></si><si/><si><t>&#233;_x000D_</t></si></sst>',
      ),
    ).toEqual(["  a ", "bc", "", "é\r"]);
  });
  test.each([
    "<worksheet><sheetData><row><c><v>1",
    "<worksheet>",
    "<w><sheetData><row><c><v>1</v></c></row>",
    '<w><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></w>',
  ])("%s is told to be no whole sheet", (xml) => {
    expect(readSheet(xml, [], () => true)).toBe(false);
  });
});

describe("a workbook", () => {
  test("its sheets by name", () =>
    expect(openWorkbook(makeWorkbook({ Toelichting: [["x"]], "A & B": [["y"]] }), "a.xlsx").sheets).toEqual(["Toelichting", "A & B"]));
  test("a zip that is no workbook", () =>
    expect(() => openWorkbook(makeZip([{ name: "a.txt", content: "a" }]), "a.xlsx")).toThrow(/not a workbook/));
  test("XML with a document type (where entity bombs live) is refused", () => {
    const bytes = makeZip([
      { name: "xl/workbook.xml", content: '<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook/>' },
      { name: "xl/_rels/workbook.xml.rels", content: "<Relationships/>" },
    ]);
    expect(() => openWorkbook(bytes, "a.xlsx")).toThrow(/plain UTF-8 XML/);
  });
});

test.skipIf(!hasSharedData)(
  `reads a real StatLine file cell for cell as read-excel-file 9 does${needsData}`,
  { timeout: 60_000 },
  async () => {
    const bytes = await readFile(sharedData("rivm-50090NED", "2012_65+.xlsx"));
    const peer = await peerSheet(bytes, { trim: false, parseNumber: (text) => text });
    let differing = 0;
    let rows = 0;
    const book = openWorkbook(bytes, "2012_65+.xlsx");
    book.read(book.sheets[0], (row, cells) => {
      rows++;
      peer[row - 1].forEach((cell, i) => (differing += (cell === null ? "" : String(cell)) === (cells[i] ?? "") ? 0 : 1));
      return true;
    });
    expect({ rows, differing }).toEqual({ rows: peer.length, differing: 0 });
    expect(rows).toBe(17_342);
  },
);
