/** Places in a content: "milestones.0.title". */
import type { Language } from "../../kernel/language.ts";
import type { Field } from "../editable.ts";
import type { Content } from "./content.ts";
import { root } from "./read.ts";

export type Place = {
  /** The id of the element that a link can lead to. */
  id: string;
  /** From the top down, in words: "Mijlpaal 2", "Titel". */
  trail: readonly string[];
};

/** Where a place is on the form: as deep as the fields go. Null where there is no such field at all. */
export function placeOf(fields: readonly Field[], path: string, language: Language): Place | null {
  const [name, ...rest] = path.split(".");
  const field = fields.find((each) => each.name === name);
  if (!field || field.kind === "kept") return null;
  return inside(field, rest, `${root}.${name}`, language);
}

function inside(field: Field, rest: readonly string[], id: string, language: Language): Place {
  const here: Place = { id: field.kind === "translated" ? `${id}.${field.language}` : id, trail: [field.label[language]] };
  const [next, ...further] = rest;
  if (next === undefined) return here;
  if (field.kind === "translated") return next === "nl" || next === "en" ? { ...here, id: `${id}.${next}` } : here;
  if (field.kind === "group") {
    const found = field.fields.find(({ name, kind }) => name === next && kind !== "kept");
    if (!found) return here;
    const deeper = inside(found, further, `${id}.${next}`, language);
    return { ...deeper, trail: [...here.trail, ...deeper.trail] };
  }
  if (field.kind !== "rows" || !/^\d+$/.test(next)) return here;
  const row: Place = { id: `${id}.${next}`, trail: [`${field.one[language]} ${Number(next) + 1}`] };
  const found = field.fields.find(({ name, kind }) => name === further[0] && kind !== "kept");
  if (!found) return row;
  const deeper = inside(found, further.slice(1), `${row.id}.${further[0]}`, language);
  return { ...deeper, trail: [...row.trail, ...deeper.trail] };
}

/** The content with one more empty thing in the list at this path; unchanged where there is no such list. */
export const withRow = (fields: readonly Field[], content: Content, path: string): Content =>
  changedRows(fields, content, path.split("."), (rows) => [...rows, {}]);

/** The content without the thing at this path ("milestones.1"); unchanged where there is none. */
export function withoutRow(fields: readonly Field[], content: Content, path: string): Content {
  const parts = path.split(".");
  const gone = Number(parts.at(-1));
  return changedRows(fields, content, parts.slice(0, -1), (rows) => rows.filter((_, place) => place !== gone));
}

function changedRows(
  fields: readonly Field[],
  content: Content,
  [name, ...rest]: readonly string[],
  change: (rows: readonly Content[]) => readonly Content[],
): Content {
  const field = fields.find((each) => each.name === name);
  if (field?.kind === "group") {
    const inner = (content[name] ?? {}) as Content;
    return { ...content, [name]: changedRows(field.fields, inner, rest, change) };
  }
  if (field?.kind !== "rows") return content;
  const rows = (content[name] ?? []) as readonly Content[];
  if (rest.length === 0) return { ...content, [name]: change(rows) };
  const [place, ...further] = rest;
  return {
    ...content,
    [name]: rows.map((row, at) => (at === Number(place) ? changedRows(field.fields, row, further, change) : row)),
  };
}
