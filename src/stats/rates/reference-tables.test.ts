/** Expected answers of the R package PHEindicatormethods 2.1.0 on made inputs; the files stay outside the project. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { proportion } from "./proportion.ts";
import { rate } from "./rate.ts";

const folder = new URL("../../../../shared/data/stats-reference/", import.meta.url);
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared/data/stats-reference is not on this machine)" : "";

/** Rows of a file in which every cell may be quoted and padded; empty is missing. */
function rows(file: string): Record<string, string>[] {
  const [head = [], ...body] = readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/"([^"]*)"|([^",]+)|(?<=,)(?=,|$)/g)].map((cell) => (cell[1] ?? cell[2] ?? "").trim()));
  return body.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
}

const number = (text: string | undefined): number => (text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text));

function near(got: number, wanted: string | undefined) {
  const expected = number(wanted);
  const agrees = Number.isNaN(expected) ? Number.isNaN(got) : Math.abs(got - expected) <= 1e-12 * Math.abs(expected);
  expect(agrees, `${got} against ${expected}`).toBe(true);
}

for (const [file, make, least] of [
  ["gen_phe_proportion_1k.csv", (x: number, n: number, confidence: number) => proportion(x, n, confidence), 1000],
  ["gen_phe_rate_1k.csv", (x: number, n: number, confidence: number) => rate(x, n, 100_000, confidence), 1000],
] as const) {
  test.skipIf(absent)(`${file}: 95 % limits to 1e-12${reason}`, () => {
    const table = rows(file);
    expect(table.length).toBe(least);
    for (const row of table) {
      const got = make(number(row["x"]), number(row["n"]), 0.95);
      near(got.value, row["value"]);
      near(got.lower, row["lowercl"]);
      near(got.upper, row["uppercl"]);
    }
  });
}

for (const [file, make] of [
  ["phe_proportion_edge.csv", (x: number, n: number, confidence: number) => proportion(x, n, confidence)],
  ["phe_rate_edge.csv", (x: number, n: number, confidence: number) => rate(x, n, 100_000, confidence)],
] as const) {
  test.skipIf(absent)(`${file}: 95 % and 99.8 % limits to 1e-12${reason}`, () => {
    const table = rows(file);
    expect(table.length).toBe(9);
    for (const row of table) {
      for (const [confidence, name] of [
        [0.95, "95_0cl"],
        [0.998, "99_8cl"],
      ] as const) {
        const got = make(number(row["x"]), number(row["n"]), confidence);
        near(got.value, row["value"]);
        near(got.lower, row[`lower${name}`]);
        near(got.upper, row[`upper${name}`]);
      }
    }
  });
}
