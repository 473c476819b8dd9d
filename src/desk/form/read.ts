/** From what a browser sends to a content. */
import { languages } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Field } from "../editable.ts";
import { settled, settledValue, type Content } from "./content.ts";

/** Names of a content's fields begin with this, so that none is one of the form's own. */
export const root = "f";
const mostRows = 500;

/** The content that a form made by FieldsForm sends. Never refuses a value: what can't be read stays as typed. @throws Problem too-many-rows */
export function readContent(fields: readonly Field[], form: FormData): Content {
  return settled(fields, readThing(fields, valuesOf(form), root));
}

/** One field's value, where it was rendered alone under this name. */
export function readValue(field: Field, form: FormData, path: string): unknown {
  return settledValue(field, readOne(field, valuesOf(form), path));
}

type Values = ReadonlyMap<string, readonly string[]>;

function valuesOf(form: FormData): Values {
  const values = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  return values;
}

const readThing = (fields: readonly Field[], values: Values, path: string): Content =>
  Object.fromEntries(fields.map((field) => [field.name, readOne(field, values, `${path}.${field.name}`)]));

function readOne(field: Field, values: Values, path: string): unknown {
  const typed = values.get(path)?.[0];
  switch (field.kind) {
    case "flag":
      return typed !== undefined;
    case "translated":
      return Object.fromEntries(languages.map((language) => [language, values.get(`${path}.${language}`)?.[0]]));
    case "choices":
      return values.get(path);
    case "lines":
      return typed?.split(/\r\n|\r|\n/);
    case "kept":
      return typed === undefined ? undefined : parsed(typed);
    case "group":
      return readThing(field.fields, values, path);
    case "rows":
      return rowNumbers(values, path).map((number) => readThing(field.fields, values, `${path}.${number}`));
    default:
      return typed;
  }
}

/** Each row tells its number, so that one in which nothing is filled in counts as well. */
function rowNumbers(values: Values, path: string): readonly number[] {
  const numbers = new Set((values.get(path) ?? []).map(Number).filter((number) => Number.isSafeInteger(number) && number >= 0));
  if (numbers.size > mostRows)
    throw new Problem({
      kind: "too-many-rows",
      message: `A list of ${numbers.size} is too long for one form.`,
      wayOut: `Keep it under ${mostRows}.`,
    });
  return [...numbers].toSorted((a, b) => a - b);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
