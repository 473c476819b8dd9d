/** Rows on a terminal or in a file: as a table, as CSV or as JSON. */
import { csvLine, type CsvValue } from "./csv.ts";
import { Problem } from "./problem.ts";

export const formats = ["table", "json", "csv"] as const;
export type Format = (typeof formats)[number];

/**
 * @param known the formats to name when it is none; a command may have more than these
 * @throws Problem for a format that does not exist
 */
export function readFormat(given: string | undefined, known: readonly string[] = formats): Format {
  if (given === undefined) return "table";
  const format = formats.find((each) => each === given);
  if (format) return format;
  throw new Problem({ kind: "usage", message: `--format ${given} is not a format.`, wayOut: `Choose ${known.join(", ")}.` });
}

export type Column<Row> = { title: string; of: (row: Row) => CsvValue; numeric?: boolean };

/** A name from a file must not move the cursor or break the line: control characters become spaces. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, " ");

/** Columns padded to the widest cell; numbers to the right. */
export function printTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ of }) => plain(String(of(row) ?? ""))));
  const widths = columns.map(({ title }, place) => Math.max(title.length, ...cells.map((row) => row[place].length)));
  const line = (texts: string[]) =>
    texts
      .map((text, place) => (columns[place].numeric ? text.padStart(widths[place]) : text.padEnd(widths[place])))
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => title)), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

export function printCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return [csvLine(columns.map(({ title }) => title)), ...rows.map((row) => csvLine(columns.map(({ of }) => of(row))))].join("").trimEnd();
}

export const printJson = (value: unknown): string => JSON.stringify(value, null, 2);
