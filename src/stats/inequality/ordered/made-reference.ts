/** Answers of the R package healthequal 1.0.1 on 111 made groups, for tests; the files stay outside the project. */
import { existsSync, readFileSync } from "node:fs";
import { ladder, type Ladder } from "../groups.ts";

const folder = new URL("../../../../../shared/data/stats-reference/", import.meta.url);
export const absent = !existsSync(folder);
/** For the names of tests that need them: says why they did not run. */
export const reason = absent ? " (skipped: ../shared/data/stats-reference is not on this machine)" : "";

function rows(file: string): string[][] {
  const lines = readFileSync(new URL(file, folder), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split(",").map((cell) => cell.replaceAll('"', "").trim()));
}

export function referenceGroups(): Ladder {
  const table = rows("gen_ineq_111_input.csv").map((row) => row.map(Number));
  const column = (at: number): number[] => table.map((row) => row[at]);
  return ladder({ values: column(1), standardErrors: column(2), populations: column(3) }, column(0));
}

/** NaN where it published none. */
export type Published = { value: number; error: number; lower: number; upper: number };

export function published(measure: string): Published {
  const row = rows("gen_ineq_111_healthequal.csv").find(([name]) => name === measure) ?? [];
  const [value = Number.NaN, error = Number.NaN, lower = Number.NaN, upper = Number.NaN] = row.slice(1).map(Number);
  return { value, error, lower, upper };
}

export const off = (got: number, wanted: number): number => Math.abs(got / wanted - 1);
