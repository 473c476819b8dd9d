import type { Language } from "../../kernel/language.ts";

const formats = {
  nl: new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" }),
} as const;

/** A moment in words: "21 november 2026 om 14:05". */
export const formatMoment = (moment: Date, language: Language): string => formats[language].format(moment);
