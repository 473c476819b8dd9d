/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

export type CsvValue = string | number | boolean | null | undefined;

/** One record with its line end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

/**
 * A spreadsheet would run text that starts like a formula, in wide signs too; an apostrophe makes it text again. Also after a semicolon, tab or
 * line end: a Dutch spreadsheet may begin a new cell there.
 */
const runs = /^[=+\-@\t\r\n\0＝＋－＠]|[;\t\r\n]"*[=+\-@＝＋－＠]/;
const starts = /^(?=[=+\-@\t\r\n\0＝＋－＠])|(?<=[;\t\r\n]"*)(?=[=+\-@＝＋－＠])/g;

function csvField(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = runs.test(value) ? value.replaceAll(starts, "'") : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
