import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { readLine } from "../kernel/command.ts";
import { readConfig } from "../kernel/config.ts";
import { commands } from "./commands.ts";
import { measureIds } from "./measures/ids.ts";
import { system } from "../rights/index.ts";

let base: TestDatabase;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  folder = await mkdtemp(join(tmpdir(), "gelijkop-care-"));
});
afterAll(async () => {
  await base.close();
  await rm(folder, { recursive: true });
});

/** What a line writes to standard output. */
async function run(...words: string[]): Promise<string> {
  const { command, positionals, values } = readLine(words, commands);
  const lines: string[] = [];
  await command.run({
    positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    config: readConfig({ data: folder }),
    asker: system,
    connect: async () => base,
    reader: () => readerOf(base),
    out: (line) => void lines.push(line),
    progress: () => {},
  });
  return lines.join("\n");
}

const order = ["--order", "moeite-met-rondkomen"];

describe("equity", () => {
  test("as a table: the sentence first, then the measures, then why some are not there", async () => {
    const lines = (await run("equity", "ervaren-gezondheid", ...order, "--level", "district")).split("\n");
    expect(lines[0]).toMatch(/^Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 75 van de 100 volwassenen/);
    expect(lines.find((line) => line.startsWith("10 wijken van Utrecht in 2020"))).toBeDefined();
    expect(lines.find((line) => line.startsWith("slope "))).toMatch(/Helling \(SII\) +11,89 +-1,57 … 25,36$/);
    expect(lines.at(-1)).toBe(
      "Theil, binnen grotere gebieden: niet te berekenen, want alle gebieden liggen in één groter gebied, of elk in een eigen.",
    );
  });

  test("in English, as JSON and as CSV", async () => {
    expect(await run("equity", "overgewicht", ...order, "--language", "en")).toMatch(/^Where the largest share of people/);
    expect(JSON.parse(await run("equity", "overgewicht", ...order, "--format", "json"))).toMatchObject({
      indicator: "overgewicht",
      order: "moeite-met-rondkomen",
    });
    expect((await run("equity", "overgewicht", "--format", "csv")).split("\r\n")).toHaveLength(1 + 3 * measureIds.length);
  });

  test.each([
    [["equity", "overgewicht", "--level", "street"], "level"],
    [["equity", "overgewicht", "--division", "new"], "division"],
    [["equity", "overgewicht", "--language", "de"], "usage"],
    [["equity", "overgewicht", "--format", "xml"], "usage"],
    [["equity", "overgewicht", "--order", "opleiding"], "no-ordering"],
    [["equity-country", "--format", "table"], "usage"],
    [["equity-country", "--order", "integrale-aanpak"], "no-ordering"],
    [["care-use", "nowhere.csv"], "file-not-found"],
  ])("%j is refused: %s", async (words, kind) => {
    await expect(run(...words)).rejects.toMatchObject({ kind });
  });
});

test("equity-overview: the sentence, then every indicator with its place", async () => {
  const lines = (await run("equity-overview", ...order, "--level", "district")).split("\n");
  expect(lines[0]).toMatch(
    /^Waar mensen het vaakst moeite hebben met rondkomen, is het bij \d+ van de \d+ onderwerpen aantoonbaar minder gunstig/,
  );
  expect(lines.find((line) => line.startsWith("ervaren-gezondheid "))).toMatch(/11,9 +-1,6 … 25,4 +yes +\d+–\d+ +smaller, demonstrated$/);
  expect(await run("equity-overview", "--theme", "health", "--format", "csv")).toContain("ervaren-gezondheid");
  expect(JSON.parse(await run("equity-overview", "--format", "json"))).toMatchObject({ level: "district" });
});

test("equity-country: a line per municipality, indicator and measure", async () => {
  const lines = (await run("equity-country", ...order, "--level", "district", "--format", "csv")).split(/\r?\n/);
  expect(lines[0]).toBe("municipality,level,indicator,group,period,order,measure,value,lower,upper,notComputable");
  const single = JSON.parse(await run("equity", "ervaren-gezondheid", ...order, "--level", "district", "--format", "json"));
  const slope = single.periods.at(-1).outcomes.find((each: { measure: string }) => each.measure === "slope");
  const [line] = lines.filter((each) => each.startsWith("GM0344,district,ervaren-gezondheid,18plus,2020,moeite-met-rondkomen,slope,"));
  expect(Number(line?.split(",")[7])).toBeCloseTo(slope.value, 9);
  expect(Number(line?.split(",")[8])).toBeCloseTo(slope.lower, 9);
  expect((lines.length - 1) % measureIds.length).toBe(0);
});

test("care-use: a sentence per group, then the numbers; a fault names its line", async () => {
  const file = join(folder, "use.csv");
  const head = "group,age,sex,people,events,referencePeople,referenceEvents\n";
  await writeFile(file, `${head}Noord,0-64,v,100,260,10000,20000\n`);
  const [sentence] = (await run("care-use", file)).split("\n");
  expect(sentence).toMatch(/^Noord: meer dan verwacht: 260 keer, tegen ongeveer 200/);
  expect(await run("care-use", file, "--format", "csv")).toContain("\r\nNoord,100,260,200,1.3,");
  expect(JSON.parse(await run("care-use", file, "--format", "json"))).toMatchObject([{ group: "Noord", verdict: "more" }]);
  await writeFile(file, `${head}Noord,0-64,v,100,veel,10000,20000\n`);
  await expect(run("care-use", file)).rejects.toMatchObject({ kind: "care-use-faults", faults: [{ row: 2, column: "events" }] });
});
