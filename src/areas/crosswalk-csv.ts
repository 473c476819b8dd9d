import { parse } from "csv-parse/sync";
import { Problem, type Fault } from "../kernel/problem.ts";
import type { CrosswalkRow } from "./crosswalk.ts";

const columns = ["from_code", "from_division", "to_code", "to_division", "weight", "basis", "source", "error_share"] as const;
type Column = (typeof columns)[number];
type Cells = Partial<Record<Column, string>>;

/**
 * Reads a crosswalk from CSV text: the columns above in any order, comma or semicolon, numbers with a decimal point.
 * `error_share` may be empty or absent. Weights that don't add up to 1 are not a fault here: a file may hold part of a crosswalk
 * (`unevenWeights` tells which, and `carry` refuses to use them).
 * @throws Problem `unreadable-crosswalk` (not such a CSV) or `bad-crosswalk` (with the rows at fault)
 */
export function readCrosswalk(text: string, fileName: string): CrosswalkRow[] {
  const body = text.replace(/^\uFEFF/, "");
  const unreadable = (what: string, cause?: unknown) =>
    new Problem({
      kind: "unreadable-crosswalk",
      message: `${fileName} ${what}.`,
      wayOut: `Give a CSV file with the columns ${columns.join(", ")}.`,
      cause,
    });
  if (/^\s*</.test(body)) throw unreadable("is a web page or XML, not CSV");
  const header = body.slice(0, body.search(/\r?\n|$/));
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  let records: { record: Cells; info: { lines: number } }[];
  try {
    records = parse(body, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter,
      trim: true,
      skip_empty_lines: true,
      info: true,
    });
  } catch (cause) {
    throw unreadable(`can't be read as CSV: ${(cause as Error).message}`, cause);
  }
  const missing = columns.filter((column) => column !== "error_share" && !header.toLowerCase().includes(column));
  if (missing.length > 0) throw unreadable(`lacks the column ${missing.join(", ")}`);
  if (records.length === 0) throw unreadable("has a header and no rows");

  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const rows = records.map(({ record, info }) => {
    const { row, wrong } = rowOf(record);
    const key = [row.fromCode, row.fromDivision, row.toCode, row.toDivision].join(" ");
    const first = seen.get(key);
    if (first !== undefined) wrong.push({ found: `the same pair as row ${first}`, mend: "keep one of the two" });
    seen.set(key, info.lines);
    faults.push(...wrong.map((fault) => ({ row: info.lines, ...fault })));
    return row;
  });
  if (faults.length > 0)
    throw new Problem({
      kind: "bad-crosswalk",
      message: `${fileName} has faults in ${new Set(faults.map(({ row }) => row)).size} rows; nothing was loaded.`,
      wayOut: "Mend them and load it again.",
      faults,
    });
  return rows;
}

function rowOf(cells: Cells): { row: CrosswalkRow; wrong: Fault[] } {
  const wrong: Fault[] = [];
  const text = (column: Column, pattern: RegExp, mend: string) => {
    const value = cells[column] ?? "";
    if (!pattern.test(value)) wrong.push({ column, found: value === "" ? "nothing" : `"${value.slice(0, 40)}"`, mend });
    return value;
  };
  const number = (column: Column, fits: (value: number) => boolean, mend: string) => {
    const value = cells[column] ?? "";
    const parsed = /^\d+(\.\d+)?(e-\d+)?$/i.test(value) ? Number(value) : NaN;
    if (!fits(parsed))
      wrong.push({
        column,
        found: value === "" ? "nothing" : `"${value.slice(0, 40)}"`,
        mend: /^\d+,\d+$/.test(value) ? "write the decimals with a point" : mend,
      });
    return parsed;
  };
  const code = (column: Column) => text(column, /^[A-Za-z0-9][A-Za-z0-9-]*$/, "an area code such as BU03440311");
  const division = (column: Column) =>
    number(column, (year) => Number.isInteger(year) && year >= 1900 && year <= 2200, "the year of the division, such as 2020");
  const row: CrosswalkRow = {
    fromCode: code("from_code"),
    fromDivision: division("from_division"),
    toCode: code("to_code"),
    toDivision: division("to_division"),
    weight: number("weight", (weight) => weight > 0 && weight <= 1, "a share above 0 and at most 1; leave out pairs that share nothing"),
    basis: text("basis", /./, "what the share is of: people, addresses, land"),
    source: text("source", /./, "who published the weight"),
    errorShare: cells.error_share ? number("error_share", (share) => share >= 0, "the weight's error as a share of it, or nothing") : null,
  };
  return { row, wrong };
}
