import type { Texts } from "../../kernel/language.ts";

type Words = {
  title: (framework: string, year: number) => string;
  subtitle: string;
  introduction: string;
  period: (framework: string, from: string, to: string) => string;
  about: (year: number) => string;
  counted: string;
  gains: { all: string; equal: string; base: string };
  gainCounts: { all: string; equal: string; base: string };
  noneGain: { all: (year: number) => string; equal: (year: number) => string };
  statusCounts: string;
  noTargets: string;
  allPolicies: string;
  allPoliciesText: string;
  noContributions: string;
  contributions: string;
  example: string;
  what: string;
  worksOn: string;
  general: string;
  nothing: (year: number) => string;
  programmeResults: string;
  programmeResultsText: string;
  result: string;
  counts: string;
  value: string;
  periodHeading: string;
  note: string;
  question: { howMuch: string; howWell: string; betterOff: string };
  unknown: string;
  milestones: string;
  milestonesTable: string;
  resultsTable: string;
  chartTable: string;
  mapTable: string;
  limitsUnknown: string;
  targetsHere: string;
  due: string;
  done: string;
  noDate: string;
  notYet: string;
  where: string;
  withWhom: string;
  moreOn: string;
  source: string;
  targets: string;
  targetsTable: (year: number) => string;
  targetsText: string;
  indicator: string;
  baseline: string;
  measured: string;
  expected: string;
  goal: string;
  status: string;
  none: string;
  notMeasured: string;
  countedShort: string;
  direction: { lower: string; higher: string };
  hold: string;
  steps: string;
  pathTitle: (title: string) => string;
  measuredTitle: (title: string) => string;
  determinantUnknown: string;
  pathAlt: string;
  series: string;
  seriesOther: string;
  limits: (lower: string, upper: string) => string;
  limitsHeading: string;
  estimate: string;
  city: string;
  cityText: (many: string, city: string, year: number) => string;
  cityOther: string;
  cityTable: (city: string) => string;
  average: string;
  lowest: string;
  highest: string;
  gap: string;
  perDistrict: (name: string, period: string) => string;
  district: string;
  mapAlt: (low: string, lowValue: string, high: string, highValue: string, city: string) => string;
  complement: (name: string) => string;
  changes: string;
  changesNone: string;
  changesSince: (year: number, version: number) => string;
  changesTargets: (year: number, version: number) => string;
  before: string;
  now: string;
  newUpdates: string;
  sources: string;
  documents: string;
  figures: string;
  licence: string;
  notInSource: string;
  notInSourceText: string;
  nothingMissing: string;
  missingHere: string;
  signed: (name: string) => string;
  correction: (version: number) => string;
  correctionText: (former: number) => string;
  differences: string;
  whatDiffers: string;
  absent: string;
  drawing: string;
  drawingWas: string;
  drawingIs: string;
};

