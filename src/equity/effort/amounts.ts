/** The amounts of an effort: a CSV with a code and an amount per line. What can be read in two ways is refused, never guessed. */
import { parse } from "csv-parse/sync";
import type { Fault } from "../../kernel/problem.ts";

/** Why there is no amount. `unknown`: nobody says; `suppressed`: kept back on purpose; `notApplicable`: it can't exist here; `notMeasured`: not written down. */
export const amountAbsences = ["unknown", "suppressed", "notApplicable", "notMeasured"] as const;
export type AmountAbsence = (typeof amountAbsences)[number];

export type Amount = { area: string; amount: number; absence: null } | { area: string; amount: null; absence: AmountAbsence };

const absenceWords: Readonly<Record<string, AmountAbsence>> = {
  unknown: "unknown",
  suppressed: "suppressed",
  notapplicable: "notApplicable",
  notmeasured: "notMeasured",
  onbekend: "unknown",
  verborgen: "suppressed",
  nietvantoepassing: "notApplicable",
  nietgemeten: "notMeasured",
};
const columnNames = { area: ["area", "gebied"], amount: ["amount", "bedrag"] } as const;
const mostBytes = 5_000_000;

/**
 * The delimiter is a comma, a semicolon or a tab, whichever the first line has. A decimal comma is read where it can't be a delimiter;
 * thousands separators are refused, as 1.234 may mean two numbers a thousand times apart.
 * @param areas codes that may stand there; null: not checked
 * @param faults found ones are added; what is given back is whole only when none were
 */
export function readAmounts(file: string, content: string, areas: ReadonlySet<string> | null, faults: Fault[]): Amount[] {
  const say = (row: number, found: string, mend: string): void => void faults.push({ row, column: file, found, mend });
  if (Buffer.byteLength(content) > mostBytes) {
    say(1, "the file has more than 5 MB", "give one line per area");
    return [];
  }
  const head = content.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0];
  const delimiter = [";", "\t", ","].find((each) => head.includes(each));
  if (!delimiter) {
    say(1, `the first line is "${head.slice(0, 60)}"`, "let it be area,amount (or gebied;bedrag)");
    return [];
  }
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const options = { delimiter, bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true } as const;
    records = parse(content, options) as unknown as typeof records;
  } catch (error) {
    say((error as { lines?: number }).lines ?? 1, (error as Error).message, "mend the line");
    return [];
  }
  const titles = (records.shift()?.record ?? []).map((title) => title.toLowerCase());
  const place = (column: keyof typeof columnNames): number =>
    titles.findIndex((title) => columnNames[column].some((name) => name === title));
  const [areaAt, amountAt] = [place("area"), place("amount")];
  if (areaAt < 0 || amountAt < 0) {
    say(1, `the columns are ${titles.map((title) => title.slice(0, 40)).join(", ")}`, "name them area and amount (or gebied and bedrag)");
    return [];
  }
  if (records.length === 0) say(1, "there is no line with an amount", "give one line per area");
  const seen = new Map<string, number>();
  const signs = new Set<string>();
  return records.flatMap(({ record, info: { lines } }): Amount[] => {
    if (record.length !== titles.length) {
      say(
        lines,
        `${record.length} cells under ${titles.length} columns`,
        "write a decimal point, or put semicolons between the columns; leave no cell out",
      );
      return [];
    }
    const area = record[areaAt];
    const before = seen.get(area);
    if (before !== undefined) say(lines, `${area} stood on line ${before} already`, "add the amounts up, on one line");
    else seen.set(area, lines);
    if (area === "") say(lines, "no code of an area", "give the code, such as WK034403");
    else if (areas && !areas.has(area)) say(lines, `there is no area ${area.slice(0, 40)}`, "mend the code");
    const read = readAmount(record[amountAt]);
    if ("mend" in read) {
      say(lines, read.found, read.mend);
      return [];
    }
    if (read.sign) signs.add(read.sign);
    if (signs.size === 2) {
      signs.clear();
      say(lines, "decimals are written with a comma and with a point in one file", "choose one of them");
    }
    return [read.absence === null ? { area, amount: read.amount, absence: null } : { area, amount: null, absence: read.absence }];
  });
}

type Read = { amount: number; absence: null; sign?: string } | { absence: AmountAbsence; sign?: string } | { found: string; mend: string };

function readAmount(cell: string): Read {
  const refuse = (mend: string): Read => ({ found: `"${cell.slice(0, 40)}" is no amount`, mend });
  const word = absenceWords[cell.toLowerCase().replaceAll(/[\s_-]/g, "")];
  if (word) return { absence: word };
  if (cell === "")
    return {
      found: "no amount",
      mend: `write 0 where nothing goes, else why there is none: ${amountAbsences.join(", ")}`,
    };
  if (/^[-−]/.test(cell)) return refuse("an amount is 0 or more; take what was paid back off the amount that it belongs to");
  if (/^(?:€|eur)|(?:€|eur|euro)$/i.test(cell)) return refuse("leave out the unit");
  const number = cell.match(/^(\d+)(?:([.,])(\d+))?$/);
  if (!number)
    return refuse(
      /^\d{1,3}(?:[., ’']\d{3})+/.test(cell) ? "leave out the thousands separators" : "write digits only, such as 12500 or 12500.50",
    );
  const [, whole, sign, decimals] = number;
  if (decimals?.length === 3 && whole.length <= 3)
    return refuse("it can be read in two ways: leave out the thousands separator, or write other than three decimals");
  return { amount: Number(sign ? `${whole}.${decimals}` : whole), absence: null, ...(sign ? { sign } : {}) };
}
