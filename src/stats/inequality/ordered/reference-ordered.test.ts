/** Expected answers of the R package healthequal 1.0.1 on made inputs; the files stay outside the project. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ladder, type Ladder } from "../groups.ts";
import type { Measure } from "../measure.ts";
import { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
import { logitRelativeIndex } from "./logit-relative-index.ts";
import { logitSlopeIndex } from "./logit-slope-index.ts";
import { relativeConcentrationIndex } from "./relative-concentration-index.ts";

const folder = new URL("../../../../../shared/data/stats-reference/", import.meta.url);
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared/data/stats-reference is not on this machine)" : "";

const rows = (file: string): string[][] =>
  readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "").trim()));

function given(): Ladder {
  const table = rows("gen_ineq_111_input.csv").map((row) => row.map(Number));
  expect(table.length).toBe(111);
  const column = (at: number): number[] => table.map((row) => row[at]);
  return ladder({ values: column(1), standardErrors: column(2), populations: column(3) }, column(0));
}

const off = (got: number, wanted: string | undefined): number => Math.abs(got / Number(wanted) - 1);

for (const [name, measure, by, errorBy, error] of [
  ["aci", () => absoluteConcentrationIndex(given(), { limits: "regression" }), 1e-12, 1e-12, (got: Measure) => got.standardError],
  ["rci", () => relativeConcentrationIndex(given(), { limits: "regression" }), 1e-12, 1e-12, (got: Measure) => got.standardError],
  // It publishes the error of a slope of 100 on a scale of 1, and of a ratio on its logarithm; and has both by numeric derivatives.
  ["sii", () => logitSlopeIndex(given(), { scale: 100, weights: "reference" }), 1e-12, 2e-8, (got: Measure) => got.standardError / 100],
  [
    "rii",
    () => logitRelativeIndex(given(), { scale: 100, weights: "reference" }),
    1e-12,
    2e-8,
    (got: Measure) => got.standardError / got.value,
  ],
] as const) {
  test.skipIf(absent)(`healthequal 1.0.1, ${name} of 111 groups: estimate to ${by}, error and limits to ${errorBy}${reason}`, () => {
    const row = rows("gen_ineq_111_healthequal.csv").find(([measured]) => measured === name) ?? [];
    const got = measure();
    expect(off(got.value, row[1])).toBeLessThan(by);
    expect(off(error(got), row[2])).toBeLessThan(errorBy);
    expect(off(got.lower, row[3])).toBeLessThan(errorBy);
    expect(off(got.upper, row[4])).toBeLessThan(errorBy);
  });
}

test.skipIf(absent)(
  `the groups' own errors, which healthequal takes no notice of, give an error of ACI 0.3 times its own, the robust error of the scatter 1.19 times${reason}`,
  () => {
    const theirs = absoluteConcentrationIndex(given(), { limits: "regression" }).standardError;
    expect(absoluteConcentrationIndex(given()).standardError / theirs).toBeCloseTo(0.295, 3);
    expect(absoluteConcentrationIndex(given(), { limits: "scatter" }).standardError / theirs).toBeCloseTo(1.189, 3);
  },
);
