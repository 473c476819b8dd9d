import type { Texts } from "../../kernel/language.ts";

type HistoryWords = {
  history: string;
  title: (thing: string) => string;
  description: (thing: string) => string;
  lead: (count: number, by: string, moment: string) => string;
  withdrawnLead: (by: string, moment: string) => string;
  compare: string;
  from: string;
  to: string;
  show: string;
  version: (number: number) => string;
  newest: string;
  first: string;
  withdrawn: string;
  back: string;
  nothing: string;
  changed: string;
  added: string;
  gone: string;
  more: (count: number) => string;
  whole: string;
  beside: (number: number) => string;
  restore: string;
  restoreNote: string;
  by: (name: string, moment: string) => string;
  why: string;
  comparison: (from: number, to: number) => string;
  marks: string;
  same: string;
  unknown: string;
  versions: string;
  toPage: string;
};

export const words: Texts<HistoryWords> = {
  nl: {
    history: "Geschiedenis",
    title: (thing) => `Geschiedenis: ${thing}`,
    description: (thing) => `Wie heeft ${thing} gewijzigd, wanneer, waarom, en wat er anders werd.`,
    lead: (count, by, moment) =>
      count === 1
        ? `Dit is nog nooit gewijzigd. Het staat hier sinds ${moment}, door ${by}.`
        : `Er zijn ${count} versies. De laatste is van ${moment}, door ${by}.`,
    withdrawnLead: (by, moment) => `Dit is ingetrokken door ${by}, op ${moment}. Hier kunt u lezen wat het zei.`,
    compare: "Vergelijk twee versies",
    from: "Van versie",
    to: "Met versie",
    show: "Vergelijk",
    version: (number) => `Versie ${number}`,
    newest: "zoals het nu is",
    first: "De eerste versie.",
    withdrawn: "Ingetrokken.",
    back: "Teruggebracht na een intrekking.",
    nothing: "De tekst bleef gelijk.",
    changed: "gewijzigd",
    added: "toegevoegd",
    gone: "weggehaald",
    more: (count) => `en nog ${count}`,
    whole: "Lees deze versie",
    beside: (number) => `Vergelijk met versie ${number}`,
    restore: "Zet deze versie terug (medewerkers)",
    restoreNote: "Wie dit onderdeel mag wijzigen, kan een oude versie terugzetten. Die wordt dan een concept, en een ander kijkt het na.",
    by: (name, moment) => `${moment}, door ${name}`,
    why: "Waarom",
    comparison: (from, to) => `Versie ${from} naast versie ${to}`,
    marks: "Wat verdween is doorgestreept; wat erbij kwam is onderstreept.",
    same: "Deze twee versies zeggen hetzelfde.",
    unknown: "Die versie is er niet. Kies twee versies uit de lijst.",
    versions: "Alle versies, de nieuwste boven",
    toPage: "Naar de pagina zelf",
  },
  en: {
    history: "History",
    title: (thing) => `History: ${thing}`,
    description: (thing) => `Who changed ${thing}, when, why, and what became different.`,
    lead: (count, by, moment) =>
      count === 1
        ? `This was never changed. It has been here since ${moment}, by ${by}.`
        : `There are ${count} versions. The last is of ${moment}, by ${by}.`,
    withdrawnLead: (by, moment) => `This was withdrawn by ${by}, on ${moment}. Here you can read what it said.`,
    compare: "Compare two versions",
    from: "From version",
    to: "With version",
    show: "Compare",
    version: (number) => `Version ${number}`,
    newest: "as it is now",
    first: "The first version.",
    withdrawn: "Withdrawn.",
    back: "Brought back after it was withdrawn.",
    nothing: "The text stayed the same.",
    changed: "changed",
    added: "added",
    gone: "removed",
    more: (count) => `and ${count} more`,
    whole: "Read this version",
    beside: (number) => `Compare with version ${number}`,
    restore: "Restore this version (staff)",
    restoreNote: "Who may change this can restore an old version. It becomes a draft, which another person looks at.",
    by: (name, moment) => `${moment}, by ${name}`,
    why: "Why",
    comparison: (from, to) => `Version ${from} beside version ${to}`,
    marks: "What disappeared is struck through; what was added is underlined.",
    same: "These two versions say the same.",
    unknown: "That version isn't there. Choose two from the list.",
    versions: "All versions, the newest on top",
    toPage: "To the page itself",
  },
};
