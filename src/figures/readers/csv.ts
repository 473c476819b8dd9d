import { createHash } from "node:crypto";
import { absences, statuses } from "../delivery.ts";
import type { Delivery, ListedIndicator, Progress, Status } from "../delivery.ts";
import { CellList } from "./cells.ts";
import { readCsvRows } from "./csv-rows.ts";
import { delivered } from "./delivered.ts";
import { Faults, shown } from "./faults.ts";
import { columnRoles } from "./mapping.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";
import { numberReader, officeSigns, statusAt } from "./number.ts";
import { RowDimensions } from "./row-dimensions.ts";
import { listedIndicator } from "./topic.ts";

/** In any CSV a lone hyphen may mean nil, none or unknown; a mapping must say which. */
const { "-": _nil, ...plainSigns } = officeSigns;

/** Where one figure stands in a row: its indicator, or -1 when a column names it, and the position of its value. */
type Figure = { indicator: number; value: number };

/**
 * Reads any tidy CSV (a row per figure) or wide CSV (a column per indicator) through a mapping. Formulas are never worked out:
 * where a number is wanted a cell starting with `=` is a fault; in a name it is text.
 * @throws Problem `input-faults`, `no-observations`, and those of `readCsvRows`
 */
export async function readCsv(
  path: string,
  { mapping, retrievedAt, onProgress }: { mapping: Mapping; retrievedAt?: Date; onProgress?: Progress },
): Promise<Delivery> {
  const table = new CsvTable(mapping, new Faults(path.split(/[\\/]/).at(-1) ?? path));
  const { delimiter, encoding } = mapping.csv;
  const file = await readCsvRows(path, { delimiter, encoding }, (row, cells) => table.take(row, cells), onProgress);
  const delivery = delivered({
    source: mapping,
    ...table.finish(),
    notMeasured: [],
    file,
    retrievedAt: retrievedAt ?? file.modifiedAt,
    excerpt: mapping.excerpt,
  });
  return { ...delivery, series: mapping.series ?? seriesOf(delivery), title: mapping.deliveryTitle ?? delivery.title };
}

/**
 * Which slice of its source a CSV holds. A later file of the same slice supersedes the earlier, so the slice must say all that sets files
 * apart: periods, groups, levels, municipalities and indicators, and whether it is an excerpt. Long lists are told by number and hash.
 */
function seriesOf({ series, areas, indicators, excerpt }: Delivery): string {
  const short = (names: readonly string[]): string => {
    const sorted = [...new Set(names)].sort();
    return sorted.length <= 2
      ? sorted.join("+")
      : `${sorted.length}-${createHash("sha256").update(sorted.join(" ")).digest("hex").slice(0, 6)}`;
  };
  const places = areas.map(({ code }) => (/^(WK|BU)\d/.test(code) ? `GM${code.slice(2, 6)}` : code));
  return [
    series,
    short(areas.map(({ level }) => level)),
    short(places),
    short(indicators.map(({ id }) => id)),
    ...(excerpt ? ["excerpt"] : []),
  ].join("/");
}

class CsvTable {
  private readonly mapping: Mapping;
  private readonly faults: Faults;
  private readonly dimensions: RowDimensions;
  private readonly read: ReturnType<typeof numberReader>;
  private readonly list = new CellList();
  private readonly indicators: ListedIndicator[] = [];
  private readonly indicatorAt = new Map<string, number>();
  private at: Partial<Record<ColumnRole, number>> = {};
  private figures: Figure[] = [];
  private width = 0;

  constructor(mapping: Mapping, faults: Faults) {
    this.mapping = mapping;
    this.faults = faults;
    this.dimensions = new RowDimensions(mapping, faults);
    this.read = numberReader(mapping.csv.decimal, mapping.signs ?? plainSigns);
  }

  take(row: number, cells: readonly string[]): void {
    if (this.width === 0) return this.head(row, cells);
    if (cells.length !== this.width) {
      this.faults.add({
        row,
        found: `${cells.length} cells where the head has ${this.width}`,
        mend: "give every row the same columns; put text that holds the delimiter in quotes",
      });
      return;
    }
    const { columns, fixed } = this.mapping.csv;
    const text = (role: ColumnRole): string => cells[this.at[role] ?? -1] ?? "";
    const area = this.dimensions.area(fixed.area ?? text("area"), row, columns.area ?? "area", () => text("areaName").trim() || null);
    const period = this.dimensions.period(fixed.period ?? text("period"), row, columns.period ?? "period");
    const group = this.dimensions.group(fixed.group ?? text("group"), row, columns.group ?? "group");
    for (const figure of this.figures) {
      const indicator = figure.indicator >= 0 ? figure.indicator : this.indicator(fixed.indicator ?? text("indicator"), row);
      const column = figure.indicator >= 0 ? this.indicators[indicator].sourceKey : (columns.value ?? "value");
      const value = this.number(cells[figure.value] ?? "", row, column);
      const limits = {
        lower: this.role(cells, "lower", row),
        upper: this.role(cells, "upper", row),
        numerator: this.role(cells, "numerator", row),
        denominator: this.role(cells, "denominator", row),
      };
      const status = this.status(text("status").trim(), value, row);
      if (area < 0 || period < 0 || group < 0 || indicator < 0 || status === null) continue;
      if (limits.lower > limits.upper)
        this.faults.add({ row, column: columns.lower, found: "the lower limit is above the upper limit", mend: "exchange them" });
      const absent = absences.has(status);
      const cell = { area, period, indicator, group, status: statuses.indexOf(status), value: value.value, ...limits, row };
      const before = this.list.add(absent ? { ...cell, lower: Number.NaN, upper: Number.NaN, numerator: Number.NaN } : cell);
      if (before !== null)
        this.faults.add({ row, column, found: `the same area, period, group and indicator as row ${before}`, mend: "keep one of the two" });
    }
  }

