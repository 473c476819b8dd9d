import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { brokenFramework, madeFramework } from "../../test/made-framework.ts";
import { okrFramework } from "../../test/made-okr-framework.ts";
import { makePack } from "../../test/made-pack.ts";
import { readerOf } from "../../test/reader.ts";
import { readConfig } from "../kernel/config.ts";
import { Problem } from "../kernel/problem.ts";
import { fromRoot } from "../kernel/root.ts";
import {
  commands,
  compareFrameworks,
  district,
  historyOf,
  listFrameworks,
  matrix,
  oneTarget,
  sheet,
  sources,
  targets,
  tree,
  updates,
} from "../policy/index.ts";
import { loadPack } from "./load.ts";
import { readPack } from "./pack.ts";
import { system } from "../rights/index.ts";

const folders: string[] = [];
const pack = (more?: Record<string, string>): string => {
  const folder = makePack(more);
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const faultsOf = (more: Record<string, string>) => {
  try {
    readPack(pack(more));
  } catch (error) {
    if (error instanceof Problem) return error.faults;
    throw error;
  }
  throw new Error("The pack was taken.");
};

describe("a broken pack is refused whole", () => {
  test.each<[what: string, text: string, found: RegExp]>([
    [
      "a circle",
      madeFramework.replace("under: [missie]", "under: [programma]").replace("parent: gezond\n", "parent: bewegen\n"),
      /stands under itself/,
    ],
    ["an area that the pack lacks", brokenFramework("WK990103", "WK990199"), /area WK990199/],
    ["a set that the pack lacks", brokenFramework("area: aandacht", "area: vergeten"), /area vergeten/],
    ["an indicator that its sources lack", brokenFramework("indicator: gezond,", "indicator: blij,"), /indicator blij/],
    ["a group that its sources lack", brokenFramework("group: 18plus", "group: 12min"), /group 12min/],
    ["a framework before it that is not there", brokenFramework("language: nl", "language: nl\nsucceeds: ooit"), /framework ooit/],
    ["5 MB", `${madeFramework}#${"x".repeat(5_000_000)}`, /5.0 MB/],
  ])("with %s", (_what, text, found) => {
    const [fault] = faultsOf({ "frameworks/gezond.yaml": text });
    expect(fault).toMatchObject({ column: "frameworks/gezond.yaml", row: expect.any(Number), mend: expect.stringMatching(/\w/) });
    expect(fault.found).toMatch(found);
  });

  test("with one framework in two files", () => {
    expect(faultsOf({ "frameworks/nog-eens.yaml": madeFramework })).toMatchObject([
      { column: "frameworks/nog-eens.yaml", found: expect.stringMatching(/another file/) },
    ]);
  });

  test("and the faults of all files come together", () => {
    const files = faultsOf({
      "sets.csv": "code,name,members\naandacht,x,WK990109\n",
      "frameworks/gezond.yaml": brokenFramework("kind: spoor", "kind: pijler"),
    }).map(({ column }) => column);
    expect(new Set(files)).toEqual(new Set(["sets.csv", "frameworks/gezond.yaml"]));
  });
});

describe("a loaded pack", () => {
  let base: TestDatabase;
  const id = "gezond-leeuwenstad-2020";
  const later = madeFramework
    .replace(`id: ${id}`, "id: gezond-leeuwenstad-2024\nsucceeds: gezond-leeuwenstad-2020")
    .replace("period: { from: 2020-01-01, to: 2023-12-31 }", "period: { from: 2024-01-01, to: 2027-12-31 }")
    .replace("area: WK990102 }", "area: WK990103 }")
    .replace(
      "- { id: welzijn, name: Welzijn Leeuwenstad }",
      "- { id: sociaal, name: Welzijn Leeuwenstad }\n  - { id: sport, name: Sportraad }",
    )
    .replace("partners: [{ partner: welzijn, role: Voert uit }]", "partners: [{ partner: sport }]")
    .replace("partners: [welzijn]", "partners: [sociaal]");
  beforeAll(async () => {
    base = await testDatabase();
    await loadPack(base, readPack(pack({ "frameworks/later.yaml": later })));
  });
  afterAll(() => base.close());
  const reader = () => readerOf(base);

  test("lists its frameworks, the oldest first", async () => {
    expect(await listFrameworks(await reader())).toMatchObject([
      { id, succeeds: null, nodes: 3, targets: 2, updates: 1 },
      { id: "gezond-leeuwenstad-2024", succeeds: id },
    ]);
  });

  test("has a tree", async () => {
    const { roots } = await tree(await reader(), id);
    expect(roots).toMatchObject([
      {
        node: { id: "gezond" },
        kind: { id: "missie" },
        children: [{ node: { id: "wijken" }, children: [{ node: { id: "bewegen" }, kind: { sheet: true }, children: [] }] }],
      },
    ]);
  });

  test("has a matrix, in which work may not be bound to an area", async () => {
    const found = await matrix(await reader(), id);
    expect(found.columns.map(({ area }) => area?.name ?? null)).toEqual(["Noord", "Zuid", "Oost", null]);
    expect(found.rows).toMatchObject([{ node: { id: "bewegen" }, cells: [true, true, false, true], focus: false }]);
  });

  // 70 (2020) → 78 (2024) asks 74 in 2022; the set's mean by residents is 77 then (see test/made-pack.ts).
  test("judges its targets by the figures, to the number", async () => {
    const { targets: found, counts } = await targets(await reader(), id, { year: 2022 });
    expect(found[0].progress).toMatchObject({
      status: "onCourse",
      judgedBy: { period: "2022", value: 77 },
      expected: { period: "2022", value: 74 },
      gapLeft: 1,
    });
    // Two districts with limits of ± 2: the set's are ± √(1000² · 2² + 3000² · 2²) / 4000 = 1.58; 75.42 is above 74.
    expect(found[0].progress.judgedBy?.lower).toBeCloseTo(77 - Math.hypot(1000 * 2, 3000 * 2) / 4000, 9);
    expect(found[0].progress.reasons).toMatchObject([{ code: "pathKept", evidence: "demonstrated" }]);
    expect(found[0].series[0].gaps.at(-1)).toEqual({
      period: "2022",
      highest: { area: "WK990102", name: "Zuid", value: 82 },
      lowest: { area: "WK990101", name: "Noord", value: 62 },
      spread: 20,
      city: { area: "GM9901", name: "Leeuwenstad", value: 78 },
      difference: -1,
      without: [],
    });
    // Noord and Zuid; the column that is bound to no area doesn't count. 1 → 3 asks 2.25 by the end of 2022.
    expect(found[1].progress).toMatchObject({
      status: "behind",
      judgedBy: { value: 2 },
      reasons: [{ code: "countShort", value: 2, goal: 3 }],
    });
    expect(counts).toMatchObject({ onCourse: 1, behind: 1, reached: 0, cannotTell: 0 });
  });

  test("a year in which nothing was measured yet tells nothing", async () => {
    const { targets: found } = await targets(await reader(), id, { year: 2021 });
    expect(found[0].progress).toMatchObject({ status: "cannotTell", reasons: [{ code: "noMeasurement", since: "2020" }] });
  });

  test("has a target's story with its versions", async () => {
    const story = await oneTarget(await reader(), id, "gezond-voelen", { year: 2022 });
    expect(story).toMatchObject({
      framework: id,
      node: { id: "bewegen" },
      progress: { status: "onCourse" },
      versions: [{ version: 1, actor: "pack leeuwenstad" }],
    });
    expect(await historyOf(await reader(), id, "node", "bewegen")).toHaveLength(1);
    await expect(historyOf(await reader(), id, "node", "zwemmen")).rejects.toMatchObject({ kind: "no-item", status: 404 });
    await expect(oneTarget(await reader(), id, "niets")).rejects.toMatchObject({ kind: "no-target", status: 404 });
    await expect(tree(await reader(), "niets")).rejects.toMatchObject({ kind: "no-framework", status: 404 });
  });

  test("has a sheet, its sections in the order of the framework's headings", async () => {
    expect(await sheet(await reader(), id, "bewegen")).toMatchObject({
      above: [{ id: "gezond" }, { id: "wijken" }],
      below: [],
      sections: [
        { title: "Voor wie", texts: ["Voor alle bewoners."] },
        { title: "Hoe", texts: ["Elke week buiten."] },
      ],
      columns: [{ id: "noord" }, { id: "zuid" }, { id: "los" }],
      targetGroups: [{ id: "iedereen" }],
      partners: [{ partner: { name: "Welzijn Leeuwenstad" }, role: "Voert uit" }],
      determinants: [{ id: "leefstijl" }],
      assignments: [{ id: "groen" }],
      updates: [{ id: "eerste-jaar" }],
      forms: [{ form: { id: "eigen-plan" }, plans: [] }],
      version: { version: 1, actor: "pack leeuwenstad" },
    });
    await expect(sheet(await reader(), id, "niets")).rejects.toMatchObject({ kind: "no-node", status: 404 });
  });

  test("says what is done in a district, for whom, and how it went there", async () => {
    const noord = await district(await reader(), "WK990101", { year: 2022 });
    expect(noord.frameworks[0]).toMatchObject({
      nodes: [{ node: { id: "bewegen" }, touch: "here", targetGroups: [{ id: "iedereen" }] }],
      updates: [{ update: { id: "eerste-jaar" }, touch: "here" }],
      targets: [
        {
          target: { id: "gezond-voelen" },
          touch: "around",
          here: [
            {
              indicator: "gezond",
              measurements: [
                { period: "2020", value: 60 },
                { period: "2022", value: 62 },
              ],
            },
          ],
        },
      ],
    });
    const touches = async (code: string) =>
      (await district(await reader(), code)).frameworks.map(({ nodes, updates: told }) => [nodes[0]?.touch, told[0]?.touch]);
    expect(await touches("BU99010101")).toEqual([
      ["around", "around"],
      ["around", "around"],
    ]);
    expect(await touches("GM9901")).toEqual([
      ["within", "within"],
      ["within", "within"],
    ]);
    // Zuid is no column of the later framework, and Oost none in which the first one works.
    expect((await district(await reader(), "WK990103")).frameworks.map(({ framework }) => framework.id)).toEqual([
      "gezond-leeuwenstad-2024",
    ]);
  });

  test("compares two frameworks by links that can be shown", async () => {
    const found = await compareFrameworks(await reader(), id, "gezond-leeuwenstad-2024");
    const fates = (list: { id: string; fate: string }[]) => Object.fromEntries(list.map((each) => [each.id, each.fate]));
    expect(found.succeeds).toBe(true);
    expect(fates(found.indicators)).toEqual({ gezond: "kept" });
    // Under another id, by exactly the same name.
    expect(fates(found.partners)).toEqual({ welzijn: "kept", sport: "new" });
    expect(fates(found.areas)).toEqual({ WK990101: "kept", WK990102: "dropped", WK990103: "new" });
    expect(found.indicators[0]).toMatchObject({
      before: [{ kind: "target", id: "gezond-voelen" }],
      after: [{ kind: "target", id: "gezond-voelen" }],
    });
  });

  test("gives its updates by year and by gain", async () => {
    expect(await updates(await reader(), id, { year: 2021, gain: "equal" })).toMatchObject([
      { update: { id: "eerste-jaar" }, node: { id: "bewegen" } },
    ]);
    expect(await updates(await reader(), id, { gain: "all" })).toEqual([]);
    expect(await updates(await reader(), id, { year: 2020 })).toEqual([]);
  });

  test("cites each part's place in a document", async () => {
    const rows = await sources(await reader(), id);
    expect(rows.map(({ kind, id: key, place }) => `${kind} ${key}: ${place}`)).toEqual([
      "node gezond: p. 1",
      "node wijken: p. 2",
      "node bewegen: p. 3",
      "target gezond-voelen: p. 4, tabel",
      "target wijken-erbij: p. 5",
      "update eerste-jaar: p. 6",
      "contribution parken: p. 7",
      "form eigen-plan: p. 8",
    ]);
  });
});

test("a city of another shape needs no other code", async () => {
  const base = await testDatabase();
  try {
    await loadPack(base, readPack(pack({ "frameworks/gezond.yaml": okrFramework })));
    const reader = await readerOf(base);
    const depth = (nodes: readonly { children: readonly unknown[] }[]): number =>
      nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children }) => depth(children as typeof nodes)));
    expect(depth((await tree(reader, "port-haven-okr")).roots)).toBe(4);
    expect(await matrix(reader, "port-haven-okr")).toMatchObject({ columns: [], rows: [] });
    // From the first quarter of 2026 to that of 2030 forty buses in four years: 20 are left in the first of 2028.
    const [diesel] = (await targets(reader, "port-haven-okr", { year: 2028 })).targets;
    expect(diesel.progress).toMatchObject({ status: "onCourse", judgedBy: { value: 18 }, gapLeft: 18 });
    expect(diesel.progress.expected?.value).toBeCloseTo(20, 1);
    expect((await district(reader, "WK990101")).frameworks).toEqual([]);
  } finally {
    await base.close();
  }
});

