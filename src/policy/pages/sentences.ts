/** Sentences about targets: how a framework's stand together, what one aims at, how far areas are apart. */
import type { Language } from "../../kernel/language.ts";
import type { Framework, Target } from "../framework.ts";
import { rounded, type AreaGap } from "../measurement.ts";
import { difference, type Estimate } from "../../stats/index.ts";
import { statuses, type Status } from "../reason.ts";
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
  const text = standWords[language];
  const total = statuses.reduce((sum, status) => sum + counts[status], 0);
  const silent = counts.cannotTell;
  const told = total - silent;
  const n = (count: number) => inWord(count, language);
  const known = statuses.filter((status) => status !== "cannotTell").filter((status) => counts[status] > 0);
  const verb = known[0] ? verbs[language][known[0]][0] : "";
  if (total === 0) return text.none;
  if (total === 1) return told === 1 ? text.single(verb) : text.singleSilent;
  if (told === 0) return text.allSilent(n(total));
  const parts = words[language].and(known.map((status) => `${n(counts[status])} ${verbs[language][status][counts[status] === 1 ? 0 : 1]}`));
  if (silent === 0) return text.all(n(total), parts);
  const some = told === 1 ? text.one(n(total), verb) : text.some(n(total), n(told), parts);
  return `${some} ${silent === 1 ? text.restOne : text.rest(n(silent))}`;
}

const standWords = {
  nl: {
    none: "Deze bron noemt geen doelen met een getal of een richting.",
    single: (verb: string) => `Er is één doel, en dat ${verb}.`,
    singleSilent: "Er is één doel. Hoe het ervoor staat, is niet te zeggen.",
    allSilent: (total: string) => `Van geen van de ${total} doelen is te zeggen hoe het ervoor staat. Bij elk doel staat waarom.`,
    all: (total: string, parts: string) => `Van alle ${total} doelen is iets te zeggen: ${parts}.`,
    one: (total: string, verb: string) => `Van de ${total} doelen is er van één iets te zeggen: dat ${verb}.`,
    some: (total: string, told: string, parts: string) => `Van de ${total} doelen is er van ${told} iets te zeggen: ${parts}.`,
    rest: (silent: string) => `Van de andere ${silent} is het niet te zeggen; bij elk staat waarom.`,
    restOne: "Van het andere is het niet te zeggen; daar staat waarom.",
  },
  en: {
    none: "This source names no targets with a number or a direction.",
    single: (verb: string) => `There is one target, and it ${verb}.`,
    singleSilent: "There is one target. How it stands can't be told.",
    allSilent: (total: string) => `Of none of the ${total} targets can be told how it stands. Each says why.`,
    all: (total: string, parts: string) => `Something can be told of all ${total} targets: ${parts}.`,
    one: (total: string, verb: string) => `Of the ${total} targets something can be told of one: it ${verb}.`,
    some: (total: string, told: string, parts: string) => `Of the ${total} targets something can be told of ${told}: ${parts}.`,
    rest: (silent: string) => `Of the other ${silent} it can't be told; each says why.`,
    restOne: "Of the other one it can't be told; it says why.",
  },
};

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
export function aim({ baseline, goal, unit, better, kind, margin }: Target, language: Language): string {
  const nl = language === "nl";
  const start =
    baseline.value === null
      ? nl
        ? ` De uitgangswaarde is niet bekend.`
        : ` The baseline is not known.`
      : nl
        ? ` Toen: ${quantity(baseline.value, unit, language)}.`
        : ` Then: ${quantity(baseline.value, unit, language)}.`;
  if (kind === "direction") {
    const way = nl ? { lower: "Lager", higher: "Hoger" }[better] : { lower: "Lower", higher: "Higher" }[better];
    return (nl ? `${way} in ${goal.period} dan in ${baseline.period}.` : `${way} in ${goal.period} than in ${baseline.period}.`) + start;
  }
  if (kind === "hold") {
    const worse = nl ? { lower: "hoger", higher: "lager" }[better] : { lower: "higher", higher: "lower" }[better];
    const room = margin === undefined ? "" : nl ? ` Marge: ${amount(margin, language)}.` : ` Margin: ${amount(margin, language)}.`;
    return (
      (nl ? `In ${goal.period} niet ${worse} dan in ${baseline.period}.` : `In ${goal.period} no ${worse} than in ${baseline.period}.`) +
      start +
      room
    );
  }
  if (baseline.value === null)
    return (
      (nl
        ? `Naar ${quantity(goal.value, unit, language)} in ${goal.period}.`
        : `To ${quantity(goal.value, unit, language)} in ${goal.period}.`) + start
    );
  const from = amount(baseline.value, language);
  return nl
    ? `Van ${from} (${baseline.period}) naar ${quantity(goal.value, unit, language)} (${goal.period}).`
    : `From ${from} (${baseline.period}) to ${quantity(goal.value, unit, language)} (${goal.period}).`;
}

