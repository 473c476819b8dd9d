import { describe, expect, test } from "vitest";
import { brokenFramework, madeFramework } from "../../test/made-framework.ts";
import { checkFramework } from "./check.ts";
import type { Surroundings } from "./references.ts";

const around: Surroundings = {
  areas: new Set(["WK990101", "WK990102", "WK990103", "aandacht"]),
  indicators: new Set(["gezond"]),
  groups: new Set(["18plus"]),
  frameworks: new Set(["gezond-leeuwenstad-2020"]),
};
const check = (text: string) => checkFramework("frameworks/x.yaml", text, around);

/** The last line on which a text stands, counted apart from the checker. */
const lineOf = (text: string, part: string): number => text.split("\n").findLastIndex((line) => line.includes(part)) + 1;

test("a sound framework comes through whole", () => {
  const { framework, faults } = check(madeFramework);
  expect(faults).toEqual([]);
  expect(framework?.nodes.map(({ id }) => id)).toEqual(["gezond", "wijken", "bewegen"]);
});

describe("each fault has its file, its line and the way out", () => {
  test.each<[what: string, piece: string, by: string, at: string, found: RegExp, mend: RegExp]>([
    ["YAML that can't be read", "language: nl", "language: [nl", "period: { from", /sequence|indented|collection/i, /YAML/],
    ["a key twice", "language: nl", "language: nl\nlanguage: en", "language: en", /unique/i, /YAML/],
    ["an unknown tag", "intro: Een", "intro: !!js/function Een", "intro:", /tag/i, /YAML/],
    [
      "a misspelt key",
      "    better: higher\n    scope: Volw",
      "    beter: higher\n    better: higher\n    scope: Volw",
      "beter: higher",
      /beter is no part of targets › 1/,
      /mend the name/,
    ],
    ["a target without unit", '    unit: "%"\n', "", "id: gezond-voelen", /targets › 1 › unit is missing/, /add it/],
    [
      "a number where a text belongs",
      'period: "2020", value: 70',
      "period: 2020, value: 70",
      "value: 70",
      /period: expected string/,
      /quotes/,
    ],
    [
      "a choice that there is not",
      "gain: equal",
      "gain: everyone",
      "gain: everyone",
      /gain is none of the choices/,
      /all or equal or base/,
    ],
    ["a title missing", "    title: { nl: Samen bewegen, en: Moving together }\n", "", "- id: bewegen", /title is missing/, /nl/],
    [
      "a node without source",
      "place: p. 2 }]",
      "place: p. 2 }]\n  - { id: leeg, kind: spoor, parent: gezond, title: Leeg, sources: [] }",
      "id: leeg",
      /sources is empty/,
      /fill it in/,
    ],
    ["a period that ends before it starts", "to: 2023-12-31", "to: 2019-12-31", "2019-12-31", /ends before it starts/, /from.* before/],
    ["a date that there is not", "to: 2023-12-31", "to: 2023-02-31", "2023-02-31", /period › to/, /form/],
    ["a node twice", "- id: wijken\n", "- id: bewegen\n", "- id: bewegen", /node bewegen stands here twice/, /id of its own/],
    [
      "a target twice",
      "id: wijken-erbij",
      "id: gezond-voelen",
      "id: gezond-voelen",
      /target gezond-voelen stands here twice/,
      /id of its own/,
    ],
    ["an unknown kind of node", "kind: spoor", "kind: pijler", "kind: pijler", /node wijken names nodeKind pijler/, /nodeKinds/],
    ["an unknown parent", "parent: wijken", "parent: buurten", "parent: buurten", /node bewegen names node buurten/, /mend the id/],
    [
      "a kind under an unknown kind",
      "under: [spoor]",
      "under: [lijn]",
      "under: [lijn]",
      /nodeKind programma names nodeKind lijn/,
      /nodeKinds/,
    ],
    [
      "a kind of parent that is not allowed",
      "parent: wijken",
      "parent: gezond",
      "parent: gezond",
      /node bewegen is a programma and stands under gezond, a missie/,
      /put it under a spoor/,
    ],
    ["no parent where one is needed", "    parent: wijken\n", "", "id: bewegen", /has no parent/, /name its parent/],
    ["an unknown column", "columns: [noord, zuid, los]", "columns: [noord, west, los]", "[noord, west", /names column west/, /columns/],
    ["an unknown partner", "partner: welzijn, role", "partner: zorg, role", "partner: zorg", /names partner zorg/, /partners/],
    ["an unknown target group", "[iedereen]", "[ouderen]", "[ouderen]", /names targetGroup ouderen/, /targetGroups/],
    [
      "an unknown determinant",
      "determinants: [leefstijl]\n    assign",
      "determinants: [lucht]\n    assign",
      "[lucht]",
      /names determinant lucht/,
      /determinants/,
    ],
    ["an unknown assignment", "[groen]", "[water]", "[water]", /names assignment water/, /assignments/],
    [
      "an unknown document",
      "document: nota, place: p. 6",
      "document: brief, place: p. 6",
      "document: brief",
      /update eerste-jaar names document brief/,
      /documents/,
    ],
    ["an unknown heading", "heading: wie, text", "heading: waar, text", "heading: waar", /names heading waar/, /headings/],
    [
      "a count of an unknown node",
      "counts: { node: bewegen",
      "counts: { node: rusten",
      "node: rusten",
      /target wijken-erbij names node rusten/,
      /mend/,
    ],
    ["a count of nothing", "    counts: { node: bewegen, what: areaColumns }\n", "", "id: wijken-erbij", /doesn't say of what/, /counts/],
    ["an unknown area", "area: WK990103", "area: WK999999", "WK999999", /column oost names area WK999999/, /areas.csv/],
    ["an unknown set", "area: aandacht", "area: verweg", "verweg", /target gezond-voelen names area verweg/, /sets.csv/],
    ["an unknown indicator", "indicator: gezond,", "indicator: gelukkig,", "gelukkig", /names indicator gelukkig/, /sources/],
    ["an unknown group", "group: 18plus", "group: 65plus", "65plus", /names group 65plus/, /sources/],
    ["another measure without its difference", "fit: same", "fit: other", "fit: other", /without the difference/, /difference/],
    ["a framework that is not there", "language: nl", "language: nl\nsucceeds: vroeger", "succeeds", /framework vroeger/, /mend the id/],
    [
      "a script in a title",
      "title: Sterke wijken",
      "title: Sterke <script>alert(1)</script>",
      "<script",
      /holds markup: <script>/,
      /plain/,
    ],
    ["markup in a text", "text: Elke week buiten.", "text: Elke <b>week</b> buiten.", "<b>", /holds markup/, /plain/],
    ["a text that turns the line around", "title: Sterke wijken", 'title: "Sterke \\u202E wijken"', "u202E", /can't be shown/, /anew/],
    ["half a character", "title: Sterke wijken", 'title: "Sterke \\uD800 wijken"', "uD800", /can't be shown/, /anew/],
    ["a link that runs a script", "https://example.org/groepen", "javascript:alert(1)", "javascript:", /no web address/, /https/],
    [
      "a text over 20,000 characters",
      "text: Elke week buiten.",
      `text: ${"a".repeat(20_001)}`,
      "heading: hoe, text: aaa",
      /text is longer/,
      /20,000/,
    ],
    [
      "limits the wrong way round",
      'period: "2020", value: 70',
      'period: "2020", value: 70, lower: 72, upper: 68',
      "lower: 72",
      /limits that can't be/,
      /lower/,
    ],
    [
      "a margin on what is no hold",
      "    better: higher\n    scope: Wijken",
      "    margin: 1\n    better: higher\n    scope: Wijken",
      "margin: 1",
      /has a margin/,
      /leave/,
    ],
  ])("%s", (_what, piece, by, at, found, mend) => {
    const text = brokenFramework(piece, by);
    const { framework, faults } = check(text);
    expect(framework).toBeNull();
    const [first] = faults;
    expect(first).toMatchObject({ row: lineOf(text, at), column: "frameworks/x.yaml" });
    expect(first.found).toMatch(found);
    expect(first.mend).toMatch(mend);
  });
});

test("a circle is told by each node on it, and by no other", () => {
  const self = madeFramework
    .replace("under: [missie]", "under: [missie, programma]")
    .replace("    parent: gezond\n", "    parent: bewegen\n");
  const { faults } = check(self);
  expect(faults.map(({ found }) => found)).toEqual([
    "node wijken stands under itself: wijken → bewegen → wijken",
    "node bewegen stands under itself: bewegen → wijken → bewegen",
  ]);
});

test("a kind that may stand under its own kind may also begin the tree", () => {
  expect(check(brokenFramework("under: [missie]", "under: [spoor, missie]").replace("    parent: gezond\n", "")).faults).toEqual([]);
});

test("all faults come at once, in the order of their lines, at most a hundred", () => {
  const several = madeFramework.replace("kind: spoor", "kind: pijler").replace("[groen]", "[water]").replace("WK990103", "WK0");
  const rows = check(several).faults.map(({ row }) => row ?? 0);
  // The misspelt kind leaves its node, and that of the programme that wanted such a parent, without a home.
  expect(rows).toHaveLength(4);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  const many = brokenFramework("columns: [noord, zuid, los]", `columns: [${Array.from({ length: 250 }, (_, at) => `c${at}`).join(", ")}]`);
  expect(check(many).faults).toHaveLength(100);
});

test("5 MB is refused by its size, before it is parsed", () => {
  const { faults } = check(`${madeFramework}# ${"x".repeat(5_000_000)}\n`);
  expect(faults).toMatchObject([{ row: 1, found: "the file has 5.0 MB, more than 2 MB" }]);
});

test("what would make the parser run out of room is refused in words", () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefghi"
    .split("")
    .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[at]}`).join(", ")}]`)
    .join("\n")}\n`;
  expect(check(bomb).faults[0].mend).toMatch(/aliases/);
  expect(check("[".repeat(100_000)).framework).toBeNull();
  expect(check("").faults[0]).toMatchObject({ row: 1 });
});

test("what is around a framework and can't be known is not held against it", () => {
  expect(checkFramework("x.yaml", madeFramework).faults).toEqual([]);
});
