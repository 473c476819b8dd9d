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
  nearlyNone: string;
  axisFrom: (value: string) => string;
  scale: (from: string, to: string) => string;
  absent: string;
  howMeasured: string;
  orLess: (value: string) => string;
  orMore: (value: string) => string;
  target: (from: string, to: string) => string;
  points: (value: string) => string;
  groupsBetween: (count: number) => string;
  sizedArea: string;
  slopeLine: string;
  areasFromTo: (count: number, lowest: string, highest: string) => string;
  lineFromTo: (from: string, to: string) => string;
  funnel: Readonly<Record<"inside" | "outside95" | "outside998", string>>;
  limit95: string;
  limit998: string;
  counted: (people: string) => string;
  equalShares: string;
  quarterShare: (of: string, has: string) => string;
  beforeStart: string;
  afterStart: string;
  reference: (period: string) => string;
  noDifference: string;
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
    nearlyNone: "bijna 0",
    axisFrom: (value) => `De schaal begint bij ${value}, niet bij 0.`,
    scale: (from, to) => `Schaal van ${from} tot ${to}.`,
    absent: "Zonder cijfer",
    howMeasured: "Hoe is dit gemeten?",
    orLess: (value) => `${value} of minder`,
    orMore: (value) => `${value} of meer`,
    target: (from, to) => `streefwaarde: van ${from} naar ${to}`,
    points: (value) => (value === "1" ? "1 punt" : `${value} punten`),
    groupsBetween: (count) => (count === 1 ? "de groep ertussen" : `de ${count} groepen ertussen`),
    sizedArea: "gebied: hoe groter, hoe meer bewoners",
    slopeLine: "de lijn die het best past, met haar einden",
    areasFromTo: (count, lowest, highest) => (count === 1 ? `1 gebied: ${lowest}.` : `${count} gebieden, van ${lowest} tot ${highest}.`),
    lineFromTo: (from, to) => `De lijn loopt van ${from} naar ${to}.`,
    funnel: { inside: "binnen de grenzen", outside95: "buiten de 95 %-grens", outside998: "buiten de 99,8 %-grens" },
    limit95: "95 %-grens: 1 op de 20 ligt er door toeval buiten",
    limit998: "99,8 %-grens: 1 op de 500 ligt er door toeval buiten",
    counted: (people) => `aantal ${people} over wie het cijfer gaat`,
    equalShares: "gelijk verdeeld",
    quarterShare: (of, has) => `Bij ${of} hoort ${has}.`,
    beforeStart: "voor de start",
    afterStart: "na de start",
    reference: (period) => `${period}: hiermee zijn de andere jaren vergeleken`,
    noDifference: "geen verschil",
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
    nearlyNone: "nearly 0",
    axisFrom: (value) => `The scale starts at ${value}, not at 0.`,
    scale: (from, to) => `Scale from ${from} to ${to}.`,
    absent: "Without a figure",
    howMeasured: "How is this measured?",
    orLess: (value) => `${value} or less`,
    orMore: (value) => `${value} or more`,
    target: (from, to) => `target: from ${from} to ${to}`,
    points: (value) => (value === "1" ? "1 point" : `${value} points`),
    groupsBetween: (count) => (count === 1 ? "the group between" : `the ${count} groups between`),
    sizedArea: "area: the larger, the more residents",
    slopeLine: "the line that fits best, with its ends",
    areasFromTo: (count, lowest, highest) => (count === 1 ? `1 area: ${lowest}.` : `${count} areas, from ${lowest} to ${highest}.`),
    lineFromTo: (from, to) => `The line runs from ${from} to ${to}.`,
    funnel: { inside: "within the limits", outside95: "beyond the 95% limit", outside998: "beyond the 99.8% limit" },
    limit95: "95% limit: 1 in 20 lies beyond it by chance",
    limit998: "99.8% limit: 1 in 500 lies beyond it by chance",
    counted: (people) => `number of ${people} that the figure is about`,
    equalShares: "equal shares",
    quarterShare: (of, has) => `${of} goes with ${has}.`,
    beforeStart: "before the start",
    afterStart: "after the start",
    reference: (period) => `${period}: the other years are compared with it`,
    noDifference: "no difference",
  },
};
