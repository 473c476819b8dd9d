import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { areaIndex, commands as areaCommands, type Level } from "../areas/index.ts";
import { readSnapshot, type Reader } from "../kernel/snapshot.ts";
import { carriedObservations } from "./carry.ts";
import { carriedWords, carryRefusalWords } from "./carry-texts.ts";
import { statuses, type Delivery, type ListedIndicator, type Measure, type Status } from "./delivery.ts";
import { loadDelivery } from "./load.ts";
import { areaObservations, originOf } from "./service.ts";
import { system } from "../rights/index.ts";

let base: TestDatabase;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-carry-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

const levelOf = (code: string): Level => (code.startsWith("NL") ? "country" : code.startsWith("GM") ? "municipality" : "district");
const measures: Record<string, Measure> = {
  inwoners: "count",
  gezond: "proportion",
  geteld: "proportion",
  rang: "index",
  verborgen: "count",
  alleen: "proportion",
};
type Cell = [area: string, indicator: string, period: string, value: number | Status, denominator?: number];
let deliveries = 0;

/** Stores cells as a delivery of one division. */
async function deliver(division: number, cells: Cell[], valueStatus: Status = "final"): Promise<void> {
  const serial = ++deliveries;
  const [codes, ids, periods] = [
    [...new Set(["NL01", ...cells.map(([code]) => `GM${code.slice(2, 6)}`), ...cells.map(([code]) => code)])],
    [...new Set(cells.map((cell) => cell[1]))],
    [...new Set(cells.map((cell) => cell[2]))],
  ];
  const text = { nl: "tekst", en: "text" };
  const indicator = (id: string): ListedIndicator => ({
    id,
    sourceKey: `${id}_1`,
    title: text,
    definition: text,
    caveat: text,
    unit: measures[id] === "proportion" ? "%" : "aantal",
    decimals: 1,
    polarity: "neutral",
    measure: measures[id],
    method: "register",
    theme: "other",
    sort: 1,
  });
  const statusOf = (value: number | Status) => statuses.indexOf(typeof value === "number" ? valueStatus : value);
  const delivery: Delivery = {
    source: {
      id: "MADE",
      title: "Made for this test",
      publisher: "nobody",
      licence: "none",
      licenceUrl: null,
      homepage: null,
      disclosure: {},
    },
    title: "Made for this test",
    series: `made-${serial}`,
    url: null,
    fileName: "made.csv",
    checksum: serial.toString(16).padStart(64, "0"),
    division,
    excerpt: false,
    retrievedAt: new Date("2026-01-01"),
    areas: codes.map((code) => ({ code, level: levelOf(code), name: `Name of ${code}`, parent: code.startsWith("GM") ? "NL01" : null })),
    indicators: ids.map(indicator),
    groups: [{ id: "allen", title: text, noun: text, totalOf: [], sort: 1 }],
    periods: periods.map((id) => ({ id, starts: `${id}-01-01`, ends: `${id}-12-31` })),
    cells: {
      length: cells.length,
      area: Int32Array.from(cells, ([code]) => codes.indexOf(code)),
      period: Int16Array.from(cells, (cell) => periods.indexOf(cell[2])),
      indicator: Int16Array.from(cells, (cell) => ids.indexOf(cell[1])),
      group: new Int16Array(cells.length),
      status: Uint8Array.from(cells, (cell) => statusOf(cell[3])),
      value: Float64Array.from(cells, ([, , , value]) => (typeof value === "number" ? value : Number.NaN)),
      lower: null,
      upper: null,
      numerator: null,
      denominator: Float64Array.from(cells, (cell) => cell[4] ?? Number.NaN),
      row: Int32Array.from(cells, (_, at) => at + 2),
    },
    notMeasured: [],
  };
  const client = await base.pool.connect();
  try {
    await loadDelivery(client, delivery);
  } finally {
    client.release();
  }
}

async function reader(): Promise<Reader> {
  return { read: base.read, snapshot: await readSnapshot((query) => base.pool.query(query)) };
}

/** Through the command, as people do. */
async function importCrosswalk(rows: string[]): Promise<string[]> {
  const path = join(folder, "walk.csv");
  writeFileSync(path, ["from_code,from_division,to_code,to_division,weight,basis,source,error_share", ...rows].join("\n"));
  const lines: string[] = [];
  const command = areaCommands.find(({ name }) => name === "import crosswalk")!;
  const config = { dataFolder: folder, databaseUrl: null, replicaUrl: null, port: 0 };
  await command.run({
    positionals: [path],
    text: () => undefined,
    flag: () => false,
    config,
    asker: system,
    connect: async () => base,
    reader,
    out: (line) => void lines.push(line),
    progress: () => {},
  });
  return lines;
}

const carriedTo = async (code: string, choice = {}) => carriedObservations(await reader(), code, 2024, choice);
const refusalsOf = async (code: string) =>
  Object.fromEntries((await carriedTo(code)).refusals.map((refusal) => [refusal.indicator, refusal.reason]));

