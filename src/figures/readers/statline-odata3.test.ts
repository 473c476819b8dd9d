import { beforeAll, describe, expect, test } from "vitest";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fromRoot } from "../../kernel/root.ts";
import { statuses } from "../delivery.ts";
import type { Delivery } from "../delivery.ts";
import { hasSharedData, needsData, problemOf, sharedData, temporaryFolder } from "./made-files.ts";
import { loadSourceDescription, parseSourceDescription } from "./source-description.ts";
import { readOdata3 } from "./statline-odata3.ts";

describe.skipIf(!hasSharedData)(`84799NED, Kerncijfers wijken en buurten 2020 of CBS${needsData}`, { timeout: 30_000 }, () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await readOdata3(sharedData("cbs-84799NED"), {
      description: await loadSourceDescription(fromRoot("packs", "utrecht", "sources", "84799NED.yaml")),
    });
  });
  const cell = (area: string, id: string) => {
    const { cells } = delivery;
    const [a, i] = [delivery.areas.findIndex(({ code }) => code === area), delivery.indicators.findIndex((one) => one.id === id)];
    const n = cells.area.findIndex((at, place) => at === a && cells.indicator[place] === i);
    return n < 0 ? null : { value: cells.value[n], status: statuses[cells.status[n]], row: cells.row[n] };
  };

  test("Oog in Al (BU03440112) has 4,345 residents (row ID 14566 of TypedDataSet)", () => {
    expect(cell("BU03440112", "inwoners")).toEqual({ value: 4345, status: "final", row: 14_568 });
  });
  test("the country, under one code in every source, has 17,407,585", () => expect(cell("NL01", "inwoners")?.value).toBe(17_407_585));
  test("areas carry the office's names", () => {
    expect(delivery.areas).toHaveLength(17_341);
    expect(delivery.areas.find(({ code }) => code === "WK034403")).toEqual({
      code: "WK034403",
      level: "district",
      name: "Wijk 03 Overvecht",
      parent: "GM0344",
    });
  });
  test("columns that are empty in this first release are not measured, never zero", () => {
    const ids = delivery.notMeasured.map(({ indicator }) => delivery.indicators[indicator].sourceKey);
    expect(ids).toHaveLength(68);
    expect(ids).toContain("GeboorteTotaal_24");
    expect(cell("NL01", "huishoudens-laag-inkomen")).toBeNull();
  });
  test("a blank in a filled column is what DataProperties says of it: Impossible", () => {
    const { cells, indicators } = delivery;
    const size = indicators.findIndex(({ id }) => id === "huishoudensgrootte");
    const absent = Array.from(cells.status).filter((_, n) => cells.indicator[n] === size && Number.isNaN(cells.value[n]));
    expect(absent).toHaveLength(361);
    expect(new Set(absent.map((status) => statuses[status]))).toEqual(new Set(["notApplicable"]));
  });
  test("titles are clear on their own where the source repeats names", () => {
    const title = (key: string) => delivery.indicators.find(({ sourceKey }) => sourceKey === key)?.title.nl;
    expect(title("Appartement_48")).toBe("Gemiddeld elektriciteitsverbruik, naar woningtype: Appartement");
    expect(title("Appartement_56")).toBe("Gemiddeld aardgasverbruik, naar woningtype: Appartement");
    expect(title("Mannen_6")).toBe("Geslacht: Mannen");
    expect(new Set(delivery.indicators.map(({ title: { nl } }) => nl)).size).toBe(delivery.indicators.length);
    expect(new Set(delivery.indicators.map(({ id }) => id)).size).toBe(delivery.indicators.length);
  });
  test("unit, decimals and description are the source's", () => {
    expect(delivery.indicators.find(({ sourceKey }) => sourceKey === "PersonenautoSPerHuishouden_102")).toMatchObject({
      unit: "per huishouden",
      decimals: 1,
      method: "register",
    });
    expect(delivery.indicators.find(({ sourceKey }) => sourceKey === "Ongehuwd_13")).toMatchObject({
      id: "84799ned-ongehuwd-13",
      definition: { nl: expect.stringContaining("burgerlijke staat") },
    });
  });
});

