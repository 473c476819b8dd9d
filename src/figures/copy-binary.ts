/** Rows of `observation` in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"). */

import type { Cells } from "./delivery.ts";

/** What one delivery's positions mean in this database. */
export type Numbers = {
  /** Area id per position in `delivery.areas`; likewise the three below. */
  areas: Int32Array;
  periods: Int32Array;
  indicators: Int32Array;
  groups: Int32Array;
  release: number;
};

/** All of a delivery's columns but the input's row numbers. */
export type CopyCells = Omit<Cells, "row">;

export const copyStatement =
  "copy observation (area_id, period, indicator, population_group, release_id, status, value, lower, upper, numerator, denominator) from stdin (format binary)";

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const trailer = Buffer.from([0xff, 0xff]);
const rowsPerChunk = 4_096;
const columns = 11;

/**
 * Yields the whole COPY stream in chunks, in the order given.
 * @param statusNames label per status code, as the enum in the database has it
 */
export function* copyChunks(cells: CopyCells, order: Uint32Array, numbers: Numbers, statusNames: readonly string[]): Generator<Buffer> {
  yield signature;
  const labels = statusNames.map((name) => Buffer.from(name, "utf8"));
  const longest = Math.max(...labels.map((label) => label.length));
  const rowBytes = 2 + 3 * (4 + 2) + 2 * (4 + 4) + 4 + longest + 5 * (4 + 8);
  const measures = [cells.value, cells.lower, cells.upper, cells.numerator, cells.denominator];
  for (let from = 0; from < order.length; from += rowsPerChunk) {
    const until = Math.min(order.length, from + rowsPerChunk);
    const buffer = Buffer.allocUnsafe((until - from) * rowBytes);
    let at = 0;
    for (let position = from; position < until; position++) {
      const cell = order[position];
      at = buffer.writeInt16BE(columns, at);
      at = writeInt4(buffer, at, numbers.areas[cells.area[cell]]);
      at = writeInt2(buffer, at, numbers.periods[cells.period[cell]]);
      at = writeInt2(buffer, at, numbers.indicators[cells.indicator[cell]]);
      at = writeInt2(buffer, at, numbers.groups[cells.group[cell]]);
      at = writeInt4(buffer, at, numbers.release);
      const label = labels[cells.status[cell]];
      at = buffer.writeInt32BE(label.length, at);
      at += label.copy(buffer, at);
      for (const measure of measures) at = writeFloat8(buffer, at, measure ? measure[cell] : Number.NaN);
    }
    yield buffer.subarray(0, at);
  }
  yield trailer;
}

function writeInt4(buffer: Buffer, at: number, value: number): number {
  return buffer.writeInt32BE(value, buffer.writeInt32BE(4, at));
}

function writeInt2(buffer: Buffer, at: number, value: number): number {
  return buffer.writeInt16BE(value, buffer.writeInt32BE(2, at));
}

/** NaN means: no value. */
function writeFloat8(buffer: Buffer, at: number, value: number): number {
  if (Number.isNaN(value)) return buffer.writeInt32BE(-1, at);
  return buffer.writeDoubleBE(value, buffer.writeInt32BE(8, at));
}
