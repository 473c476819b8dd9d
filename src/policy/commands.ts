import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { signer, type Command, type Context } from "../kernel/command.ts";
import type { Language } from "../kernel/language.ts";
import type { Column } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { fillForm } from "./fill-form.ts";
import type { Framework, Text } from "./framework.ts";
import { amount, reasonWords, statusWords, stepWords } from "./progress-words.ts";
import { outputOptions, print, readOutput } from "./row-output.ts";
import { listFrameworks, matrix, sources, targets, tree, type TreeNode } from "./service.ts";
import type { SourceRow } from "./sources.ts";
import type { TargetProgress } from "./standing.ts";
import { say } from "./text.ts";

const options = {
  ...outputOptions,
  language: { type: "string", value: "nl|en", summary: "of titles and sentences (nl)" },
} as const;
const yearOption = { type: "string", value: "YEAR", summary: "as things stood at the end of this year; today when absent" } as const;

export const commands: Command[] = [
  {
    name: "policy list",
    action: "read",
    summary: "Lists the frameworks.",
    count: [0, 0],
    options,
    run: async (context) => {
      const [output, speak] = [readOutput(context), speaker(context)];
      const rows = await listFrameworks(await context.reader());
      print(context, output, {
        name: "frameworks",
        whole: { frameworks: rows },
        rows,
        columns: [
          { title: "framework", of: (row) => row.id },
          { title: "title", of: (row) => speak(row.title, row.language) },
          { title: "from", of: (row) => row.period.from },
          { title: "to", of: (row) => row.period.to },
          { title: "succeeds", of: (row) => row.succeeds },
          { title: "nodes", of: (row) => row.nodes, numeric: true },
          { title: "targets", of: (row) => row.targets, numeric: true },
          { title: "updates", of: (row) => row.updates, numeric: true },
        ],
      });
    },
  },
  {
    name: "policy tree",
    action: "read",
    summary: "Shows the goal tree of a framework.",
    arguments: "FRAMEWORK",
    count: [1, 1],
    options,
    example: "bin/gelijkop policy tree utrecht-gezond-2011-2013",
    run: async (context) => {
      const [output, speak] = [readOutput(context), speaker(context)];
      const { framework, roots } = await tree(await context.reader(), context.positionals[0]);
      const flat = (nodes: readonly TreeNode[], depth = 0): (TreeNode & { depth: number })[] =>
        nodes.flatMap((each) => [{ ...each, depth }, ...flat(each.children, depth + 1)]);
      print(context, output, {
        name: "tree",
        whole: { framework: framework.id, roots },
        rows: flat(roots),
        columns: [
          {
            title: "title",
            of: ({ node, depth }) => (output.format === "table" ? "  ".repeat(depth) : "") + speak(node.title, framework.language),
          },
          { title: "kind", of: ({ kind }) => speak(kind.title.one, framework.language) },
          { title: "node", of: ({ node }) => node.id },
          { title: "parent", of: ({ node }) => node.parent },
        ],
      });
    },
  },
  {
    name: "policy matrix",
    action: "read",
    summary: "Shows which programme of a framework works in which area.",
    arguments: "FRAMEWORK",
    count: [1, 1],
    options,
    run: async (context) => {
      const [output, speak] = [readOutput(context), speaker(context)];
      const found = await matrix(await context.reader(), context.positionals[0]);
      const { framework, columns, rows } = found;
      const whole = {
        framework: framework.id,
        columns: columns.map(({ column, area }) => ({ ...column, area })),
        rows: rows.map(({ node, cells, focus }) => ({
          node: node.id,
          title: node.title,
          focus,
          columns: columns.flatMap(({ column }, at) => (cells[at] ? [column.id] : [])),
        })),
      };
      print(context, output, {
        name: "matrix",
        whole,
        rows,
        columns: [
          { title: "node", of: ({ node }) => speak(node.title, framework.language) },
          ...columns.map(({ column }, at): Column<(typeof rows)[number]> => ({
            title: speak(column.title, framework.language),
            of: ({ cells }) => (cells[at] ? "x" : ""),
          })),
          { title: "focus", of: ({ focus }) => (focus ? "x" : "") },
        ],
      });
    },
  },
  {
    name: "policy targets",
    action: "read",
    summary: "Shows the targets of a framework: baseline, measured, expected, target, source.",
    arguments: "FRAMEWORK",
    count: [1, 1],
    options: { ...options, year: yearOption },
    run: async (context) =>
      showTargets(context, "targets", (framework, speak, language, split) => [
        { title: "indicator", of: ({ target }) => speak(target.title, framework.language) },
        { title: "unit", of: ({ target }) => target.unit },
        ...momentColumns("baseline", split, language, ({ progress, target }) => ({
          value: progress.baseline?.value ?? null,
          period: target.baseline.period,
        })),
        ...momentColumns(
          "measured",
          split,
          language,
          ({ progress: { judgedBy } }) =>
            judgedBy && { value: judgedBy.value, period: judgedBy.from.kind === "matrix" ? counted[language] : judgedBy.period },
        ),
        ...momentColumns("expected", split, language, ({ progress: { expected } }) => expected),
        ...momentColumns("target", split, language, ({ target: { goal } }) => goal),
        { title: "status", of: ({ progress }) => statusWords[language][progress.status] },
        { title: "source", of: ({ target }) => target.sources.map(({ document, place }) => `${document}, ${place}`).join("; ") },
      ]),
  },
  {
    name: "policy progress",
    action: "read",
    summary: "Shows how each target of a framework stands, and why.",
    arguments: "FRAMEWORK",
    count: [1, 1],
    options: { ...options, year: yearOption },
    example: "bin/gelijkop policy progress utrecht-gezond-2011-2013 --year 2014",
    run: async (context) =>
      showTargets(context, "progress", (framework, speak, language) => [
        { title: "target", of: ({ target }) => speak(target.title, framework.language) },
        { title: "status", of: ({ progress }) => statusWords[language][progress.status] },
        {
          title: "because",
          of: ({ progress, target }) =>
            progress.reasons.map((reason) => reasonWords(reason, { language, own: framework.language, unit: target.unit })).join(" "),
        },
      ]),
  },
  {
    name: "policy fill",
    action: "pack.load",
    summary: "Fills in a form for an organisation, from a YAML file of question: answer; the sheet shows all plans as one.",
    arguments: "FRAMEWORK FORM",
    count: [2, 2],
    options: {
      partner: { type: "string", value: "PARTNER", summary: "id of the organisation in the framework" },
      answers: { type: "string", value: "FILE", summary: "YAML: question: answer" },
      by: { type: "string", value: "NAME", summary: "who fills it in" },
      reason: { type: "string", value: "TEXT", summary: "why" },
    },
    example: "bin/gelijkop policy fill FRAMEWORK FORM --partner altrecht --answers plan.yaml --by 'A. Adviser' --reason 'first version'",
    run: async (context) => {
      const [framework, form] = context.positionals;
      const [partner, file, actor, reason] = ["partner", "answers", "by", "reason"].map((name) => {
        const given = name === "by" ? signer(context) : context.text(name);
        if (!given) throw new Problem({ kind: "usage", message: `--${name} is missing.`, wayOut: "See bin/gelijkop policy fill --help." });
        return given;
      });
      const answers = readAnswers(resolve(file));
      const date = new Date().toISOString().slice(0, 10);
      const { version } = await fillForm((await context.connect()).db, { framework, form, partner, date, answers, actor, reason });
      context.out(`The plan of ${partner} is at version ${version}.`);
    },
  },
  {
    name: "policy sources",
    action: "read",
    summary: "Shows where in which document each part of a framework stands.",
    arguments: "FRAMEWORK",
    count: [1, 1],
    options,
    run: async (context) => {
      const [output, speak] = [readOutput(context), speaker(context)];
      const rows = await sources(await context.reader(), context.positionals[0]);
      print<SourceRow>(context, output, {
        name: "sources",
        whole: { framework: context.positionals[0], sources: rows },
        rows,
        columns: [
          { title: "kind", of: (row) => row.kind },
          { title: "id", of: (row) => row.id },
          { title: "title", of: (row) => speak(row.title, "nl") },
          { title: "document", of: (row) => row.document.id },
          { title: "place", of: (row) => row.place },
        ],
      });
    },
  },
];

