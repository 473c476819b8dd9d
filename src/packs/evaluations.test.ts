import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePack } from "../../test/made-pack.ts";
import { Problem } from "../kernel/problem.ts";
import { loadPack } from "./load.ts";
import { readPack } from "./pack.ts";

const record = `id: groen-in-noord
title: { nl: Groen in Noord, en: Green in Noord }
intervention: { title: { nl: Bomen, en: Trees }, text: { nl: Meer bomen, en: More trees } }
areas: [WK990101]
start: 2021
comparison: { rest: { level: district, within: GM9901 }, reason: { nl: Dezelfde stad, en: The same city } }
outcome: { indicator: gezond, group: 18plus }
framework: beter-leven
`;
const evaluation = (text: string, name = "groen") => ({ [`evaluations/${name}.yaml`]: text });
const sound = record.replace("framework: beter-leven\n", "");
const effort = `id: subsidies
title: { nl: Subsidies, en: Subsidies }
unit: euro
period: "2022"
source: { publisher: Leeuwenstad, title: Begroting, licence: CC0 }
included: { nl: Subsidies, en: Subsidies }
notIncluded: { nl: Personeel, en: Staff }
`;

const folders: string[] = [];
const pack = (more: Record<string, string>): string => {
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
    if (error instanceof Problem) return error.faults.map(({ row, column, found }) => `${column}:${row} ${found}`);
    throw error;
  }
  throw new Error("The pack was taken.");
};

describe("an evaluation in a pack", () => {
  test("is held against the pack's areas, indicators and frameworks, and told with file and line", () => {
    expect(faultsOf(evaluation(record))).toEqual(["evaluations/groen.yaml:8 there is no framework beter-leven"]);
    expect(faultsOf(evaluation(sound.replace("[WK990101]", "[WK990199]")))).toEqual(["evaluations/groen.yaml:4 there is no area WK990199"]);
    expect(faultsOf(evaluation(sound.replace("indicator: gezond", "indicator: blij")))).toEqual([
      "evaluations/groen.yaml:7 there is no indicator blij",
    ]);
  });

  test("may not stand in two files", () => {
    expect(faultsOf({ ...evaluation(sound), ...evaluation(sound, "weer-groen") })).toEqual([
      "evaluations/weer-groen.yaml:1 the evaluation groen-in-noord is in another file too",
    ]);
  });

  test("may be about a set of the pack", () => {
    expect(readPack(pack(evaluation(sound.replace("[WK990101]", "[aandacht]")))).evaluations).toHaveLength(1);
  });
});

test("an effort without its amounts is told with its file", () => {
  expect(faultsOf({ "efforts/subsidies.yaml": effort })).toEqual([
    expect.stringMatching(/^efforts\/subsidies\.yaml:1 .*efforts\/subsidies\.csv/),
  ]);
});

describe("in the database", () => {
  let base: TestDatabase;
  beforeAll(async () => (base = await testDatabase()));
  afterAll(() => base.close());
  const ids = async (table: "evaluation" | "effort") =>
    (await base.db.selectFrom(table).select(["id", "pack"]).orderBy("sort").execute()).map(({ id, pack: name }) => `${name} ${id}`);

  test("evaluations and efforts are kept with their pack, follow its files, and another pack can't take their name", async () => {
    const amounts = { "efforts/subsidies.yaml": effort, "efforts/subsidies.csv": "area,amount\nWK990101,1000\nWK990102,2000\n" };
    await loadPack(base, readPack(pack({ ...evaluation(sound), ...amounts })));
    expect([await ids("evaluation"), await ids("effort")]).toEqual([["leeuwenstad groen-in-noord"], ["leeuwenstad subsidies"]]);
    const { content } = await base.db.selectFrom("evaluation").select("content").executeTakeFirstOrThrow();
    expect(content).toMatchObject({ record: { id: "groen-in-noord", start: "2021", design: "auto" }, series: [] });

    await loadPack(base, readPack(pack(evaluation(sound.replace("groen-in-noord", "bomen-in-noord")))));
    expect([await ids("evaluation"), await ids("effort")]).toEqual([["leeuwenstad bomen-in-noord"], []]);

    const other = { ...readPack(pack(evaluation(sound.replace("groen-in-noord", "bomen-in-noord")))), checksum: "another" };
    const stranger = { ...other, settings: { ...other.settings, name: "elders" }, frameworks: [] };
    await expect(loadPack(base, stranger)).rejects.toThrow("The evaluation bomen-in-noord came with the pack leeuwenstad.");
    expect(await ids("evaluation")).toEqual(["leeuwenstad bomen-in-noord"]);
  });
});