/** A value of an area beside that of its city, in one period; limits are NaN where they are not known. */
export type Pair = { period: string; own: Estimate; city: Estimate };
export type GapSentence = { label: string; text: string };

/** How far an area is from its city, at first and at last; null without a period that has both. */
export function differenceSentence(pairs: readonly Pair[], city: string, unit: string, language: Language): GapSentence | null {
  const text = gapWords[language];
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return null;
  const size = ({ own, city: other }: Pair): number =>
    unit === "%" ? Math.round(own.value - other.value) : rounded(own.value - other.value);
  const [then, now] = [size(first), size(last)];
  const label = text.label(city);
  const full = (gap: number): string => `${quantity(Math.abs(gap), unit, language)} ${gap > 0 ? text.more : text.fewer}`;
  if (first === last) return { label, text: `${now === 0 ? text.none : full(now)} (${last.period}).` };
  if (then === now) return { label, text: `${now === 0 ? text.none : full(now)} (${last.period}), ${text.same(first.period)}.` };
  // The same way at both ends: what it is of needs saying once.
  const was = then === 0 ? text.nil : then * now > 0 ? amount(Math.abs(then), language) : full(then);
  return {
    label,
    text: `${text.change(was, first.period, now === 0 ? text.nil : full(now), last.period)}: ${text.sure(certainty(first, last), Math.abs(now) > Math.abs(then))}.`,
  };
}

/**
 * Whether the gap changed beyond chance. The area is a part of the city, so the two estimates go up and down together a little; leaving
 * that out makes the limits too wide rather than too narrow.
 */
function certainty(first: Pair, last: Pair): "shown" | "notShown" | "unknown" {
  const { lower, upper } = difference(difference(last.own, last.city), difference(first.own, first.city));
  if (Number.isNaN(lower) || Number.isNaN(upper)) return "unknown";
  return lower > 0 || upper < 0 ? "shown" : "notShown";
}

const gapWords = {
  nl: {
    label: (city: string) => `Verschil met ${city}:`,
    more: "meer",
    fewer: "minder",
    none: "geen",
    nil: "er niet",
    same: (period: string) => `ongeveer even groot als in ${period}`,
    change: (was: string, then: string, is: string, now: string) => `was ${was} (${then}), is ${is} (${now})`,
    sure: (how: "shown" | "notShown" | "unknown", grown: boolean) =>
      ({ shown: "aantoonbaar ", notShown: "niet aantoonbaar ", unknown: "niet zeker " })[how] + (grown ? "groter" : "kleiner"),
  },
  en: {
    label: (city: string) => `Difference with ${city}:`,
    more: "more",
    fewer: "fewer",
    none: "none",
    nil: "nil",
    same: (period: string) => `about the same as in ${period}`,
    change: (was: string, then: string, is: string, now: string) => `was ${was} (${then}), is ${is} (${now})`,
    sure: (how: "shown" | "notShown" | "unknown", grown: boolean) =>
      ({ shown: "demonstrably ", notShown: "not demonstrably ", unknown: "not certain to be " })[how] + (grown ? "larger" : "smaller"),
  },
};

/** Which of a whole's parts has least and which most. */
export function rangeSentence(
  { period, lowest, highest }: Pick<AreaGap, "period" | "lowest" | "highest">,
  unit: string,
  language: Language,
): GapSentence {
  const nl = language === "nl";
  const low = unit === "%" ? String(Math.round(lowest.value)) : amount(lowest.value, language);
  const high = roundly(highest.value, unit, language);
  return {
    label: nl ? "Verschil tussen gebieden:" : "Difference between areas:",
    text: nl
      ? `in ${period} van ${low} (${lowest.name}) tot ${high} (${highest.name}).`
      : `in ${period} from ${low} (${lowest.name}) to ${high} (${highest.name}).`,
  };
}

/** Whether the framework's period, as seen from a day, is over. */
export const isOver = ({ period }: Pick<Framework, "period">, day: string): boolean => period.to < day;
