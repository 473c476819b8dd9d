/** A framework's file → the framework, or everything that is wrong with it: file, line and the way out. */
import { LineCounter, parseDocument, type Document } from "yaml";
import type { Fault } from "../kernel/problem.ts";
import { lineOf } from "../kernel/yaml-lines.ts";
import { framework, type Framework } from "./framework.ts";
import { textFaults, type PlacedFault } from "./plain-text.ts";
import { nothingKnown, referenceFaults, type Surroundings } from "./references.ts";
import { schemaFaults } from "./schema-faults.ts";

/** A framework of a large city with all of its updates takes about a tenth of this. Larger is refused before it is parsed. */
export const largestFileBytes = 2_000_000;
const mostFaults = 100;

export type Checked = { framework: Framework; faults: readonly [] } | { framework: null; faults: readonly Fault[] };

/**
 * @param file as the faults name it: frameworks/x.yaml
 * @param around what the framework's names may lead to outside of it; null parts are not checked
 * @returns either the whole framework or at most 100 faults, in the order of their lines
 */
export function checkFramework(file: string, content: string, around: Surroundings = nothingKnown): Checked {
  const refuse = (faults: readonly Fault[]): Checked => ({
    framework: null,
    faults: faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, mostFaults),
  });
  const whole = (found: string, mend: string) => refuse([{ row: 1, column: file, found, mend }]);
  const bytes = Buffer.byteLength(content);
  if (bytes > largestFileBytes) return whole(...tooLarge(bytes));

  const lines = new LineCounter();
  let document: Document.Parsed;
  let data: unknown;
  try {
    document = parseDocument(content, { lineCounter: lines });
    const problems = [...document.errors, ...document.warnings];
    if (problems.length > 0)
      return refuse(
        problems.map(({ linePos, message }) => ({
          row: linePos?.[0].line ?? 1,
          column: file,
          found: message.split("\n")[0].replace(/ at line \d+, column \d+:?$/, ""),
          mend: "write it as YAML",
        })),
      );
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Nested ten thousands deep, or aliases that unfold to millions.
    return whole(
      `can't be read: ${(error as Error).message.split("\n")[0]}`,
      "write it as plain YAML, without deep nesting and with few aliases",
    );
  }
  const placed = (faults: readonly PlacedFault[]): Fault[] =>
    faults.map(({ path, found, mend }) => ({ row: lineOf(document.contents, path, lines), column: file, found, mend }));

  const read = framework.safeParse(data);
  // References are looked at once the form is right: a missing list would make each of them dangle.
  if (!read.success) return refuse(placed([...schemaFaults(read.error.issues), ...textFaults(data)]));
  const faults = [...textFaults(data), ...referenceFaults(read.data, around)];
  return faults.length > 0 ? refuse(placed(faults)) : { framework: read.data, faults: [] };
}

/** What is found and what mends it, for a file over the limit. */
export function tooLarge(bytes: number): [found: string, mend: string] {
  return [
    `the file has ${(bytes / 1e6).toFixed(1)} MB, more than ${largestFileBytes / 1e6} MB`,
    "leave out what belongs in a document of its own",
  ];
}

/** The id that a file gives its framework, before it is checked: other files may name it. Null where it can't be read. */
export function frameworkIdIn(content: string): string | null {
  return content.match(/^id:[ \t]*["']?([a-z0-9-]+)/m)?.[1] ?? null;
}
