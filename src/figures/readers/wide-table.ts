import { statuses } from "../delivery.ts";
import type { Cells, ListedIndicator, NotMeasured, Status } from "../delivery.ts";
import { emptyCells } from "./cells.ts";
import type { Faults } from "./faults.ts";
import { shown } from "./faults.ts";
import { numberReader, officeSigns, stateOf, statusAt } from "./number.ts";
import { RowDimensions } from "./row-dimensions.ts";
import type { SourceDescription } from "./source-description.ts";

/** A column of figures: its position in the rows, its indicator, and what a blank in it means. */
export type WideColumn = { at: number; indicator: ListedIndicator; blank: Status };

export type WideShape = {
  description: SourceDescription;
  header: readonly string[];
  columns: readonly WideColumn[];
  /** Names of areas by the source's code, where the source has a list of them. */
  names: ReadonlyMap<string, string> | null;
  /** Status of all figures of a period, by the source's code; final where it says nothing. */
  periodStatus: ReadonlyMap<string, Status>;
};

type Kind = "value" | "lower" | "upper";
const firstRoom = 4096;

/**
 * Gathers a table with one row per area × period × group (and limit) and one column per indicator. A column that is blank
 * throughout for a period × group was not measured; a blank in a column that has figures is a cell with its reason.
 */
export class WideTable {
  readonly dimensions: RowDimensions;
  private readonly shape: WideShape;
  private readonly faults: Faults;
  private readonly read: (text: string) => ReturnType<ReturnType<typeof numberReader>>;
  private readonly at: { area: number; period: number; group: number; limits: number; name: number };
  private readonly rows: { area: number; period: number; group: number; row: number; provisional: number }[] = [];
  private readonly rowOf: Record<Kind, Map<number, number>> = { value: new Map(), lower: new Map(), upper: new Map() };
  private readonly limitRows: { kind: "lower" | "upper"; key: number; row: number; values: Float64Array }[] = [];
  private values: Float64Array;
  private states: Uint8Array;

  constructor(shape: WideShape, faults: Faults) {
    const { description, header, columns } = shape;
    const { area, period, group, limits } = description.dimensions;
    const place = (column: string | undefined): number => (column === undefined ? -1 : header.indexOf(column));
    this.shape = shape;
    this.faults = faults;
    this.dimensions = new RowDimensions(description, faults);
    this.read = numberReader(".", description.signs ?? officeSigns);
    this.at = {
      area: place(area.column),
      period: "column" in period ? place(period.column) : -1,
      group: "column" in group ? place(group.column) : -1,
      limits: place(limits?.column),
      name: place(description.areaName?.column),
    };
    this.values = new Float64Array(firstRoom * columns.length);
    this.states = new Uint8Array(firstRoom * columns.length);
  }

  /** Takes one row; `row` is its number as a spreadsheet shows it. */
  add(row: number, cells: readonly string[]): void {
    const { description, columns, names, periodStatus } = this.shape;
    const { period: byPeriod, group: byGroup, limits, area: byArea } = description.dimensions;
    const rawPeriod = "column" in byPeriod ? (cells[this.at.period] ?? "") : byPeriod.fixed;
    const area = this.dimensions.area(cells[this.at.area] ?? "", row, byArea.column, (code, level) => {
      const listed = names?.get(code)?.trim();
      const named = description.areaName?.levels.some((one) => one === level) ? cells[this.at.name]?.trim() : null;
      return listed || named || null;
    });
    const period = this.dimensions.period(rawPeriod, row, "column" in byPeriod ? byPeriod.column : "period");
    const group = this.dimensions.group(
      "column" in byGroup ? (cells[this.at.group] ?? "") : byGroup.fixed,
      row,
      "column" in byGroup ? byGroup.column : "group",
    );
    const limit = limits ? (cells[this.at.limits] ?? "").trim() : "";
    const kind = limits ? limits.keys[limit] : "value";
    if (!kind)
      this.faults.add({
        row,
        column: limits?.column,
        found: `${shown(limit)} is no known limit`,
        mend: `known are ${Object.keys(limits?.keys ?? {}).join(", ")}`,
      });
    if (area < 0 || period < 0 || group < 0 || !kind) return;

    const key = (area * 4096 + period) * 4096 + group;
    const before = this.rowOf[kind].get(key);
    if (before !== undefined) {
      const what = `${this.dimensions.areas[area].code}, ${this.dimensions.periods[period].id}, ${this.dimensions.groups[group].id}`;
      this.faults.add({ row, found: `the same area, period and group (${what}) as row ${before}`, mend: "keep one of the two rows" });
      return;
    }
    this.rowOf[kind].set(key, row);

    const stated = periodStatus.get(rawPeriod.trim());
    if (kind === "value") {
      const base = this.rows.length * columns.length;
      if (base + columns.length > this.values.length) this.grow();
      this.rows.push({ area, period, group, row, provisional: stated ? statuses.indexOf(stated) : -1 });
      this.parse(row, cells, this.values, this.states, base);
    } else {
      const values = new Float64Array(columns.length);
      this.parse(row, cells, values, new Uint8Array(columns.length), 0);
      this.limitRows.push({ kind, key, row, values });
    }
  }

