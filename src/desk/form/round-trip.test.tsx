import fc from "fast-check";
import { expect, test } from "vitest";
import { formControls } from "../../../test/form-controls.ts";
import type { Choice, Field } from "../editable.ts";
import { settled, type Content } from "./content.ts";
import { FieldsForm } from "./fields-form.tsx";
import { readContent } from "./read.ts";

const label = { nl: "Veld", en: "Field" };
const choices: readonly Choice[] = [
  { value: "a", text: label },
  { value: "b\"<&'", text: label, group: label },
  { value: "é\u00a0x", text: label },
];
const plain: readonly Field[] = [
  { name: "line", label, kind: "line", required: true },
  { name: "text", label, kind: "text" },
  { name: "date", label, kind: "date" },
  { name: "address", label, kind: "address" },
  { name: "number", label, kind: "number" },
  { name: "kept", label, kind: "kept" },
  { name: "flag", label, kind: "flag" },
  { name: "short", label, kind: "translated", long: false, language: "nl" },
  { name: "long", label, kind: "translated", long: true, language: "en" },
  { name: "choice", label, kind: "choice", choices },
  { name: "choices", label, kind: "choices", choices },
  { name: "lines", label, kind: "lines" },
];
const fields: readonly Field[] = [
  ...plain,
  { name: "group", label, kind: "group", fields: [...plain, { name: "deep", label, kind: "rows", one: label, fields: plain }] },
  { name: "rows", label, kind: "rows", one: label, fields: [...plain, { name: "inner", label, kind: "rows", one: label, fields: plain }] },
];

/** Texts that trip forms up: quotes, tags, entities, line ends of all systems, blanks, directions, half characters, NUL. */
const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "\n\nx",
    "a\r\nb\rc\n",
    `"'<b>&amp;&lt;</textarea>`,
    "\ud800",
    "a\0b",
    "\u202eabc\u202c",
    "</option>",
    "1.234,5",
    "12,50",
    "31-12-2026",
    "\ufeffx",
    "\t",
    "-0",
    "1e3",
  ),
);
const someday = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function anyContent(of: readonly Field[]): fc.Arbitrary<Content> {
  return fc.record(Object.fromEntries(of.map((field) => [field.name, anyValue(field)])), { requiredKeys: [] });
}

function anyValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "number":
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), odd);
    case "date":
      return fc.oneof(someday, odd);
    case "kept":
      return fc.jsonValue({ maxDepth: 3 });
    case "flag":
      return fc.boolean();
    case "translated":
      return fc.oneof(odd, fc.record({ nl: odd, en: odd }, { requiredKeys: [] }));
    case "choice":
      return fc.oneof(fc.constantFrom(...choices.map(({ value }) => value)), odd);
    case "choices":
    case "lines":
      return fc.array(fc.oneof(fc.constantFrom(...choices.map(({ value }) => value)), odd), { maxLength: 4 });
    case "group":
      return anyContent(field.fields);
    case "rows":
      return fc.array(anyContent(field.fields), { maxLength: 3 });
    default:
      return odd;
  }
}

test("what a form shows, it sends: every kind of field, 60 contents, seed 5", () => {
  fc.assert(
    fc.property(anyContent(fields), (raw) => {
      const content = settled(fields, raw);
      expect(sent(content)).toEqual(content);
    }),
    { numRuns: 60, seed: 5 },
  );
});

test("a settled content stays as it is, and is JSON: 100 contents, seed 6", () => {
  fc.assert(
    fc.property(anyContent(fields), (raw) => {
      const content = settled(fields, raw);
      expect(settled(fields, content)).toEqual(content);
      expect(JSON.parse(JSON.stringify(content))).toEqual(content);
      expect(JSON.stringify(content)).not.toContain("\\u0000");
    }),
    { numRuns: 100, seed: 6 },
  );
});

test("anything at all settles to a content: 60 times, seed 7", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: fields.length }), (whole, values) => {
      const mixed = Object.fromEntries(values.map((value, place) => [fields[place].name, value]));
      for (const raw of [whole, mixed]) {
        const content = settled(fields, raw);
        expect(sent(content)).toEqual(content);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

/** Through the form and back. */
const sent = (content: Content): Content =>
  readContent(fields, formControls(String(<FieldsForm language="nl" fields={fields} content={content} />)));
