/** `bin/gelijkop equity …` and `care-use`. */
import { readFileSync, statSync } from "node:fs";
import { levels, type Level } from "../areas/index.ts";
import type { Command, Context } from "../kernel/command.ts";
import { formatNumber, languages, type Language } from "../kernel/language.ts";
import { formats, printCsv, printJson, printTable, readFormat } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { careUse } from "./care-use/care-use.ts";
import { readCareUse } from "./care-use/file.ts";
import { careUseColumns, careUseSentence } from "./care-use/words.ts";
import { describeOverview, describeView } from "./describe.ts";
import { measureNames } from "./measures/names.ts";
import { gatherNational, nationalCsv } from "./national/run.ts";
import { outcomeCsv } from "./outcome-rows.ts";
import { overviewCsv } from "./overview/rows.ts";
import { notComputable } from "./sentences/reasons.ts";
import { basisSentence } from "./sentences/basis.ts";
import { overviewSentence } from "./sentences/overview.ts";
import { peopleSentence, sentence } from "./sentences/sentences.ts";
import { equityView, overview } from "./service.ts";
import type { Outcome, OverviewRow } from "./view.ts";

const formatOption = { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` } as const;
const languageOption = { type: "string", value: "LANGUAGE", summary: "of the sentences: nl or en (nl)" } as const;
const choiceOptions = {
  order: { type: "string", value: "INDICATOR", summary: "who has least and most: an indicator, A+B, or the code of a set of areas" },
  within: { type: "string", value: "AREA", summary: "the area that is compared inside (the pack's city)" },
  level: { type: "string", value: "LEVEL", summary: `${levels.join(", ")} (the first below)` },
  period: { type: "string", value: "PERIOD", summary: "as 2020; the latest when absent" },
  group: { type: "string", value: "GROUP", summary: "as 18plus; the indicator's first when absent" },
  division: { type: "string", value: "YEAR", summary: "division of the area code; when absent the newest with figures" },
} as const;

export const commands: Command[] = [
  {
    name: "equity",
    action: "read",
    summary: "Shows how unequal an indicator is over areas, and whether that changed.",
    arguments: "INDICATOR",
    count: [1, 1],
    options: { ...choiceOptions, language: languageOption, format: formatOption },
    example: "bin/gelijkop equity ervaren-gezondheid --order moeite-met-rondkomen --within GM0344 --level neighbourhood",
    run: async (context) => {
      const [format, language] = [readFormat(context.text("format")), readLanguage(context.text("language"))];
      const view = await equityView(await context.reader(), context.positionals[0], readChoice(context));
      if (format === "json") return context.out(printJson(describeView(view)));
      if (format === "csv") return context.out(outcomeCsv(view).trimEnd());
      context.out(sentence(view, language));
      const people = peopleSentence(view, language);
      if (people) context.out(people);
      context.out(basisSentence(view, language));
      context.out("");
      const names = measureNames[language];
      context.out(
        printTable(view.current.outcomes, [
          { title: "measure", of: ({ measure }) => measure },
          { title: "name", of: ({ measure }) => names[measure].name },
          { title: "value", of: (row) => (row.computable ? formatNumber(row.value, language, decimalsFor(row.value)) : ""), numeric: true },
          { title: "95 %", of: (row) => limits(row, language) },
        ]),
      );
      for (const row of view.current.outcomes)
        if (!row.computable) context.out(`${names[row.measure].name}: ${notComputable(row.because, language)}.`);
    },
  },
  {
    name: "equity-overview",
    action: "read",
    summary: "Shows where chances are least equal: all indicators by the size of their gap.",
    count: [0, 0],
    options: {
      ...choiceOptions,
      theme: { type: "string", value: "THEME", summary: "only this theme" },
      language: languageOption,
      format: formatOption,
    },
    example: "bin/gelijkop equity-overview --order moeite-met-rondkomen --within GM0344 --level neighbourhood",
    run: async (context) => {
      const [format, language] = [readFormat(context.text("format")), readLanguage(context.text("language"))];
      const theme = context.text("theme");
      const found = await overview(await context.reader(), { ...readChoice(context), themes: theme === undefined ? undefined : [theme] });
      if (format === "json") return context.out(printJson(describeOverview(found)));
      if (format === "csv") return context.out(overviewCsv(found).trimEnd());
      context.out(overviewSentence(found, language));
      context.out("");
      context.out(
        printTable<OverviewRow>(found.rows, [
          { title: "indicator", of: ({ indicator }) => indicator.id },
          { title: "period", of: ({ current }) => current.period.id },
          { title: "gap", of: ({ gap }) => formatNumber(gap.value, language, 1), numeric: true },
          { title: "95 %", of: ({ gap }) => range(gap.lower, gap.upper, 1, language) },
          { title: "against least", of: ({ againstLeast }) => (againstLeast === null ? "" : againstLeast ? "yes" : "no") },
          { title: "place", of: ({ places }) => (places ? `${places.first}–${places.last}` : "") },
          { title: "change", of: ({ change }) => (change ? `${change.movement}, ${change.evidence}` : "") },
        ]),
      );
      for (const { indicator, because } of found.notComputable) context.out(`${indicator.id}: ${notComputable(because, language)}.`);
    },
  },
  {
    name: "equity-country",
    action: "read",
    summary: "Writes every measure of every comparable indicator for every municipality, as CSV.",
    count: [0, 0],
    options: {
      order: choiceOptions.order,
      level: { type: "string", value: "LEVEL", summary: "district or neighbourhood (neighbourhood)" },
      format: { type: "string", value: "FORMAT", summary: "csv, the only one" },
    },
    example: "bin/gelijkop equity-country --order moeite-met-rondkomen --level neighbourhood --format csv",
    run: async (context) => {
      const format = context.text("format") ?? "csv";
      if (format !== "csv")
        throw new Problem({ kind: "usage", message: `--format ${format} is not for so many rows.`, wayOut: "Choose csv." });
      const national = await gatherNational(await context.reader(), {
        ordering: context.text("order"),
        level: readLevel(context.text("level")),
      });
      for (const piece of nationalCsv(national)) context.out(piece.trimEnd());
    },
  },
  {
    name: "care-use",
    action: "read",
    summary: "Holds the use of care by groups against what their age and sex lead to expect.",
    arguments: "FILE",
    count: [1, 1],
    options: { language: languageOption, format: formatOption },
    example: "bin/gelijkop care-use use.csv --format table",
    run: async (context) => {
      const [format, language] = [readFormat(context.text("format")), readLanguage(context.text("language"))];
      const found = careUse(readCareUse(readText(context.positionals[0])));
      if (format === "json") return context.out(printJson(found));
      if (format === "csv") return context.out(printCsv(found, careUseColumns));
      for (const row of found) context.out(careUseSentence(row, language));
      context.out("");
      context.out(printTable(found, careUseColumns));
    },
  },
];

function readChoice(context: Context) {
  return {
    ordering: context.text("order"),
    within: context.text("within"),
    level: readLevel(context.text("level")),
    period: context.text("period"),
    group: context.text("group"),
    division: readYear(context.text("division")),
  };
}

function readLevel(given: string | undefined): Level | undefined {
  if (given === undefined) return undefined;
  const level = levels.find((each) => each === given);
  if (level) return level;
  throw new Problem({ kind: "level", message: `--level ${given} does not exist.`, wayOut: `Choose ${levels.join(", ")}.` });
}

function readYear(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{4}$/.test(given)) return Number(given);
  throw new Problem({ kind: "division", message: `--division ${given} is no year.`, wayOut: "Give a year such as 2020." });
}

function readLanguage(given: string | undefined): Language {
  if (given === undefined) return "nl";
  const language = languages.find((each) => each === given);
  if (language) return language;
  throw new Problem({ kind: "usage", message: `--language ${given} does not exist.`, wayOut: `Choose ${languages.join(" or ")}.` });
}

function readText(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return readFileSync(path, "utf8");
  throw new Problem({
    kind: "file-not-found",
    message: `There is no file ${path}.`,
    wayOut: "Name a CSV with group,age,sex,people,events,referencePeople,referenceEvents.",
  });
}

function limits(row: Outcome, language: Language): string {
  return row.computable ? range(row.lower, row.upper, decimalsFor(row.value), language) : "";
}

function range(lower: number | null, upper: number | null, decimals: number, language: Language): string {
  if (lower === null || upper === null) return "";
  return `${formatNumber(lower, language, decimals)} … ${formatNumber(upper, language, decimals)}`;
}

/** Three figures that say something: an index of 0.024 and a variance of 19.9. */
const decimalsFor = (value: number): number => (Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0);
