/** What a form can see by itself: what can't be read, what isn't in the list, what is missing. */
import type { Translated } from "../../kernel/language.ts";
import type { Field, FieldFault } from "../editable.ts";
import type { Content } from "./content.ts";
import { isDate } from "./number.ts";

const words = {
  number: { nl: "Dit is geen getal. Schrijf bijvoorbeeld 1250 of 12,5.", en: "This is not a number. Write 1250 or 12,5, for example." },
  whole: { nl: "Schrijf een heel getal, met alleen cijfers.", en: "Write a whole number, with digits only." },
  date: { nl: "Deze datum is er niet. Schrijf bijvoorbeeld 31-12-2026.", en: "There is no such date. Write 31-12-2026, for example." },
  address: {
    nl: "Dit is geen webadres. Het begint met https://",
    en: "This is not a web address. It begins with https://",
  },
  choice: { nl: "Dit staat niet meer in de lijst. Kies iets anders.", en: "This is no longer in the list. Choose something else." },
  missing: { nl: "Vul dit in.", en: "Fill this in." },
  choose: { nl: "Kies iets.", en: "Choose something." },
  add: { nl: "Voeg er minstens één toe.", en: "Add at least one." },
} satisfies Record<string, Translated>;

/** Values that can't be read or aren't allowed. */
export const unreadable = (fields: readonly Field[], content: Content): FieldFault[] => collect(fields, content, "", wrongValue);

/** Required fields that are empty; inside a group or a row only when that is there. */
export const missing = (fields: readonly Field[], content: Content): FieldFault[] => collect(fields, content, "", absence);

type Look = (field: Field, value: unknown) => Translated | null;

function collect(fields: readonly Field[], content: Content, path: string, look: Look): FieldFault[] {
  return fields.flatMap((field) => {
    const at = `${path}${field.name}`;
    const value = content[field.name];
    const own = look(field, value);
    return [...(own ? [{ field: at, text: own }] : []), ...inside(field, value, at, look)];
  });
}

function inside(field: Field, value: unknown, path: string, look: Look): FieldFault[] {
  if (field.kind === "group" && (value !== undefined || field.required))
    return collect(field.fields, (value ?? {}) as Content, `${path}.`, look);
  if (field.kind !== "rows") return [];
  return ((value ?? []) as readonly Content[]).flatMap((row, place) => collect(field.fields, row, `${path}.${place}.`, look));
}

function absence(field: Field, value: unknown): Translated | null {
  if (!field.required || value !== undefined || field.kind === "group") return null;
  if (field.kind === "rows") return words.add;
  return field.kind === "choice" || field.kind === "choices" ? words.choose : words.missing;
}

function wrongValue(field: Field, value: unknown): Translated | null {
  if (value === undefined) return null;
  switch (field.kind) {
    case "number":
      if (typeof value !== "number") return field.whole ? words.whole : words.number;
      return field.whole && !Number.isInteger(value) ? words.whole : null;
    case "date":
      return isDate(value as string) ? null : words.date;
    case "address":
      return isAddress(value as string) ? null : words.address;
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? null : words.choice;
    case "choices":
      return (value as string[]).every((each) => field.choices.some((choice) => choice.value === each)) ? null : words.choice;
    default:
      return null;
  }
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
