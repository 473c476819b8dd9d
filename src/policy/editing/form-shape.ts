/**
 * Between what the schema of a kind stores and what a form holds. A form knows things with names and lists of things; the schema also has
 * lists of texts, pairs of a key and a value, nulls, and lasting ids within lists.
 */
import type { Choice, Field } from "../../desk/index.ts";
import type { Language, Translated } from "../../kernel/language.ts";
import { freeSlug } from "../../kernel/slug.ts";
import type { Path } from "../plain-text.ts";

type Stored = Readonly<Record<string, unknown>>;

/** A property of a schema, as a form asks for it. `empty`: an empty field is stored as null; else it is left out. */
export type Property = { name: string; label: Translated; hint?: Translated; required?: boolean; empty?: null } & (
  | { kind: "line" | "text" | "date" | "address" | "flag" | "lines" }
  | { kind: "number"; whole?: boolean }
  | { kind: "translated"; long: boolean; language: Language }
  | { kind: "choice" | "choices"; choices: readonly Choice[] }
  | { kind: "group"; fields: readonly Property[] }
  | { kind: "rows"; one: Translated; fields: readonly Property[] }
  /** Texts, each as `translated`; with `orOne` a single one is stored without the list. */
  | { kind: "texts"; language: Language; orOne?: boolean }
  /** Stored as pairs, [{ [by]: NAME, [value]: … }], with a field for each name. */
  | { kind: "keyed"; by: string; value: string; fields: readonly Property[] }
  /** The lasting id of a row; of a new one made of its property `from`. */
  | { kind: "id"; from: string }
);

const one = { nl: "tekst", en: "text" };

export function fieldsOfProperties(properties: readonly Property[]): Field[] {
  return properties.map((property): Field => {
    const { name, label, hint, required } = property;
    const common = { name, label, ...(hint ? { hint } : {}), ...(required ? { required } : {}) };
    switch (property.kind) {
      case "id":
        return { name, label, kind: "kept" };
      case "texts":
        return {
          ...common,
          kind: "rows",
          one,
          fields: [
            {
              name: "text",
              label: { nl: "Tekst", en: "Text" },
              kind: "translated",
              long: true,
              language: property.language,
            },
          ],
        };
      case "keyed":
      case "group":
        return { ...common, kind: "group", fields: fieldsOfProperties(property.fields) };
      case "rows":
        return { ...common, kind: "rows", one: property.one, fields: fieldsOfProperties(property.fields) };
      case "choice":
      case "choices":
        return { ...common, kind: property.kind, choices: property.choices };
      case "number":
        return { ...common, kind: "number", ...(property.whole ? { whole: true } : {}) };
      case "translated":
        return { ...common, kind: "translated", long: property.long, language: property.language };
      default:
        return { ...common, kind: property.kind };
    }
  });
}

export function toForm(properties: readonly Property[], stored: unknown): Stored {
  if (!isThing(stored)) return {};
  return Object.fromEntries(
    properties.flatMap((property) => {
      const value = stored[property.name];
      const shown = value === undefined ? undefined : valueToForm(property, value);
      return isEmpty(shown) ? [] : [[property.name, shown]];
    }),
  );
}

function valueToForm(property: Property, value: unknown): unknown {
  switch (property.kind) {
    case "group":
      return toForm(property.fields, value);
    case "rows":
      return listIn(value).map((row) => toForm(property.fields, row));
    case "texts":
      return (Array.isArray(value) ? value : [value]).map((text: unknown) => ({ text }));
    case "keyed":
      return Object.fromEntries(
        property.fields.flatMap((field) => {
          const pairs = listIn(value).filter((pair) => isThing(pair) && pair[property.by] === field.name) as Stored[];
          if (pairs.length === 0) return [];
          const values = pairs.map((pair) => valueToForm(field, pair[property.value]));
          // One name twice: lists of texts go together, as pages show them.
          return [[field.name, field.kind === "texts" ? values.flat() : values.at(-1)]];
        }),
      );
    default:
      return value;
  }
}

