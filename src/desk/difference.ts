/** Where two contents differ, field by field, and one content out of both. */
import type { Language, Translated } from "../kernel/language.ts";
import { alignRows } from "./align-rows.ts";
import type { Field } from "./editable.ts";
import { isThing, sameContent, settled, type Content } from "./form/content.ts";
import { capital, words } from "./form/words.ts";

export type Difference = {
  /** From the top down: "Mijlpaal 2", "Titel". */
  trail: readonly Translated[];
  field: Field;
  /** Where the values are in one language of two: a translated text differs by language. */
  language?: Language;
  /** Left and right are then a whole thing of a list (`field` is the list), there or undefined; else they are the field's value. */
  row: boolean;
  left: unknown;
  right: unknown;
  /** Which of them is not as it was, where that is known. */
  changedBy: "left" | "right" | "both" | "unknown";
};

/**
 * Every difference, in the order of the form.
 * @param base what both were made from, where that is known
 */
export function differences(fields: readonly Field[], left: Content, right: Content, base: Content | null = null): Difference[] {
  const found: Difference[] = [];
  merge(fields, left, right, base, (difference) => {
    found.push(difference);
    return difference.left;
  });
  return found;
}

/**
 * One content out of two: what is the same in both, and for each difference what `choose` gives (a value, or undefined for nothing).
 * It is asked in the order of `differences`; `place` counts from 0.
 */
export function merge(
  fields: readonly Field[],
  left: Content,
  right: Content,
  base: Content | null,
  choose: (difference: Difference, place: number) => unknown,
): Content {
  let place = 0;
  const ask: Ask = (difference) => choose(difference, place++);
  return settled(fields, mergeThing(fields, left, right, base, [], ask));
}

/** What becomes of a difference unless somebody chooses: what only one of the two changed is that one's, and what is in doubt is left's. */
export const usual = (difference: Difference): "left" | "right" =>
  difference.changedBy === "right" || (difference.changedBy === "unknown" && difference.row && difference.left === undefined)
    ? "right"
    : "left";

type Ask = (difference: Difference) => unknown;

function mergeThing(
  fields: readonly Field[],
  left: Content,
  right: Content,
  base: Content | null,
  trail: readonly Translated[],
  ask: Ask,
): Content {
  return Object.fromEntries(
    fields.map((field) => {
      const [mine, theirs] = [left[field.name], right[field.name]];
      const was = base ? { value: base[field.name] } : null;
      return [field.name, mergeField(field, mine, theirs, was, trail, ask)];
    }),
  );
}

/** @param was the value before, where that is known */
function mergeField(
  field: Field,
  left: unknown,
  right: unknown,
  was: { value: unknown } | null,
  trail: readonly Translated[],
  ask: Ask,
): unknown {
  if (sameContent(left, right)) return left;
  const here = [...trail, field.label];
  if (field.kind === "group") return mergeThing(field.fields, thing(left), thing(right), was ? thing(was.value) : null, here, ask);
  if (field.kind === "rows") return mergeRows(field, rowsOf(left), rowsOf(right), was ? rowsOf(was.value) : null, trail, ask);
  if (field.kind === "translated") return mergeTranslated(field, left, right, was, trail, ask);
  // Nobody can choose what nobody sees.
  if (field.kind === "kept") return left ?? right;
  return ask({ trail: here, field, row: false, left, right, changedBy: changedBy(left, right, was) });
}

function mergeTranslated(
  field: Field & { kind: "translated" },
  left: unknown,
  right: unknown,
  was: { value: unknown } | null,
  trail: readonly Translated[],
  ask: Ask,
): unknown {
  const said = (value: unknown): Content => (isThing(value) ? value : { [field.language]: value });
  const [mine, theirs, before] = [said(left), said(right), was ? said(was.value) : null];
  const parts = ([field.language, field.language === "nl" ? "en" : "nl"] as const).map((language): Field => {
    const { nl, en } = field.label;
    const label = language === field.language ? field.label : { nl: words.nl.inOther[language](nl), en: words.en.inOther[language](en) };
    return { name: language, label, kind: field.long ? "text" : "line" };
  });
  return mergeThing(parts, mine, theirs, before, trail, (difference) =>
    ask({ ...difference, language: difference.field.name === "en" ? "en" : "nl" }),
  );
}

function mergeRows(
  field: Field & { kind: "rows" },
  left: readonly Content[],
  right: readonly Content[],
  base: readonly Content[] | null,
  trail: readonly Translated[],
  ask: Ask,
): Content[] {
  const baseOf = (rows: readonly Content[]) =>
    new Map(base ? alignRows(field.fields, rows, base).map(({ left, right }) => [left, right]) : []);
  const [leftBase, rightBase] = [baseOf(left), baseOf(right)];
  return alignRows(field.fields, left, right).flatMap((pair) => {
    const number = (pair.left ? left.indexOf(pair.left) : right.indexOf(pair.right ?? {})) + 1;
    const name = (language: "nl" | "en") => `${capital(field.one[language])} ${number}`;
    const here = [...trail, { nl: name("nl"), en: name("en") }];
    const before = (pair.left && leftBase.get(pair.left)) ?? (pair.right && rightBase.get(pair.right));
    if (pair.left && pair.right) return [mergeThing(field.fields, pair.left, pair.right, base ? (before ?? {}) : null, here, ask)];
    const chosen = ask({
      trail: here,
      field,
      row: true,
      left: pair.left,
      right: pair.right,
      changedBy: changedBy(pair.left, pair.right, base ? { value: before } : null),
    }) as Content | undefined;
    return chosen === undefined ? [] : [chosen];
  });
}

function changedBy(left: unknown, right: unknown, was: { value: unknown } | null): Difference["changedBy"] {
  if (!was) return "unknown";
  if (sameContent(left, was.value)) return "right";
  return sameContent(right, was.value) ? "left" : "both";
}

const thing = (value: unknown): Content => (value ?? {}) as Content;
const rowsOf = (value: unknown): readonly Content[] => (value ?? []) as readonly Content[];