describe("the Utrecht pack", () => {
  let base: TestDatabase;
  const id = "utrecht-gezond-2011-2013";
  beforeAll(async () => {
    base = await testDatabase();
    await loadPack(base, readPack(fromRoot("packs", "utrecht")));
  });
  afterAll(() => base.close());

  /** Main reason of the target with this baseline and goal, as the plan of 2011 gives them. */
  const standingOf = async (kind: string, baseline: number | null, goal: number | null) => {
    const found = (await targets(await readerOf(base), id)).targets.filter(
      ({ target }) => target.kind === kind && target.baseline.value === baseline && target.goal.value === goal,
    );
    return found.map(({ progress }) => [progress.status, progress.reasons[0]?.code]);
  };

  test("can't judge what is measured otherwise or not at all, and says so", async () => {
    const another = [["cannotTell", "otherMeasure"]];
    expect(await standingOf("value", 24, 22.5)).toEqual(another);
    expect(await standingOf("value", 25, 20)).toEqual(another);
    expect(await standingOf("value", 62, 65)).toEqual(another);
    expect(await standingOf("value", 18, 16)).toEqual(another);
    expect(await standingOf("direction", null, null)).toEqual([
      ["cannotTell", "baselineUnknown"],
      ["cannotTell", "baselineUnknown"],
    ]);
  });

  test("can't tell whether Overvecht held: no children were measured since", async () => {
    const [hold] = (await targets(await readerOf(base), id)).targets.filter(({ target }) => target.kind === "hold");
    expect(hold.progress.status).toBe("cannotTell");
    expect(hold.progress.reasons.map(({ code }) => code)).toEqual(["otherMeasure", "noMeasurement", "baselineUnknown"]);
  });

  test("counts three of the four areas in its matrix", async () => {
    const [count] = (await targets(await readerOf(base), id)).targets.filter(({ target }) => target.kind === "count");
    expect(count.progress).toMatchObject({
      status: "behind",
      judgedBy: { value: 3 },
      gapLeft: 1,
      reasons: [{ code: "countShort", value: 3, goal: 4 }],
    });
    expect(count.progress.steps).toContainEqual({ code: "counted", value: 3, things: ["WK034403", "WK034402", "WK034408"] });
  });

  // StatLine 50090NED, 2012: Overvecht 65.8 and Noordwest 75.6 rate their health good; the others' share is 34.2 and 24.4.
  test("shows what another measure became, district by district", async () => {
    const [target] = (await targets(await readerOf(base), id)).targets.filter(({ target: each }) => each.baseline.value === 24);
    expect(target.series[0].gaps[0]).toMatchObject({
      period: "2012",
      highest: { area: "WK034403", value: 34.2 },
      lowest: { area: "WK034402", value: 24.4 },
      spread: 9.8,
      city: { area: "GM0344", value: 21.7 },
    });
  });

  /** What a command prints. */
  const run = async (name: string, positionals: string[], values: Record<string, string> = {}): Promise<string> => {
    const lines: string[] = [];
    await commands
      .find((command) => command.name === name)
      ?.run({
        positionals,
        text: (option) => values[option],
        flag: () => false,
        config: readConfig({}),
        asker: system,
        connect: async () => base,
        reader: () => readerOf(base),
        out: (line) => void lines.push(line),
        progress: () => {},
      });
    return lines.join("\n");
  };

  test.each(["policy list", "policy tree", "policy matrix", "policy targets", "policy progress", "policy sources"])(
    "%s prints a table, JSON and CSV, in two languages",
    async (name) => {
      const given = name === "policy list" ? [] : [id];
      for (const language of ["nl", "en"]) {
        const [table, json, csv] = [
          await run(name, given, { language }),
          await run(name, given, { language, format: "json" }),
          await run(name, given, { language, format: "csv" }),
        ];
        expect(table.split("\n").length).toBeGreaterThan(3);
        expect(csv.split("\r\n").length).toBe(table.split("\n").length - 1);
        expect(Object.keys(JSON.parse(json)).length).toBeGreaterThan(0);
        expect(table + csv).not.toMatch(/undefined|NaN|\[object/);
      }
    },
  );

  test("the target table has the council's columns, and its reasons are sentences", async () => {
    expect((await run("policy targets", [id], { format: "csv" })).split("\r\n")[0]).toBe(
      "indicator,unit,baseline,measured,expected,target,status,source",
    );
    expect(await run("policy progress", [id], { language: "nl", format: "csv" })).toContain(
      "In het systeem staan er nu 3 van de 4 gebieden die er in 2014 moeten zijn.",
    );
    await expect(run("policy progress", [id], { year: "straks" })).rejects.toMatchObject({ kind: "usage" });
    await expect(run("policy progress", [id], { format: "xlsx" })).rejects.toMatchObject({ kind: "usage" });
  });
});
