/**
 * Runs the examples in the docstrings of this folder: ` * @example wilsonInterval(81, 263, 0.95) // { lower: 0.2553…, upper: 0.3662… }`.
 * Lines before the last are statements; what the last one gives must be what stands behind its `//`, there or on a line of its own: digits
 * as shown (`…`: and more follow, none: that is all), of objects the fields shown, typed arrays as lists. A note in brackets at the end names
 * an outside source.
 */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

const source = new URL("../", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(?:^|\/)made-[^/]*$/.test(name));

type Exports = Record<string, unknown>;
const modules = new Map<string, Exports>();
for (const file of files.filter((name) => name.startsWith("stats/") && name !== "stats/index.ts"))
  modules.set(file, (await import(/* @vite-ignore */ new URL(file, source).href)) as Exports);

type Example = { file: string; text: string };

/** The examples of a file, each without the stars of its comment. */
function examplesOf(file: string, text: string): Example[] {
  return parseSync(file, text).comments.flatMap(({ type, value }) =>
    type !== "Block"
      ? []
      : value
          .replaceAll(/^[ \t]*\* ?/gm, "")
          .split(/^@(?=\w)/m)
          .filter((tag) => tag.startsWith("example "))
          .map((tag) => ({ file, text: tag.slice("example ".length).trim() })),
  );
}

/** A number as far as its digits are written. */
class Shown {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  asymmetricMatch(got: unknown): boolean {
    if (typeof got !== "number") return false;
    const wanted = Number.parseFloat(this.text);
    if (!this.text.endsWith("…")) return Math.abs(got - wanted) <= 1e-12 * Math.abs(wanted);
    const [digits = "", power = "0"] = this.text.slice(0, -1).split("e");
    const unit = 10 ** (Number(power) - (digits.split(".")[1] ?? "").length);
    const beyond = (got - wanted) * (this.text.startsWith("-") ? -1 : 1);
    return beyond >= -1e-9 * unit && beyond < unit;
  }
  toAsymmetricMatcher(): string {
    return this.text;
  }
}

function run(code: string, scope: Exports): unknown {
  // oxlint-disable-next-line no-implied-eval -- the one place where text becomes code: our own docstrings, in a test
  return (new Function(...Object.keys(scope), `"use strict"; ${code}`) as (...values: unknown[]) => unknown)(...Object.values(scope));
}

/** What the last line gives beside what it says; each in a list, so that plain values can be matched too. */
function sidesOf(text: string, scope: Exports): { got: unknown[]; wanted: unknown[] } {
  const [, before = "", code = "", said = ""] = /^([^]*\n)?(\S.*?)\s*\/\/ (.*?)(?: \([^]*\))?$/.exec(text) ?? [];
  if (said === "") throw new Error(`An example ends with "// " and what it gives; this one doesn't: ${text}`);
  const wanted = said.replaceAll(/"[^"]*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?(?:e-?\d+)?…?/g, (part) =>
    /^[-\d]/.test(part) ? `new Shown("${part}")` : part,
  );
  return { got: [plain(run(`${before}return (${code});`, scope))], wanted: [run(`return (${wanted});`, { Shown })] };
}

/** Typed arrays as lists, however deep. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** What all files export; a name that two of them have means that of the file itself, elsewhere neither. */
function scopeOf(file: string): Exports {
  const names = [...modules.values()].flatMap((module) => Object.keys(module));
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const all = Object.assign({}, ...modules.values()) as Exports;
  return { ...Object.fromEntries(Object.entries(all).filter(([name]) => !twice.has(name))), ...modules.get(file) };
}

const texts = new Map(files.map((file) => [file, readFileSync(new URL(file, source), "utf8")]));
const examples = [...modules.keys()].flatMap((file) => examplesOf(file, texts.get(file) ?? ""));

test.each(examples.map(({ file, text }) => [`${file}: ${text.replaceAll("\n", " ")}`, file, text]))("%s", (_, file, text) => {
  const { got, wanted } = sidesOf(text, scopeOf(file));
  expect(got).toMatchObject(wanted);
});

/** `file name` of every function that this folder exports, with the comment before it. */
const functions = new Map(
  [...modules.keys()].flatMap((file) => {
    const text = texts.get(file) ?? "";
    const { program, comments } = parseSync(file, text);
    return program.body.flatMap((node): [string, string][] => {
      if (node.type !== "ExportNamedDeclaration" || node.declaration?.type !== "FunctionDeclaration") return [];
      const above = comments.findLast(({ end }) => end <= node.start && text.slice(end, node.start).trim() === "");
      return [[`${file} ${node.declaration.id?.name}`, above ? text.slice(above.start, above.end) : ""]];
    });
  }),
);

/** Who uses each of them, told by folder. */
function usersOf(): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const [file, text] of texts) {
    const { module } = parseSync(file, text);
    const named = [
      ...module.staticImports.flatMap(({ moduleRequest, entries }) => entries.map((entry) => ({ ...entry, moduleRequest }))),
      ...module.staticExports.flatMap(({ entries }) => entries),
    ];
    for (const { moduleRequest, importName, isType } of named) {
      if (!moduleRequest?.value.startsWith(".") || isType) continue;
      const key = `${posix.join(posix.dirname(file), moduleRequest.value)} ${importName.name}`;
      users.set(key, (users.get(key) ?? new Set()).add(posix.dirname(file)));
    }
  }
  return users;
}

test("every function that is used outside its own folder, or by nobody here and so for others, has an example", () => {
  const users = usersOf();
  const shared = [...functions.keys()].filter((key) => {
    const folders = [...(users.get(key) ?? [])];
    return folders.length === 0 || folders.some((folder) => folder !== posix.dirname(key.split(" ")[0] ?? ""));
  });
  expect(shared.length).toBeGreaterThan(60);
  expect(shared.filter((key) => !functions.get(key)?.includes("* @example "))).toEqual([]);
});

test("a wrong digit, a missing field, another length, a name that isn't there: each is seen", () => {
  const scope = { half: () => 0.5, third: () => 1 / 3, pair: () => ({ a: 1, b: Float64Array.of(1, Number.NaN) }) };
  const match = (text: string) => {
    const { got, wanted } = sidesOf(text, scope);
    expect(got).toMatchObject(wanted);
  };
  for (const right of [
    "half() // 0.5",
    "third() // 0.333… (by hand)",
    "-third() // -0.33…",
    "third() / 1e9 // 3.33e-10…",
    "pair() // { b: [1, NaN] }",
    "const two = 2 * half();\ntwo // 1",
    "const two = 2 * half();\ntwo / 2\n// 0.5 (by hand)",
  ])
    expect(() => match(right), right).not.toThrow();
  for (const wrong of [
    "half() // 0.50001",
    "third() // 0.33",
    "third() // 0.334…",
    "third() // -0.33…",
    "pair() // { c: 1 }",
    "pair() // { b: [1] }",
    "pair() // { a: NaN }",
    "half()",
    "quarter() // 0.25",
  ])
    expect(() => match(wrong), wrong).toThrow();
});
