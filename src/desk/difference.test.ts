import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences, merge, usual, type Difference } from "./difference.ts";
import type { Field } from "./editable.ts";
import { settled, type Content } from "./form/content.ts";
import { wordDifference } from "./word-difference.ts";

const both = (text: string) => ({ nl: text, en: text });
const fields: readonly Field[] = [
  { name: "title", label: both("Titel"), kind: "line" },
  { name: "text", label: both("Tekst"), kind: "text" },
  { name: "period", label: both("Periode"), kind: "group", fields: [{ name: "from", label: both("Van"), kind: "line" }] },
  {
    name: "steps",
    label: both("Stappen"),
    kind: "rows",
    one: both("stap"),
    fields: [
      { name: "id", label: both("Id"), kind: "kept" },
      { name: "what", label: both("Wat"), kind: "line" },
      { name: "when", label: both("Wanneer"), kind: "line" },
    ],
  },
];
const told = (found: readonly Difference[]) => found.map(({ trail, changedBy }) => `${trail.map(({ nl }) => nl).join(", ")}: ${changedBy}`);
const resolve = (left: Content, right: Content, base: Content | null) =>
  merge(fields, left, right, base, (difference) => difference[usual(difference)]);

describe("two people's texts", () => {
  const base = {
    title: "Zwemmen",
    text: "Elke week",
    steps: [
      { id: "a", what: "Bad" },
      { id: "b", what: "Les" },
    ],
  };

  test("differ where one of them changed something, and it is told which", () => {
    const left = { ...base, title: "Samen zwemmen", period: { from: "2026" } };
    const right = { ...base, title: "Leren zwemmen", text: "Elke dag" };
    expect(told(differences(fields, left, right, base))).toEqual(["Titel: both", "Tekst: right", "Periode, Van: left"]);
  });

  test("put together keep what each changed alone", () => {
    const left = { ...base, title: "Samen zwemmen", steps: [{ id: "a", what: "Groot bad" }, { id: "b", what: "Les" }, { what: "Feest" }] };
    const right = {
      ...base,
      text: "Elke dag",
      steps: [
        { id: "a", what: "Bad", when: "mei" },
        { id: "b", what: "Les" },
        { id: "c", what: "Diploma" },
      ],
    };
    expect(resolve(left, right, base)).toEqual({
      title: "Samen zwemmen",
      text: "Elke dag",
      steps: [{ id: "a", what: "Groot bad", when: "mei" }, { id: "b", what: "Les" }, { id: "c", what: "Diploma" }, { what: "Feest" }],
    });
  });

  test("who took a thing away, took it away; unless the other changed it meanwhile, then it is asked", () => {
    const less = { ...base, steps: [{ id: "a", what: "Bad" }] };
    expect(resolve(less, base, base)).toEqual(less);
    expect(resolve(base, less, base)).toEqual(less);
    const changed = {
      ...base,
      steps: [
        { id: "a", what: "Bad" },
        { id: "b", what: "Les twee" },
      ],
    };
    expect(told(differences(fields, less, changed, base))).toEqual(["Stap 2: both"]);
  });

  test("of two that each added something without a name of its own, both stay", () => {
    const one = { steps: [{ what: "Bad" }, { what: "Soep" }] };
    const other = { steps: [{ what: "Bad" }, { what: "Brood", when: "juni" }] };
    expect(resolve(one, other, { steps: [{ what: "Bad" }] })).toEqual({
      steps: [{ what: "Bad" }, { what: "Brood", when: "juni" }, { what: "Soep" }],
    });
    expect(resolve(one, other, null).steps).toHaveLength(3);
  });
});

const word = fc.constantFrom("a", "b", "c");
const row = fc.record({ id: fc.constantFrom("x", "y", "z"), what: word, when: word }, { requiredKeys: [] });
const content = fc
  .record({ title: word, text: word, period: fc.record({ from: word }), steps: fc.array(row, { maxLength: 4 }) }, { requiredKeys: [] })
  .map((raw) => settled(fields, raw));

test("choosing one side everywhere gives that side's values; nothing of either gets lost in the choices: 300 pairs, seed 11", () => {
  fc.assert(
    fc.property(content, content, (left, right) => {
      expect(differences(fields, left, left)).toEqual([]);
      const steps = (of: Content) => ((of.steps ?? []) as Content[]).map((each) => JSON.stringify([each.what, each.when])).sort();
      for (const side of ["left", "right"] as const) {
        const wanted = side === "left" ? left : right;
        const got = merge(fields, left, right, null, (difference) => difference[side]);
        expect({ ...got, steps: steps(got) }).toEqual({ ...wanted, steps: steps(wanted) });
      }
    }),
    { numRuns: 300, seed: 11 },
  );
});

test("the pieces of two texts are those texts: 300 pairs, seed 12", () => {
  const text = fc
    .array(fc.constantFrom("Wij", " ", "fietsen", ".", "\n", "é", "👩‍👧", "2026"), { maxLength: 12 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const pieces = wordDifference(left, right);
      const of = (side: "left" | "right") =>
        pieces
          .filter((piece) => piece.side === side || piece.side === "both")
          .map((piece) => piece.text)
          .join("");
      expect([of("left"), of("right")]).toEqual([left, right]);
    }),
    { numRuns: 300, seed: 12 },
  );
});

test("a changed word is told, the others are not", () => {
  expect(wordDifference("Wij fietsen elke dag.", "Wij lopen elke dag.")).toEqual([
    { text: "Wij ", side: "both" },
    { text: "fietsen", side: "left" },
    { text: "lopen", side: "right" },
    { text: " elke dag.", side: "both" },
  ]);
});
