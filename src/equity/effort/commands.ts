/** `bin/gelijkop invest`: a file with amounts held against a need. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { areaIndex } from "../../areas/index.ts";
import type { Command } from "../../kernel/command.ts";
import { formatNumber } from "../../kernel/language.ts";
import { formats, printCsv, printJson, printTable, readFormat, type Column } from "../../kernel/print.ts";
import { Problem, type Fault } from "../../kernel/problem.ts";
import { readAmounts } from "./amounts.ts";
import { effortAnswer, effortColumns, effortLines, effortSentences, type EffortLine } from "./answer.ts";
import { bareEffort, effortUnits, readEffort, type EffortRecord, type EffortUnit } from "./record.ts";
import { holdAgainst, type EffortView } from "./service.ts";

export const investCommands: Command[] = [
  {
    name: "invest",
    action: "read",
    summary: "Does the money follow? Holds amounts per area against a need.",
    arguments: "FILE",
    count: [1, 1],
    options: {
      need: { type: "string", value: "INDICATOR", summary: "a share or count of people; the record's own when absent" },
      within: { type: "string", value: "AREA", summary: "only areas inside this one; the smallest that holds them all when absent" },
      group: { type: "string", value: "GROUP", summary: "as 18plus; the first when absent" },
      period: { type: "string", value: "PERIOD", summary: "of the need; the one nearest to the effort's when absent" },
      unit: { type: "string", value: "UNIT", summary: `of a bare CSV: ${effortUnits.join(", ")} (euro)` },
      format: { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` },
    },
    example: "bin/gelijkop invest amounts.csv --need moeite-met-rondkomen",
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const [path] = context.positionals;
      const unit = readUnit(context.text("unit"));
      const reader = await context.reader();
      const codes = new Set((await areaIndex(reader)).areas.map(({ code }) => code));
      const view = await holdAgainst(reader, readFile(path, unit, codes), {
        need: context.text("need"),
        within: context.text("within"),
        group: context.text("group"),
        period: context.text("period"),
      });
      if (format === "json") return context.out(printJson(effortAnswer(view)));
      if (format === "csv") return context.out(printCsv(effortLines(view), effortColumns));
      context.out(printTable(effortLines(view), shortColumns));
      context.out("");
      for (const line of summaryOf(view)) context.out(line);
    },
  },
];

/** @throws Problem `file-not-found`, `effort-invalid` */
function readFile(path: string, unit: EffortUnit | undefined, codes: ReadonlySet<string>): EffortRecord {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Problem({
      kind: "file-not-found",
      message: `There is no file ${path}.`,
      wayOut: "Name a CSV with area,amount or the YAML beside one.",
    });
  const content = readFileSync(path, "utf8");
  const name = basename(path);
  const faults: Fault[] = [];
  let record: EffortRecord | null;
  if (/\.ya?ml$/i.test(path)) {
    if (unit) throw usage("--unit is for a bare CSV; the YAML says the unit itself.", "Leave it out.");
    const amounts = path.replace(/\.ya?ml$/i, ".csv");
    const read = readEffort(name, content, existsSync(amounts) ? readFileSync(amounts, "utf8") : null, codes);
    faults.push(...read.faults);
    record = read.record;
  } else record = bareEffort(name, unit ?? "euro", readAmounts(name, content, codes, faults));
  if (record && faults.length === 0) return record;
  throw new Problem({
    kind: "effort-invalid",
    message: `${name} has ${faults.length} ${faults.length === 1 ? "fault" : "faults"}.`,
    wayOut: "Mend them; docs/method/effort.md has the form.",
    faults: faults.slice(0, 100),
  });
}

const shown = (value: number | null, decimals: number): string => (value === null ? "" : formatNumber(value, "en", decimals));

/** On a terminal: rounded, and only what one looks at. */
const shortColumns: Column<EffortLine>[] = [
  { title: "area", of: (line) => line.area },
  { title: "name", of: (line) => line.name },
  { title: "amount", of: (line) => shown(line.amount, 0), numeric: true },
  { title: "need %", of: (line) => shown(line.needRate === null ? null : line.needRate * 100, 1), numeric: true },
  { title: "in need", of: (line) => shown(line.inNeed, 0), numeric: true },
  { title: "per resident", of: (line) => shown(line.perResident, 2), numeric: true },
  { title: "per person in need", of: (line) => shown(line.perPersonInNeed, 2), numeric: true },
  { title: "proportional", of: (line) => shown(line.proportional, 0), numeric: true },
  { title: "difference", of: (line) => shown(line.difference, 0), numeric: true },
  { title: "rule holds", of: (line) => line.ruleHolds ?? line.leftOut },
];

function summaryOf(view: EffortView): string[] {
  const { need, counted, residents, result } = view;
  const index = (name: string, found: typeof result.againstNeed): string => {
    if (!found) return `${name}: not computable`;
    const limits =
      found.lower === null || found.upper === null || found.limitsFrom === null
        ? "no limits"
        : found.limitsFrom === "exact"
          ? "exact: the need was counted"
          : `${found.lower.toFixed(3)} to ${found.upper.toFixed(3)}, from ${found.limitsFrom === "need" ? "the errors in the need" : "the scatter of the areas"}`;
    return `${name}: ${found.value.toFixed(3)} (${limits})`;
  };
  return [
    ...effortSentences(view, "en"),
    "",
    `Need: ${need.indicator.id}${need.kind === "rest" ? " (those without it)" : ""}, ${need.group.id}, ${need.period.id}.`,
    ...(counted ? [`People: ${counted.as.en}, ${counted.of.id}.`] : []),
    ...(residents ? [`Residents: ${residents.as.en}, ${residents.of.id}.`] : []),
    index("Concentration index of effort against need", result.againstNeed),
    index("Concentration index of effort per resident along need", result.alongNeed),
  ];
}

function readUnit(given: string | undefined): EffortUnit | undefined {
  if (given === undefined) return undefined;
  const unit = effortUnits.find((each) => each === given);
  if (unit) return unit;
  throw usage(`--unit ${given} does not exist.`, `Choose ${effortUnits.join(", ")}.`);
}

const usage = (message: string, wayOut: string): Problem => new Problem({ kind: "usage", message, wayOut });
