/** The file of `care-use`: a line per group, age and sex. */
import { parse } from "csv-parse/sync";
import { Problem, type Fault } from "../../kernel/problem.ts";
import type { CareUseRow } from "./care-use.ts";

const names = ["group", "age", "sex", "people", "events", "referencePeople", "referenceEvents"] as const;
const counts = ["people", "events", "referencePeople", "referenceEvents"] as const;
const unknownWords = new Set(["", "unknown", "onbekend", "suppressed", "verborgen"]);

/**
 * Columns group, age, sex, people, events, referencePeople, referenceEvents, in any order; whole numbers; a comma, semicolon or tab between
 * them. Empty, `unknown` or `suppressed` is not known, and stays so.
 * @throws Problem `care-use-faults` with a fault per line that can't be read
 */
export function readCareUse(text: string): CareUseRow[] {
  const faults: Fault[] = [];
  const head = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0];
  const delimiter = [";", "\t", ","].find((each) => head.includes(each)) ?? ",";
  const titles = head.split(delimiter).map((title) => title.trim().replaceAll('"', ""));
  const missing = names.filter((name) => !titles.includes(name));
  if (missing.length > 0)
    throw refusal([{ row: 1, found: `there is no column ${missing.join(", ")}`, mend: `name the columns ${names.join(", ")}` }]);
  const twice = names.filter((name) => titles.indexOf(name) !== titles.lastIndexOf(name));
  if (twice.length > 0)
    throw refusal([{ row: 1, found: `the column ${twice.join(", ")} is there more than once`, mend: "leave one of them" }]);
  const rows: CareUseRow[] = [];
  const seen = new Map<string, number>();
  const references = new Map<string, { row: number; people: number; events: number }>();
  for (const { record, info } of recordsOf(text, delimiter)) {
    const row = info.lines;
    if (record.length !== titles.length) {
      faults.push({ row, found: `${record.length} cells under ${titles.length} columns`, mend: "leave no cell out" });
      continue;
    }
    const cell = (name: (typeof names)[number]): string => record[titles.indexOf(name)].trim();
    const read = (name: (typeof counts)[number]): number => {
      const given = cell(name);
      if (unknownWords.has(given.toLowerCase())) return Number.NaN;
      if (/^\d+$/.test(given) && Number.isSafeInteger(Number(given))) return Number(given);
      faults.push({
        row,
        column: name,
        found: `"${given.slice(0, 40)}" is given`,
        mend: "give a whole number of 0 or more, or leave it empty",
      });
      return Number.NaN;
    };
    const made: CareUseRow = {
      group: cell("group"),
      age: cell("age"),
      sex: cell("sex"),
      people: read("people"),
      events: read("events"),
      referencePeople: read("referencePeople"),
      referenceEvents: read("referenceEvents"),
    };
    if (made.group === "") faults.push({ row, column: "group", found: "it is empty", mend: "name the group" });
    if (made.referencePeople === 0 && made.referenceEvents > 0)
      faults.push({ row, column: "referencePeople", found: "there is use and nobody to use it", mend: "give the people of the reference" });
    if (made.people === 0 && made.events > 0)
      faults.push({ row, column: "people", found: "there is use and nobody to use it", mend: "give the people of the group" });
    const stratum = JSON.stringify([made.age, made.sex]);
    const key = JSON.stringify([made.group, made.age, made.sex]);
    const before = seen.get(key);
    if (before !== undefined) faults.push({ row, found: `row ${before} has the same group, age and sex`, mend: "leave one of them out" });
    seen.set(key, row);
    const reference = references.get(stratum);
    if (reference && !(same(reference.people, made.referencePeople) && same(reference.events, made.referenceEvents)))
      faults.push({
        row,
        column: "referencePeople",
        found: `row ${reference.row} has another reference for this age and sex`,
        mend: "use one reference for all groups",
      });
    if (!reference) references.set(stratum, { row, people: made.referencePeople, events: made.referenceEvents });
    rows.push(made);
  }
  if (rows.length === 0 && faults.length === 0) faults.push({ row: 2, found: "there is no line", mend: "give one per group, age and sex" });
  if (faults.length > 0) throw refusal(faults);
  return rows;
}

const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

function recordsOf(text: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  try {
    const options = { delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, from_line: 2 } as const;
    return parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    throw refusal([{ row: (error as { lines?: number }).lines ?? 1, found: (error as Error).message, mend: "mend the line" }]);
  }
}

function refusal(faults: Fault[]): Problem {
  return new Problem({
    kind: "care-use-faults",
    message: "The file can't be read: see its faults.",
    wayOut: "Mend each line that is named.",
    faults,
  });
}
