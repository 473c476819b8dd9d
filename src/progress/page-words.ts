import type { Texts } from "../kernel/language.ts";

type Words = {
  archive: string;
  archiveText: string;
  empty: string;
  report: string;
  about: string;
  version: string;
  published: string;
  by: string;
  reason: string;
  download: string;
  drafts: string;
  draft: string;
  draftTitle: string;
  draftText: string;
  otherVersions: string;
  older: (newest: number) => string;
  inOther: string;
  noYear: (year: number) => string;
  written: (asked: number, years: readonly number[]) => string;
  otherYears: string;
  noYears: string;
  aboutYear: (year: number) => string;
  targetsFrom: string;
};

export const pageWords: Texts<Words> = {
  nl: {
    archive: "Voortgang",
    archiveText:
      "Elk jaar vertelt de stad de raad wat er is gedaan voor de gezondheid: voor iedereen, en voor gelijke kansen. Wat hier is gepubliceerd, verandert niet meer. Een verbetering is een nieuwe versie.",
    empty: "Er is nog geen rapportage gepubliceerd.",
    report: "Rapportage",
    about: "Over",
    version: "Versie",
    published: "Gepubliceerd op",
    by: "Door",
    reason: "Reden",
    download: "Download",
    drafts: "Concepten",
    draft: "concept",
    draftTitle: "Dit is een concept",
    draftText: "Deze rapportage is nog niet vastgesteld. Tekst en cijfers kunnen nog veranderen.",
    otherVersions: "Versies van deze rapportage",
    older: (newest) => `Dit is een oude versie. Er is een verbetering: versie ${newest}.`,
    inOther: "Deze rapportage is wel gepubliceerd in het Engels.",
    noYear: (year) => `Er is niets over ${year}`,
    written: (asked, years) => `De rapportage die in ${asked} is geschreven, gaat over ${years.join(" en ")}.`,
    otherYears: "Dit is er wel:",
    noYears: "Er zijn nog geen berichten en geen streefwaarden om over te rapporteren.",
    aboutYear: (year) => `de rapportage over ${year}`,
    targetsFrom: "en over elk later jaar: hoe het dan met de streefwaarden staat",
  },
  en: {
    archive: "Progress",
    archiveText:
      "Each year the city tells the council what was done for health: for everyone, and for equal chances. What is published here does not change any more. A correction is a new version.",
    empty: "No report has been published yet.",
    report: "Report",
    about: "About",
    version: "Version",
    published: "Published on",
    by: "By",
    reason: "Reason",
    download: "Download",
    drafts: "Drafts",
    draft: "draft",
    draftTitle: "This is a draft",
    draftText: "This report is not adopted yet. Text and figures may still change.",
    otherVersions: "Versions of this report",
    older: (newest) => `This is an old version. There is a correction: version ${newest}.`,
    inOther: "This report is published in Dutch.",
    noYear: (year) => `There is nothing about ${year}`,
    written: (asked, years) => `The report that was written in ${asked} is about ${years.join(" and ")}.`,
    otherYears: "What there is:",
    noYears: "There are no updates and no targets to report on yet.",
    aboutYear: (year) => `the report about ${year}`,
    targetsFrom: "and about every later year: how the targets stood by then",
  },
};
