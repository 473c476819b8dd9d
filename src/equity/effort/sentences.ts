/** Effort against need in ordinary words. Sentences are made by these rules, never by hand; a need that is estimated is called so. */
import type { GroupRow, IndicatorRow } from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import type { EffortArea, FollowsNeed } from "./follows.ts";
import type { NeedKind } from "./need.ts";
import type { LeftOutReason } from "./reasons.ts";
import type { EffortUnit } from "./record.ts";
import { effortTexts } from "./texts.ts";
import { phraseOf, verbLast } from "../sentences/phrase.ts";

/** "€ 12.500", "12.500 uur", "35 activiteiten"; small amounts per person keep two decimals. */
export function amountWords(amount: number, unit: EffortUnit, language: Language, decimals = decimalsOf(amount)): string {
  return effortTexts[language].unit[unit].amount(formatNumber(amount, language, decimals));
}

/** Per person an amount of a few cents matters; above a hundred it doesn't. */
const decimalsOf = (amount: number): number => (amount !== 0 && Math.abs(amount) < 100 && !Number.isInteger(amount) ? 2 : 0);

/** The need as a phrase: "moeite met rondkomen", or "niet: goede ervaren gezondheid". */
export function needWords(indicator: Pick<IndicatorRow, "title_nl" | "title_en">, kind: NeedKind, language: Language): string {
  const title = language === "nl" ? indicator.title_nl : indicator.title_en;
  const small = /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
  return kind === "rest" ? effortTexts[language].not(small) : small;
}

/** Who has the need: "volwassenen die moeite hebben met rondkomen"; where no sure sentence can be made of it, "mensen met deze behoefte". */
export function inNeedWords(need: { indicator: IndicatorRow; kind: NeedKind; group: GroupRow }, language: Language): string {
  const text = effortTexts[language];
  const phrase = need.kind === "share" ? phraseOf(need.indicator, language) : null;
  const clause = phrase && (language === "nl" ? verbLast(phrase) : phrase);
  return clause ? text.who(language === "nl" ? need.group.noun_nl : need.group.noun_en, clause) : text.peopleInNeed;
}

const isEstimate = ({ method }: Pick<IndicatorRow, "method">): boolean => method === "modelEstimate" || method === "survey";

/** The answer for all areas together, with the reason where there is none. */
export function answerSentence({ standing }: Pick<FollowsNeed, "standing">, unit: EffortUnit, language: Language): string {
  const text = effortTexts[language];
  const subject = text.unit[unit].subject;
  if (standing.verdict === "behind") return text.answer.behind[standing.perResident](subject);
  if (standing.verdict !== "cannotTell") return text.answer[standing.verdict](subject);
  const because = standing.because ? ` ${text.noVerdict[standing.because.code]}` : "";
  return `${text.answer.cannotTell(subject.charAt(0).toLowerCase() + subject.slice(1))}${because}`;
}

/** "Van elke € 100 zou € 12 naar een ander gebied moeten …" Empty where it can't be computed. */
export function movedSentence({ toMove }: Pick<FollowsNeed, "toMove">, unit: EffortUnit, language: Language): string {
  if (toMove === null) return "";
  const text = effortTexts[language];
  const share = toMove * 100;
  const whole = share > 0 && share < 0.5 ? text.lessThanOne : String(Math.round(share));
  return text.moved(text.unit[unit].amount("100"), text.unit[unit].amount(whole));
}

/** Of the area with most need: "Per inwoner gaat er naar Overvecht, waar …, 1,6 keer zoveel als gemiddeld. Gerekend per 100 volwassenen die … is dat …" */
export function neediestSentence(area: EffortArea, name: string, inNeed: string, language: Language): string {
  const text = effortTexts[language];
  const first = text.perResident(name, timesWords(area.timesPerResident, language));
  if (area.timesPerNeeded === null) return `${first} ${text.nobodyInNeed}`;
  const second =
    area.standing.effort === "unclear"
      ? text.perNeededUnclear(inNeed)
      : text.perNeeded(inNeed, timesWords(area.timesPerNeeded.value, language));
  return `${first} ${second}`;
}

/** "1,6 keer zoveel als gemiddeld"; what rounds to 1,0 is about the mean. */
function timesWords(times: number, language: Language): string {
  const text = effortTexts[language];
  if (Number.isNaN(times)) return text.unknown;
  if (times === 0) return text.nothing;
  return Math.abs(times - 1) < 0.05 ? text.aboutMean : text.times(formatNumber(times, language, times < 0.1 ? 2 : 1));
}

/** Where the rule of unequal investment holds, and where it doesn't, among the areas with more need. Empty without such areas. */
export function ruleSentence({ areas }: Pick<FollowsNeed, "areas">, nameOf: (area: string) => string, language: Language): string {
  const text = effortTexts[language];
  const asked = areas.filter(({ standing }) => standing.need === "more");
  if (asked.length === 0) return "";
  const names = (rule: EffortArea["standing"]["rule"]) =>
    asked.filter(({ standing }) => standing.rule === rule).map(({ area }) => nameOf(area));
  const [holds, fails, unclear] = [names("holds"), names("fails"), names("cannotTell")];
  return [
    text.ruleHolds(holds.length, asked.length, holds.length > mostNamed ? "" : inLine(holds, language)),
    fails.length > 0 ? text.ruleFails(namedOrCounted(fails, language)) : "",
    unclear.length > 0 ? text.ruleUnclear(namedOrCounted(unclear, language)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

export function estimateSentence(indicator: Pick<IndicatorRow, "method">, language: Language): string {
  return isEstimate(indicator) ? effortTexts[language].estimate : "";
}

/** What the sums leave out: for the whole city, and of areas that don't count. */
export function apartSentence(
  { cityWide, elsewhere }: Pick<FollowsNeed, "cityWide" | "elsewhere">,
  unit: EffortUnit,
  language: Language,
): string {
  const text = effortTexts[language];
  return [
    cityWide === null || cityWide === 0 ? "" : text.cityWide(amountWords(cityWide, unit, language)),
    elsewhere === 0 ? "" : text.elsewhere(amountWords(elsewhere, unit, language)),
  ]
    .filter(Boolean)
    .join(" ");
}

/** "2 gebieden tellen niet mee: Zuid (geen bedrag: onbekend) en West (…)." Named while they are few. */
export function leftOutSentence({ leftOut }: Pick<FollowsNeed, "leftOut">, nameOf: (area: string) => string, language: Language): string {
  if (leftOut.length === 0) return "";
  const named =
    leftOut.length > mostNamed ? [] : leftOut.map(({ area, because }) => `${nameOf(area)} (${leftOutWords(because, language)})`);
  return effortTexts[language].without(leftOut.length, inLine(named, language));
}

export function leftOutWords(because: LeftOutReason, language: Language): string {
  const text = effortTexts[language];
  if (because.code === "noAmount") return text.noAmount(text.absence[because.absence]);
  if (because.code === "noNeed") return text.noNeed(because.status === "nothing" ? text.notLoaded : text.absence[because.status]);
  return text.leftOut[because.code];
}

/** With more than this a sentence of names is no sentence; the table has them. */
const mostNamed = 4;
const namedOrCounted = (names: readonly string[], language: Language): string =>
  names.length > mostNamed ? effortTexts[language].someAreas(names.length) : inLine(names, language);

/** "A, B en C" */
function inLine(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language === "nl" ? "nl-NL" : "en-GB", { type: "conjunction" }).format(names);
}
