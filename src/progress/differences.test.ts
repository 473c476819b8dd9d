import { describe, expect, test } from "vitest";
import type { Block, Body } from "./content.ts";
import { differencesOf } from "./differences.ts";

const number = (id: string, value: number, text = `${value}%`) => ({
  kind: "number" as const,
  id,
  label: `Rokers, ${id}`,
  value,
  text,
  origin: null,
});
const says = (text: string) => [{ kind: "text" as const, text }];
const body = (blocks: readonly Block[], more: Partial<Body> = {}): Body => ({
  format: 1,
  title: "Voortgang",
  subtitle: "",
  chapters: [{ id: "roken", kind: "priority", title: "Roken", blocks }],
  targets: [],
  updates: [],
  ...more,
});
const sentence = (value: number, after = " rookt.") =>
  body([{ kind: "paragraph", id: "p", tone: "text", line: [number("n", value), ...says(after)] }]);

describe("two versions of a report", () => {
  test("that say the same have no differences, be they one object or two", () => {
    expect(differencesOf(sentence(20), structuredClone(sentence(20)))).toEqual([]);
  });

  test("differ in a number, which is told once and not again as a text", () => {
    expect(differencesOf(sentence(20), sentence(21))).toEqual([
      { kind: "number", chapter: "Roken", what: "Rokers, n", before: "20%", after: "21%" },
    ]);
  });

  test("differ in a number that is shown alike: the digits that were rounded away are told", () => {
    const [before, after] = [20.04, 20.01].map((value) =>
      body([{ kind: "paragraph", id: "p", tone: "text", line: [number("n", value, "20%")] }]),
    );
    expect(differencesOf(before, after)).toMatchObject([{ before: "20% (20.04)", after: "20% (20.01)" }]);
  });

  test("differ in a sentence", () => {
    expect(differencesOf(sentence(20), sentence(20, " rookte."))).toEqual([
      { kind: "text", chapter: "Roken", what: "Roken", before: "20% rookt.", after: "20% rookte." },
    ]);
  });

  test("differ by what came and what went", () => {
    const list = (...items: string[]) => body([{ kind: "list", id: "l", items: items.map(says) }]);
    expect(differencesOf(list("een", "twee"), list("twee", "drie"))).toEqual([
      { kind: "text", chapter: "Roken", what: "Roken", before: "een", after: null },
      { kind: "text", chapter: "Roken", what: "Roken", before: null, after: "drie" },
    ]);
  });

  test("differ in one row of a table, named by its first cell; a new row does not move the others", () => {
    const table = (...rows: [string, string][]) =>
      body([
        { kind: "table", id: "t", caption: "", columns: [{ title: "Wijk" }, { title: "Stand" }], rows: rows.map((row) => row.map(says)) },
      ]);
    expect(differencesOf(table(["Oost", "a"], ["West", "b"]), table(["Noord", "n"], ["Oost", "a"], ["West", "c"]))).toEqual([
      { kind: "text", chapter: "Roken", what: "West, Stand", before: "b", after: "c" },
      { kind: "text", chapter: "Roken", what: "Noord, Stand", before: null, after: "n" },
    ]);
  });

  test("differ in a drawing whose figures are the same", () => {
    const figure = (svg: string) =>
      body([
        {
          kind: "figure",
          id: "f",
          title: "Kaart",
          svg,
          alt: "Een kaart.",
          source: [],
          table: { kind: "table", id: "ft", caption: "", columns: [{ title: "" }], rows: [] },
        },
      ]);
    expect(differencesOf(figure("<svg>1</svg>"), figure("<svg>2</svg>"))).toMatchObject([{ kind: "drawing", what: "Kaart" }]);
  });

  test("are not compared in what a correction says of itself", () => {
    const corrected = body([], {
      chapters: [
        {
          id: "correction",
          kind: "correction",
          title: "Verbeterd",
          blocks: [{ kind: "paragraph", id: "c", tone: "text", line: says("20 was 21") }],
        },
        ...sentence(20).chapters,
      ],
    });
    expect(differencesOf(corrected, sentence(20))).toEqual([]);
  });
});
