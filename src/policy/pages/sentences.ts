/** Sentences about targets: how a framework's stand together, what one aims at, how far areas are apart. */
import type { Language } from "../../kernel/language.ts";
import type { Framework, Target } from "../framework.ts";
import type { AreaGap, MeasuredSeries } from "../measurement.ts";
import { statuses, type Status } from "../progress.ts";
import { amount } from "../progress-words.ts";
import { words } from "./words.ts";

const numberWords = {
  nl: ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"],
  en: ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
} as const;

/** Up to twelve in a word. */
export const inWord = (count: number, language: Language): string => numberWords[language][count] ?? String(count);

const verbs: Record<Language, Record<Exclude<Status, "cannotTell">, readonly [one: string, more: string]>> = {
  nl: {
    reached: ["is bereikt", "zijn bereikt"],
    onCourse: ["is op koers", "zijn op koers"],
    behind: ["loopt achter", "lopen achter"],
    movingAway: ["gaat de verkeerde kant op", "gaan de verkeerde kant op"],
    held: ["is vastgehouden", "zijn vastgehouden"],
    notHeld: ["is niet vastgehouden", "zijn niet vastgehouden"],
  },
  en: {
    reached: ["is reached", "are reached"],
    onCourse: ["is on course", "are on course"],
    behind: ["is behind", "are behind"],
    movingAway: ["is moving away", "are moving away"],
    held: ["is held", "are held"],
    notHeld: ["is not held", "are not held"],
  },
};

/** "Van de acht doelen is er van één iets te zeggen: dat loopt achter. …" Targets are counted, never averaged. */
export function standSentence(counts: Readonly<Record<Status, number>>, language: Language): string {
  const nl = language === "nl";
  const total = statuses.reduce((sum, status) => sum + counts[status], 0);
  const silent = counts.cannotTell;
  const told = total - silent;
  const n = (count: number) => inWord(count, language);
  const known = statuses.filter((status) => status !== "cannotTell").filter((status) => counts[status] > 0);
  const parts = words[language].and(known.map((status) => `${n(counts[status])} ${verbs[language][status][counts[status] === 1 ? 0 : 1]}`));
  const verb = known[0] ? verbs[language][known[0]][0] : "";
  if (total === 0) return nl ? "Deze bron noemt geen doelen met een getal of een richting." : "This source names no targets with a number or a direction.";
  if (total === 1) return told === 1 ? (nl ? `Er is één doel, en dat ${verb}.` : `There is one target, and it ${verb}.`) : nl ? "Er is één doel. Hoe het ervoor staat, is niet te zeggen." : "There is one target. How it stands can't be told.";
  if (told === 0) return nl ? `Van geen van de ${n(total)} doelen is te zeggen hoe ze ervoor staan. Bij elk doel staat waarom.` : `Of none of the ${n(total)} targets can be told how they stand. Each says why.`;
  const rest = silent === 0 ? "" : nl ? ` Van de andere ${n(silent)} is het niet te zeggen; bij elk staat waarom.`.replace("andere één", "andere") : ` Of the other ${silent === 1 ? "" : `${n(silent)} `}it can't be told; each says why.`.replace("other it", "other one it");
  if (silent === 0) return nl ? `Van alle ${n(total)} doelen is iets te zeggen: ${parts}.` : `Something can be told of all ${n(total)} targets: ${parts}.`;
  if (told === 1) return (nl ? `Van de ${n(total)} doelen is er van één iets te zeggen: dat ${verb}.` : `Of the ${n(total)} targets something can be told of one: it ${verb}.`) + rest;
  return (nl ? `Van de ${n(total)} doelen is er van ${n(told)} iets te zeggen: ${parts}.` : `Of the ${n(total)} targets something can be told of ${n(told)}: ${parts}.`) + rest;
}

/** "24 van de 100", "4 gebieden"; a word when it is not known. */
export function quantity(value: number | null, unit: string, language: Language): string {
  if (value === null) return words[language].unknown;
  return unit === "%" ? `${amount(value, language)} ${words[language].outOf}` : `${amount(value, language)} ${unit}`;
}

/** As a sentence has it: people in whole numbers. */
export function roundly(value: number, unit: string, language: Language): string {
  return quantity(unit === "%" ? Math.round(value) : value, unit, language);
}