type Speak = (text: Text, own: Language) => string;
const counted = { nl: "geteld", en: "counted" } as const;
const none = { nl: "geen", en: "none" } as const;

async function showTargets(
  context: Context,
  name: string,
  columns: (framework: Framework, speak: Speak, language: Language, split: boolean) => Column<TargetProgress>[],
): Promise<void> {
  const [output, language] = [readOutput(context), readLanguage(context)];
  const {
    framework,
    asOf,
    targets: rows,
    counts,
  } = await targets(await context.reader(), context.positionals[0], { year: readYear(context.text("year")) });
  const whole = {
    framework: framework.id,
    asOf,
    counts,
    targets: rows.map(({ target, node, series, progress }) => {
      const speaker = { language, own: framework.language, unit: target.unit };
      return {
        ...target,
        node: node.id,
        ...progress,
        statusInWords: statusWords[language][progress.status],
        reasonsInWords: progress.reasons.map((reason) => reasonWords(reason, speaker)),
        stepsInWords: progress.steps.map((step) => stepWords(step, speaker)),
        series,
      };
    }),
  };
  print(context, output, { name, whole, rows, columns: columns(framework, speaker(context), language, output.format === "xlsx") });
}

/** @param split a workbook gets the number by itself, to compute with, and its period beside it */
function momentColumns(
  title: string,
  split: boolean,
  language: Language,
  of: (row: TargetProgress) => { value: number | null; period: string } | null,
): Column<TargetProgress>[] {
  if (split)
    return [
      { title, of: (row) => of(row)?.value, numeric: true },
      { title: `${title}: period`, of: (row) => of(row)?.period },
    ];
  return [
    {
      title,
      of: (row) => {
        const moment = of(row);
        return moment ? valueAt(moment.value, moment.period, language) : none[language];
      },
    },
  ];
}

const valueAt = (value: number | null, period: string, language: Language): string =>
  `${value === null ? (language === "nl" ? "onbekend" : "unknown") : amount(value, language)} (${period})`;

function speaker(context: Context): Speak {
  const language = readLanguage(context);
  return (text, own) => say(text, language, own).text;
}

function readLanguage(context: Context): Language {
  const given = context.text("language") ?? "nl";
  if (given === "nl" || given === "en") return given;
  throw new Problem({ kind: "usage", message: `--language ${given} is not spoken here.`, wayOut: "Choose nl or en." });
}

function readYear(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{4}$/.test(given)) return Number(given);
  throw new Problem({ kind: "usage", message: `--year ${given} is no year.`, wayOut: "Give a year such as 2014." });
}

/** @throws Problem when the file is not there or is no list of answers */
function readAnswers(path: string): Record<string, string> {
  try {
    return z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).parse(parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new Problem({
      kind: "answers",
      message: `${path} is no file of answers.`,
      wayOut: "Write a line per question: its id, a colon, the answer.",
      cause,
    });
  }
}
