/** Words for effort against need, in both languages. */
import type { Texts } from "../../kernel/language.ts";
import type { AmountAbsence } from "./amounts.ts";
import type { LeftOutReason, NoVerdict } from "./reasons.ts";
import type { EffortUnit } from "./record.ts";

type UnitTexts = { subject: string; name: string; amount: (number: string) => string };

export type EffortTexts = {
  unit: Record<EffortUnit, UnitTexts>;
  not: (title: string) => string;
  answer: {
    ahead: (subject: string) => string;
    proportional: (subject: string) => string;
    behind: Record<"more" | "less" | "unclear", (subject: string) => string>;
    cannotTell: (subject: string) => string;
  };
  noVerdict: Record<NoVerdict["code"], string>;
  lessThanOne: string;
  moved: (all: string, part: string) => string;
  perResident: (name: string, times: string) => string;
  who: (noun: string, clause: string) => string;
  peopleInNeed: string;
  perNeeded: (inNeed: string, times: string) => string;
  perNeededUnclear: (inNeed: string) => string;
  nobodyInNeed: string;
  times: (number: string) => string;
  aboutMean: string;
  nothing: string;
  unknown: string;
  ruleHolds: (holds: number, of: number, names: string) => string;
  ruleFails: (names: string) => string;
  ruleUnclear: (names: string) => string;
  someAreas: (count: number) => string;
  estimate: string;
  cityWide: (amount: string) => string;
  elsewhere: (amount: string) => string;
  absence: Record<AmountAbsence, string>;
  notLoaded: string;
  noAmount: (why: string) => string;
  noNeed: (why: string) => string;
  without: (areas: number, named: string) => string;
  leftOut: Record<Exclude<LeftOutReason["code"], "noAmount" | "noNeed">, string>;
  rule: Record<"holds" | "fails" | "cannotTell" | "notAsked", string>;
};