const nl: Words = {
  title: (framework, year) => `Voortgang ${year}: ${framework}`,
  subtitle: "Voortgangsrapportage aan de raad",
  introduction: "Inleiding",
  period: (framework, from, to) => `${framework} loopt van ${from} tot en met ${to}.`,
  about: (year) => `Deze rapportage gaat over ${year}. Wat na ${year} is gemeten, telt niet mee.`,
  counted: "In deze rapportage staan",
  gains: { all: "Voor iedereen", equal: "Gelijke kansen op gezondheid", base: "De basis voor allebei" },
  gainCounts: {
    all: "berichten over winst voor iedereen",
    equal: "berichten over gelijke kansen op gezondheid",
    base: "berichten over de basis voor allebei",
  },
  noneGain: {
    all: (year) => `Over ${year} is hier niets gemeld dat voor iedereen bedoeld is.`,
    equal: (year) => `Over ${year} is hier niets gemeld dat voor gelijke kansen bedoeld is.`,
  },
  statusCounts: "Zo staan de streefwaarden ervoor:",
  noTargets: "Deze nota heeft geen streefwaarden in cijfers.",
  allPolicies: "Gezondheid in al het beleid",
  allPoliciesText: "Ook beleid van andere terreinen werkt op gezondheid. Dit zijn de voorbeelden.",
  noContributions: "Voorbeelden uit ander beleid staan niet in deze nota.",
  contributions: "Voorbeelden uit ander beleid",
  example: "Voorbeeld",
  what: "Wat het doet",
  worksOn: "Werkt op",
  general: "Over het geheel",
  nothing: (year) => `Over ${year} zijn hier geen berichten.`,
  programmeResults: "Wat deden de programma's?",
  programmeResultsText: "Dit zijn prestaties van de programma's zelf. Ze zeggen niet of de stad gezonder is geworden.",
  result: "Prestatie",
  counts: "Zegt",
  value: "Aantal",
  periodHeading: "Periode",
  note: "Toelichting",
  question: { howMuch: "hoeveel", howWell: "hoe goed", betterOff: "is iemand er beter van geworden" },
  unknown: "onbekend",
  milestones: "Mijlpalen",
  milestonesTable: "Mijlpalen met hun datum",
  resultsTable: "Prestaties van de programma's",
  chartTable: "De cijfers in deze grafiek",
  mapTable: "De cijfers per wijk",
  limitsUnknown: "niet bekend",
  targetsHere: "Streefwaarden",
  due: "Gepland",
  done: "Klaar",
  noDate: "geen datum",
  notYet: "niet gemeld",
  where: "Waar",
  withWhom: "Met",
  moreOn: "Meer op",
  source: "Bron",
  targets: "De streefwaarden",
  targetsTable: (year) => `Streefwaarden, stand eind ${year}`,
  targetsText:
    "Elk cijfer leidt naar zijn bron. Een streefwaarde zonder vergelijkbare meting heet ‘niet te zeggen’; de reden staat eronder.",
  indicator: "Indicator",
  baseline: "Begin",
  measured: "Gemeten",
  expected: "Verwacht",
  goal: "Streef\u00adwaarde",
  status: "Stand",
  none: "geen",
  notMeasured: "geen vergelijk\u00adbare meting",
  countedShort: "geteld",
  direction: { lower: "lager", higher: "hoger" },
  hold: "vasthouden",
  steps: "Zo is dat berekend",
  pathTitle: (title) => `${title}: van begin naar streefwaarde`,
  measuredTitle: (title) => `${title}: wat er is gemeten`,
  determinantUnknown: "staat er niet bij",
  pathAlt: "Lijngrafiek.",
  series: "Reeks",
  seriesOther: "Andere maat",
  limits: (lower, upper) => `tussen ${lower} en ${upper}`,
  limitsHeading: "Marge (95%)",
  estimate: "schatting",
  city: "De stad in cijfers",
  cityText: (many, city, year) =>
    `Hieronder staat hoe het in ${city} gaat: het gemiddelde, en het verschil tussen de ${many} met het laagste en het hoogste cijfer. Het zijn de laatste cijfers tot en met ${year}.`,
  cityOther: "Deze nota noemt zelf geen indicatoren met cijfers. Dit zijn de indicatoren die eerdere of latere nota's als maat kozen.",
  cityTable: (city) => `${city}: gemiddelde en verschil tussen wijken`,
  average: "Stad",
  lowest: "Laagste wijk",
  highest: "Hoogste wijk",
  gap: "Verschil",
  perDistrict: (name, period) => `${name}, ${period}, per wijk`,
  district: "Wijk",
  mapAlt: (low, lowValue, high, highValue, city) =>
    `Tegelkaart met een tegel per wijk. Het laagst is ${low} met ${lowValue}, het hoogst ${high} met ${highValue}.${city}`,
  complement: (name) => `de rest van ‘${name}’`,
  changes: "Wat is er veranderd sinds de vorige rapportage?",
  changesNone: "In dit archief staat geen eerdere rapportage over deze nota. Wat er veranderd is, is dus niet te zeggen.",
  changesSince: (year, version) => `Vergeleken met de rapportage over ${year} (versie ${version}).`,
  changesTargets: (year) => `Streefwaarden toen en nu: ${year} en deze rapportage`,
  before: "Toen",
  now: "Nu",
  newUpdates: "nieuwe berichten sinds de vorige rapportage",
  sources: "Bronnen",
  documents: "Documenten",
  figures: "Cijfers",
  licence: "Licentie",
  notInSource: "Wat niet in de bron staat",
  notInSourceText: "Dit hoort bij het verhaal, maar de documenten bevatten het niet. Het is niet aangevuld.",
  nothingMissing: "Hierover is niets vastgelegd.",
  missingHere: "Niet in de bron",
  signed: (name) => `Tekst van ${name}.`,
  correction: (version) => `Wat is er verbeterd in versie ${version}?`,
  correctionText: (former) => `Dit is een verbetering van versie ${former}. De oude versie blijft te lezen. Dit is het verschil:`,
  differences: "Verschillen met de vorige versie",
  whatDiffers: "Wat",
  absent: "stond er niet",
  drawing: "Tekening",
  drawingWas: "de vorige tekening",
  drawingIs: "een nieuwe tekening",
};

