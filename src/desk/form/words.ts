import type { Language, Texts, Translated } from "../../kernel/language.ts";

type FormWords = {
  required: (label: string) => string;
  date: string;
  number: string;
  whole: string;
  onePerLine: string;
  /** A text in another language than the thing's own; by that language. */
  inOther: Readonly<Record<Language, (label: string) => string>>;
  otherHint: string;
  alsoOther: Translated;
  nothingChosen: string;
  gone: (text: string) => string;
  chosen: (count: number, of: number) => string;
  another: (one: string) => string;
  first: (one: string) => string;
  remove: (one: string, number: number) => string;
};

export const words: Texts<FormWords> = {
  nl: {
    required: (label) => `${label} (verplicht)`,
    date: "Bijvoorbeeld 31-12-2026",
    number: "Bijvoorbeeld 1250 of 12,5",
    whole: "Een heel getal, bijvoorbeeld 1250",
    onePerLine: "Zet elk op een eigen regel.",
    inOther: { nl: (label) => `${label} (Nederlands)`, en: (label) => `${label} (Engels)` },
    otherHint: "Mag leeg blijven.",
    alsoOther: { nl: "Ook in het Nederlands", en: "Ook in het Engels" },
    nothingChosen: "Geen keuze",
    gone: (text) => `${text} (staat niet meer in de lijst)`,
    chosen: (count, of) => `${count} van de ${of} gekozen. Wijzig de keuze`,
    another: (one) => `Nog een ${one}`,
    first: (one) => `Voeg een ${one} toe`,
    remove: (one, number) => `Haal ${one} ${number} weg`,
  },
  en: {
    required: (label) => `${label} (required)`,
    date: "For example 31-12-2026",
    number: "For example 1250 or 12,5",
    whole: "A whole number, for example 1250",
    onePerLine: "Put each on a line of its own.",
    inOther: { nl: (label) => `${label} (Dutch)`, en: (label) => `${label} (English)` },
    otherHint: "May stay empty.",
    alsoOther: { nl: "In Dutch as well", en: "In English as well" },
    nothingChosen: "No choice",
    gone: (text) => `${text} (no longer in the list)`,
    chosen: (count, of) => `${count} of ${of} chosen. Change the choice`,
    another: (one) => `Another ${one}`,
    first: (one) => `Add a ${one}`,
    remove: (one, number) => `Remove ${one} ${number}`,
  },
};

export const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
