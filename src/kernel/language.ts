/** Dutch first, English second. */
export type Language = "nl" | "en";
export const languages: readonly Language[] = ["nl", "en"];

/** One text in every language that the product speaks. */
export type Translated = Readonly<Record<Language, string>>;

/** A room's texts: the same keys in each language, checked by the compiler. */
export type Texts<T> = Readonly<Record<Language, T>>;

const locale: Translated = { nl: "nl-NL", en: "en-GB" };
const formats = new Map<string, Intl.NumberFormat>();

/** A number as this language writes it, with exactly `decimals` decimals. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const key = `${language}${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // A number that rounds to 0 has no sign.
      signDisplay: "negative",
    });
    formats.set(key, format);
  }
  return format.format(value);
}

const dates = new Map<Language, Intl.DateTimeFormat>();

/** A date in words: "21 november 2026". */
export function formatDate(date: Date, language: Language): string {
  let format = dates.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(locale[language], { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Amsterdam" });
    dates.set(language, format);
  }
  return format.format(date);
}

/** The path of the same page in another language: `/gebieden` ↔ `/en/gebieden`. */
export function localPath(path: string, language: Language): string {
  return language === "nl" ? path : `/en${path === "/" ? "" : path}`;
}