const en: Words = {
  title: (framework, year) => `Progress ${year}: ${framework}`,
  subtitle: "Progress report to the council",
  introduction: "Introduction",
  period: (framework, from, to) => `${framework} runs from ${from} up to and including ${to}.`,
  about: (year) => `This report is about ${year}. What was measured after ${year} does not count.`,
  counted: "This report holds",
  gains: { all: "For everyone", equal: "Equal chances of health", base: "The base for both" },
  gainCounts: { all: "updates on gains for everyone", equal: "updates on equal chances of health", base: "updates on the base for both" },
  noneGain: {
    all: (year) => `Nothing meant for everyone was reported here about ${year}.`,
    equal: (year) => `Nothing meant for equal chances was reported here about ${year}.`,
  },
  statusCounts: "How the targets stand:",
  noTargets: "This policy has no targets in figures.",
  allPolicies: "Health in all policies",
  allPoliciesText: "Policy of other fields works on health too. These are the examples.",
  noContributions: "This policy names no examples from other fields.",
  contributions: "Examples from other policy",
  example: "Example",
  what: "What it does",
  worksOn: "Works on",
  general: "About the whole",
  nothing: (year) => `There are no updates about ${year} here.`,
  programmeResults: "What did the programmes do?",
  programmeResultsText: "These are the programmes' own results. They do not say whether the city became healthier.",
  result: "Result",
  counts: "Tells",
  value: "Number",
  periodHeading: "Period",
  note: "Note",
  question: { howMuch: "how much", howWell: "how well", betterOff: "is anyone better off" },
  unknown: "unknown",
  milestones: "Milestones",
  milestonesTable: "Milestones and their dates",
  resultsTable: "Results of the programmes",
  chartTable: "The figures in this chart",
  mapTable: "The figures by district",
  limitsUnknown: "not known",
  targetsHere: "Targets",
  due: "Due",
  done: "Done",
  noDate: "no date",
  notYet: "not reported",
  where: "Where",
  withWhom: "With",
  moreOn: "More on",
  source: "Source",
  targets: "The targets",
  targetsTable: (year) => `Targets, as they stood at the end of ${year}`,
  targetsText: "Each figure leads to its source. A target without a comparable measurement is ‘can't tell’; the reason stands below.",
  indicator: "Indicator",
  baseline: "Baseline",
  measured: "Measured",
  expected: "Expected",
  goal: "Target",
  status: "Status",
  none: "none",
  notMeasured: "no comparable measurement",
  countedShort: "counted",
  direction: { lower: "lower", higher: "higher" },
  hold: "hold",
  steps: "How this was computed",
  pathTitle: (title) => `${title}: from baseline to target`,
  measuredTitle: (title) => `${title}: what was measured`,
  determinantUnknown: "not said",
  pathAlt: "Line chart.",
  series: "Series",
  seriesOther: "Other measure",
  limits: (lower, upper) => `between ${lower} and ${upper}`,
  limitsHeading: "Limits (95%)",
  estimate: "estimate",
  city: "The city in figures",
  cityText: (many, city, year) =>
    `How ${city} is doing: the average, and the gap between the ${many} with the lowest and the highest figure. These are the latest figures up to and including ${year}.`,
  cityOther: "This policy itself names no indicators with figures. These are the indicators that earlier or later policies chose.",
  cityTable: (city) => `${city}: average and gap between districts`,
  average: "City",
  lowest: "Lowest district",
  highest: "Highest district",
  gap: "Gap",
  perDistrict: (name, period) => `${name}, ${period}, by district`,
  district: "District",
  mapAlt: (low, lowValue, high, highValue, city) =>
    `Tile map with one tile per district. It is lowest in ${low} with ${lowValue}, highest in ${high} with ${highValue}.${city}`,
  complement: (name) => `all others than ‘${name}’`,
  changes: "What changed since the last report?",
  changesNone: "This archive holds no earlier report on this policy, so what changed can't be told.",
  changesSince: (year, version) => `Compared with the report on ${year} (version ${version}).`,
  changesTargets: (year) => `Targets then and now: ${year} and this report`,
  before: "Then",
  now: "Now",
  newUpdates: "new updates since the last report",
  sources: "Sources",
  documents: "Documents",
  figures: "Figures",
  licence: "Licence",
  notInSource: "What is not in the source",
  notInSourceText: "This belongs to the story, but the documents do not hold it. It was not filled in.",
  nothingMissing: "Nothing was recorded about this.",
  missingHere: "Not in the source",
  signed: (name) => `Text by ${name}.`,
  correction: (version) => `What was corrected in version ${version}?`,
  correctionText: (former) => `This is a correction of version ${former}. The old version stays readable. The differences:`,
  differences: "Differences from the former version",
  whatDiffers: "What",
  absent: "was not there",
  drawing: "Drawing",
  drawingWas: "the former drawing",
  drawingIs: "a new drawing",
};

export const words: Texts<Words> = { nl, en };
