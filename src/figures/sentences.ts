/**
 * Figures in ordinary words. Every sentence is made from the data by the rules here, never by hand;
 * "about" stands wherever a figure is an estimate, and no difference is called certain without limits.
 */
import { formatNumber, type Language } from "../kernel/language.ts";
import { aboutEqualBelow } from "./comparison.ts";
import type { Comparison, Observation } from "./contract.ts";
import type { GroupRow, IndicatorRow } from "./queries.ts";
import { figureTexts } from "./texts.ts";

type Subject = { name: string; indicator: IndicatorRow; group: GroupRow; language: Language };

/** "70 van de 100", for a share in percent; else the number with its unit. */
export function plainValue(value: number, indicator: Pick<IndicatorRow, "measure" | "unit" | "decimals">, language: Language): string {
  if (indicator.measure === "proportion" && indicator.unit === "%") {
    const whole = Math.round(value);
    const count = value > 0 && whole === 0 ? (language === "nl" ? "minder dan 1" : "fewer than 1") : String(whole);
    return language === "nl" ? `${count} van de 100` : `${count} out of 100`;
  }
  return preciseValue(value, indicator, language);
}

/** With the source's decimals and the unit: "69,9 %". A plain count has no unit word. */
export function preciseValue(value: number, { unit, decimals }: Pick<IndicatorRow, "unit" | "decimals">, language: Language): string {
  const number = formatNumber(value, language, decimals);
  return unit === "" || unit === "aantal" ? number : `${number} ${unit}`;
}

/** A figure as people read it, or why there is none. */
export function valueOrReason(
  observation: Pick<Observation, "value" | "status"> | null,
  indicator: IndicatorRow,
  language: Language,
): string {
  if (observation === null) return figureTexts[language].nothing.short;
  return observation.value === null ? absenceWord(observation, language) : preciseValue(observation.value, indicator, language);
}

export function absenceWord(observation: Pick<Observation, "status">, language: Language): string {
  return observation.status in figureTexts[language].absence ? figureTexts[language].absence[observation.status as "unknown"].short : "";
}

/** "Ongeveer 70 van de 100 volwassenen in Overvecht vinden de eigen gezondheid goed of zeer goed." */
export function valueSentence(observation: Observation | null, { name, indicator, group, language }: Subject): string {
  const title = language === "nl" ? indicator.title_nl : indicator.title_en;
  if (observation === null || observation.value === null) {
    const reason = observation ? figureTexts[language].absence[observation.status as "unknown"].long : figureTexts[language].nothing.long;
    return `${title}, ${name}: ${absenceOf(observation, language)}. ${reason}`;
  }
  const phrase = language === "nl" ? indicator.phrase_nl : indicator.phrase_en;
  const about = isEstimate(indicator) ? (language === "nl" ? "ongeveer " : "about ") : "";
  if (phrase && indicator.measure === "proportion") {
    const noun = language === "nl" ? group.noun_nl : group.noun_en;
    return `${capital(`${about}${plainValue(observation.value, indicator, language)} ${noun} in ${name} ${phrase}`)}.`;
  }
  return `${title}, ${name}: ${about}${preciseValue(observation.value, indicator, language)}.`;
}

/** "In Utrecht zijn dat er ongeveer 81." Empty where there is nothing to compare with. */
export function benchmarkSentence(benchmark: Observation | null, { name, indicator, language }: Omit<Subject, "group">): string {
  if (benchmark === null || benchmark.value === null) return "";
  const about = isEstimate(indicator) ? (language === "nl" ? "ongeveer " : "about ") : "";
  if (indicator.measure === "proportion" && indicator.unit === "%") {
    const whole = Math.round(benchmark.value);
    return language === "nl" ? `In ${name} zijn dat er ${about}${whole}.` : `In ${name} it is ${about}${whole}.`;
  }
  const value = preciseValue(benchmark.value, indicator, language);
  return language === "nl" ? `In ${name} is dat ${about}${value}.` : `In ${name} it is ${about}${value}.`;
}

/** How the difference with the benchmark moved, over the periods that both have. Empty with fewer than two. */
export function gapSentence(
  history: readonly Observation[],
  benchmarkHistory: readonly Observation[],
  indicator: IndicatorRow,
  language: Language,
): string {
  const gaps = history.flatMap((own) => {
    const other = benchmarkHistory.find((each) => each.period === own.period);
    return own.value === null || !other || other.value === null
      ? []
      : [{ period: own.period, gap: Math.abs(own.value - other.value), crossed: own.value - other.value }];
  });
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (!first || !last || first === last) return "";
  const words = gapWords[language];
  // A difference of differences holds the chance of four estimates: twice the threshold of one change.
  const change = last.gap - first.gap;
  const turned = Math.sign(first.crossed) * Math.sign(last.crossed) < 0;
  const movement = Math.abs(change) < 2 * aboutEqualBelow(indicator) ? words.same : change > 0 ? words.larger : words.smaller;
  const sizes = indicator.unit === "%" && !turned ? words.sizes(Math.round(first.gap), Math.round(last.gap)) : "";
  return `${words.start(first.period)} ${turned ? words.turned : movement}${sizes}.`;
}