/** What a target aims at, in numbers: "Van 24 (2010) naar 22,5 van de 100 (2014)." */
export function aim(target: Target, language: Language): string {
  const { baseline, goal, unit, better, kind, margin } = target;
  const nl = language === "nl";
  const start = baseline.value === null ? words[language].unknown : amount(baseline.value, language);
  const comparative = nl ? { lower: "lager", higher: "hoger" }[better] : better;
  const was = baseline.value === null ? `${baseline.period}: ${words[language].unknown}` : `${quantity(baseline.value, unit, language)}, ${baseline.period}`;
  if (kind === "direction") return nl ? `${goal.period}: ${comparative} dan aan het begin (${was}).` : `${goal.period}: ${comparative} than at the start (${was}).`;
  if (kind === "hold") {
    const worse = nl ? { lower: "hoger", higher: "lager" }[better] : { lower: "higher", higher: "lower" }[better];
    const room = margin === undefined ? "" : nl ? ` Marge: ${amount(margin, language)}.` : ` Margin: ${amount(margin, language)}.`;
    return (nl ? `${goal.period}: niet ${worse} dan aan het begin (${was}).` : `${goal.period}: no ${worse} than at the start (${was}).`) + room;
  }
  return nl ? `Van ${start} (${baseline.period}) naar ${quantity(goal.value, unit, language)} (${goal.period}).` : `From ${start} (${baseline.period}) to ${quantity(goal.value, unit, language)} (${goal.period}).`;
}

/** How far the target's area is from the city, or its parts from each other; null where no period has both. */
export function gapSentence({ gaps, measurements }: Pick<MeasuredSeries, "gaps" | "measurements">, unit: string, language: Language): { label: string; text: string } | null {
  const nl = language === "nl";
  const withCity = gaps.filter(({ difference }) => difference !== null) as (AreaGap & { difference: number; city: NonNullable<AreaGap["city"]> })[];
  const first = withCity[0];
  const last = withCity.at(-1);
  const limited = measurements.some(({ lower, exact }) => lower !== null || exact);
  if (first && last) {
    const label = nl ? `Verschil met ${last.city.name}:` : `Difference with ${last.city.name}:`;
    const size = ({ difference }: { difference: number }): number => (unit === "%" ? Math.round(difference) : difference);
    const way = (difference: number): string => (difference === 0 ? "" : nl ? (difference > 0 ? " meer" : " minder") : difference > 0 ? " more" : " fewer");
    const say = (gap: AreaGap & { difference: number }): string => (size(gap) === 0 ? (nl ? "geen" : "none") : quantity(Math.abs(size(gap)), unit, language) + way(size(gap)));
    const now = `${say(last)} (${last.period})`;
    if (first === last) return { label, text: `${now}.` };
    if (size(first) === size(last)) return { label, text: nl ? `${now}, ongeveer even groot als in ${first.period}.` : `${now}, about the same as in ${first.period}.` };
    const smaller = Math.abs(size(last)) < Math.abs(size(first));
    const sure = limited ? "" : nl ? ` Of het echt ${smaller ? "kleiner" : "groter"} is geworden, is niet zeker: de cijfers hebben geen marges.` : ` Whether it really became ${smaller ? "smaller" : "larger"} is not certain: the figures have no limits.`;
    return { label, text: nl ? `was ${say(first)} (${first.period}), is ${now}.${sure}` : `was ${say(first)} (${first.period}), is ${now}.${sure}` };
  }
  const range = gaps.at(-1);
  if (!range) return null;
  const { lowest, highest, period } = range;
  const end = (value: number): string => (unit === "%" ? String(Math.round(value)) : amount(value, language));
  return {
    label: nl ? "Verschil tussen gebieden:" : "Difference between areas:",
    text: nl ? `in ${period} van ${end(lowest.value)} (${lowest.name}) tot ${roundly(highest.value, unit, language)} (${highest.name}).` : `in ${period} from ${end(lowest.value)} (${lowest.name}) to ${roundly(highest.value, unit, language)} (${highest.name}).`,
  };
}

/** Whether the framework's period, as seen from a day, is over. */
export const isOver = ({ period }: Pick<Framework, "period">, day: string): boolean => period.to < day;
