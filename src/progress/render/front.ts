/** What stands before the first chapter: which report this is, and whether it holds. */
import { formatDate, type Language, type Texts } from "../../kernel/language.ts";
import type { Head, Report } from "../content.ts";

type Words = {
  contents: string;
  draft: string;
  approved: (by: string) => string;
  version: (version: number) => string;
  published: (date: string, by: string) => string;
  approvedBy: (by: string) => string;
  reason: (reason: string) => string;
  origin: (site: string) => string;
  table: string;
  source: string;
  page: string;
};

export const frontWords: Texts<Words> = {
  nl: {
    contents: "Inhoud",
    draft: "Concept. Dit is nog niet vastgesteld en kan veranderen.",
    approved: (by) => `Concept, akkoord door ${by}. Het is nog niet gepubliceerd.`,
    version: (version) => `Versie ${version}.`,
    published: (date, by) => `Gepubliceerd op ${date} door ${by}.`,
    approvedBy: (by) => `Akkoord door ${by}.`,
    reason: (reason) => `Reden: ${reason}`,
    origin: (site) => `Elk cijfer leidt naar zijn herkomst, op ${site} of in de lijst met bronnen achterin.`,
    table: "Deze cijfers als tabel",
    source: "Bron",
    page: "Bladzijde",
  },
  en: {
    contents: "Contents",
    draft: "Draft. This is not adopted yet and may change.",
    approved: (by) => `Draft, approved by ${by}. It is not published yet.`,
    version: (version) => `Version ${version}.`,
    published: (date, by) => `Published on ${date} by ${by}.`,
    approvedBy: (by) => `Approved by ${by}.`,
    reason: (reason) => `Reason: ${reason}`,
    origin: (site) => `Each figure leads to its origin, on ${site} or in the list of sources at the end.`,
    table: "These figures as a table",
    source: "Source",
    page: "Page",
  },
};

/** Lines under the title, most important first. */
export function frontLines({ head }: Report): string[] {
  const text = frontWords[head.language];
  return [statusLine(head), text.origin(head.site.replace(/^https?:\/\//, ""))];
}

export function statusLine(head: Head): string {
  const text = frontWords[head.language];
  const { state, version, publishedAt, publishedBy, approvedBy, reason } = head;
  if (state === "draft" || publishedAt === null) return state === "approved" && approvedBy ? text.approved(approvedBy) : text.draft;
  return [
    text.version(version),
    text.published(formatDate(new Date(publishedAt), head.language), publishedBy ?? ""),
    approvedBy ? text.approvedBy(approvedBy) : "",
    reason ? text.reason(ended(reason)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** The day that stands in the files. A draft has none; a fixed one keeps two prints of the same draft equal. */
export const dayOf = ({ publishedAt }: Head): Date => new Date(publishedAt ?? "2000-01-01T00:00:00Z");

/** voortgang-utrecht-gezond-2014-versie-2 */
export function fileName({ framework, year, language, version, state }: Head): string {
  const nl: Language = "nl";
  return [
    language === nl ? "voortgang" : "progress",
    framework,
    year,
    state === "published" ? `${language === nl ? "versie" : "version"}-${version}` : language === nl ? "concept" : "draft",
  ].join("-");
}
