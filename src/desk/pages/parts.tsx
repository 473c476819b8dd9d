/** What the desk's pages share. */
import { bodyLimit } from "hono/body-limit";
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { personal, type Ground, type WebContext } from "../../kernel/web.ts";
import type { Markup } from "../../ui/markup.ts";
import type { Site } from "../../ui/site.tsx";
import type { Editable, Field, FieldFault, ObjectRef } from "../editable.ts";
import { placeOf } from "../form/place.ts";
import type { Desk } from "../thing.ts";

export type PageParts = { ground: Ground; site: () => Site; editables: readonly Editable[] };

export const deskOf = ({ ground, editables }: PageParts): Desk => ({ ground, editables });

const keyPath = ({ kind, key }: ObjectRef): string => [kind, ...key.split("/")].map(encodeURIComponent).join("/");
/** Dutch paths. */
export const editPath = (ref: ObjectRef): string => `/bureau/wijzigen/${keyPath(ref)}`;
/** A form that holds what an old version said; nothing happens until it is saved. */
export const restorePath = (ref: ObjectRef, version: number): string => `${editPath(ref)}?versie=${version}`;
export const withdrawPath = (ref: ObjectRef): string => `/bureau/intrekken/${keyPath(ref)}`;
export const proposalPath = (id: string): string => `/bureau/voorstellen/${id}`;
export const historyPath = (ref: ObjectRef): string => `/geschiedenis/${keyPath(ref)}`;

export const html = (page: Markup, status = 200): Response =>
  new Response(String(page), { status, headers: { "content-type": "text/html; charset=utf-8", ...personal } });

export const goTo = (path: string, language: Language): Response =>
  new Response(null, { status: 303, headers: { location: localPath(path, language), ...personal } });

const mostBytes = 1_000_000;
export const limited = bodyLimit({
  maxSize: mostBytes,
  onError: () => {
    throw new Problem({ kind: "too-large", status: 413, message: "This is more than one form can hold.", wayOut: "Keep it under 1 MB." });
  },
});

/** What a form sent. @throws Problem no-form for anything else */
export async function formOf(c: WebContext): Promise<FormData> {
  try {
    return await c.req.raw.formData();
  } catch (cause) {
    throw new Problem({
      kind: "no-form",
      status: 415,
      message: "This is not what the form sends.",
      wayOut: "Open the page and use its form.",
      cause,
    });
  }
}

/** A line of the form's own; empty when it isn't there. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A version's number; 0 for anything that is none. */
export function versionIn(text: string | undefined): number {
  const number = /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
  return number;
}

const times = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

/** "14:10". */
export const formatTime = (date: Date): string => times.format(date);

/** "21 november 2026 om 14:10". */
export const formatMoment = (date: Date, language: Language): string =>
  `${formatDate(date, language)} ${language === "nl" ? "om" : "at"} ${formatTime(date)}`;

export type ToldFaults = { errors: { name: string; text: string }[]; beside: ReadonlyMap<string, string> };

/** Faults for the summary on top, and beside their fields. @param whole id of the form, for what belongs to no field */
export function tellFaults(fields: readonly Field[], faults: readonly FieldFault[], language: Language, whole: string): ToldFaults {
  const beside = new Map<string, string>();
  const errors = faults.map(({ field, text }) => {
    const said = text[language];
    const place = field === "reason" ? { id: "reason", trail: [] } : placeOf(fields, field, language);
    const id = place?.id ?? whole;
    if (place) beside.set(id, [beside.get(id), said].filter(Boolean).join(" "));
    return { name: id, text: place && place.trail.length > 0 ? `${place.trail.join(", ").replace(/\?$/, "")}: ${said}` : said };
  });
  return { errors, beside };
}
