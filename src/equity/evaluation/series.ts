/** The numbers that come along with a record: a CSV of area, period, value. */
import { parse } from "csv-parse/sync";
import type { Fault } from "../../kernel/problem.ts";
import { readPeriod } from "./period.ts";
import type { SeriesRow } from "./record.ts";

const largestSeriesBytes = 5_000_000;
const columns = ["area", "period", "value"] as const;
const mostFaults = 50;

/** @param file as the faults name it. An empty value stays empty: nobody measured it, or nobody may tell. */
export function readSeries(file: string, content: string, faults: Fault[]): SeriesRow[] {
  const refuse = (row: number, found: string, mend: string) => {
    if (faults.length < mostFaults) faults.push({ row, column: file, found, mend });
  };
  if (Buffer.byteLength(content) > largestSeriesBytes) {
    refuse(1, `the file has more than ${largestSeriesBytes / 1e6} MB`, "leave out what the evaluation doesn't use");
    return [];
  }
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(content, { columns: true, info: true, trim: true, bom: true, skip_empty_lines: true, max_record_size: 65_536 });
  } catch (error) {
    refuse((error as { lines?: number }).lines ?? 1, (error as Error).message.slice(0, 200), "mend the line");
    return [];
  }
  if (records.length === 0) refuse(1, "there is no line of numbers", "write a heading area,period,value and a line for each number");
  const missing = records.length > 0 ? columns.filter((column) => !(column in records[0].record)) : [];
  if (missing.length > 0) {
    refuse(1, `the column ${missing.join(" and ")} is missing`, "let the first line be area,period,value");
    return [];
  }
  const seen = new Map<string, number>();
  return records.flatMap(({ record: { area, period, value }, info: { lines: row } }) => {
    const number = value === "" ? null : Number(value);
    if (area === "") refuse(row, "area is empty", "name the area by its code");
    else if (readPeriod(period) === null) refuse(row, `${period.slice(0, 40)} is no period`, "write 2021, 2021-Q2, 2021-06 or 2021-06-15");
    else if (number !== null && !Number.isFinite(number))
      refuse(row, `${value.slice(0, 40)} is no number`, "write it with a point, or leave it empty where there is none");
    else {
      const name = `${area} ${period}`;
      const earlier = seen.get(name);
      if (earlier !== undefined) refuse(row, `${area} has a number for ${period} in line ${earlier} already`, "keep one of them");
      seen.set(name, row);
      return [{ area, period, value: number, row }];
    }
    return [];
  });
}