/** What the schema reads. Whether it is sound, the schema says. */
export function toStored(properties: readonly Property[], form: unknown): Stored {
  const given = isThing(form) ? form : {};
  return Object.fromEntries(
    properties.flatMap((property) => {
      const value = storedValue(property, given[property.name]);
      return value === undefined ? [] : [[property.name, value]];
    }),
  );
}

function storedValue(property: Property, value: unknown): unknown {
  switch (property.kind) {
    case "flag":
      return value === true;
    case "choices":
    case "lines":
      return value ?? [];
    case "group":
      return value === undefined && !property.required ? undefined : toStored(property.fields, value);
    case "rows":
      return named(
        property.fields,
        listIn(value).map((row) => toStored(property.fields, row)),
      );
    case "texts": {
      const texts = listIn(value).map((row) => (isThing(row) ? row["text"] : undefined));
      return property.orOne && texts.length === 1 ? texts[0] : texts;
    }
    case "keyed":
      return property.fields.flatMap((field) => {
        const filled = isThing(value) ? value[field.name] : undefined;
        if (filled === undefined || (Array.isArray(filled) && filled.length === 0)) return [];
        return [{ [property.by]: field.name, [property.value]: storedValue(field, filled) }];
      });
    default:
      return value ?? (property.empty === null ? null : undefined);
  }
}

/** The rows with an id each; a new one gets it from its own words. */
function named(properties: readonly Property[], rows: readonly Stored[]): Stored[] {
  const id = properties.find((property) => property.kind === "id");
  if (!id) return [...rows];
  const taken = new Set(rows.flatMap((row) => (typeof row[id.name] === "string" ? [row[id.name] as string] : [])));
  return rows.map((row) => {
    if (row[id.name] !== undefined) return row;
    const made = freeSlug(anyText(row[id.from]), taken);
    taken.add(made);
    return { [id.name]: made, ...row };
  });
}

/** A form's content has no empty things. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** Under which names a keyed property holds something, as stored or as in a form. */
export function namesIn(value: unknown, by: string): string[] {
  if (isThing(value)) return Object.keys(value);
  const names = listIn(value).flatMap((pair) => (isThing(pair) && typeof pair[by] === "string" ? [pair[by]] : []));
  return [...new Set(names)];
}

/** A text that may be in more languages: the first there is. */
export function anyText(text: unknown): string {
  if (typeof text === "string") return text;
  const said = isThing(text) ? (text["nl"] ?? text["en"]) : undefined;
  return typeof said === "string" ? said : "";
}

/** A place in what is stored, as the form's place: "milestones.0.title", "sections.hoe". As deep as the form goes. */
export function placeInForm(properties: readonly Property[], stored: unknown, [name, ...rest]: Path): string {
  const property = properties.find((each) => each.name === name);
  if (!property || property.kind === "id" || !isThing(stored)) return "";
  const deeper = placeIn(property, stored[property.name], rest);
  return deeper === "" ? property.name : `${property.name}.${deeper}`;
}

function placeIn(property: Property, stored: unknown, path: Path): string {
  const [at, ...rest] = path;
  if (property.kind === "texts" && property.orOne && !Array.isArray(stored)) return [0, "text", ...path].join(".");
  if (at === undefined) return "";
  switch (property.kind) {
    case "group":
      return placeInForm(property.fields, stored, path);
    case "translated":
      return String(at);
    case "rows": {
      const inside = placeInForm(property.fields, listIn(stored)[Number(at)], rest);
      return inside === "" ? String(at) : `${at}.${inside}`;
    }
    case "texts":
      return [at, "text", ...rest].join(".");
    case "keyed": {
      const pair = listIn(stored)[Number(at)];
      const field = isThing(pair) ? property.fields.find((each) => each.name === pair[property.by]) : undefined;
      if (!field || !isThing(pair)) return "";
      const inside = rest[0] === property.value ? placeIn(field, pair[property.value], rest.slice(1)) : "";
      return inside === "" ? field.name : `${field.name}.${inside}`;
    }
    default:
      return "";
  }
}

export const isThing = (value: unknown): value is Stored => typeof value === "object" && value !== null && !Array.isArray(value);
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
