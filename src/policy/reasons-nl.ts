import type { Evidence, Reason } from "./reason.ts";
import type { Phrases, Sentences } from "./progress-words.ts";

const sure: Readonly<Record<Evidence, string>> = {
  demonstrated: " Dat is meer dan toeval.",
  notDemonstrable: " Het verschil kan toeval zijn.",
  noLimits: " Hoe onzeker het cijfer is, is niet bekend.",
  exact: "",
};
const absent = {
  indicatorNotLoaded: "er zijn geen cijfers van geladen",
  groupNotLoaded: "er zijn geen cijfers van deze groep",
  areaNotLoaded: "het gebied is niet bekend",
  otherUnit: "staat in een andere eenheid",
} as const;

const between = ({ lower, upper }: { lower: number | null; upper: number | null }, { plain }: Phrases): string =>
  lower === null || upper === null ? "" : ` (het echte verschil ligt waarschijnlijk tussen ${plain(lower)} en ${plain(upper)})`;
const counted = ({ value, goal, goalPeriod }: { value: number; goal: number; goalPeriod: string }, { plain, value: n }: Phrases): string =>
  `In het systeem staan er nu ${plain(value)} van de ${n(goal)} die er in ${goalPeriod} moeten zijn.`;

/** Why a target has its status, in Dutch. */
export const reasonsNl: Sentences<Reason> = {
  goalMet: ({ period, value, goal, evidence }, { value: n }) =>
    `In ${period} was het ${n(value)}: het doel van ${n(goal)} is gehaald.${sure[evidence]}`,
  goalMissed: ({ period, value, goal, evidence }, { value: n }) =>
    `In ${period} was het ${n(value)}: het doel van ${n(goal)} is niet gehaald.${sure[evidence]}`,
  pathKept: ({ period, value, expected, goal, evidence }, { value: n }) =>
    `In ${period} was het ${n(value)}; op weg naar ${n(goal)} werd dan ${n(expected)} verwacht.${sure[evidence]}`,
  pathMissed: ({ period, value, expected, goal, evidence }, { value: n }) =>
    `In ${period} was het ${n(value)}; op weg naar ${n(goal)} had het dan ${n(expected)} moeten zijn.${sure[evidence]}`,
  countMet: counted,
  countOnPath: (each, phrases) => `${counted(each, phrases)} Op ${each.period} werden er ${phrases.plain(each.expected)} verwacht.`,
  countShort: (each, phrases) =>
    `${counted(each, phrases)}${each.expected === each.goal ? "" : ` Op ${each.period} werden er ${phrases.plain(each.expected)} verwacht.`}`,
  worseThanBaseline: ({ from, to, value, baseline, evidence }, { value: n }) =>
    `In ${to} was het ${n(value)}, slechter dan bij het begin (${n(baseline)} in ${from}).${sure[evidence]}`,
  directionKept: (each, phrases) =>
    `Van ${each.from} tot ${each.to} ging het de goede kant op: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  directionTurned: (each, phrases) =>
    `Van ${each.from} tot ${each.to} ging het de verkeerde kant op: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  demonstrablyWorse: (each, phrases) =>
    `Van ${each.from} tot ${each.to} is het slechter geworden: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  demonstrablyNotWorse: (each, phrases) =>
    `Van ${each.from} tot ${each.to} is het niet slechter geworden: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  withinMargin: ({ from, to, difference, margin, evidence }, { moved, points }) =>
    `Van ${from} tot ${to}: ${moved(difference)}. Dat valt binnen de marge van ${points(margin)}.${sure[evidence]}`,
  beyondMargin: ({ from, to, difference, margin, evidence }, { moved, points }) =>
    `Van ${from} tot ${to}: ${moved(difference)}. Dat is meer dan de marge van ${points(margin)}.${sure[evidence]}`,
  baselineUnknown: ({ period, words }, { text }) =>
    `De beginwaarde van ${period} is niet bekend.${words === null ? "" : ` ${text(words)}`}`,
  goalUnknown: ({ period, words }, { text }) => `De streefwaarde voor ${period} is niet bekend.${words === null ? "" : ` ${text(words)}`}`,
  noMeasurement: ({ since, lastPeriod }) =>
    `Er is geen vergelijkbare meting in of na ${since}.${lastPeriod === null ? "" : ` De laatste is van ${lastPeriod}.`}`,
  otherMeasure: ({ series }, { text }) =>
    `Wat wel gemeten is, is iets anders: ${series.map(({ indicator, difference }) => `${indicator}.${difference === null ? "" : ` ${text(difference)}`}`).join(" ")}`,
  unusableSeries: ({ series }) =>
    `De reeks die dit meet, is hier niet te gebruiken: ${series.map(({ indicator, why }) => `${indicator} (${absent[why]})`).join("; ")}.`,
  noDates: ({ periods }) => `Een datum is niet te lezen (${periods.join(", ")}), dus er is geen weg in de tijd.`,
  notDemonstrable: (each, phrases) =>
    `Van ${each.from} tot ${each.to}: ${phrases.moved(each.difference)}${between(each, phrases)}. Dat kan toeval zijn.`,
  noLimits: ({ from, to, difference }, { moved }) =>
    `Van ${from} tot ${to}: ${moved(difference)}. Hoe onzeker de cijfers zijn, is niet bekend.`,
  marginUnknown: ({ from, to, difference }, { moved }) =>
    `Van ${from} tot ${to}: ${moved(difference)}. Hoeveel verschil nog vasthouden heet, is niet bepaald, en hoe onzeker de cijfers zijn, is niet bekend.`,
  nothingToCount: () => "Er is niets in het systeem om te tellen.",
};
