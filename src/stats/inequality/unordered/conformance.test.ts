/** Expected answers of the R package healthequal 1.0.1 on 111 made groups; the files stay outside the project. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeGroups } from "../groups.ts";
import { betweenGroupVariance } from "./between-group-variance.ts";
import { meanDifferenceFromMean } from "./mean-difference-from-mean.ts";
import { meanLogDeviation } from "./mean-log-deviation.ts";
import { theilIndex } from "./theil-index.ts";

const folder = new URL("../../../../../shared/data/stats-reference/", import.meta.url);
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared/data/stats-reference is not on this machine)" : "";

function table(file: string): string[][] {
  const lines = readFileSync(new URL(file, folder), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split(",").map((cell) => cell.replaceAll('"', "").trim()));
}

function read() {
  const rows = table("gen_ineq_111_input.csv");
  const column = (at: number) => Float64Array.from(rows, (row) => Number(row[at]));
  const groups = completeGroups({ values: column(1), standardErrors: column(2), populations: column(3) });
  const published = new Map(table("gen_ineq_111_healthequal.csv").map(([name, ...numbers]) => [name, numbers.map(Number)]));
  return { groups, of: (name: string) => published.get(name) ?? [] };
}

const off = (got: number, wanted: number | undefined) => Math.abs(got / (wanted ?? Number.NaN) - 1);

test.skipIf(absent)(`healthequal 1.0.1: mdmw, bgv, ti and mld of 111 groups to 1e-12${reason}`, () => {
  const { groups, of } = read();
  expect(groups.values.length).toBe(111);
  expect(off(meanDifferenceFromMean(groups, "weighted").value, of("mdmw")[0])).toBeLessThan(1e-12);
  expect(off(betweenGroupVariance(groups).value, of("bgv")[0])).toBeLessThan(1e-12);
  expect(off(theilIndex(groups).value, of("ti")[0])).toBeLessThan(1e-12);
  expect(off(meanLogDeviation(groups).value, of("mld")[0])).toBeLessThan(1e-12);
});

test.skipIf(absent)(`healthequal 1.0.1 is off: errors of ti and mld a thousand times too small${reason}`, () => {
  const { groups, of } = read();
  // Once × 1000, theirs is the first-order error; ours takes off what noise adds to the gradient, some per cent here.
  for (const [ours, theirs] of [
    [theilIndex(groups).standardError, of("ti")[1]],
    [meanLogDeviation(groups).standardError, of("mld")[1]],
  ] as const) {
    expect(off(ours, 1000 * (theirs ?? Number.NaN))).toBeLessThan(0.03);
    expect(ours / (theirs ?? Number.NaN)).toBeGreaterThan(900);
  }
});

test.skipIf(absent)(
  `healthequal 1.0.1: its errors of ti and mld, first order and without × 1000, and its limits, to 1e-12${reason}`,
  () => {
    const { groups, of } = read();
    const { values, populations, population, mean, standardErrors } = groups;
    if (!standardErrors) throw new Error("The reference file has lost its errors.");
    const theil = theilIndex(groups).value / 1000;
    // Gradients with the mean estimated from the same groups: (p / mean) (ln(y / mean) − T), and p (1 / mean − 1 / y).
    let ofTheil = 0;
    let ofDeviation = 0;
    for (const [at, value] of values.entries()) {
      const part = (populations[at] / population / mean) * standardErrors[at];
      ofTheil += (part * (Math.log(value / mean) - theil)) ** 2;
      ofDeviation += (part * (1 - mean / value)) ** 2;
    }
    for (const [name, error] of [
      ["ti", Math.sqrt(ofTheil)],
      ["mld", Math.sqrt(ofDeviation)],
      ["bgv", of("bgv")[1]],
    ] as const) {
      const [estimate, published, lower, upper] = of(name);
      expect(off(error, published)).toBeLessThan(1e-12);
      expect(off(estimate - 1.959963984540054 * error, lower)).toBeLessThan(1e-12);
      expect(off(estimate + 1.959963984540054 * error, upper)).toBeLessThan(1e-12);
    }
  },
);

test.skipIf(absent)(
  `healthequal 1.0.1 is off: its bgv error has + 2 tr(AΣAΣ) at the estimates, where − belongs (Searle 1971, 2.5)${reason}`,
  () => {
    const { groups, of } = read();
    const { populations, population, standardErrors } = groups;
    if (!standardErrors) throw new Error("The reference file has lost its errors.");
    let trace = 0;
    for (let i = 0; i < 111; i += 1) {
      for (let j = 0; j < 111; j += 1) {
        const a = (i === j ? populations[i] / population : 0) - (populations[i] * populations[j]) / population ** 2;
        trace += (a * standardErrors[i] * standardErrors[j]) ** 2;
      }
    }
    const ours = betweenGroupVariance(groups).standardError;
    expect(off(Math.sqrt(ours ** 2 + 4 * trace), of("bgv")[1])).toBeLessThan(1e-12);
    expect(off(ours, of("bgv")[1])).toBeGreaterThan(0.007);
  },
);
