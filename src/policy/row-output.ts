/** Rows of a command on the terminal or in a file; a workbook needs a file. */
import type { Context } from "../kernel/command.ts";
import { formats as printed, printCsv, printJson, printTable, readFormat, type Column, type Format as Printed } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { writeFile } from "../kernel/write-file.ts";
import { xlsx } from "../kernel/xlsx.ts";

export const formats = [...printed, "xlsx"] as const;
export type Output = { format: Printed | "xlsx"; out: string | undefined };

export const outputOptions = {
  format: { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` },
  out: { type: "string", value: "FILE", summary: "where to write it; the terminal when absent" },
} as const;

/** @throws Problem `usage` for a format that does not exist, or a workbook without a file */
export function readOutput(context: Context): Output {
  const [given, out] = [context.text("format"), context.text("out")];
  if (given !== "xlsx") return { format: readFormat(given, formats), out };
  if (out) return { format: given, out };
  throw new Problem({ kind: "usage", message: "A workbook needs a file.", wayOut: "Give --out FILE." });
}

/**
 * @param name of the workbook's sheet
 * @param whole what JSON says: more than fits in rows
 */
export function print<Row>(
  context: Context,
  { format, out }: Output,
  { name, whole, rows, columns }: { name: string; whole: unknown; rows: readonly Row[]; columns: readonly Column<Row>[] },
): void {
  const write = (text: string) => (out ? writeFile(out, `${text}\n`) : context.out(text));
  if (format === "xlsx") writeFile(out ?? "", xlsx(name, rows, columns));
  else write(format === "json" ? printJson(whole) : format === "csv" ? printCsv(rows, columns) : printTable(rows, columns));
  if (out) context.out(`Wrote ${rows.length} rows to ${out}.`);
}
