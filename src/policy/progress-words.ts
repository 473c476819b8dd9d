/** Status, reasons and steps in sentences. */
import { formatNumber, type Language, type Texts } from "../kernel/language.ts";
import { reasonsEn } from "./reasons-en.ts";
import { reasonsNl } from "./reasons-nl.ts";
import type { Text } from "./framework.ts";
import type { Reason, Status, Step } from "./reason.ts";
import { say } from "./text.ts";

/** `own` is the language of the framework, for what its writers said themselves; `unit` is the target's. */
export type Speaker = { language: Language; own: Language; unit: string };

/** How numbers and texts go into a sentence. */
export type Phrases = {
  /** With its unit: "22,5%", "3 wijken"; a word when it is not known. */
  value(value: number | null): string;
  /** Without unit. */
  plain(value: number): string;
  /** The size of a difference: "2 procentpunt". */
  points(difference: number): string;
  /** "2 procentpunt lager", "gelijk gebleven". */
  moved(difference: number): string;
  text(text: Text): string;
};

type With<Any extends { code: string }, Code> = Any extends unknown ? (Code extends Any["code"] ? Any : never) : never;
/** A sentence for each code, made from what comes with that code. */
export type Sentences<Any extends { code: string }> = {
  readonly [Code in Any["code"]]: (each: With<Any, Code>, phrases: Phrases) => string;
};

export const statusWords: Texts<Record<Status, string>> = {
  nl: {
    reached: "bereikt",
    onCourse: "op koers",
    behind: "loopt achter",
    movingAway: "gaat de verkeerde kant op",
    held: "vastgehouden",
    notHeld: "niet vastgehouden",
    cannotTell: "niet te zeggen",
  },
  en: {
    reached: "reached",
    onCourse: "on course",
    behind: "behind",
    movingAway: "moving away",
    held: "held",
    notHeld: "not held",
    cannotTell: "can't tell",
  },
};

export function reasonWords(reason: Reason, speaker: Speaker): string {
  return speak(speaker.language === "nl" ? reasonsNl : reasonsEn, reason, speaker);
}

export function stepWords(step: Step, speaker: Speaker): string {
  return speak(stepTexts[speaker.language], step, speaker);
}

/** At most two decimals, and none that say nothing: 22.5, 65. */
export function amount(value: number, language: Language): string {
  const decimals = Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2;
  return formatNumber(value, language, decimals);
}

const difference = (
  lower: number | null,
  upper: number | null,
  between: (lower: number, upper: number) => string,
  unknown: string,
): string => (lower === null || upper === null ? unknown : between(lower, upper));

const stepTexts: Texts<Sentences<Step>> = {
  nl: {
    baseline: ({ value, period, from }, { value: n }) =>
      `Begin: ${n(value)} in ${period}${from === "series" ? ", uit de cijfers, want de nota noemt geen waarde" : ""}.`,
    goal: ({ value, period }, { value: n }) => `Doel: ${n(value)} in ${period}.`,
    path: ({ from, to, perYear }, { plain }) => `Rechte lijn van ${from} naar ${to}: ${plain(perYear)} per jaar.`,
    judgedBy: ({ period, value, lower, upper }, { value: n }) =>
      `Meting in ${period}: ${n(value)}${difference(lower, upper, (a, b) => ` (${n(a)} tot ${n(b)})`, "")}.`,
    expected: ({ period, value }, { value: n }) => `De lijn vraagt in ${period} ${n(value)}.`,
    change: ({ from, to, difference: by, lower, upper }, { plain }) =>
      `Verschil tussen ${from} en ${to}: ${plain(by)}${difference(lower, upper, (a, b) => ` (${plain(a)} tot ${plain(b)})`, "; de onzekerheid is niet bekend")}.`,
    counted: ({ value, things }, { plain }) => `Geteld in de matrix: ${plain(value)}${things.length > 0 ? ` (${things.join(", ")})` : ""}.`,
    gapLeft: ({ value }, { value: n }) => `Nog te gaan: ${n(value)}.`,
  },
  en: {
    baseline: ({ value, period, from }, { value: n }) =>
      `Start: ${n(value)} in ${period}${from === "series" ? ", from the figures, as the document gives no value" : ""}.`,
    goal: ({ value, period }, { value: n }) => `Goal: ${n(value)} in ${period}.`,
    path: ({ from, to, perYear }, { plain }) => `Straight line from ${from} to ${to}: ${plain(perYear)} a year.`,
    judgedBy: ({ period, value, lower, upper }, { value: n }) =>
      `Measured in ${period}: ${n(value)}${difference(lower, upper, (a, b) => ` (${n(a)} to ${n(b)})`, "")}.`,
    expected: ({ period, value }, { value: n }) => `The line asks for ${n(value)} in ${period}.`,
    change: ({ from, to, difference: by, lower, upper }, { plain }) =>
      `Difference between ${from} and ${to}: ${plain(by)}${difference(lower, upper, (a, b) => ` (${plain(a)} to ${plain(b)})`, "; its uncertainty is not known")}.`,
    counted: ({ value, things }, { plain }) =>
      `Counted in the matrix: ${plain(value)}${things.length > 0 ? ` (${things.join(", ")})` : ""}.`,
    gapLeft: ({ value }, { value: n }) => `Still to go: ${n(value)}.`,
  },
};

/** The compiler can't see that a code and its sentence belong together; the type of `Sentences` has them so. */
function speak<Any extends { code: string }>(sentences: Sentences<Any>, each: Any, speaker: Speaker): string {
  return (sentences[each.code as Any["code"]] as (one: Any, phrases: Phrases) => string)(each, phrasesOf(speaker));
}

const unitWords: Texts<{ unknown: string; points: string; higher: string; lower: string; same: string }> = {
  nl: { unknown: "onbekend", points: "procentpunt", higher: "hoger", lower: "lager", same: "gelijk gebleven" },
  en: { unknown: "unknown", points: "points", higher: "higher", lower: "lower", same: "unchanged" },
};

function phrasesOf({ language, own, unit }: Speaker): Phrases {
  const words = unitWords[language];
  const plain = (value: number): string => amount(value, language);
  const points = (by: number): string => `${plain(Math.abs(by))} ${unit === "%" ? words.points : unit}`;
  return {
    plain,
    points,
    value: (value) => (value === null ? words.unknown : `${plain(value)}${unit === "%" ? "%" : ` ${unit}`}`),
    moved: (by) => (by === 0 ? words.same : `${points(by)} ${by > 0 ? words.higher : words.lower}`),
    text: (text) => say(text, language, own).text,
  };
}
