/** Small files that would grow large, or that name what they may not have. */
import { describe, expect, test } from "vitest";
import { mappingOf } from "../../src/figures/importing/material.ts";
import { loadMapping, parseMapping } from "../../src/figures/readers/mapping.ts";
import { makeZip, problemOf, temporaryFolder } from "../../src/figures/readers/made-files.ts";
import { parseSourceDescription } from "../../src/figures/readers/source-description.ts";
import { openWorkbook } from "../../src/figures/readers/workbook.ts";
import { readEvaluation } from "../../src/equity/evaluation/file.ts";
import { checkFramework } from "../../src/policy/check.ts";
import { asProblem, Problem, type Fault } from "../../src/kernel/problem.ts";

const folder = temporaryFolder();

/** Nine lines that stand for a thousand million texts ("billion laughs"). */
const laughs = [
  "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]",
  ...Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 10 }, () => `*a${at}`).join(", ")}]`),
].join("\n");
const deep = `a: ${"[".repeat(5_000)}${"]".repeat(5_000)}`;
const merged = `a: &a {b: 1}\nc: {${"<<: *a, ".repeat(3)}}\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}`;

const readers: readonly (readonly [string, (yaml: string) => unknown])[] = [
  ["a mapping that was sent", (yaml) => mappingOf(Buffer.from(yaml), "a.yaml", [])],
  ["a mapping", (yaml) => parseMapping(yaml)],
  ["a mapping in a file", async (yaml) => loadMapping(await folder.put("bomb.yaml", yaml))],
  ["a description of a source", (yaml) => parseSourceDescription(yaml)],
  ["a framework", (yaml) => refusedBy(checkFramework("a.yaml", yaml).faults)],
  ["an evaluation", (yaml) => refusedBy(readEvaluation("a.yaml", yaml, () => null).faults)],
];
/** Where faults are listed instead of thrown. */
function refusedBy(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem({ kind: "faults", message: "refused", wayOut: "", faults });
}
const refusal = async (read: (yaml: string) => unknown, yaml: string) =>
  asProblem(
    await Promise.resolve()
      .then(() => read(yaml))
      .then(
        () => null,
        (error: unknown) => error,
      ),
  );

describe.each(readers)("%s", (_, read) => {
  test.each([
    ["aliases of aliases", laughs],
    ["brackets without end", deep],
    ["names of JavaScript's own", merged],
  ])("%s: a refusal, not a fault", async (_name, yaml) => {
    const problem = await refusal(read, yaml);
    expect([problem.kind, problem.status < 500]).toEqual([problem.kind, true]);
    expect(problem.kind).not.toBe("unexpected");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test.each(["/etc/passwd", "../../../../../../etc/passwd", "..\\..\\secret", "file:///etc/passwd", "http://127.0.0.1/"])(
  "a mapping that was sent can't extend %s",
  async (path) => {
    const problem = await problemOf(mappingOf(Buffer.from(JSON.stringify({ extends: path })), "a.yaml", []));
    expect(problem.status).toBeLessThan(500);
    expect(`${problem.message} ${JSON.stringify(problem.faults)}`).not.toMatch(/root:|daemon/);
  },
);

test.each(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])("entities in %s are not resolved", (part) => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>';
  const plain: Readonly<Record<string, string>> = {
    "xl/workbook.xml": '<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    "xl/sharedStrings.xml": "<sst><si><t>&c;&d;</t></si></sst>",
  };
  const files = Object.entries(plain).map(([name, content]) => ({ name, content: name === part ? bomb + content : content }));
  expect(() => openWorkbook(makeZip(files), "a.xlsx").read("S", () => true)).toThrow(/plain UTF-8 XML/);
});

test("entities without a document type stay as they were written", () => {
  const files = [
    { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>' },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row></sheetData></worksheet>',
    },
  ];
  const read: unknown[] = [];
  openWorkbook(makeZip(files), "a.xlsx").read("S", (_row, cells) => read.push(...cells) > 0);
  expect(JSON.stringify(read)).toContain("&d;");
});
