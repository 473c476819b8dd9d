import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { adults, makeDelivery, makeIndicator, year, type MadeCell } from "../../../test/makers.ts";
import { readerOf } from "../../../test/reader.ts";
import { catalogue } from "../catalogue.ts";
import { loadDelivery } from "../load.ts";
import { streamReleaseCsv } from "./release-csv.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

async function load(parts: Parameters<typeof makeDelivery>[0]): Promise<string> {
  const client = await base.pool.connect();
  try {
    return (await loadDelivery(client, makeDelivery(parts))).release;
  } finally {
    client.release();
  }
}

async function csvOf(key: string): Promise<{ text: string; rows: Record<string, string>[]; chunks: number }> {
  const reader = await readerOf(base);
  const list = await catalogue(reader);
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamReleaseCsv(reader.read, list.release(key), list)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return { text, rows: parse(text, { columns: true }), chunks: chunks.length };
}

test("values, limits and each reason for absence, in words", async () => {
  const key = await load({
    cells: [
      { area: "WK034401", value: 12.5, lower: 11, upper: 14, numerator: 125, denominator: 1_000 },
      { area: "WK034402", value: null, status: "unknown" },
      { area: "WK034403", value: null, status: "suppressed" },
      { area: "WK034404", value: null, status: "notApplicable" },
      { area: "WK034405", value: null, status: "notMeasured" },
      { area: "WK034406", value: 0, status: "provisional" },
    ],
  });
  const { rows } = await csvOf(key);
  expect(rows[0]).toEqual({
    area: "WK034401",
    division: "2020",
    level: "district",
    indicator: "overgewicht",
    sourceKey: "TEST1:overgewicht_1",
    group: "18plus",
    period: "2020",
    value: "12.5",
    lower: "11",
    upper: "14",
    limits: "source",
    numerator: "125",
    denominator: "1000",
    status: "final",
    reasonForAbsence: "",
    release: key,
  });
  expect(rows.map(({ status, reasonForAbsence }) => [status, reasonForAbsence])).toEqual([
    ["final", ""],
    ["unknown", "unknown"],
    ["suppressed", "suppressed"],
    ["notApplicable", "notApplicable"],
    ["notMeasured", "notMeasured"],
    ["provisional", ""],
  ]);
  expect(rows[5].value).toBe("0");
});

test("texts of the source are no formulas and break no line", async () => {
  const key = await load({
    series: "hostile",
    indicators: [makeIndicator({ id: "vijandig", sourceKey: '=HYPERLINK("x"),\r\n2' })],
    groups: [{ ...adults, id: "=1+1" }],
    periods: [year("2021")],
    cells: [{ area: "WK034401", value: 1 }],
  });
  const { rows } = await csvOf(key);
  expect(rows).toHaveLength(1);
  // The source's name stands first in a source key, so that no key starts as a formula.
  expect(rows[0]).toMatchObject({ sourceKey: 'TEST1:=HYPERLINK("x"),\r\n2', group: "'=1+1", value: "1", period: "2021" });
});

test("a long release comes in pages that fit together: every cell once", async () => {
  const periods = Array.from({ length: 150 }, (_, at) => year(String(1_900 + at)));
  const areas = Array.from({ length: 70 }, (_, at) => `BU0344${String(at + 1_000)}`);
  const cells = areas.flatMap((area, place) => periods.map((_, period): MadeCell => ({ area, period, value: place + period / 1_000 })));
  const key = await load({ series: "long", periods, cells });
  const { rows, chunks } = await csvOf(key);
  expect(chunks).toBe(3);
  const expected = cells.map(({ area, period, value }) => `${area} ${periods[period ?? 0].id} ${value}`);
  expect(rows.map(({ area, period, value }) => `${area} ${period} ${value}`).toSorted()).toEqual(expected.toSorted());
});