const gapWords = {
  nl: {
    start: (period: string) => `Het verschil is sinds ${period}`,
    same: "ongeveer even groot gebleven",
    larger: "groter geworden",
    smaller: "kleiner geworden",
    turned: "omgeslagen naar de andere kant",
    sizes: (then: number, now: number) => ` (toen ${then}, nu ${now} van de 100)`,
  },
  en: {
    start: (period: string) => `Since ${period} the difference has`,
    same: "stayed about the same",
    larger: "grown",
    smaller: "become smaller",
    turned: "turned to the other side",
    sizes: (then: number, now: number) => ` (then ${then}, now ${now} out of 100)`,
  },
};

/** `because` says in a word why there is no verdict: "schatting". */
export type ComparisonWords = { tone: "good" | "bad" | "same" | "higher" | "lower" | "unknown"; text: string; because?: string };

/** The two figures as they stand beside the words: their difference is taken as shown, so that a reader can check it. */
export type Shown = { value: number; benchmark: number; decimals: number };

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** A few words beside a figure: "gunstiger dan Utrecht", or without limits "11 lager dan Utrecht", because it is an estimate. */
export function comparisonWords(
  comparison: Comparison,
  indicator: IndicatorRow,
  benchmark: string,
  language: Language,
  shown?: Shown,
): ComparisonWords {
  const words = verdictWords[language];
  const { verdict, reason, difference } = comparison;
  if (verdict === "better") return { tone: "good", text: words.better(benchmark) };
  if (verdict === "worse") return { tone: "bad", text: words.worse(benchmark) };
  if (verdict === "higher") return { tone: "higher", text: words.higher(benchmark) };
  if (verdict === "lower") return { tone: "lower", text: words.lower(benchmark) };
  if (verdict === "similar") return { tone: "same", text: words.similar(benchmark) };
  if (reason !== "noLimits" || difference === null || indicator.measure === "count") return { tone: "unknown", text: words.none };
  if (Math.abs(difference) < aboutEqualBelow(indicator))
    return { tone: "same", text: words.about(benchmark), because: words.why(indicator) };
  const size = shown
    ? formatNumber(Math.abs(rounded(shown.value, shown.decimals) - rounded(shown.benchmark, shown.decimals)), language, shown.decimals)
    : formatNumber(Math.abs(difference), language, indicator.decimals);
  return { tone: difference > 0 ? "higher" : "lower", text: words.differs(size, difference > 0, benchmark), because: words.why(indicator) };
}

const verdictWords = {
  nl: {
    better: (b: string) => `gunstiger dan ${b}`,
    worse: (b: string) => `ongunstiger dan ${b}`,
    higher: (b: string) => `hoger dan ${b}`,
    lower: (b: string) => `lager dan ${b}`,
    similar: (b: string) => `niet aantoonbaar anders dan ${b}`,
    about: (b: string) => `ongeveer als ${b}`,
    differs: (size: string, up: boolean, b: string) => `${size} ${up ? "hoger" : "lager"} dan ${b}`,
    why: (indicator: IndicatorRow) => (isEstimate(indicator) ? "schatting" : "marge onbekend"),
    none: "niet te vergelijken",
  },
  en: {
    better: (b: string) => `better than ${b}`,
    worse: (b: string) => `worse than ${b}`,
    higher: (b: string) => `higher than ${b}`,
    lower: (b: string) => `lower than ${b}`,
    similar: (b: string) => `no difference from ${b} shown`,
    about: (b: string) => `about as ${b}`,
    differs: (size: string, up: boolean, b: string) => `${size} ${up ? "higher" : "lower"} than ${b}`,
    why: (indicator: IndicatorRow) => (isEstimate(indicator) ? "estimate" : "limits unknown"),
    none: "not comparable",
  },
};

const isEstimate = (indicator: IndicatorRow): boolean => indicator.method === "modelEstimate" || indicator.method === "survey";
const absenceOf = (observation: Observation | null, language: Language): string =>
  observation ? absenceWord(observation, language) : figureTexts[language].nothing.short;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