  finish() {
    this.faults.stop();
    return { dimensions: this.dimensions, indicators: this.indicators, cells: this.list.finish() };
  }

  private head(row: number, cells: readonly string[]): void {
    const { columns, fixed, ignored } = this.mapping.csv;
    const header = cells.map((cell) => cell.trim());
    this.width = header.length;
    const missing = (column: string): void =>
      this.faults.add({
        row,
        column,
        found: "this column is missing",
        mend: `the head has ${shown(header.join(", "))}; check the delimiter and the mapping`,
      });
    for (const role of columnRoles) {
      const column = columns[role];
      if (column === undefined) continue;
      this.at[role] = header.indexOf(column);
      if (this.at[role] === -1) missing(column);
    }
    for (const role of ["area", "period", "group"] as const) {
      if (columns[role] === undefined && fixed[role] === undefined)
        this.faults.add({
          column: role,
          found: "the mapping says nothing of it",
          mend: `name its column under columns, or give it under fixed`,
        });
    }
    if (columns.value !== undefined) {
      if (columns.indicator === undefined && fixed.indicator === undefined)
        this.faults.add({
          column: "indicator",
          found: "the mapping says nothing of it",
          mend: "name its column under columns, or give it under fixed",
        });
      this.figures = [{ indicator: -1, value: this.at.value ?? -1 }];
    } else {
      for (const [key, { id }] of Object.entries(this.mapping.indicators)) {
        const value = header.includes(key) ? header.indexOf(key) : header.indexOf(id);
        if (value >= 0) this.figures.push({ indicator: this.indicator(key, row), value });
        // A mapping that extends a description takes what the file has of it; one that lists its own indicators means them all.
        else if (this.mapping.extends === undefined) missing(key);
      }
      if (this.figures.length === 0)
        this.faults.add({ row, found: "no column holds a described indicator", mend: "name a value column, or describe the indicators" });
    }
    const known = new Set([...Object.values(columns), ...ignored, ...this.figures.map(({ value }) => header[value])]);
    header.forEach((column, i) => {
      if (header.indexOf(column) !== i) this.faults.add({ row, column, found: "this column is there twice", mend: "keep one" });
      else if (!known.has(column))
        this.faults.add({ row, column, found: "the mapping says nothing of this column", mend: "name it under columns, or under ignored" });
    });
    this.faults.stop();
  }

  private indicator(raw: string, row: number): number {
    const key = raw.trim();
    const known = this.indicatorAt.get(key);
    if (known !== undefined) return known;
    const { indicators } = this.mapping;
    const sourceKey = Object.hasOwn(indicators, key) ? key : Object.keys(indicators).find((one) => indicators[one].id === key);
    if (sourceKey === undefined) {
      this.faults.add({
        row,
        column: this.mapping.csv.columns.indicator,
        found: `${shown(raw)} is no described indicator`,
        mend: "describe it in the mapping under indicators",
      });
      return -2;
    }
    const before = this.indicators.findIndex((one) => one.sourceKey === sourceKey);
    const position =
      before >= 0
        ? before
        : this.indicators.push(listedIndicator(sourceKey, indicators[sourceKey], null, this.mapping, sourceKey, this.indicators.length)) -
          1;
    this.indicatorAt.set(key, position);
    return position;
  }

  private number(text: string, row: number, column: string) {
    const parsed = this.read(text);
    if (parsed.fault) this.faults.add({ row, column, ...parsed.fault });
    return parsed;
  }

  private role(cells: readonly string[], role: "lower" | "upper" | "numerator" | "denominator", row: number): number {
    const at = this.at[role];
    return at === undefined ? Number.NaN : this.number(cells[at] ?? "", row, this.mapping.csv.columns[role] ?? role).value;
  }

  private status(word: string, parsed: { value: number; state: number; fault: unknown }, row: number): Status | null {
    if (parsed.fault) return null;
    const column = this.mapping.csv.columns.status;
    const ofValue = parsed.state === 0 ? null : statuses[statusAt(parsed.state)];
    if (word === "") return ofValue ?? this.mapping.blank;
    const stated = Object.hasOwn(this.mapping.csv.statuses, word)
      ? this.mapping.csv.statuses[word]
      : statuses.find((status) => status === word);
    if (!stated)
      return this.wrong(row, column, `${shown(word)} is no known status`, `use ${statuses.join(", ")}, or translate it under statuses`);
    const hasValue = !Number.isNaN(parsed.value);
    if (hasValue && absences.has(stated))
      return this.wrong(row, column, `a value beside the status ${stated}`, "give either a value or a reason why there is none");
    if (!hasValue && !absences.has(stated))
      return this.wrong(row, column, `no value beside the status ${stated}`, "give the value, or the reason why there is none");
    return stated;
  }

  private wrong(row: number, column: string | undefined, found: string, mend: string): null {
    this.faults.add({ row, column, found, mend });
    return null;
  }
}
