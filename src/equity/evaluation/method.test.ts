/** docs/method/evaluation.md: its record and its table, read and judged as they stand there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "../../kernel/root.ts";
import { readEvaluation } from "./file.ts";
import { evaluationRecord } from "./record.ts";
import { answerSentences } from "./sentences.ts";
import { evaluationView } from "./service.ts";

const page = readFileSync(fromRoot("docs", "method", "evaluation.md"), "utf8");
const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const rows = [...page.matchAll(/^\| ((?:canal|hill)-\d) \| (.+) \|$/gm)].map(([, area, cells]) => ({
  area,
  values: cells.split("|").map((cell) => cell.trim()),
}));
const series = [
  "area,period,value",
  ...rows.flatMap(({ area, values }) => values.map((value, at) => `${area},${2020 + at},${value}`)),
].join("\n");

test("the example of docs/method/evaluation.md: each number of it comes out", async () => {
  expect(rows).toHaveLength(8);
  const { evaluation, faults } = readEvaluation("warm-homes.yaml", yaml, (name) => (name === "warm-homes.csv" ? series : null));
  expect(faults).toEqual([]);
  if (!evaluation) return;
  const view = await evaluationView(null, evaluation);
  const { estimate, detectable, checks } = view.result;
  // Means of the table, before and after, less each other.
  const mean = (side: string, from: number, to: number) => {
    const cells = rows.filter(({ area }) => area.startsWith(side)).flatMap(({ values }) => values.slice(from, to).map(Number));
    return cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  };
  const means = [mean("canal", 0, 3), mean("canal", 3, 5), mean("hill", 0, 3), mean("hill", 3, 5)];
  for (const value of means) expect(page).toContain(value.toFixed(2));
  expect(estimate?.value).toBeCloseTo(means[1] - means[0] - (means[3] - means[2]), 10);
  expect(page).toContain(`= **−${Math.abs(estimate?.value ?? 0).toFixed(2)}**`);
  expect(estimate?.p).toBeCloseTo(1 / 56, 10);
  expect([estimate?.lower, estimate?.upper].map((limit) => limit?.toFixed(2))).toEqual(["-6.64", "-4.96"]);
  expect(detectable.possible && [detectable.effect, detectable.byLot].map((effect) => effect?.toFixed(1))).toEqual(["2.7", "1.6"]);
  expect(checks.find(({ id }) => id === "preTrends")?.value?.toFixed(2)).toBe("-0.03");
  expect(checks.find(({ id }) => id === "trendGoesOn")?.value?.toFixed(2)).toBe("-5.67");
  expect(page).toContain(`> ${answerSentences(view, "en")[0]}\n`);
});

test("the page names every field of the record", () => {
  const named = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, fields]) =>
    [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field),
  );
  expect(Object.keys(evaluationRecord.shape).filter((field) => !named.includes(field))).toEqual([]);
});
