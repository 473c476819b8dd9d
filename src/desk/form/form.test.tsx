import { describe, expect, test } from "vitest";
import { formControls } from "../../../test/form-controls.ts";
import type { Field } from "../editable.ts";
import { pruned, settled } from "./content.ts";
import { missing, unreadable } from "./faults.ts";
import { FieldsForm } from "./fields-form.tsx";
import { placeOf, withoutRow, withRow } from "./place.ts";
import { readContent } from "./read.ts";

const both = (text: string) => ({ nl: text, en: text });
const fields: readonly Field[] = [
  { name: "title", label: both("Titel"), kind: "translated", long: false, language: "nl", required: true },
  { name: "amount", label: both("Bedrag"), kind: "number", whole: true },
  { name: "link", label: both("Webadres"), kind: "address" },
  { name: "kind", label: both("Soort"), kind: "choice", choices: [{ value: "a", text: both("A") }], required: true },
  {
    name: "period",
    label: both("Periode"),
    kind: "group",
    fields: [
      { name: "from", label: both("Van"), kind: "date", required: true },
      { name: "to", label: both("Tot"), kind: "date" },
    ],
  },
  {
    name: "steps",
    label: both("Stappen"),
    kind: "rows",
    one: both("Stap"),
    fields: [
      { name: "id", label: both("Id"), kind: "kept" },
      { name: "what", label: both("Wat"), kind: "line", required: true },
      {
        name: "parts",
        label: both("Delen"),
        kind: "rows",
        one: both("Deel"),
        fields: [{ name: "name", label: both("Naam"), kind: "line" }],
      },
    ],
  },
];
const faultsOf = (found: readonly { field: string }[]) => found.map(({ field }) => field);

describe("what a form sees by itself", () => {
  test("what can't be read or isn't in the list", () => {
    const content = settled(fields, {
      amount: "veel",
      link: "javascript:alert(1)",
      kind: "b",
      period: { from: "32-1-2026" },
      steps: [{ what: "x" }],
    });
    expect(faultsOf(unreadable(fields, content))).toEqual(["amount", "link", "kind", "period.from"]);
    expect(faultsOf(unreadable(fields, settled(fields, { amount: 1.5 })))).toEqual(["amount"]);
  });
  test("what is missing; in a group only when something of it is there", () => {
    expect(faultsOf(missing(fields, {}))).toEqual(["title", "kind"]);
    const content = settled(fields, { title: "x", kind: "a", period: { to: "31-12-2026" }, steps: [{ what: "x" }, { id: "s2" }] });
    expect(faultsOf(missing(fields, content))).toEqual(["period.from", "steps.1.what"]);
  });
  test("an empty thing of a list is nothing to hand in", () => {
    const content = settled(fields, { steps: [{}, { id: "only-a-name" }, { what: "x", parts: [{}] }] });
    expect(pruned(fields, content)).toEqual({ steps: [{ what: "x" }] });
  });
});

describe("places", () => {
  test.each([
    ["title", "f.title.nl", "Titel"],
    ["title.en", "f.title.en", "Titel"],
    ["period.from", "f.period.from", "Periode, Van"],
    ["steps.1.what", "f.steps.1.what", "Stap 2, Wat"],
    ["steps.0.parts.2.name", "f.steps.0.parts.2.name", "Stap 1, Deel 3, Naam"],
    ["steps", "f.steps", "Stappen"],
    ["steps.1.id", "f.steps.1", "Stap 2"],
    ["period.elsewhere", "f.period", "Periode"],
  ])("%s is at #%s", (path, id, trail) => {
    const place = placeOf(fields, path, "nl");
    expect([place?.id, place?.trail.join(", ")]).toEqual([id, trail]);
    const html = String(<FieldsForm language="nl" fields={fields} content={{ steps: [{ parts: [{}, {}, {}] }, {}] }} />);
    expect(html).toContain(`id="${id}"`);
  });
  test("a place that no field has", () => expect(placeOf(fields, "elsewhere", "nl")).toBeNull());
});

describe("lists of things", () => {
  const content = settled(fields, { title: "x", steps: [{ what: "a", parts: [{ name: "p" }] }, { what: "b" }] });
  test("grow by an empty one and lose the one that is taken away, at every depth", () => {
    expect(withRow(fields, content, "steps").steps).toHaveLength(3);
    expect(withRow(fields, content, "steps.0.parts")).toMatchObject({ title: "x", steps: [{ parts: [{ name: "p" }, {}] }, { what: "b" }] });
    expect(withoutRow(fields, content, "steps.0").steps).toEqual([{ what: "b" }]);
    expect(settled(fields, withoutRow(fields, content, "steps.0.parts.0")).steps).toEqual([{ what: "a" }, { what: "b" }]);
  });
  test("stay as they are for a path that leads nowhere", () => {
    for (const path of ["", "title", "nothing", "steps.9.parts", "__proto__", "steps.x.y.z"]) {
      expect(settled(fields, withRow(fields, content, path))).toEqual(content);
      expect(settled(fields, withoutRow(fields, content, path))).toEqual(content);
    }
  });
  test("keep an empty one while it is being written", () => {
    const html = String(<FieldsForm language="nl" fields={fields} content={{ steps: [{}, { what: "b" }] }} />);
    expect(readContent(fields, formControls(html))).toEqual({ steps: [{}, { what: "b" }] });
  });
  test("that are longer than any form are refused", () => {
    const form = new FormData();
    for (let row = 0; row <= 500; row++) form.append("f.steps", String(row));
    expect(() => readContent(fields, form)).toThrow("too long");
  });
});

describe("the form", () => {
  const faults = new Map([["f.amount", "Dit is geen getal."]]);
  const html = String(
    <FieldsForm language="nl" fields={fields} content={settled(fields, { amount: "veel", kind: "weg" })} faults={faults} />,
  );
  test("shows what can't be read as it was typed, with what is wrong beside it", () => {
    expect(html).toContain('value="veel"');
    expect(html).toMatch(/id="f\.amount-error">Dit is geen getal\./);
    expect(html).toMatch(/id="f\.amount"[^>]*aria-describedby="[^"]*f\.amount-error"[^>]*aria-invalid="true"/);
  });
  test("keeps a choice that is no longer in the list", () =>
    expect(html).toContain('<option value="weg" selected="">weg (staat niet meer in de lijst)</option>'));
  test("has no id twice and a label for each field", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/<(?:textarea|select|input(?! type="hidden"))[^>]* id="([^"]+)"/g))
      expect(html).toContain(`for="${id}"`);
  });
});
