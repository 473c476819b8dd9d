/**
 * A drawing as Enhanced Metafile ([MS-EMF]): a vector picture for word processors that can't read SVG in DOCX (Word before 2016,
 * LibreOffice before 24). Lengths are twentieths of a pixel, so that thin lines keep their place.
 */
import { marksOf, type Mark, type Point, type Stroke } from "../drawing/marks.ts";
import { advances } from "./arial-widths.ts";

const scale = 20;
const units = (pixels: number): number => Math.round(pixels * scale);
/** Objects of the system: no filling, no line. */
const nothing = { brush: 0x80000005, pen: 0x80000008 } as const;

/** @param svg one of our own drawings */
export function emfOf(svg: string): Uint8Array {
  const { width, height, marks } = marksOf(svg);
  const records = [
    record(17, [8]), // own mapping: the window below is laid over the picture
    record(10, [0, 0]),
    record(9, [units(width), units(height)]),
    record(12, [0, 0]),
    record(11, [Math.round(width), Math.round(height)]),
    record(18, [1]), // text without a box behind it
    ...marks.flatMap(draw),
    record(14, [0, 16, 20]),
  ];
  const body = Buffer.concat(records);
  return Buffer.concat([header(width, height, body.length, records.length + 1), body]);
}

function header(width: number, height: number, bodyBytes: number, records: number): Buffer {
  const made = Buffer.alloc(88);
  const hundredths = (pixels: number) => Math.round((pixels / 96) * 2_540);
  const fields = [
    1,
    88,
    0,
    0,
    Math.round(width),
    Math.round(height),
    0,
    0,
    hundredths(width),
    hundredths(height),
    0x464d4520,
    0x10000,
    88 + bodyBytes,
    records,
  ];
  for (const [place, value] of fields.entries()) made.writeInt32LE(value, place * 4);
  made.writeUInt16LE(3, 56); // handles: the one of ours that is in use at a time, and what the system counts
  for (const [place, value] of [1_920, 1_080, 508, 286].entries()) made.writeInt32LE(value, 72 + place * 4);
  return made;
}

function record(type: number, values: readonly number[], tail: Uint8Array = Buffer.alloc(0)): Buffer {
  const padded = Math.ceil(tail.length / 4) * 4;
  const made = Buffer.alloc(8 + values.length * 4 + padded);
  made.writeUInt32LE(type, 0);
  made.writeUInt32LE(made.length, 4);
  for (const [place, value] of values.entries()) made.writeInt32LE(value | 0, 8 + place * 4);
  made.set(tail, 8 + values.length * 4);
  return made;
}

const colourOf = (hex: string): number => Number.parseInt(hex.slice(5, 7) + hex.slice(3, 5) + hex.slice(1, 3), 16);
const pen = ({ colour, width, dash }: Stroke) =>
  record(95, [1, 0, 0, 0, 0, 0x10000 | (dash.length > 0 ? 7 : 0), units(width), 0, colourOf(colour), 0, dash.length, ...dash.map(units)]);
const select = (handle: number) => record(37, [handle]);
const remove = (handle: number) => record(40, [handle]);

function draw(mark: Mark): Buffer[] {
  if (mark.kind === "text") return drawText(mark);
  const { fill, stroke } = mark;
  const before = [
    ...(stroke ? [pen(stroke), select(1)] : [select(nothing.pen)]),
    ...(fill ? [record(39, [2, 0, colourOf(fill), 0]), select(2)] : [select(nothing.brush)]),
  ];
  const after = [select(nothing.pen), select(nothing.brush), ...(stroke ? [remove(1)] : []), ...(fill ? [remove(2)] : [])];
  if (mark.kind === "ellipse") {
    const [x, y] = mark.centre;
    return [
      ...before,
      record(42, [units(x - mark.radius), units(y - mark.radius), units(x + mark.radius), units(y + mark.radius)]),
      ...after,
    ];
  }
  return [...before, record(mark.closed ? 86 : 87, [...boundsOf(mark.points), mark.points.length], pointBytes(mark.points)), ...after];
}

function boundsOf(points: readonly Point[]): number[] {
  const [xs, ys] = [points.map(([x]) => units(x)), points.map(([, y]) => units(y))];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function pointBytes(points: readonly Point[]): Buffer {
  const made = Buffer.alloc(points.length * 4);
  for (const [place, [x, y]] of points.entries()) {
    made.writeInt16LE(units(x), place * 4);
    made.writeInt16LE(units(y), place * 4 + 2);
  }
  return made;
}

const alignments = { start: 24, middle: 24 | 6, end: 24 | 2 } as const;

function drawText({ at, text, size, colour, anchor, bold }: Extract<Mark, { kind: "text" }>): Buffer[] {
  const font = Buffer.alloc(320);
  font.writeInt32LE(-units(size), 0);
  font.writeInt32LE(bold ? 700 : 400, 16);
  font.write("Arial", 28, "utf16le");
  const letters = Buffer.from(text, "utf16le");
  const padding = Buffer.alloc((4 - (letters.length % 4)) % 4);
  const widths = Buffer.alloc(text.length * 4);
  for (const [place, share] of advances(text, bold).entries()) widths.writeUInt32LE(units(share * size), place * 4);
  const oneToOne = Buffer.alloc(4);
  oneToOne.writeFloatLE(1);
  const one = oneToOne.readInt32LE(0);
  const start = 76;
  return [
    record(82, [1], font),
    select(1),
    record(22, [alignments[anchor]]),
    record(24, [colourOf(colour)]),
    record(
      84,
      [0, 0, -1, -1, 1, one, one, units(at[0]), units(at[1]), text.length, start, 0, 0, 0, -1, -1, start + letters.length + padding.length],
      Buffer.concat([letters, padding, widths]),
    ),
    // A font in use can't be thrown away: the system's takes its place.
    select(0x8000000d),
    remove(1),
  ];
}
