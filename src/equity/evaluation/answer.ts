/** A view as plain data: one form for the API and the command line. */
import { languages, type Language, type Translated } from "../../kernel/language.ts";
import { printCsv, type Column } from "../../kernel/print.ts";
import { Problem } from "../../kernel/problem.ts";
import type { EvaluationAnswer } from "./contract.ts";
import type { Detectable } from "./result.ts";
import {
  answerSentences,
  assumptionsOf,
  cautionSentences,
  designSentences,
  detectableSentences,
  needSentences,
  verdictWords,
} from "./sentences.ts";
import type { EvaluationView, ListedEvaluation } from "./service.ts";

export function describeEvaluation(view: EvaluationView): EvaluationAnswer {
  const { record, outcome, areas, result } = view;
  const { verdict, estimate, panel } = result;
  const texts = (of: (view: EvaluationView, language: Language) => readonly string[]) => both((language) => [...of(view, language)]);
  return {
    id: record.id,
    title: record.title,
    intervention: record.intervention,
    start: record.start,
    until: record.until ?? null,
    areas,
    comparisonReason: record.comparison?.reason ?? null,
    outcome: {
      title: outcome.title,
      unit: outcome.unit,
      indicator: outcome.indicator?.id ?? null,
      group: outcome.group?.id ?? null,
      modelled: outcome.modelled,
    },
    smallestEffect: record.smallestEffect ?? null,
    byLot: record.byLot,
    framework: record.framework ?? null,
    node: record.node ?? null,
    detectable: describeDetectable(result.detectable),
    verdict: verdict.kind,
    direction: verdict.kind === "effectShown" ? verdict.direction : null,
    bound: verdict.kind === "noEffectLargerThan" ? finite(verdict.bound) : null,
    reasons: verdict.reasons.map(({ code }) => code),
    cautions: result.cautions.map(({ code }) => code),
    needs: result.needs.map(({ code }) => code),
    design: result.design?.id ?? null,
    counts: result.counts,
    estimate: estimate && {
      value: finite(estimate.value),
      lower: finite(estimate.lower),
      upper: finite(estimate.upper),
      p: finite(estimate.p),
      inference: estimate.inference,
    },
    checks: result.checks.map(({ id, outcome: found, value, lower, upper, p, because = null }) => ({
      id,
      outcome: found,
      value: finite(value),
      lower: finite(lower),
      upper: finite(upper),
      p: finite(p),
      because,
    })),
    paths: result.paths.map(({ period, treated, comparison, without }) => ({
      period,
      treated: finite(treated),
      comparison: finite(comparison),
      without: finite(without),
    })),
    events: result.events.map((point) => ({
      ...point,
      value: finite(point.value),
      lower: finite(point.lower),
      upper: finite(point.upper),
    })),
    weights: result.weights,
    periods: panel.periods.map(({ id, starts, ends, side }) => ({ id, starts, ends, side })),
    figures: panel.units.map(({ code, name, role, values, origins }) => ({ area: code, name, role, values, observations: origins })),
    leftOut: panel.leftOut.map(({ code, name, role, missing }) => ({ area: code, name, role, missing })),
    inWords: {
      verdict: both((language) => verdictWords(view, language)),
      answer: texts(answerSentences),
      detectable: texts(detectableSentences),
      design: texts(designSentences),
      cautions: texts(cautionSentences),
      needs: texts(needSentences),
      assumptions: texts(assumptionsOf),
    },
  };
}

/** One of a list, with its answer or the reason why there is none. */
export function describeListed({ record, view }: ListedEvaluation) {
  const { id, title, start } = record;
  if (view instanceof Problem) return { id, title, start, verdict: null, sentence: null, problem: view.message };
  const sentence: Translated = both((language) => answerSentences(view, language).join(" "));
  return { id, title, start, verdict: view.result.verdict.kind, sentence, problem: null };
}

type Line = { area: string; name: string; role: string; period: string; side: string; value: number | null; observation: string | null };
const columns: Column<Line>[] = (["area", "name", "role", "period", "side", "value", "observation"] as const).map((title) => ({
  title,
  of: (line) => line[title],
}));

/** The figures that an evaluation used: a line per area and period. */
export function evaluationCsv({ result: { panel } }: EvaluationView): string {
  const lines = panel.units.flatMap(({ code, name, role, values, origins }) =>
    panel.periods.map(({ id, side }, at): Line => ({
      area: code,
      name,
      role,
      period: id,
      side,
      value: values[at],
      observation: origins[at],
    })),
  );
  return `${printCsv(lines, columns)}\r\n`;
}

function describeDetectable(found: Detectable): EvaluationAnswer["detectable"] {
  if (!found.possible) return null;
  const { effect, byLot, deviation, from, asIs } = found;
  return { effect, byLot, deviation: finite(deviation), from, asIs };
}

/** JSON knows no NaN and no infinity. */
const finite = (value: number | null | undefined): number | null => (value != null && Number.isFinite(value) ? value : null);

function both<T>(of: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
}