// Districts of 2020: A = WK990101 and B = WK990102. In 2024 A keeps 60 % of its people; 40 % go to the new C = WK990103, with all of B.
const figures: Cell[] = [
  ["WK990101", "inwoners", "2020", 1000],
  ["WK990102", "inwoners", "2020", 500],
  ["WK990101", "gezond", "2020", 80],
  ["WK990102", "gezond", "2020", 50],
  ["WK990101", "geteld", "2020", 80, 100],
  ["WK990102", "geteld", "2020", 50, 300],
  ["WK990101", "rang", "2020", 1],
  ["WK990102", "rang", "2020", 2],
  ["WK990101", "verborgen", "2020", 10],
  ["WK990102", "verborgen", "2020", "suppressed"],
];
const walk = [
  "WK990101,2020,WK990101,2024,0.6,people,CBS,0.05",
  "WK990101,2020,WK990103,2024,0.4,people,CBS,0.1",
  "WK990102,2020,WK990103,2024,1,people,CBS,",
];

describe("an area of a division without figures", () => {
  beforeAll(async () => {
    await deliver(2020, figures);
    await deliver(
      2024,
      [
        ["WK990101", "inwoners", "2024", 650],
        ["WK990103", "inwoners", "2024", 940],
      ],
      "provisional",
    );
  });

  test("gets none without a crosswalk, and the page can say why", async () => {
    const { observations, refusals } = await carriedTo("WK990101");
    expect(observations).toEqual([]);
    expect(refusals.map(({ indicator, reason }) => `${indicator} ${reason}`).sort()).toEqual([
      "geteld noCrosswalk",
      "gezond noCrosswalk",
      "inwoners noCrosswalk",
      "rang measure",
      "verborgen noCrosswalk",
    ]);
    expect(
      carryRefusalWords(
        refusals.find(({ indicator }) => indicator === "gezond")!,
        "nl",
      ),
    ).toBe("Deze cijfers zijn van de indeling 2020. Voor 2024 is er geen omrekentabel.");
    expect(
      carryRefusalWords(
        refusals.find(({ indicator }) => indicator === "gezond")!,
        "en",
      ),
    ).toBe("These figures are of the 2020 division. There is no conversion table for 2024.");
    // C is new: that its municipality had figures is what shows that there is something to carry.
    expect((await refusalsOf("WK990103")).gezond).toBe("noCrosswalk");
  });

  test("gets none by a crosswalk that forgets a district of its municipality, or a part of one", async () => {
    await importCrosswalk(walk.slice(0, 2));
    const { observations, refusals } = await carriedTo("WK990103");
    expect(observations).toEqual([]);
    expect(refusals.find(({ indicator }) => indicator === "gezond")).toMatchObject({
      reason: "incomplete",
      found: "WK990102 (2020) has no row to 2024.",
      fromDivision: 2020,
      toDivision: 2024,
      period: "2020",
      group: "allen",
    });
    expect(await importCrosswalk([walk[1], walk[2]])).toEqual([
      "walk.csv: 2 rows; 2 areas new or changed.",
      "  The weights of WK990101 add up to 0.4, not 1. Figures that need it can't be carried.",
    ]);
    expect(await refusalsOf("WK990103")).toMatchObject({ gezond: "incomplete" });
    expect(await refusalsOf("WK990101")).toMatchObject({ gezond: "notInCrosswalk" });
  });
});

