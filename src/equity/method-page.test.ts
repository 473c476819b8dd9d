/** docs/method/equity.md recomputed: its table by its own formulas, and the same from the product. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { fromRoot } from "../kernel/root.ts";
import { equityView } from "./service.ts";

const page = readFileSync(fromRoot("docs", "method", "equity.md"), "utf8");
/** District, trouble, people, health, rank. */
const rows = [...page.matchAll(/^\| ([^|]+?) \| ([\d.]+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$/gm)].map(([, name, ...numbers]) => {
  const [trouble, people, health, rank] = numbers.map(Number);
  return { name, trouble, people, health, rank };
});
const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
});
afterAll(() => base.close());

test("the table of the page gives the ranks, sums and slope that the page states", () => {
  expect(rows).toHaveLength(10);
  const all = sum(({ people }) => people);
  for (const row of rows) {
    const below = sum(({ trouble, people }) => (trouble > row.trouble ? people : 0));
    const level = sum(({ trouble, people }) => (trouble === row.trouble ? people : 0));
    expect((below + level / 2) / all, row.name).toBeCloseTo(row.rank, 4);
  }
  const mean = sum(({ people, health }) => people * health) / all;
  expect(all).toBe(296_985);
  expect(mean).toBeCloseTo(80.824, 3);
  expect(page).toContain("mean 80.824");
  const product = sum(({ people, health, rank }) => people * (rank - 0.5) * (health - mean));
  const square = sum(({ people, rank }) => people * (rank - 0.5) ** 2);
  expect(product / square).toBeCloseTo(11.893, 2);
  expect(page).toContain("slope is **11.893** points");
});

test("the product says the same of the districts of Utrecht: the people, the slope, its limits and its change", async () => {
  const view = await equityView(await readerOf(base), "ervaren-gezondheid", {
    ordering: "moeite-met-rondkomen",
    level: "district",
    within: "GM0344",
  });
  const { rungs, line } = view.current;
  for (const row of rows) {
    const rung = rungs.find(({ area }) => area.name === row.name);
    expect(rung, row.name).toMatchObject({ value: row.health, people: row.people, orderValue: row.trouble });
    expect(rung?.rank).toBeCloseTo(row.rank, 4);
  }
  expect(line?.slope.value).toBeCloseTo(11.893, 3);
  expect(line?.slope.lower).toBeCloseTo(-1.57, 2);
  expect(line?.slope.upper).toBeCloseTo(25.36, 2);
  expect(line?.least.value).toBeCloseTo(74.88, 2);
  expect(line?.most.value).toBeCloseTo(86.77, 2);
  expect(view.change?.slope.value).toBeCloseTo(-3.66, 2);
  expect(view.change?.slope.lower).toBeCloseTo(-5.96, 2);
  expect(view.change?.slope.upper).toBeCloseTo(-1.36, 2);
  expect(view.change).toMatchObject({ movement: "smaller", evidence: "demonstrated" });
});