  private parse(row: number, cells: readonly string[], values: Float64Array, states: Uint8Array, base: number): void {
    const { columns } = this.shape;
    for (let c = 0; c < columns.length; c++) {
      const parsed = this.read(cells[columns[c].at] ?? "");
      values[base + c] = parsed.value;
      states[base + c] = parsed.state;
      if (parsed.fault) this.faults.add({ row, column: columns[c].indicator.sourceKey, ...parsed.fault });
    }
  }

  private grow(): void {
    const [values, states] = [this.values, this.states];
    this.values = new Float64Array(values.length * 2);
    this.states = new Uint8Array(states.length * 2);
    this.values.set(values);
    this.states.set(states);
  }

  /** The observations and what was not measured. Call once, after the last row and after `faults.stop()`. */
  finish(): { cells: Cells; notMeasured: NotMeasured[] } {
    const { columns } = this.shape;
    const { periods, groups } = this.dimensions;
    const width = columns.length;
    const filled = new Uint8Array(periods.length * groups.length * width);
    const seen = new Uint8Array(periods.length * groups.length);
    const slice = (r: { period: number; group: number }): number => r.period * groups.length + r.group;
    this.rows.forEach((r, i) => {
      seen[slice(r)] = 1;
      for (let c = 0; c < width; c++) if (this.states[i * width + c] !== 0) filled[slice(r) * width + c] = 1;
    });

    const notMeasured: NotMeasured[] = [];
    const kept = new Uint32Array(seen.length);
    seen.forEach((present, s) => {
      if (!present) return;
      for (let c = 0; c < width; c++) {
        if (filled[s * width + c]) kept[s]++;
        else notMeasured.push({ indicator: c, period: Math.floor(s / groups.length), group: s % groups.length });
      }
    });

    const cells = emptyCells(
      this.rows.reduce((sum, r) => sum + kept[slice(r)], 0),
      { limits: this.limitRows.length > 0, counts: false },
    );
    const final = statuses.indexOf("final");
    const blanks = columns.map((column) => statusAt(stateOf(column.blank)));
    const startOf = new Map<number, number>();
    let n = 0;
    this.rows.forEach((r, i) => {
      startOf.set((r.area * 4096 + r.period) * 4096 + r.group, n);
      const s = slice(r) * width;
      for (let c = 0; c < width; c++) {
        if (!filled[s + c]) continue;
        const state = this.states[i * width + c];
        const status = state === 0 ? blanks[c] : statusAt(state);
        cells.area[n] = r.area;
        cells.period[n] = r.period;
        cells.group[n] = r.group;
        cells.indicator[n] = c;
        cells.row[n] = r.row;
        cells.value[n] = this.values[i * width + c];
        cells.status[n] = status === final && r.provisional >= 0 ? r.provisional : status;
        n++;
      }
    });
    this.putLimits(cells, startOf);
    return { cells, notMeasured };
  }

  private putLimits(cells: Cells, startOf: ReadonlyMap<number, number>): void {
    for (const { kind, key, row, values } of this.limitRows) {
      const start = startOf.get(key);
      const column = cells[kind];
      if (start === undefined)
        this.faults.add({ row, found: `a ${kind} limit without a row that holds the value`, mend: "give the row with the value too" });
      if (start === undefined || !column) continue;
      const valueRow = cells.row[start];
      for (let n = start; n < cells.length && cells.row[n] === valueRow; n++)
        if (!Number.isNaN(cells.value[n])) column[n] = values[cells.indicator[n]];
    }
    this.faults.stop();
  }
}
