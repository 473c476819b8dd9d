import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { readerOf } from "../../../test/reader.ts";
import { indicatorRow } from "../../../test/rows.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import type { IndicatorRow } from "../../figures/index.ts";
import type { Context } from "../../kernel/command.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import type { EffortLine } from "./answer.ts";
import { bareEffort, type EffortRecord } from "./record.ts";
import { effortSentences } from "./answer.ts";
import { needKind, needKindOf } from "./need.ts";
import { effortsOf, effortView, holdAgainst } from "./service.ts";
import { investCommands } from "./commands.ts";
import { storeRecords } from "../store-records.ts";

// Moeite met rondkomen, 18+, 2020 (50090NED) and residents of 15 and over, 2020 (84799NED: the four age columns added up), as published.
const overvecht = { share: 27.2, adults: 4_410 + 11_095 + 7_490 + 4_885, residents: 34_295 };
const districts = Array.from({ length: 10 }, (_, at) => `WK0344${String(at + 1).padStart(2, "0")}`);
const evenly = (euros: (code: string) => number): EffortRecord => ({
  ...bareEffort(
    "made.csv",
    "euro",
    districts.map((area) => ({ area, amount: euros(area), absence: null })),
  ),
  period: "2021",
});

let base: TestDatabase;
let reader: Reader;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  const stored = { ...evenly(() => 1_000), id: "verzonnen", source: { publisher: "Niemand", title: "Verzonnen", licence: "CC0" } };
  const words = { nl: "Verzonnen.", en: "Invented." };
  await storeRecords(base.db, "verzonnen", {
    evaluations: [],
    efforts: [{ ...stored, included: words, notIncluded: words, need: "moeite-met-rondkomen" }],
  });
  reader = await readerOf(base);
  folder = mkdtempSync(join(tmpdir(), "gelijkop-invest-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await base?.close();
});

describe("real need of Utrecht's districts, made amounts", () => {
  test("people in need are the share times residents of 15 and over; per resident is over all residents", async () => {
    const { result, need, counted, residents, within } = await holdAgainst(
      reader,
      evenly(() => 1_000),
      { need: "moeite-met-rondkomen" },
    );
    const [first] = result.areas;
    expect(within.code).toBe("GM0344");
    expect([need.group.id, need.period.id, counted?.as.nl, residents?.as.nl]).toEqual([
      "18plus",
      "2020",
      "inwoners van 15 jaar en ouder",
      "inwoners",
    ]);
    expect(first.area).toBe("WK034403");
    expect(first.need.needed).toBeCloseTo((overvecht.share / 100) * overvecht.adults, 9);
    expect(first.perResident).toBeCloseTo(1_000 / overvecht.residents, 12);
    expect(first.need.lower).toBeNull();
  });

  test("as much per resident everywhere: Overvecht gets less than its part, and so the rule fails there", async () => {
    const { areas: known } = await holdAgainst(
      reader,
      evenly(() => 1),
      { need: "moeite-met-rondkomen" },
    ).then(({ result }) => result);
    const people = new Map(known.map(({ area, residents }) => [area, residents]));
    const view = await holdAgainst(
      reader,
      evenly((area) => 10 * (people.get(area) ?? 0)),
      { need: "moeite-met-rondkomen" },
    );
    const [first] = view.result.areas;
    expect(first.timesPerResident).toBeCloseTo(1, 12);
    expect(first.standing).toMatchObject({ need: "more", effort: "less", rule: "fails" });
    expect(view.result.againstNeed?.value).toBeLessThan(0);
    // Same per head: how the need ranks areas makes no difference to what goes to a head.
    expect(view.result.alongNeed?.value).toBeCloseTo(0, 10);
  });

  test("by need itself: nothing would have to move", async () => {
    const first = await holdAgainst(
      reader,
      evenly(() => 1),
      { need: "moeite-met-rondkomen" },
    );
    const needed = new Map(first.result.areas.map(({ area, need }) => [area, need.needed]));
    const { result } = await holdAgainst(
      reader,
      evenly((area) => 50 * (needed.get(area) ?? 0)),
      { need: "moeite-met-rondkomen" },
    );
    expect(result.toMove).toBeCloseTo(0, 12);
    expect(result.standing).toMatchObject({ verdict: "proportional", rule: true });
  });

  test("an indicator of which more is better turns round: the need is the rest", async () => {
    const { result, need } = await holdAgainst(
      reader,
      evenly(() => 1),
      { need: "ervaren-gezondheid" },
    );
    expect(need.kind).toBe("rest");
    const [{ need: first, area }] = result.areas;
    expect(area).toBe("WK034403");
    // 69.9 % rate their health good (50090NED, 2020): 30.1 % don't.
    expect(first.rate).toBeCloseTo(0.301, 10);
  });

  test("a count is taken as it is, and was counted: exact", async () => {
    const { result, need, counted } = await holdAgainst(
      reader,
      evenly(() => 1),
      { need: "inwoners-65plus" },
    );
    expect([need.kind, counted]).toEqual(["count", null]);
    expect(result.areas.find(({ area }) => area === "WK034403")?.need).toMatchObject({ needed: 4_885, lower: 4_885, upper: 4_885 });
    expect(result.againstNeed?.limitsFrom).toBe("exact");
  });

  test("an area without an amount is named, in the sentences too", async () => {
    const effort = evenly(() => 1_000);
    const view = await holdAgainst(
      reader,
      { ...effort, cityWide: 500, amounts: effort.amounts.slice(0, 9) },
      { need: "moeite-met-rondkomen" },
    );
    const said = effortSentences(view, "nl").join(" ");
    expect(said).toContain("Eén gebied telt niet mee: Vleuten-De Meern (de bron noemt geen bedrag).");
    expect(said).toContain("Daarnaast is er €\u00a0500 voor het hele gebied samen.");
    expect(said).toContain("Hoe groot de behoefte is, is een schatting.");
  });
});

