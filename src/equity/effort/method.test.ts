import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { fromRoot } from "../../kernel/root.ts";
import { followsNeed } from "./follows.ts";
import { readEffort } from "./record.ts";
import { answerSentence } from "./sentences.ts";

const page = readFileSync(fromRoot("docs", "method", "effort.md"), "utf8");
const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, content]) => ({ language, content }));
const [amounts, counts] = blocks.filter(({ language }) => language === "csv").map(({ content }) => content);
const yaml = blocks.find(({ language }) => language === "yaml")?.content ?? "";

test("the example of docs/method/effort.md: every number of its table and its text comes out", () => {
  const { record, faults } = readEffort("efforts/garden-street.yaml", yaml, amounts, new Set(["A", "B", "C", "D", "E"]));
  expect(faults).toEqual([]);
  if (!record) return;
  const counted = parse(counts, { columns: true }) as Record<string, string>[];
  const residents = new Map(counted.map((row) => [row.area, Number(row.residents)]));
  const needs = new Map(
    counted.map((row) => {
      const needed = Number(row["in need"]);
      return [row.area, { rate: needed / Number(row.residents), needed, lower: needed, upper: needed }];
    }),
  );
  const result = followsNeed(record, needs, residents);

  const rows = page.split("\n").filter((line) => /^\| [A-D] \|/.test(line));
  expect(rows).toHaveLength(4);
  for (const [at, row] of rows.entries()) {
    const cells = row.split("|").slice(1, -1);
    const [area, ...numbers] = cells.map((cell) => cell.trim().replaceAll(",", "").replace("−", "-"));
    const found = result.areas[at];
    expect(found.area).toBe(area);
    expect(found.standing.rule).toBe(numbers.pop());
    const { perResident, timesPerResident, perNeeded, timesPerNeeded, proportional, difference } = found;
    for (const [place, value] of [perResident, timesPerResident, perNeeded, timesPerNeeded?.value, proportional, difference].entries())
      expect(value, `${area}, number ${place + 1}`).toBeCloseTo(Number(numbers[place]), 9);
  }
  expect(result.leftOut).toEqual([{ area: "E", amount: null, because: { code: "noAmount", absence: "unknown" } }]);
  expect(result.cityWide).toBe(20_000);
  expect(result.toMove).toBeCloseTo(0.08, 12);
  expect(result.againstNeed).toMatchObject({ limitsFrom: "exact" });
  expect(result.againstNeed?.value).toBeCloseTo(-0.108, 12);
  expect(result.alongNeed?.value).toBeCloseTo(0.294, 3);
  expect(result.standing).toEqual({ verdict: "behind", because: null, perResident: "more", rule: false });
  expect(page).toContain(`> ${answerSentence(result, "euro", "en")}`);
});
