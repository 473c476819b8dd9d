/** A view as plain data: one form for JSON, CSV and the command line. */
import type { Language } from "../../kernel/language.ts";
import type { Column } from "../../kernel/print.ts";
import { Problem } from "../../kernel/problem.ts";
import {
  answerSentence,
  apartSentence,
  neediestSentence,
  estimateSentence,
  inNeedWords,
  leftOutSentence,
  leftOutWords,
  movedSentence,
  ruleSentence,
} from "./sentences.ts";
import type { EffortView, ListedEffort } from "./service.ts";

export type EffortLine = {
  area: string;
  name: string;
  amount: number | null;
  residents: number | null;
  needRate: number | null;
  inNeed: number | null;
  inNeedLower: number | null;
  inNeedUpper: number | null;
  perResident: number | null;
  perPersonInNeed: number | null;
  timesPerResident: number | null;
  timesPerPersonInNeed: number | null;
  proportional: number | null;
  difference: number | null;
  effortAgainstNeed: string | null;
  ruleHolds: string | null;
  /** Why it doesn't count; null where it does. */
  leftOut: string | null;
  /** Id of the observation that the need comes from. */
  origin: string | null;
};

/** Areas that count, from most to least need; then those that don't, with the reason. */
export function effortLines({ result, areas, origins }: EffortView, language: Language = "en"): EffortLine[] {
  const nameOf = (code: string): string => areas.get(code)?.name ?? code;
  const nothing = {
    residents: null,
    needRate: null,
    inNeed: null,
    inNeedLower: null,
    inNeedUpper: null,
    perResident: null,
    perPersonInNeed: null,
    timesPerResident: null,
    timesPerPersonInNeed: null,
    proportional: null,
    difference: null,
    effortAgainstNeed: null,
    ruleHolds: null,
  };
  return [
    ...result.areas.map((each) => ({
      area: each.area,
      name: nameOf(each.area),
      amount: each.amount,
      residents: each.residents,
      needRate: each.need.rate,
      inNeed: each.need.needed,
      inNeedLower: each.need.lower,
      inNeedUpper: each.need.upper,
      perResident: each.perResident,
      perPersonInNeed: each.perNeeded,
      timesPerResident: numberOrNull(each.timesPerResident),
      timesPerPersonInNeed: each.timesPerNeeded?.value ?? null,
      proportional: numberOrNull(each.proportional),
      difference: numberOrNull(each.difference),
      effortAgainstNeed: each.standing.effort,
      ruleHolds: each.standing.rule,
      leftOut: null,
      origin: origins.get(each.area) ?? null,
    })),
    ...result.leftOut.map(({ area, amount, because }) => ({
      area,
      name: nameOf(area),
      amount,
      ...nothing,
      leftOut: leftOutWords(because, language),
      origin: origins.get(area) ?? null,
    })),
  ];
}

export const effortColumns: Column<EffortLine>[] = [
  { title: "area", of: (line) => line.area },
  { title: "name", of: (line) => line.name },
  { title: "amount", of: (line) => line.amount, numeric: true },
  { title: "residents", of: (line) => line.residents, numeric: true },
  { title: "needRate", of: (line) => line.needRate, numeric: true },
  { title: "inNeed", of: (line) => line.inNeed, numeric: true },
  { title: "inNeedLower", of: (line) => line.inNeedLower, numeric: true },
  { title: "inNeedUpper", of: (line) => line.inNeedUpper, numeric: true },
  { title: "perResident", of: (line) => line.perResident, numeric: true },
  { title: "perPersonInNeed", of: (line) => line.perPersonInNeed, numeric: true },
  { title: "timesPerResident", of: (line) => line.timesPerResident, numeric: true },
  { title: "timesPerPersonInNeed", of: (line) => line.timesPerPersonInNeed, numeric: true },
  { title: "proportional", of: (line) => line.proportional, numeric: true },
  { title: "difference", of: (line) => line.difference, numeric: true },
  { title: "effortAgainstNeed", of: (line) => line.effortAgainstNeed },
  { title: "ruleHolds", of: (line) => line.ruleHolds },
  { title: "leftOut", of: (line) => line.leftOut },
  { title: "origin", of: (line) => line.origin },
];

/** The answer in sentences: for all, what would have to move, the area with most need, where the rule holds, and what isn't in it. */
export function effortSentences({ effort, result, need, areas }: EffortView, language: Language): string[] {
  const nameOf = (code: string): string => areas.get(code)?.name ?? code;
  const [neediest] = result.areas;
  return [
    answerSentence(result, effort.unit, language),
    movedSentence(result, effort.unit, language),
    neediest && result.areas.length > 1 ? neediestSentence(neediest, nameOf(neediest.area), inNeedWords(need, language), language) : "",
    ruleSentence(result, nameOf, language),
    estimateSentence(need.indicator, language),
    leftOutSentence(result, nameOf, language),
    apartSentence(result, effort.unit, language),
  ].filter(Boolean);
}

/** The whole as JSON. */
export function effortAnswer(view: EffortView) {
  const { effort, within, level, need, counted, residents, result } = view;
  const { id, title, unit, period, source, included, notIncluded } = effort;
  return {
    effort: { id, title, unit, period, source, included, notIncluded, cityWide: effort.cityWide },
    within: within.code,
    level,
    need: { indicator: need.indicator.id, kind: need.kind, group: need.group.id, period: need.period.id },
    people: counted && { as: counted.as, period: counted.of.id, allResidentsInstead: counted.instead },
    residents: residents && { as: residents.as, period: residents.of.id },
    total: result.total,
    elsewhere: result.elsewhere,
    againstNeed: result.againstNeed,
    alongNeed: result.alongNeed,
    shareToMove: result.toMove,
    verdict: result.standing.verdict,
    because: result.standing.because,
    ruleHolds: result.standing.rule,
    curve: result.curve,
    areas: effortLines(view),
    sentences: { nl: effortSentences(view, "nl"), en: effortSentences(view, "en") },
  };
}

/** One of a list, with its answer or the reason why there is none. */
export function describeListedEffort({ effort, view }: ListedEffort) {
  const { id, title, unit, period, amounts, cityWide } = effort;
  const listed = { id, title, unit, period, amount: amounts.reduce((sum, { amount }) => sum + (amount ?? 0), 0), cityWide };
  if (view instanceof Problem) return { ...listed, verdict: null, sentence: null, problem: view.message };
  const { result } = view;
  const sentence = { nl: answerSentence(result, unit, "nl"), en: answerSentence(result, unit, "en") };
  return { ...listed, verdict: result.standing.verdict, sentence, problem: null };
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