export const effortTexts: Texts<EffortTexts> = {
  nl: {
    unit: {
      euro: { subject: "Het geld", name: "euro", amount: (number) => `€\u00a0${number}` },
      hours: { subject: "De inzet in uren", name: "uren", amount: (number) => `${number} uur` },
      activities: { subject: "Het aantal activiteiten", name: "activiteiten", amount: (number) => `${number} activiteiten` },
    },
    not: (title) => `niet: ${title}`,
    answer: {
      ahead: (subject) => `${subject} volgt de behoefte, en meer dan dat: naar gebieden met meer behoefte gaat meer dan hun deel.`,
      proportional: (subject) => `${subject} volgt de behoefte: de verdeling past ongeveer bij het aantal mensen met de behoefte.`,
      behind: {
        more: (subject) =>
          `${subject} volgt de behoefte maar voor een deel: per inwoner gaat er meer naar gebieden met meer behoefte, maar nog minder dan hun deel.`,
        less: (subject) => `${subject} volgt de behoefte niet: waar de behoefte groter is, gaat er per inwoner juist minder heen.`,
        unclear: (subject) => `${subject} blijft achter bij de behoefte: naar gebieden met meer behoefte gaat minder dan hun deel.`,
      },
      cannotTell: (subject) => `Of ${subject} de behoefte volgt, is niet te zeggen.`,
    },
    noVerdict: {
      tooFewAreas: "Om te vergelijken zijn ten minste twee gebieden nodig waarvan bedrag en behoefte bekend zijn.",
      zeroEffort: "Er gaat niets naar deze gebieden.",
      zeroNeed: "Niemand in deze gebieden heeft de behoefte.",
      noLimits: "Er zijn te weinig gebieden om toeval uit te sluiten.",
      wideLimits: "De gebieden verschillen te veel van elkaar: het kan meer of minder zijn dan hun deel.",
      uneven: "Er is geen lijn: gebieden met evenveel behoefte krijgen heel verschillende bedragen.",
    },
    lessThanOne: "minder dan 1",
    moved: (all, part) => `Van elke ${all} zou ${part} naar een ander gebied moeten om precies naar de behoefte te verdelen.`,
    perResident: (name, times) => `Per inwoner gaat er naar ${name}, waar naar verhouding de meeste behoefte is, ${times}.`,
    who: (noun, clause) => `${noun} die ${clause}`,
    peopleInNeed: "mensen met deze behoefte",
    perNeeded: (inNeed, times) => `Gerekend per 100 ${inNeed} is dat ${times}.`,
    perNeededUnclear: (inNeed) => `Of dat meer of minder is dan gemiddeld per 100 ${inNeed}, is niet te zeggen.`,
    nobodyInNeed: "Niemand heeft daar de behoefte.",
    times: (number) => `${number} keer zoveel als gemiddeld`,
    aboutMean: "ongeveer evenveel als gemiddeld",
    nothing: "niets",
    unknown: "een onbekend deel",
    ruleHolds: (holds, of, names) => {
      const asked = of === 1 ? "In één gebied is" : `In ${of} gebieden is`;
      const some = `Daarvan ${holds === 1 ? "krijgt" : "krijgen"} ${holds}`;
      const all = of === 1 ? "Dat gebied krijgt" : "Die krijgen allemaal";
      const who = holds === 0 ? "Geen daarvan krijgt" : holds === of ? all : some;
      return `${asked} de behoefte groter dan gemiddeld. ${who} meer per inwoner en ook ongeveer het deel dat bij de behoefte past, of meer${names && holds < of ? `: ${names}` : ""}.`;
    },
    ruleFails: (names) => `Dat geldt niet voor ${names}.`,
    ruleUnclear: (names) => `Niet te zeggen is het voor ${names}.`,
    someAreas: (count) => `${count} gebieden`,
    estimate: "Hoe groot de behoefte is, is een schatting.",
    cityWide: (amount) =>
      `Daarnaast is er ${amount} voor het hele gebied samen. Waar dat terechtkomt is niet bekend; het telt hier niet mee.`,
    elsewhere: (amount) => `Ook niet meegeteld: ${amount} voor gebieden die we niet konden vergelijken.`,
    absence: { unknown: "onbekend", suppressed: "verborgen", notApplicable: "niet van toepassing", notMeasured: "niet bijgehouden" },
    notLoaded: "geen cijfer ingelezen",
    noAmount: (why) => `geen bedrag: ${why}`,
    noNeed: (why) => `behoefte: ${why}`,
    without: (areas, named) => `${areas === 1 ? "Eén gebied telt" : `${areas} gebieden tellen`} niet mee${named ? `: ${named}` : ""}.`,
    leftOut: {
      notListed: "de bron noemt geen bedrag",
      outside: "ligt buiten het gekozen gebied",
      noPeople: "het aantal inwoners is niet ingelezen",
      emptyArea: "er woont niemand",
    },
    rule: { holds: "gehaald", fails: "niet gehaald", cannotTell: "niet te zeggen", notAsked: "vraagt niets" },
  },
  en: {
    unit: {
      euro: { subject: "The money", name: "euro", amount: (number) => `€${number}` },
      hours: { subject: "The effort in hours", name: "hours", amount: (number) => `${number} hours` },
      activities: { subject: "The number of activities", name: "activities", amount: (number) => `${number} activities` },
    },
    not: (title) => `not: ${title}`,
    answer: {
      ahead: (subject) => `${subject} follows need, and more than that: areas with more need get more than their part.`,
      proportional: (subject) => `${subject} follows need: the division about fits the number of people in need.`,
      behind: {
        more: (subject) =>
          `${subject} follows need only in part: per resident more goes to areas with more need, yet still less than their part.`,
        less: (subject) => `${subject} does not follow need: where need is greater, less goes there per resident.`,
        unclear: (subject) => `${subject} lags behind need: areas with more need get less than their part.`,
      },
      cannotTell: (subject) => `Whether ${subject} follows need can't be told.`,
    },
    noVerdict: {
      tooFewAreas: "Comparing takes at least two areas with a known amount and need.",
      zeroEffort: "Nothing goes to these areas.",
      zeroNeed: "Nobody in these areas has the need.",
      noLimits: "There are too few areas to rule out chance.",
      wideLimits: "The areas differ too much from each other: it may be more or less than their part.",
      uneven: "There is no line in it: areas with as much need get very different amounts.",
    },
    lessThanOne: "less than 1",
    moved: (all, part) => `Of every ${all}, ${part} would have to go to another area to be divided exactly by need.`,
    perResident: (name, times) => `Per resident ${name}, where the greatest part of the people is in need, gets ${times}.`,
    who: (noun, clause) => `${noun} who ${clause}`,
    peopleInNeed: "people with this need",
    perNeeded: (inNeed, times) => `Counted per 100 ${inNeed} it is ${times}.`,
    perNeededUnclear: (inNeed) => `Whether that is more or less than average per 100 ${inNeed} can't be told.`,
    nobodyInNeed: "Nobody there has the need.",
    times: (number) => `${number} times the average`,
    aboutMean: "about the average",
    nothing: "nothing",
    unknown: "an unknown part",
    ruleHolds: (holds, of, names) => {
      const asked = of === 1 ? "One area has" : `${of} areas have`;
      const some = `${holds} of them ${holds === 1 ? "gets" : "get"}`;
      const all = of === 1 ? "It gets" : "All of them get";
      const who = holds === 0 ? "None of them gets" : holds === of ? all : some;
      return `${asked} more need than average. ${who} more per resident and also about the part that fits the need, or more${names && holds < of ? `: ${names}` : ""}.`;
    },
    ruleFails: (names) => `That does not hold for ${names}.`,
    ruleUnclear: (names) => `It can't be told for ${names}.`,
    someAreas: (count) => `${count} areas`,
    estimate: "How great the need is, is an estimate.",
    cityWide: (amount) =>
      `Besides, there is ${amount} for the whole area together. Where that ends up is not known; it does not count here.`,
    elsewhere: (amount) => `Not counted either: ${amount} for areas that could not be compared.`,
    absence: { unknown: "unknown", suppressed: "hidden", notApplicable: "not applicable", notMeasured: "not recorded" },
    notLoaded: "no figure imported",
    noAmount: (why) => `no amount: ${why}`,
    noNeed: (why) => `need: ${why}`,
    without: (areas, named) => `${areas === 1 ? "One area does" : `${areas} areas do`} not count${named ? `: ${named}` : ""}.`,
    leftOut: {
      notListed: "the source names no amount",
      outside: "lies outside of the chosen area",
      noPeople: "the number of residents is not imported",
      emptyArea: "nobody lives there",
    },
    rule: { holds: "met", fails: "not met", cannotTell: "can't be told", notAsked: "asks nothing" },
  },
};
