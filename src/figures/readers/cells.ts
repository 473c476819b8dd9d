import type { Cells } from "../delivery.ts";

/** Room for `length` cells, all columns at their final size. */
export function emptyCells(length: number, has: { limits: boolean; counts: boolean }): Cells {
  const column = (wanted: boolean): Float64Array | null => (wanted ? new Float64Array(length).fill(Number.NaN) : null);
  return {
    length,
    area: new Int32Array(length),
    period: new Int16Array(length),
    indicator: new Int16Array(length),
    group: new Int16Array(length),
    status: new Uint8Array(length),
    value: new Float64Array(length).fill(Number.NaN),
    lower: column(has.limits),
    upper: column(has.limits),
    numerator: column(has.counts),
    denominator: column(has.counts),
    row: new Int32Array(length),
  };
}

/** One observation on its way into columns. `status` is a position in `statuses`. */
export type Cell = {
  area: number;
  period: number;
  indicator: number;
  group: number;
  status: number;
  value: number;
  lower: number;
  upper: number;
  numerator: number;
  denominator: number;
  row: number;
};

/** Observations that come one by one, kept in columns that double when they are full. */
export class CellList {
  private cells = emptyCells(1024, { limits: true, counts: true });
  private length = 0;
  private limits = false;
  private counts = false;
  private readonly indexAt = new Map<number, number>();

  /** Keeps the cell; when the same area, period, indicator and group came before, keeps the first and answers its row. */
  add(cell: Cell): number | null {
    const key = keyOf(cell);
    const before = this.indexAt.get(key);
    if (before !== undefined) return this.cells.row[before];
    this.indexAt.set(key, this.length);
    if (this.length === this.cells.length) this.cells = resized(this.cells, this.length * 2);
    const { cells, length: i } = this;
    cells.area[i] = cell.area;
    cells.period[i] = cell.period;
    cells.indicator[i] = cell.indicator;
    cells.group[i] = cell.group;
    cells.status[i] = cell.status;
    cells.value[i] = cell.value;
    cells.row[i] = cell.row;
    if (cells.lower && cells.upper && cells.numerator && cells.denominator) {
      cells.lower[i] = cell.lower;
      cells.upper[i] = cell.upper;
      cells.numerator[i] = cell.numerator;
      cells.denominator[i] = cell.denominator;
    }
    this.limits ||= !Number.isNaN(cell.lower) || !Number.isNaN(cell.upper);
    this.counts ||= !Number.isNaN(cell.numerator) || !Number.isNaN(cell.denominator);
    this.length++;
    return null;
  }

  /** Puts a limit beside the value of the same cell; false when there is no such cell, or its limit is already there. */
  limit(cell: Omit<Cell, "lower" | "upper">, kind: "lower" | "upper"): boolean {
    const at = this.indexAt.get(keyOf(cell));
    const column = this.cells[kind];
    if (at === undefined || !column || !Number.isNaN(column[at])) return false;
    if (!Number.isNaN(this.cells.value[at])) column[at] = cell.value;
    this.limits = true;
    return true;
  }

  /** The columns at their final length; those without any content are null. */
  finish(): Cells {
    const cells = resized(this.cells, this.length);
    return {
      ...cells,
      lower: this.limits ? cells.lower : null,
      upper: this.limits ? cells.upper : null,
      numerator: this.counts ? cells.numerator : null,
      denominator: this.counts ? cells.denominator : null,
    };
  }
}

/** One number per cell, exact up to 524,288 areas, 1,024 periods, 16,384 indicators and 1,024 groups (53 bits). */
const keyOf = ({ area, period, indicator, group }: Pick<Cell, "area" | "period" | "indicator" | "group">): number =>
  ((area * 1024 + period) * 16_384 + indicator) * 1024 + group;

function resized(from: Cells, length: number): Cells {
  const to = emptyCells(length, { limits: true, counts: true });
  for (const name of [
    "area",
    "period",
    "indicator",
    "group",
    "status",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "row",
  ] as const) {
    const [target, source] = [to[name], from[name]];
    if (target && source) target.set(source.subarray(0, Math.min(length, source.length)));
  }
  return to;
}
