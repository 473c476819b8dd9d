/** The one shape that a content has: what Field (../editable.ts) says of it. */
import type { Language } from "../../kernel/language.ts";
import type { Field } from "../editable.ts";
import { readDate, readNumber } from "./number.ts";

export type Content = Readonly<Record<string, unknown>>;

const deepest = 20;

/** A text without what no form can hold: NUL, half characters, blanks at its ends, line ends of other systems. */
export const cleanText = (text: string): string => text.replaceAll("\0", "").replaceAll(/\r\n?/g, "\n").toWellFormed().trim();

export const cleanLine = (text: string): string => cleanText(text).replaceAll(/\s*\n\s*/g, " ");

/** Anything, as the content of these fields: what fits is kept, what is empty or not theirs is absent. */
export function settled(fields: readonly Field[], given: unknown): Content {
  if (!isThing(given)) return {};
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = Object.hasOwn(given, field.name) ? settledValue(field, given[field.name]) : undefined;
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** One field's value in its shape; undefined when it is empty. */
export function settledValue(field: Field, given: unknown): unknown {
  switch (field.kind) {
    case "line":
    case "address":
    case "choice":
      return line(given);
    case "text":
      return text(given);
    case "date": {
      const typed = line(given);
      return typed === undefined ? undefined : readDate(typed);
    }
    case "number": {
      if (typeof given === "number") return Number.isFinite(given) ? given || 0 : undefined;
      const typed = line(given);
      return typed === undefined ? undefined : readNumber(typed);
    }
    case "kept":
      return clean(given, 0);
    case "flag":
      return given === true ? true : undefined;
    case "translated":
      return translated(given, field.language, field.long ? text : line);
    case "choices":
      return listOf([...new Set(lines(given))]);
    case "lines":
      return listOf(lines(given));
    case "group": {
      const inner = settled(field.fields, given);
      return Object.keys(inner).length === 0 ? undefined : inner;
    }
    default:
      return Array.isArray(given) ? listOf(given.map((row) => settled(field.fields, row))) : undefined;
  }
}

/** Without the empty things in its lists: as it can become public. */
export function pruned(fields: readonly Field[], content: Content): Content {
  const inside = (field: Field, value: unknown): unknown => {
    if (field.kind === "group") return pruned(field.fields, value as Content);
    if (field.kind !== "rows") return value;
    return (value as Content[]).map((row) => pruned(field.fields, row)).filter((row) => saysSomething(field.fields, row));
  };
  return settled(
    fields,
    Object.fromEntries(fields.filter(({ name }) => name in content).map((field) => [field.name, inside(field, content[field.name])])),
  );
}

/** What is only handed on does not make a row one. */
const saysSomething = (fields: readonly Field[], row: Content): boolean => fields.some(({ kind, name }) => kind !== "kept" && name in row);

/** Whether two contents say the same, whatever the order of their keys. */
export const sameContent = (one: unknown, other: unknown): boolean => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isThing(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}

export const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const orAbsent = (cleaned: string): string | undefined => (cleaned === "" ? undefined : cleaned);
const text = (given: unknown): string | undefined => (typeof given === "string" ? orAbsent(cleanText(given)) : undefined);
const line = (given: unknown): string | undefined => (typeof given === "string" ? orAbsent(cleanLine(given)) : undefined);
const lines = (given: unknown): string[] => (Array.isArray(given) ? given.map(line).filter((each) => each !== undefined) : []);
const listOf = <T>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

function translated(given: unknown, language: Language, read: (given: unknown) => string | undefined): unknown {
  if (!isThing(given)) return read(given);
  const own = read(given[language]);
  const otherLanguage: Language = language === "nl" ? "en" : "nl";
  const other = read(given[otherLanguage]);
  if (other === undefined) return own;
  return own === undefined ? { [otherLanguage]: other } : { [language]: own, [otherLanguage]: other };
}

/** Any JSON, with texts that PostgreSQL can hold; undefined where there is nothing, or where it goes too deep to be ours. */
function clean(value: unknown, depth: number): unknown {
  if (depth > deepest || value === null) return undefined;
  if (typeof value === "string") return orAbsent(value.replaceAll("\0", "").toWellFormed());
  if (typeof value === "number") return Number.isFinite(value) ? value || 0 : undefined;
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1) ?? null);
  if (!isThing(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const kept = clean(inner, depth + 1);
      return kept === undefined ? [] : [[clean(name, depth) ?? "", kept]];
    }),
  );
}
