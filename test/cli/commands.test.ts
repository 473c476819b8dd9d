import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/commands.ts";
import { commandHelp, readLine } from "../../src/kernel/command.ts";
import { fromRoot } from "../../src/kernel/root.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { endAll, gelijkop } from "./run.ts";

let base: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "gelijkop-cli-"));
const line = (...words: string[]) => gelijkop(words, { DATABASE_URL: base.url, GELIJKOP_DATA: folder });
/** The words of a line that has to succeed. */
async function output(...words: string[]): Promise<string> {
  const { code, out, error } = await line(...words);
  expect({ code, error }, words.join(" ")).toEqual({ code: 0, error: "" });
  return out;
}
const json = async (...words: string[]) => JSON.parse(await output(...words, "--format", "json"));
const csv = async (...words: string[]): Promise<Record<string, string>[]> =>
  parse(await output(...words, "--format", "csv"), { columns: true });

beforeAll(async () => {
  base = await testDatabase();
  await output("pack", "load", fromRoot("packs", "utrecht"));
});
afterAll(async () => {
  endAll();
  await base.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("help", () => {
  test("of the whole names every command", async () => {
    const { code, out } = await gelijkop(["--help"]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test.each(["serve", "import csv"])("of %s", async (name) => {
    const { code, out, error } = await gelijkop([...name.split(" "), "--help"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(new RegExp(`^bin/gelijkop ${name}`));
  });

  // In this process: one of each would take a minute.
  test.each(commands.map(({ name }) => name))("is there for %s", (name) => {
    const { command, values } = readLine([...name.split(" "), "--help"], commands);
    expect([command.name, values.help]).toEqual([name, true]);
    expect(commandHelp(command)).toMatch(/^bin\/gelijkop [^\n]+\n\n[A-Z][^\n]+\.\n\n(.*\n)* {2}--data DIR /);
  });
});

describe("a line that can't be read ends with 2 and one line that says how to go on", () => {
  test.each([
    ["nothing", []],
    ["a command that isn't there", ["fly"]],
    ["half a command", ["import"]],
    ["too few words", ["profile"]],
    ["too many words", ["profile", "a", "b"]],
    ["an option that isn't there", ["profile", "GM0344", "--fast"]],
    ["an option without its value", ["profile", "GM0344", "--period"]],
    ["a format that isn't there", ["profile", "GM0344", "--format", "xml"]],
    ["no port", ["serve", "--port", "eighty"]],
    ["a data folder without a name", ["releases", "--data="]],
    ["an import without its mapping", ["import", "csv", "a.csv"]],
  ])("%s", async (_what, words) => {
    const { code, out, error } = await gelijkop(words, { GELIJKOP_DATA: folder });
    expect(code).toBe(2);
    if (words.length === 0) expect(out).toMatch(/^bin\/gelijkop COMMAND/);
    else expect([out, error]).toEqual(["", expect.stringMatching(/^gelijkop: [^\n]+\.\n$/)]);
  });
});

describe("what can't be done ends with 1 and one line that says why and how to go on", () => {
  test.each([
    ["an area that isn't there", ["profile", "GM9999"], /There is no area with the code GM9999\. Search by name/],
    ["an area of another year", ["profile", "GM0344", "--division", "1999"], /GM0344 is not in the 1999 division\. It is in 2020/],
    [
      "a period that isn't there",
      ["profile", "GM0344", "--period", "1812"],
      /There are no figures about 1812\. Choose from: 2012, 2016, 2020/,
    ],
    ["a group that isn't there", ["profile", "GM0344", "--group", "young"], /There is no group young\. Choose from/],
    ["an indicator that isn't there", ["indicator", "happiness"], /There is no indicator happiness/],
    ["a level that isn't there", ["indicator", "overgewicht", "--level", "street"], /--level street does not exist/],
    ["a figure that isn't there", ["origin", "overgewicht.WK034403.2020.1812.18plus"], /no figure|no figures about 1812/],
    ["no figure's name at all", ["origin", "x"], /There is no figure x/],
    ["an area's name that nothing is called", ["areas", "Xyzzyplein"], /No area is called Xyzzyplein/],
    ["a file that isn't there", ["import", "statline", "nowhere.xlsx"], /There is no file .*nowhere\.xlsx/],
    ["a folder without a pack", ["pack", "check", tmpdir()], /There is no pack in/],
  ])("%s", async (_what, words, message) => {
    const { code, out, error } = await line(...words);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(message);
    expect(error).toMatch(/^gelijkop: [^\n]+\.\n$/);
  });

  test("a database that doesn't answer", async () => {
    const { code, error } = await gelijkop(["releases"], { DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" });
    expect(code).toBe(1);
    expect(error).toMatch(/^gelijkop: The database does not answer: [^\n]+ Check DATABASE_URL[^\n]+\n$/);
  });

  test("a broken file: then a line per fault, with row and column", async () => {
    writeFileSync(join(folder, "broken.csv"), "WijkenEnBuurten,AantalInwoners_5\nGM0344,veel\nXX99,12\n");
    const { code, error } = await line(
      "import",
      "csv",
      join(folder, "broken.csv"),
      "--mapping",
      fromRoot("packs", "utrecht", "figures", "84799NED.yaml"),
    );
    expect(code).toBe(1);
    expect(error.split("\n")).toEqual([
      expect.stringMatching(/^gelijkop: /),
      expect.stringMatching(/^ {2}row 2, column AantalInwoners_5: /),
      expect.stringMatching(/^ {2}row 3, column WijkenEnBuurten: /),
      "",
    ]);
  });
});

// Numbers: StatLine 50090NED (RIVM, GGD'en and CBS) and 84799NED (CBS), as the pack has them.
describe("profile", () => {
  test("gives JSON with what each figure is, and from which release", async () => {
    const profile = await json("profile", "WK034403", "--period", "2020");
    expect(profile.area).toEqual({ code: "WK034403", division: 2020, level: "district", name: "Overvecht" });
    expect(profile.benchmark.code).toBe("GM0344");
    expect(profile.parents.map(({ code }: { code: string }) => code)).toEqual(["GM0344", "NL01"]);
    expect(profile.observations).toContainEqual(
      expect.objectContaining({
        indicator: "ervaren-gezondheid",
        sourceKey: "50090NED:ErvarenGezondheidGoedZeerGoed_4",
        group: "18plus",
        period: "2020",
        value: 69.9,
        lower: null,
        upper: null,
        status: "final",
        release: expect.stringContaining("50090NED"),
      }),
    );
    expect(new Set(profile.observations.map(({ period }: { period: string }) => period))).toEqual(new Set(["2020"]));
  });

  test("without a period gives every period, and the reason where there is no value", async () => {
    const { observations } = await json("profile", "WK034403");
    const of = (indicator: string) =>
      observations
        .filter((each: { indicator: string }) => each.indicator === indicator)
        .map((each: { period: string; value: number | null; status: string }) => [each.period, each.value, each.status]);
    expect(of("ervaren-gezondheid")).toEqual([
      ["2012", 65.8, "final"],
      ["2016", 63.5, "final"],
      ["2020", 69.9, "final"],
    ]);
    expect(of("regie-over-eigen-leven")[0]).toEqual(["2012", null, "notMeasured"]);
  });

  test("gives the same rows as CSV, with the reason for absence in a column", async () => {
    const [{ observations }, rows] = [await json("profile", "WK034403"), await csv("profile", "WK034403")];
    // Later columns come at the end: the order of these is what people's scripts rely on.
    expect(Object.keys(rows[0]).slice(0, 11)).toEqual([
      "area",
      "division",
      "indicator",
      "sourceKey",
      "group",
      "period",
      "value",
      "lower",
      "upper",
      "status",
      "release",
    ]);
    expect(rows.map((row) => [row.indicator, row.period, row.value === "" ? null : Number(row.value), row.status])).toEqual(
      observations.map((each: Record<string, unknown>) => [each.indicator, each.period, each.value, each.status]),
    );
  });

  test("gives a table to people", async () => {
    const table = await output("profile", "WK034403", "--period", "2020");
    expect(table.split("\n")[0]).toMatch(/^area +indicator +group +period +value +status +release\b/);
    expect(table).toMatch(/^WK034403 +ervaren-gezondheid +18plus +2020 +69\.9 +final +50090NED/m);
  });

  test("of a set is computed from its members, and says so", async () => {
    const { area, observations } = await json("profile", "integrale-aanpak", "--period", "2020");
    expect(area.level).toBe("set");
    const found = observations.find((each: { indicator: string }) => each.indicator === "ervaren-gezondheid");
    // (45255 × 78.9 + 34295 × 69.9 + 38620 × 77.3) / 118170, by hand from the two tables.
    expect(found.value).toBeCloseTo(75.7651, 4);
    expect(found).toMatchObject({
      release: null,
      derived: { formula: "weightedMean", inputs: expect.arrayContaining(["ervaren-gezondheid.WK034403.2020.2020.18plus"]) },
    });
  });
});

describe("indicator", () => {
  const words = ["indicator", "50090NED:ErvarenGezondheidGoedZeerGoed_4", "--level", "district", "--period", "2020"];

  test("is found by its source's key and gives the areas of a level, beside the city", async () => {
    const view = await json(...words);
    expect(view).toMatchObject({
      indicator: "ervaren-gezondheid",
      level: "district",
      within: "GM0344",
      period: "2020",
      group: "18plus",
      benchmark: { area: "GM0344", value: 80.8 },
    });
    expect(view.observations).toHaveLength(10);
    expect(view.observations[2]).toMatchObject({
      area: "WK034403",
      name: "Overvecht",
      value: 69.9,
      comparison: { verdict: "notComparable", reason: "noLimits", place: { first: 1, last: 1, of: 10, fifth: 1 } },
    });
  });

  test("gives the same as table and CSV", async () => {
    expect(await output(...words)).toMatch(/^WK034403 +Overvecht +ervaren-gezondheid .* 69\.9 /m);
    const rows = await csv(...words);
    expect(rows.map(({ area, value }) => [area, Number(value)])).toContainEqual(["WK034406", 85.8]);
  });
});

describe("origin", () => {
  test("leads from a figure to its release, licence and file", async () => {
    const { observation, release, otherVersions } = await json("origin", "ervaren-gezondheid.WK034403.2020.2020.18plus");
    expect(observation.value).toBe(69.9);
    expect(release).toMatchObject({
      source: "50090NED",
      publisher: "RIVM, GGD'en en CBS",
      licence: "CC BY 4.0",
      fileName: "50090NED.csv",
      excerpt: true,
    });
    expect(release.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(otherVersions).toEqual([]);
    expect(await output("origin", "ervaren-gezondheid.WK034403.2020.2020.18plus")).toMatch(/CC BY 4\.0/);
  });

  test("of a computed figure gives the formula and its inputs", async () => {
    const { observation } = await json("origin", "ervaren-gezondheid.integrale-aanpak.2020.2020.18plus");
    expect(observation.derived.inputs).toHaveLength(3);
    expect(observation.derived.weights).toContain("inwoners.WK034403.2020.2020.all");
  });
});

test("releases lists deliveries with licence and count", async () => {
  const releases = await json("releases");
  expect(releases.map(({ source, observationCount, live }: Record<string, unknown>) => [source, observationCount, live]).sort()).toEqual([
    ["50090NED", expect.any(Number), true],
    ["84799NED", 60, true],
  ]);
  expect(await output("releases")).toMatch(/CC BY 4\.0/);
  expect((await csv("releases")).map(({ licence }) => licence)).toEqual(["CC BY 4.0", "CC BY 4.0"]);
});

test("indicators lists them with their names at the source", async () => {
  const found = await json("indicators");
  expect(found.find(({ id }: { id: string }) => id === "overgewicht").sourceKeys).toEqual(["50090NED:Overgewicht_9"]);
  expect(await output("indicators")).toMatch(/^overgewicht +50090NED:Overgewicht_9 /m);
});

describe("areas", () => {
  test("lists a level", async () => {
    const districts = await json("areas", "--level", "district", "--within", "GM0344");
    expect(districts).toHaveLength(10);
    expect(districts[2]).toEqual({ code: "WK034403", division: 2020, level: "district", name: "Overvecht" });
    expect((await csv("areas", "--level", "neighbourhood")).length).toBe(111);
  });

  test("finds a name with a slip in it", async () => {
    expect((await output("areas", "Overvegt")).split("\n")[2]).toMatch(/^WK034403 /);
  });
});

describe("db and pack", () => {
  test("status shows every migration as applied", async () => {
    const lines = (await output("db", "status")).trim().split("\n").slice(2);
    expect(lines.length).toBeGreaterThan(3);
    for (const each of lines) expect(each).toMatch(/^\d{4}_[a-z-]+\.sql +\d{4}-\d\d-\d\dT/);
    expect(await output("db", "migrate")).toBe("The database is up to date.\n");
  });

  test("check reads a pack without a database", async () => {
    const { code, out } = await gelijkop(["pack", "check", fromRoot("packs", "utrecht")], {
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    });
    expect([code, out]).toEqual([0, expect.stringMatching(/^utrecht is sound: 123 areas, /)]);
  });

  test("load changes nothing the second time", async () => {
    expect(await output("pack", "load", fromRoot("packs", "utrecht"))).toBe("utrecht has not changed.\n");
  });
});

describe("import csv", () => {
  const words = [
    "import",
    "csv",
    fromRoot("packs", "utrecht", "figures", "84799NED.csv"),
    "--mapping",
    fromRoot("packs", "utrecht", "figures", "84799NED.yaml"),
  ];

  test("of what is there already says so", async () => {
    expect(await output(...words)).toMatch(/^Nothing changed: 84799NED-[a-z0-9-]+-v1 holds this file already\.\n$/);
  });

  test("in the background leaves a job that waits for a serving process", async () => {
    expect(await output(...words, "--background")).toMatch(/^Job \d+ waits/);
    expect(await json("jobs")).toMatchObject([{ kind: "import csv", status: "waiting", result: null }]);
  });
});
