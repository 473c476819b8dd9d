import { readdirSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { fromRoot } from "../../../kernel/root.ts";
import { refusalInDutch, sentenceInDutch, tellFault } from "./refusal-words.ts";

const ofFolder = (...parts: string[]): string[] => readdirSync(fromRoot(...parts)).map((name) => [...parts, name].join("/"));
/** Where an import can be refused. */
const sources = [
  ...ofFolder("src", "figures", "readers"),
  ...ofFolder("src", "figures", "importing"),
  ...["check-delivery", "load", "store-lists", "disclosure", "disclosure-rules", "disclosure-counts"].map(
    (name) => `src/figures/${name}.ts`,
  ),
  "src/areas/listed-areas.ts",
].filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));

type Node = { type: string; [name: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function everyNode(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) everyNode(each, visit);
  else if (isNode(value)) {
    visit(value);
    for (const [name, inner] of Object.entries(value)) if (name !== "parent") everyNode(inner, visit);
  }
}

/** The texts that an expression can be, with X for what is filled in; none when it is no text of its own. */
function textsOf(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === "Literal" && typeof value.value === "string") return [value.value];
  if (value.type === "TemplateLiteral")
    return [(value.quasis as { value: { cooked: string } }[]).map(({ value: { cooked } }) => cooked).join("X")];
  if (value.type === "ConditionalExpression") return [...textsOf(value.consequent), ...textsOf(value.alternate)];
  return [];
}

/** What the sources say under these names, and to the functions that make a fault out of their arguments. */
function said(path: string): { kinds: string[]; sentences: string[] } {
  const kinds: string[] = [];
  const sentences: string[] = [];
  const nameOf = (node: unknown): unknown =>
    isNode(node) ? (node.name ?? (isNode(node.property) ? node.property.name : undefined)) : undefined;
  everyNode(parseSync(path, readFileSync(fromRoot(path), "utf8")).program, (node) => {
    if (node.type === "Property" && nameOf(node.key) === "kind")
      kinds.push(...textsOf(node.value).filter((text) => /^[a-z]+(-[a-z]+)+$/.test(text)));
    if (node.type === "Property" && ["found", "mend"].includes(String(nameOf(node.key)))) sentences.push(...textsOf(node.value));
    if (node.type === "CallExpression" && ["wrong", "add", "fault"].includes(String(nameOf(node.callee))))
      for (const argument of node.arguments as unknown[]) sentences.push(...textsOf(argument).filter((text) => text.includes(" ")));
    if (node.type === "FunctionDeclaration" && nameOf(node.id) === "mendOf")
      everyNode(node.body, (inner) => void (inner.type === "ReturnStatement" && sentences.push(...textsOf(inner.argument))));
  });
  return { kinds, sentences };
}

describe("whatever refuses an import says it in Dutch too", () => {
  const all = sources.map((path) => ({ path, ...said(path) }));

  test("every kind of refusal", () => {
    const kinds = new Set(all.flatMap((each) => each.kinds));
    expect(kinds.size).toBeGreaterThan(35);
    // Of the command line and of withdrawing alone.
    const elsewhere = ["no-release", "release-withdrawn", "release-shown"];
    expect([...kinds].filter((kind) => refusalInDutch(kind) === null && !elsewhere.includes(kind))).toEqual([]);
  });

  test("every sentence about a row or column", () => {
    const sentences = all.flatMap(({ path, sentences: some }) => some.map((text) => ({ path, text })));
    expect(sentences.length).toBeGreaterThan(70);
    // Some are put together from two parts, of which each stands in the list: "X is no period", "give a whole number".
    const frames = ["X of X: X", "give X", "X X", "X X X"];
    const untold = sentences.filter(
      ({ text }) => !frames.includes(text) && ["", "X ", "give "].every((start) => sentenceInDutch(start + text) === null),
    );
    expect(untold).toEqual([]);
  });
});

test("what a sentence speaks of comes along, also inside of another sentence", () => {
  expect(sentenceInDutch('"veel" is not a number')).toBe('"veel" is geen getal');
  expect(sentenceInDutch("overgewicht of WK034403: a lower limit of 5 above the value 4")).toBe(
    "overgewicht van WK034403: een ondergrens van 5 boven de waarde 4",
  );
  expect(sentenceInDutch("use 2020JJ00, 2020KW01, 2020MM03, or 2020, 2020-K1, 2020-03")).toBe(
    "gebruik 2020JJ00, 2020KW01, 2020MM03, of 2020, 2020-K1, 2020-03",
  );
});

test("what has no Dutch words is told in English, marked as such", () => {
  const fault = { row: 3, column: "a", found: "Invalid input", mend: "see docs/method/mapping.md" };
  expect(tellFault(fault, "nl")).toEqual({ ...fault, english: true });
});