describe("a made table", () => {
  const folder = temporaryFolder();
  let n = 0;
  const description = parseSourceDescription(
    "id: T\ntitle: T\npublisher: P\nlicence: L\ndivision: 2020\ngroups: { all: { id: all, title: a, noun: a } }\ndimensions: { area: { column: W }, period: { column: Perioden }, group: { fixed: all } }\n",
  );
  const properties = [
    { ID: 0, Type: "GeoDetail", Key: "W", MapYear: 2020 },
    { ID: 1, Type: "TimeDimension", Key: "Perioden" },
    { ID: 2, Type: "Topic", Key: "A_1", Title: "A", Datatype: "Double", Unit: "%", Decimals: 1, Default: "Missing" },
  ];
  async function read(data: unknown, over: { properties?: unknown; perioden?: unknown } = {}) {
    const path = join(folder.path, `t${n++}`);
    await mkdir(path);
    await writeFile(join(path, "DataProperties.json"), JSON.stringify({ value: over.properties ?? properties }));
    if (over.perioden) await writeFile(join(path, "Perioden.json"), JSON.stringify(over.perioden));
    if (data !== null)
      await writeFile(
        join(path, typeof data === "string" ? "TypedDataSet.csv" : "TypedDataSet.json"),
        typeof data === "string" ? data : JSON.stringify(data),
      );
    return readOdata3(path, { description });
  }

  test("JSON with numbers and nulls; a blank of Default Missing is unknown; the period's status holds for its figures", async () => {
    const rows = {
      value: [
        { W: "GM0344    ", Perioden: "2020JJ00", A_1: 1.5 },
        { W: "GM0363    ", Perioden: "2020JJ00", A_1: null },
        { W: "GM0344    ", Perioden: "2019JJ00", A_1: 0 },
      ],
    };
    const { cells } = await read(rows, {
      perioden: [
        { Key: "2020JJ00", Status: "Voorlopig" },
        { Key: "2019JJ00", Status: "Definitief" },
      ],
    });
    expect(Array.from(cells.status, (status) => statuses[status])).toEqual(["provisional", "unknown", "final"]);
    expect(Array.from(cells.value)).toEqual([1.5, Number.NaN, 0]);
  });
  test("a missing column", async () =>
    expect((await problemOf(read("W,Perioden\nGM0344,2020JJ00\n"))).faults[0]).toMatchObject({ row: 1, column: "A_1" }));
  test("a period twice", async () =>
    expect((await problemOf(read("W,Perioden,A_1\nGM0344,2020JJ00,1\nGM0344,2020JJ00,2\n"))).faults[0]).toMatchObject({
      row: 3,
      found: expect.stringContaining("row 2"),
    }));
  test("a row that is too short", async () =>
    expect((await problemOf(read("W,Perioden,A_1\nGM0344,2020JJ00\n"))).faults[0]).toMatchObject({
      row: 2,
      found: "2 cells where the head has 3",
    }));
  test("1e400 in JSON", async () => {
    const path = join(folder.path, `t${n++}`);
    await mkdir(path);
    await writeFile(join(path, "DataProperties.json"), JSON.stringify(properties));
    await writeFile(join(path, "TypedDataSet.json"), '[{"W":"GM0344","Perioden":"2020JJ00","A_1":1e400}]');
    expect((await problemOf(readOdata3(path, { description }))).kind).toBe("input-faults");
  });
  test("another division than described", async () =>
    expect((await problemOf(read("", { properties: [{ ...properties[0], MapYear: 2021 }, ...properties.slice(1)] }))).kind).toBe(
      "other-division",
    ));
  test("a dimension that nobody described", async () => {
    expect(
      (await problemOf(read("", { properties: [...properties, { ID: 9, Type: "Dimension", Key: "Geslacht" }] }))).faults[0],
    ).toMatchObject({ column: "Geslacht" });
  });
  test("no TypedDataSet", async () => expect((await problemOf(read(null))).kind).toBe("no-observations"));
  test("a web page saved as CSV", async () => expect((await problemOf(read("\n <html><head></head>"))).kind).toBe("html-instead"));
  test("JSON cut off", async () => {
    const path = join(folder.path, `t${n++}`);
    await mkdir(path);
    await writeFile(join(path, "DataProperties.json"), JSON.stringify(properties).slice(0, 50));
    expect((await problemOf(readOdata3(path, { description }))).kind).toBe("not-json");
  });
});
