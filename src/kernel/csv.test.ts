import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvLine, type CsvValue } from "./csv.ts";

const backFrom = (values: CsvValue[]): string[] => parse(csvLine(values))[0];

test("a record ends with CR LF, and only what needs quotes has them (RFC 4180, 2.1 and 2.6)", () => {
  expect(csvLine(["a", 1.5, true, null, undefined, ""])).toBe("a,1.5,true,,,\r\n");
  expect(csvLine(['a "b"', "c,d", "e\nf"])).toBe('"a ""b""","c,d","e\nf"\r\n');
});

test("a parser reads back what was written", () => {
  const values = ["Lunetten, noord", 'zegt "ja"', "twee\r\nregels", "één", "12", " spaties "];
  expect(backFrom(values)).toEqual(values);
});

// The signs are those of OWASP, "CSV Injection".
test.each(["=1+1", '=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "＝1"])(
  "text that a spreadsheet would run stays text: %j",
  (text) => {
    const [read] = backFrom([text]);
    expect(read.startsWith("'")).toBe(true);
    expect(read.slice(1)).toBe(text);
  },
);

test.each([
  ["GGD;=1+1", "GGD;'=1+1"],
  ['GGD;"=1+1"', 'GGD;"\'=1+1"'],
  ["GGD\t@SUM(A1)", "GGD\t'@SUM(A1)"],
  ["GGD\r\n+1", "GGD\r\n'+1"],
  ["\r=1", "'\r'=1"],
  ["\t=1", "'\t'=1"],
])("nor is it run where a spreadsheet begins a new cell: %j", (text, safe) => expect(backFrom([text])).toEqual([safe]));

test.each(["a = b", "2 - 1", "GGD; wijkteam", "ja;nee", "e-mail: a@b.nl", "1;2"])("plain text stays as it is: %j", (text) =>
  expect(backFrom([text])).toEqual([text]),
);

test("a negative number stays a number", () => {
  expect(csvLine([-1.5, -0.25])).toBe("-1.5,-0.25\r\n");
});
