/** A delivery held against what is shown today, cell by cell. Pure: the cells that are shown come in, in the order of their key. */
import { statuses, type Cells, type Status } from "../delivery.ts";

/** Area, period, indicator, group: the numbers by which a cell is known in the database. */
export type CellKey = readonly [area: number, period: number, indicator: number, group: number];
export type ShownFigures = {
  status: Status;
  value: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
};
export type Shown = { key: CellKey; release: number } & ShownFigures;

/** Positions of a delivery's lists → numbers of the database. What isn't stored yet has a negative number of its own. */
export type Places = { areas: Int32Array; periods: Int32Array; indicators: Int32Array; groups: Int32Array };

export type Tally = { fresh: number; same: number; changed: number; absent: number };
export type Changed = { cell: number; before: { status: Status; value: number | null }; weight: number };

const mostChanges = 100;

const figureNames = ["value", "lower", "upper", "numerator", "denominator"] as const;

export class Comparison {
  /** Per position in the delivery's list of indicators. */
  readonly tallies: Tally[];
  private readonly cells: Cells;
  private readonly order: Uint32Array;
  private readonly places: Places;
  private next = 0;
  private largest: Changed[] = [];

  /** @param order of the cells by their key, see `byPrimaryKey` */
  constructor(cells: Cells, indicators: number, order: Uint32Array, places: Places) {
    this.cells = cells;
    this.order = order;
    this.places = places;
    this.tallies = Array.from({ length: indicators }, () => ({ fresh: 0, same: 0, changed: 0, absent: 0 }));
  }

  /** Takes one cell that is shown today; they come in the order of their keys. @returns false when the delivery doesn't have it */
  meet(shown: Shown): boolean {
    while (this.next < this.order.length) {
      const cell = this.order[this.next];
      const order = this.compareKey(cell, shown.key);
      if (order > 0) return false;
      this.next += 1;
      if (order < 0) this.tallies[this.cells.indicator[cell]].fresh += 1;
      else {
        this.compare(cell, shown);
        return true;
      }
    }
    return false;
  }

  /** The rest is new. @returns the largest changes, largest first */
  finish(): Changed[] {
    for (; this.next < this.order.length; this.next += 1) this.tallies[this.cells.indicator[this.order[this.next]]].fresh += 1;
    for (let cell = 0; cell < this.cells.length; cell += 1)
      if (Number.isNaN(this.cells.value[cell])) this.tallies[this.cells.indicator[cell]].absent += 1;
    this.keepLargest();
    return this.largest;
  }

  private compareKey(cell: number, [area, period, indicator, group]: CellKey): number {
    const { cells, places } = this;
    return (
      places.areas[cells.area[cell]] - area ||
      places.periods[cells.period[cell]] - period ||
      places.indicators[cells.indicator[cell]] - indicator ||
      places.groups[cells.group[cell]] - group
    );
  }

  private compare(cell: number, shown: Shown): void {
    const { cells } = this;
    const tally = this.tallies[cells.indicator[cell]];
    let sameFigures = true;
    for (const name of figureNames) sameFigures &&= Object.is(cells[name]?.[cell] ?? Number.NaN, shown[name] ?? Number.NaN);
    if (sameFigures && statuses[cells.status[cell]] === shown.status) {
      tally.same += 1;
      return;
    }
    tally.changed += 1;
    this.largest.push({
      cell,
      before: { status: shown.status, value: shown.value },
      weight: weightOf(shown.value, cells.value[cell]),
    });
    if (this.largest.length >= 4 * mostChanges) this.keepLargest();
  }

  private keepLargest(): void {
    this.largest.sort((a, b) => b.weight - a.weight || a.cell - b.cell);
    this.largest.length = Math.min(this.largest.length, mostChanges);
  }
}

/** Which of two keys comes first, as the primary key of the figures has them. */
export function compareKeys(a: CellKey, b: CellKey): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at] - b[at];
  return 0;
}

/** A value that comes or goes is the largest change; else how much it moves, of the larger of the two; 0 where only what stands beside it moves. */
function weightOf(before: number | null, after: number): number {
  if ((before === null) !== Number.isNaN(after)) return 2;
  if (before === null || before === after) return 0;
  return Math.abs(after - before) / Math.max(Math.abs(after), Math.abs(before));
}