// By hand, from the formula of Goodchild & Lam 1980, "Areal interpolation: a variant of the traditional spatial problem", Geo-Processing 1, 297–312:
// C has 0.4 × 1,000 + 1 × 500 = 900 people, of whom 0.4 × 1,000 × 80 % + 500 × 50 % = 570 are healthy: 63.33 %.
describe("with the whole crosswalk", () => {
  beforeAll(async () => {
    await importCrosswalk(walk);
  });
  const one = async (code: string, indicator: string) =>
    (await carriedTo(code, { period: "2020" })).observations.find((each) => each.indicator === indicator)!;

  test("counts are added by weight, with the error that the crosswalk states", async () => {
    const people = await one("WK990103", "inwoners");
    expect(people).toMatchObject({
      id: "inwoners.WK990103.2024.2020.allen",
      value: 900,
      lower: null,
      upper: null,
      limits: null,
      release: null,
      status: "final",
      denominator: null,
    });
    // 10 % of the 400 that came from A; B went over whole.
    expect(people.derived).toMatchObject({
      formula: "carried",
      inputs: ["inwoners.WK990101.2020.2020.allen", "inwoners.WK990102.2020.2020.allen"],
      weights: [],
      crosswalk: { fromDivision: 2020, toDivision: 2024, shares: [0.4, 1], basis: ["people"], sources: ["CBS"] },
    });
    expect(people.derived!.error).toBeCloseTo(40, 10);
    expect((await one("WK990101", "inwoners")).value).toBe(600);
  });

  test("shares without denominators are weighted by the residents of the from-areas", async () => {
    const healthy = await one("WK990103", "gezond");
    expect(healthy.value).toBeCloseTo(57_000 / 900, 10);
    expect(healthy.derived).toMatchObject({
      inputs: ["gezond.WK990101.2020.2020.allen", "gezond.WK990102.2020.2020.allen"],
      weights: ["inwoners.WK990101.2020.2020.allen", "inwoners.WK990102.2020.2020.allen"],
    });
    // 0.1 × 400 × |80 − 63.33| / 900
    expect(healthy.derived!.error).toBeCloseTo((40 * (80 - 57_000 / 900)) / 900, 10);
    expect(healthy.denominator).toBeNull();
    expect(carriedWords(healthy, { unit: "%", decimals: 1 }, "nl")).toBe(
      "Omgerekend van de indeling 2020 naar 2024 (omrekentabel: CBS). Door het omrekenen kan dit hoogstens 0,7 % ernaast zitten.",
    );
    expect(carriedWords({ ...healthy, derived: undefined }, { unit: "%", decimals: 1 }, "nl")).toBe("");
  });

  test("shares with denominators are weighted by those", async () => {
    // 0.4 × 100 × 80 + 300 × 50 over 340.
    const counted = await one("WK990103", "geteld");
    expect(counted).toMatchObject({
      denominator: 340,
      derived: { weights: ["geteld.WK990101.2020.2020.allen", "geteld.WK990102.2020.2020.allen"] },
    });
    expect(counted.value).toBeCloseTo(18_200 / 340, 10);
  });

  test("a hidden part takes the figure down, where nothing hidden goes in it is carried; an index never is", async () => {
    expect(await refusalsOf("WK990103")).toEqual({ verborgen: "noValue", rang: "measure" });
    expect(await refusalsOf("WK990101")).toEqual({ rang: "measure" });
    expect((await one("WK990101", "verborgen")).value).toBe(6);
  });

  test("what is only there in the other direction is not carried back", async () => {
    // The other way there is no crosswalk: 2024 can't be carried back to 2020.
    const back = await carriedObservations(await reader(), "WK990101", 2020);
    expect(back.observations).toEqual([]);
    expect(back.refusals).toMatchObject([
      { indicator: "inwoners", period: "2024", fromDivision: 2024, toDivision: 2020, reason: "noCrosswalk" },
    ]);
  });

  test("a provisional part makes a provisional whole", async () => {
    await deliver(2020, [["WK990101", "alleen", "2020", 10]], "final");
    await deliver(2020, [["WK990102", "alleen", "2020", 20]], "provisional");
    expect((await one("WK990103", "alleen")).status).toBe("provisional");
    expect((await one("WK990101", "alleen")).status).toBe("final");
  });

  test("its origin is told like that of any figure", async () => {
    const { current, versions } = await originOf(await reader(), "gezond.WK990103.2024.2020.allen");
    expect(current).toMatchObject({ release: null, derived: { formula: "carried" } });
    expect(versions).toEqual([]);
    await expect(originOf(await reader(), "rang.WK990103.2024.2020.allen")).rejects.toMatchObject({ kind: "no-observation" });
  });
});

test("a share is refused where neither denominators nor residents are known", async () => {
  await deliver(2020, [
    ["WK990301", "gezond", "2020", 40],
    ["WK990301", "verborgen", "2020", 5],
  ]);
  await importCrosswalk(["WK990301,2020,WK990301,2024,1,people,CBS,"]);
  const { observations, refusals } = await carriedTo("WK990301");
  expect(observations).toMatchObject([{ indicator: "verborgen", value: 5, derived: { error: 0 } }]);
  expect(refusals).toMatchObject([{ indicator: "gezond", reason: "noPeople" }]);
});

test("what the area has itself is never replaced, be it hidden", async () => {
  await deliver(2020, [
    ["WK990401", "inwoners", "2020", 100],
    ["WK990401", "verborgen", "2020", 7],
    ["WK990401", "geteld", "2020", 30, 90],
  ]);
  await deliver(2024, [
    ["WK990401", "geteld", "2020", 31, 90],
    ["WK990401", "verborgen", "2020", "suppressed"],
  ]);
  await importCrosswalk(["WK990401,2020,WK990401,2024,1,people,CBS,"]);
  const { observations, refusals } = await carriedTo("WK990401");
  expect(observations.map(({ indicator }) => indicator)).toEqual(["inwoners"]);
  expect(refusals).toEqual([]);
});

test("a code without a year means the newest division with figures, else the newest", async () => {
  // WK990301 is known in 2024 by the crosswalk alone, WK990101 has figures of its own there.
  const index = await areaIndex(await reader());
  expect(index.versions("WK990301").map(({ division }) => division)).toEqual([2024, 2020]);
  expect(index.find("WK990301").division).toBe(2020);
  expect(index.find("WK990301", 2024).division).toBe(2024);
  expect(index.find("WK990101").division).toBe(2024);
  expect((await areaObservations(await reader(), "WK990301")).length).toBe(2);
  await base.db.updateTable("release").set({ withdrawn_at: new Date(), withdrawn_reason: "test" }).where("division", "=", 2024).execute();
  expect((await areaIndex(await reader())).find("WK990101").division).toBe(2020);
});
