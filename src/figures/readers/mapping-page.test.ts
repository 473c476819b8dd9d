import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromRoot } from "../../kernel/root.ts";
import { statuses } from "../delivery.ts";
import { readCsv } from "./csv.ts";
import { loadMapping } from "./mapping.ts";

test("the example of docs/method/mapping.md is read as it says", async () => {
  const page = readFileSync(fromRoot("docs", "method", "mapping.md"), "utf8");
  const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-mapping-"));
  writeFileSync(join(folder, "a.csv"), block("csv"));
  writeFileSync(join(folder, "a.yaml"), block("yaml"));
  const { source, cells, areas, indicators } = await readCsv(join(folder, "a.csv"), { mapping: await loadMapping(join(folder, "a.yaml")) });
  rmSync(folder, { recursive: true });

  expect(source).toMatchObject({ id: "GGD-VOORBEELD", disclosure: { minimumCount: 5, roundTo: 5 } });
  expect(indicators).toMatchObject([{ id: "roken-eigen-vragenlijst", unit: "%", polarity: "lowerIsBetter" }]);
  const rows = Array.from({ length: cells.length }, (_, at) => [
    areas[cells.area[at]].code,
    statuses[cells.status[at]],
    cells.value[at],
    cells.denominator?.[at],
  ]);
  expect(rows).toEqual([
    ["WK034403", "final", 21.5, 2000],
    ["WK034404", "suppressed", Number.NaN, 1800],
    ["GM0344", "final", 17, 100_000],
  ]);
});