test("a need is something that a number of people have: shares in percent and counts, not means, rates or counts of what is good", () => {
  const kind = (measure: IndicatorRow["measure"], polarity: IndicatorRow["polarity"] = "neutral", unit = "%") =>
    needKind({ measure, unit, polarity });
  expect([kind("proportion"), kind("proportion", "lowerIsBetter"), kind("proportion", "higherIsBetter")]).toEqual([
    "share",
    "share",
    "rest",
  ]);
  expect([kind("count"), kind("count", "lowerIsBetter"), kind("count", "higherIsBetter")]).toEqual(["count", "count", null]);
  expect([kind("mean"), kind("rate"), kind("index"), kind("other"), kind("proportion", "neutral", "‰")]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(() => needKindOf(indicatorRow({ measure: "mean" }))).toThrow(/how many people/);
});

describe("what is asked wrongly is refused with a way out", () => {
  const kind = (asking: Promise<unknown>): Promise<string> =>
    asking.then(
      () => "answered",
      (error: unknown) => (error instanceof Problem ? error.kind : String(error)),
    );
  test("unknown effort, need, group, period and area; a need that isn't one; levels mixed", async () => {
    const made = evenly(() => 1);
    const mixed = { ...made, amounts: [...made.amounts, { area: "GM0344", amount: 1, absence: null }] };
    expect(await kind(effortView(reader, "niets"))).toBe("no-effort");
    expect(await kind(holdAgainst(reader, made, { need: "niets" }))).toBe("no-indicator");
    expect(await kind(holdAgainst(reader, made, { group: "niets" }))).toBe("no-group");
    expect(await kind(holdAgainst(reader, made, { period: "1950" }))).toBe("no-period");
    expect(await kind(holdAgainst(reader, made, { within: "GM9999" }))).toBe("no-area");
    expect(await kind(holdAgainst(reader, mixed))).toBe("effort-levels");
    expect(await kind(holdAgainst(reader, { ...made, amounts: [] }))).toBe("effort-levels");
  });
});

test("a stored effort is listed, and its own need is the one that is shown", async () => {
  expect((await effortsOf(reader)).map(({ effort: { id } }) => id)).toEqual(["verzonnen"]);
  expect((await effortView(reader, "verzonnen")).need.indicator.id).toBe("moeite-met-rondkomen");
});

describe("bin/gelijkop invest", () => {
  const run = async (options: Record<string, string>, name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const lines: string[] = [];
    const context = { positionals: [path], text: (option: string) => options[option], flag: () => false, reader: async () => reader };
    await investCommands[0].run({ ...context, out: (line: string) => void lines.push(line) } as unknown as Context);
    return lines.join("\n");
  };
  const csv = `gebied;bedrag\n${districts.map((code) => `${code};1000,50`).join("\n")}\n`;

  test("a bare CSV as table, CSV and JSON: the same numbers", async () => {
    const table = await run({ need: "moeite-met-rondkomen" }, "a.csv", csv);
    expect(table).toContain("Overvecht");
    expect(table).toContain("Need: moeite-met-rondkomen, 18plus, 2020.");
    const json = JSON.parse(await run({ need: "moeite-met-rondkomen", format: "json" }, "a.csv", csv));
    const first = (json.areas as EffortLine[])[0];
    expect(first).toMatchObject({ area: "WK034403", amount: 1000.5, origin: "moeite-met-rondkomen.WK034403.2020.2020.18plus" });
    const lines = (await run({ need: "moeite-met-rondkomen", format: "csv" }, "a.csv", csv)).split("\r\n");
    expect(lines).toHaveLength(11);
    expect(lines[1]).toContain(`,${first.perPersonInNeed},`);
  });

  test("faults stand there with their lines; a YAML without its CSV and a unit that isn't one are refused", async () => {
    const problem = (asking: Promise<string>) =>
      asking.then(
        () => null,
        (error: unknown) => error as Problem,
      );
    const bad = await problem(run({}, "b.csv", "area,amount\nWK034401,1.500\nXX,2\n"));
    expect([bad?.kind, bad?.faults.map(({ row }) => row)]).toEqual(["effort-invalid", [2, 3]]);
    expect((await problem(run({}, "c.yaml", "id: c")))?.kind).toBe("effort-invalid");
    expect((await problem(run({ unit: "joules" }, "a.csv", csv)))?.kind).toBe("usage");
  });
});
