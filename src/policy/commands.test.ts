/** The numbers are those of the action plan Utrecht gezond! 2011–2013, p. 7: 24 % in 2010, 22.5 % in 2014. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSheet, type SheetData } from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { readLine } from "../kernel/command.ts";
import { readConfig } from "../kernel/config.ts";
import { commands } from "./commands.ts";
import { system } from "../rights/index.ts";

const plan = "utrecht-gezond-2011-2013";
let base: TestDatabase;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  folder = mkdtempSync(join(tmpdir(), "gelijkop-policy-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

/** What the line says on the terminal. */
async function run(...words: string[]): Promise<string> {
  const { command, positionals, values } = readLine(["policy", ...words], commands);
  const said: string[] = [];
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  await command.run({
    positionals,
    text,
    flag: (name) => values[name] === true,
    config: readConfig({}),
    asker: system,
    connect: async () => base,
    reader: () => readerOf(base),
    out: (line) => void said.push(line),
    progress: () => {},
  });
  return said.join("\n");
}

async function sheetOf(...words: string[]): Promise<SheetData> {
  const file = join(folder, `${words[0]}.xlsx`);
  expect(await run(...words, "--format", "xlsx", "--out", file)).toMatch(/^Wrote \d+ rows to /);
  return readSheet(file, 1);
}

test("the workbook of targets has each number by itself, with its period beside it", async () => {
  const [titles, ...rows] = await sheetOf("targets", plan);
  expect(titles.slice(2, 10)).toEqual(["baseline", "measured", "expected", "target"].flatMap((title) => [title, `${title}: period`]));
  const row = rows.find(([title]) => title === "Matig of slecht ervaren gezondheid");
  expect(row?.slice(1, 6)).toEqual(["%", 24, "2010", null, null]);
  expect(row?.slice(8, 10)).toEqual([22.5, "2014"]);
});

test.each([["list"], ["tree", plan], ["matrix", plan], ["progress", plan], ["sources", plan]])(
  "the workbook of %s has the rows and titles that the CSV has",
  async (...words) => {
    const [titles, ...rows] = await sheetOf(...words);
    const csv = await run(...words, "--format", "csv");
    expect(csv.split("\r\n")[0].replaceAll('"', "")).toBe(titles.join(","));
    expect(rows.map(([first]) => first)).toEqual(
      csv
        .split("\r\n")
        .slice(1)
        .map((line) => /^"?(.*?)"?,(?:[^ ]|$)/.exec(line)?.[1]),
    );
  },
);

test("other formats go to a file too when one is named", async () => {
  const file = join(folder, "list.csv");
  await run("list", "--format", "csv", "--out", file);
  expect(existsSync(file)).toBe(true);
});

test("a workbook without a file, and a file that can't be written, are refused with the way out", async () => {
  await expect(run("list", "--format", "xlsx")).rejects.toMatchObject({ kind: "usage", wayOut: "Give --out FILE." });
  await expect(run("list", "--format", "xlsx", "--out", join(folder, "none", "a.xlsx"))).rejects.toMatchObject({ kind: "file" });
  await expect(run("list", "--format", "xls")).rejects.toMatchObject({ wayOut: "Choose table, json, csv, xlsx." });
});
