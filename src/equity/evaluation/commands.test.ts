import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import { readLine } from "../../kernel/command.ts";
import { readConfig } from "../../kernel/config.ts";
import { Problem } from "../../kernel/problem.ts";
import { fromRoot } from "../../kernel/root.ts";
import { evaluateCommands } from "./commands.ts";
import { system } from "../../rights/index.ts";

let base: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "gelijkop-evaluate-"));
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

let opened = 0;
async function evaluate(...words: string[]): Promise<string> {
  const { command, positionals, values } = readLine(["evaluate", ...words], evaluateCommands);
  const lines: string[] = [];
  await command.run({
    positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    config: readConfig({}),
    asker: system,
    connect: async () => base,
    reader: () => {
      opened += 1;
      return readerOf(base);
    },
    out: (line) => lines.push(line),
    progress: () => {},
  });
  return lines.join("\n");
}

const problemOf = (words: string[]): Promise<Problem> =>
  evaluate(...words).then(
    () => {
      throw new Error("It was taken.");
    },
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const real = fromRoot("packs", "utrecht", "evaluations", "integrale-aanpak-2011.yaml");
const invented = fromRoot("test", "packs", "northhaven", "evaluations", "warm-quays.yaml");

describe("evaluate", () => {
  test("prints what could have been seen before what was seen, and what it would take", async () => {
    const out = await evaluate(real);
    const places = ["Wat was te zien geweest", "Kwam het hierdoor? Niet te zeggen", "Wat nodig is om het te kunnen zeggen", "Let op"].map(
      (each) => out.indexOf(each),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("needs no database for numbers of its own, and gives the effect with its limits and checks", async () => {
    const before = opened;
    const out = await evaluate(invented, "--language", "en");
    expect(opened).toBe(before);
    expect(out).toContain("Was it us? Effect shown");
    expect(out).toMatch(/−4\.6 \(−5\.6 … −3\.7\), p = 0\.001/);
    expect(out).toContain("Did they move alike before?");
  });

  test("as JSON holds numbers and words", async () => {
    const found = JSON.parse(await evaluate(invented, "--format", "json"));
    expect(found).toMatchObject({
      id: "warm-quays",
      verdict: "effectShown",
      direction: "better",
      counts: { treated: 8, comparison: 16 },
    });
    expect(found.inWords.answer.nl[0]).toMatch(/^Ja, er is een effect te zien/);
    expect(found.figures).toHaveLength(24);
  });

  test("tells a fault with file, line and the way out", async () => {
    const file = write("x.yaml", readFileSync(real, "utf8").replace("WK034402", "WK034499").replace("ervaren-gezondheid", "geluk"));
    const problem = await problemOf([file]);
    expect(problem).toMatchObject({ kind: "evaluation-invalid", message: `${file} has 2 faults.` });
    expect(problem.faults.map(({ row, found }) => `${row} ${found}`)).toEqual([
      "11 there is no area WK034499",
      "19 there is no indicator geluk",
    ]);
  });

  test("tells that areas lie below the level, and that numbers lack", async () => {
    const text = readFileSync(real, "utf8").replace("group: 18plus, level: district", "group: 18plus, level: municipality");
    expect(await problemOf([write("y.yaml", text)])).toMatchObject({
      kind: "no-areas",
      message: expect.stringContaining("of level municipality"),
    });
    const series = readFileSync(invented.replace(/yaml$/, "csv"), "utf8").replaceAll(/^(quay-\d\d,\d{4}),.*$/gm, "$1,");
    write("warm-quays.csv", series);
    expect(await problemOf([write("z.yaml", readFileSync(invented, "utf8"))])).toMatchObject({ kind: "no-figures" });
  });

  test("refuses a file that isn't there, a format and a language that aren't spoken", async () => {
    expect(await problemOf([join(folder, "none.yaml")])).toMatchObject({ kind: "no-file" });
    expect(await problemOf([real, "--format", "csv"])).toMatchObject({ kind: "usage", wayOut: "Choose table or json." });
    expect(await problemOf([real, "--language", "fr"])).toMatchObject({ kind: "usage" });
    expect(() => readLine(["evaluate"], evaluateCommands)).toThrow(/takes 1 FILE/);
  });
});
