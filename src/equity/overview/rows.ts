/** The overview as rows of a file. */
import { csvLine, type CsvValue } from "../../kernel/csv.ts";
import { reasonWords } from "../sentences/reasons.ts";
import type { Overview } from "../view.ts";

export const overviewColumns = [
  "within",
  "level",
  "order",
  "indicator",
  "group",
  "period",
  "gap",
  "lower",
  "upper",
  "limitsFrom",
  "againstLeast",
  "firstPlace",
  "lastPlace",
  "changeFrom",
  "change",
  "changeLower",
  "changeUpper",
  "evidence",
  "notComputable",
] as const;

export function overviewCsv({ within, level, ordering, rows, notComputable }: Overview): string {
  const start = [within.code, level, ordering.id];
  const lines: CsvValue[][] = rows.map(({ indicator, group, current, gap, againstLeast, places, change }) => [
    ...start,
    indicator.id,
    group.id,
    current.period.id,
    gap.value,
    gap.lower,
    gap.upper,
    gap.limitsFrom,
    againstLeast,
    places?.first,
    places?.last,
    change?.from.id,
    change?.slope.value,
    change?.slope.lower,
    change?.slope.upper,
    change?.evidence,
    null,
  ]);
  const empty = overviewColumns.slice(start.length + 1, -1).map(() => null);
  const missing = notComputable.map(({ indicator, because }) => [...start, indicator.id, ...empty, reasonWords(because, "en")]);
  return [[...overviewColumns], ...lines, ...missing].map((line) => csvLine(line)).join("");
}
