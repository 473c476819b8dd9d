import type { Texts } from "../kernel/language.ts";

/** The interface's own words; everything about a subject comes in as props. */
type InterfaceTexts = {
  skip: string;
  menu: string;
  breadcrumb: string;
  otherLanguage: string;
  updated: string;
  table: string;
  download: string;
  copy: string;
  copied: string;
  sortBy: string;
  source: string;
  noFigure: string;
  unknown: string;
  suppressed: string;
  notMeasured: string;
  notApplicable: string;
  selected: string;
  errorTitle: string;
  limits: (lower: string, upper: string) => string;
  others: (count: number, lowest: string, highest: string) => string;
  axisFrom: (value: string) => string;
  scale: (from: string, to: string) => string;
  absent: string;
  howMeasured: string;
  orLess: (value: string) => string;
  orMore: (value: string) => string;
  target: (from: string, to: string) => string;
};

export const texts: Texts<InterfaceTexts> = {
  nl: {
    skip: "Naar de inhoud",
    menu: "Hoofdmenu",
    breadcrumb: "U bent hier",
    otherLanguage: "Taal",
    updated: "Bijgewerkt op",
    table: "Deze cijfers als tabel",
    download: "Download",
    copy: "Kopieer de tabel",
    copied: "Gekopieerd",
    sortBy: "Sorteer op",
    source: "Bron",
    noFigure: "geen cijfer",
    unknown: "onbekend",
    suppressed: "niet getoond om mensen te beschermen",
    notMeasured: "niet gemeten",
    notApplicable: "niet van toepassing",
    selected: "dit gebied",
    errorTitle: "Dit moet nog anders",
    limits: (lower, upper) => `tussen ${lower} en ${upper}`,
    others: (count, lowest, highest) => (count === 1 ? `1 ander: ${lowest}` : `${count} andere: ${lowest} tot ${highest}`),
    axisFrom: (value) => `De schaal begint bij ${value}, niet bij 0.`,
    scale: (from, to) => `Schaal van ${from} tot ${to}.`,
    absent: "Zonder cijfer",
    howMeasured: "Hoe is dit gemeten?",
    orLess: (value) => `${value} of minder`,
    orMore: (value) => `${value} of meer`,
    target: (from, to) => `streefwaarde: van ${from} naar ${to}`,
  },
  en: {
    skip: "Skip to content",
    menu: "Main menu",
    breadcrumb: "You are here",
    otherLanguage: "Language",
    updated: "Updated on",
    table: "These figures as a table",
    download: "Download",
    copy: "Copy the table",
    copied: "Copied",
    sortBy: "Sort by",
    source: "Source",
    noFigure: "no figure",
    unknown: "unknown",
    suppressed: "not shown, to protect people",
    notMeasured: "not measured",
    notApplicable: "not applicable",
    selected: "this area",
    errorTitle: "Something needs to change",
    limits: (lower, upper) => `between ${lower} and ${upper}`,
    others: (count, lowest, highest) => (count === 1 ? `1 other: ${lowest}` : `${count} others: ${lowest} to ${highest}`),
    axisFrom: (value) => `The scale starts at ${value}, not at 0.`,
    scale: (from, to) => `Scale from ${from} to ${to}.`,
    absent: "Without a figure",
    howMeasured: "How is this measured?",
    orLess: (value) => `${value} or less`,
    orMore: (value) => `${value} or more`,
    target: (from, to) => `target: from ${from} to ${to}`,
  },
};
