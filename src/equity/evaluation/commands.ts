import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import type { Command, Context } from "../../kernel/command.ts";
import type { Language } from "../../kernel/language.ts";
import { printJson, printTable } from "../../kernel/print.ts";
import { Problem } from "../../kernel/problem.ts";
import { describeEvaluation } from "./answer.ts";
import { readEvaluation, largestFileBytes, nothingKnown, type Surroundings } from "./file.ts";
import { chance, signed } from "./outcome.ts";
import { isSeries, type Evaluation } from "./record.ts";
import {
  answerSentences,
  assumptionsOf,
  cautionSentences,
  checkSentences,
  designSentences,
  detectableSentences,
  evaluationWords,
  needSentences,
  verdictWords,
} from "./sentences.ts";
import { evaluationView, type EvaluationView } from "./service.ts";

const formats = ["table", "json"] as const;

export const evaluateCommands: Command[] = [
  {
    name: "evaluate",
    action: "read",
    summary: "Was it us? Holds what was done somewhere against the figures: what could have been seen, what was, and the verdict.",
    arguments: "FILE",
    count: [1, 1],
    options: {
      format: { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` },
      language: { type: "string", value: "nl|en", summary: "of the table (nl); JSON has both" },
    },
    example: "bin/gelijkop evaluate packs/utrecht/evaluations/integrale-aanpak-2011.yaml",
    run: async (context) => {
      const format = choose(context, "format", formats);
      const language = choose(context, "language", ["nl", "en"]);
      const file = context.positionals[0];
      const evaluation = await read(context, file);
      const view = await evaluationView(needsNothing(evaluation) ? null : await context.reader(), evaluation);
      if (view.result.counts.treated === 0) {
        throw new Problem({
          kind: "no-figures",
          message: `There are no figures of ${view.outcome.title.en} for the areas in ${file}.`,
          wayOut: isSeries(evaluation.record.outcome)
            ? "Fill in the series file: an area needs a value in every period that at least half of the areas have."
            : "Import them first (bin/gelijkop import --help), or mend the areas, the level or the group.",
        });
      }
      context.out(format === "json" ? printJson(describeEvaluation(view)) : page(view, language));
    },
  },
];

/** A series names its areas itself; only one that lies within an area of the product needs to know which. */
const needsNothing = ({ record }: Evaluation): boolean =>
  isSeries(record.outcome) && (record.comparison?.rest === undefined || record.comparison.rest.within === "series");

function choose<T extends string>(context: Context, name: string, choices: readonly T[]): T {
  const given = context.text(name) ?? choices[0];
  const found = choices.find((each) => each === given);
  if (found) return found;
  throw new Problem({ kind: "usage", message: `--${name} ${given} is no choice.`, wayOut: `Choose ${choices.join(" or ")}.` });
}

/** @throws Problem `no-file`, `evaluation-invalid` with the line and the way out of each fault */
async function read(context: Context, file: string): Promise<Evaluation> {
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Problem({ kind: "no-file", message: `There is no file ${file}.`, wayOut: "Name an evaluation's YAML file." });
  // Larger is refused by its own words, but need not be read for that.
  const content = statSync(path).size > largestFileBytes ? " ".repeat(largestFileBytes + 1) : readFileSync(path, "utf8");
  const beside = (name: string) => {
    const found = join(dirname(path), name);
    return existsSync(found) ? readFileSync(found, "utf8") : null;
  };
  let checked = readEvaluation(file, content, beside);
  if (checked.evaluation && !needsNothing(checked.evaluation)) checked = readEvaluation(file, content, beside, await known(context));
  if (checked.evaluation) return checked.evaluation;
  const { faults } = checked;
  throw new Problem({
    kind: "evaluation-invalid",
    message: `${file} has ${faults.length} ${faults.length === 1 ? "fault" : "faults"}.`,
    wayOut: "Mend them; nothing was computed.",
    faults: faults.slice(0, 100),
  });
}

async function known(context: Context): Promise<Surroundings> {
  const reader = await context.reader();
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  return {
    ...nothingKnown,
    areas: new Set(index.areas.map(({ code }) => code)),
    indicators: new Set(list.indicators.flatMap(({ id, source_keys }) => [id, ...source_keys])),
    groups: new Set(list.groups.map(({ id }) => id)),
  };
}

function page(view: EvaluationView, language: Language): string {
  const { record, outcome, result } = view;
  const words = evaluationWords[language];
  const text = headings[language];
  const { estimate, design, counts } = result;
  const number = (value: number | undefined) => signed(value, outcome, language);
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)]);
  return [
    record.title[language],
    `${outcome.title[language]}${outcome.group ? `, ${language === "nl" ? outcome.group.title_nl : outcome.group.title_en}` : ""}`,
    // Before the outcome: whoever knows the answer judges the design by it.
    ...list(text.detectable, detectableSentences(view, language)),
    "",
    `${text.verdict} ${verdictWords(view, language)}`,
    ...answerSentences(view, language).map((line) => `  ${line}`),
    ...list(text.design, [
      ...(design ? [words.design[design.id].name] : []),
      ...designSentences(view, language),
      text.counts(counts.treated, counts.comparison, counts.before, counts.after),
    ]),
    ...(estimate && !Number.isNaN(estimate.value)
      ? list(text.estimate, [
          `${number(estimate.value)} (${number(estimate.lower)} … ${number(estimate.upper)}), p = ${chance(estimate.p, language)}`,
          words.inference[estimate.inference],
        ])
      : []),
    ...(result.checks.length > 0
      ? [
          "",
          printTable(checkSentences(view, language), [
            { title: text.check, of: ({ question }) => question },
            { title: text.outcome, of: ({ outcome: said }) => said },
            { title: text.value, of: ({ check }) => (check.value === undefined ? "" : number(check.value)), numeric: true },
            {
              title: text.limits,
              of: ({ check }) =>
                check.lower === undefined || check.upper === undefined ? "" : `${number(check.lower)} … ${number(check.upper)}`,
            },
            { title: "p", of: ({ check }) => (check.p === undefined ? "" : chance(check.p, language)), numeric: true },
          ]),
        ]
      : []),
    ...list(text.needs, needSentences(view, language)),
    ...list(text.cautions, cautionSentences(view, language)),
    ...list(text.assumptions, assumptionsOf(view, language)),
  ].join("\n");
}

const headings = {
  nl: {
    verdict: "Kwam het hierdoor?",
    detectable: "Wat was te zien geweest",
    design: "Hoe vergeleken",
    counts: (treated: number, comparison: number, before: number, after: number) =>
      `Gebieden met de aanpak: ${treated}; om mee te vergelijken: ${comparison}; metingen vooraf: ${before}, daarna: ${after}.`,
    estimate: "Schatting van het effect (marge van 95 %)",
    check: "nagegaan",
    outcome: "uitkomst",
    value: "waarde",
    limits: "marge",
    needs: "Wat nodig is om het te kunnen zeggen",
    cautions: "Let op",
    assumptions: "Dit klopt alleen als",
  },
  en: {
    verdict: "Was it us?",
    detectable: "What could have been seen",
    design: "How it was compared",
    counts: (treated: number, comparison: number, before: number, after: number) =>
      `Areas with the approach: ${treated}; to compare with: ${comparison}; measurements before: ${before}, after: ${after}.`,
    estimate: "Estimated effect (95% limits)",
    check: "checked",
    outcome: "outcome",
    value: "value",
    limits: "limits",
    needs: "What is needed to tell",
    cautions: "Note",
    assumptions: "This holds only if",
  },
};
