import { describe, expect, test } from "vitest";
import { marksOf } from "../drawing/marks.ts";
import { drawPathChart } from "../drawing/path-chart.ts";
import { drawTileChart } from "../drawing/tile-chart.ts";
import { quantileClasses } from "../../ui/chart/classes.ts";
import { advances } from "./arial-widths.ts";
import { emfOf } from "./emf.ts";

const spot = (at: number, period: string, value: number) => ({ at, period, value });
const path = drawPathChart({
  language: "nl",
  path: { from: spot(2010.5, "2010", 24), to: spot(2014.5, "2014", 22.5), name: "begin → streefwaarde" },
  series: [{ name: "Noord & Zuid", same: true, spots: [{ ...spot(2012.5, "2012", 23.1), lower: 22, upper: 24.2 }] }],
});
const tiles =
  drawTileChart(
    [
      { name: "Over­vecht", col: 0, row: 0, value: 69.9, shown: "69,9%" },
      { name: "Oost", col: 1, row: 0, value: null, shown: "onbekend" },
    ],
    quantileClasses([69.9], { language: "nl", decimals: 1 }),
  ) ?? "";

/** Type and size of each record, by walking over them as [MS-EMF] 2.3 has it. */
function recordsOf(file: Uint8Array): { type: number; bytes: Buffer }[] {
  const buffer = Buffer.from(file);
  const records = [];
  for (let at = 0; at < buffer.length; at += buffer.readUInt32LE(at + 4))
    records.push({ type: buffer.readUInt32LE(at), bytes: buffer.subarray(at, at + buffer.readUInt32LE(at + 4)) });
  return records;
}

/** EMR_EXTTEXTOUTW is record 84: the number of letters stands at 44, where they begin at 48. */
const textsOf = (file: Uint8Array) =>
  recordsOf(file)
    .filter(({ type }) => type === 84)
    .map(({ bytes }) => bytes.toString("utf16le", bytes.readUInt32LE(48), bytes.readUInt32LE(48) + 2 * bytes.readUInt32LE(44)));

describe("a drawing as metafile", () => {
  test.each([
    ["path", path],
    ["tiles", tiles],
  ])("of a %s chart is whole: header, records and end fit together", (_name, svg) => {
    const file = Buffer.from(emfOf(svg));
    const records = recordsOf(file);
    expect([records[0].type, records.at(-1)?.type]).toEqual([1, 14]);
    expect([file.readUInt32LE(40), file.readUInt32LE(48), file.readUInt32LE(52)]).toEqual([0x464d4520, file.length, records.length]);
  });

  test("says every word of the drawing", () => {
    for (const svg of [path, tiles])
      expect(textsOf(emfOf(svg))).toEqual(marksOf(svg).marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])));
    expect(textsOf(emfOf(path))).toEqual(expect.arrayContaining(["24", "22,5", "23,1", "Noord & Zuid"]));
    expect(textsOf(emfOf(tiles))).toEqual(expect.arrayContaining(["Overvecht", "69,9%", "onbekend"]));
  });

  test("knows how wide Arial is: “Hello” is 2.278 of its size, bold 2.445 (Helvetica's AFM)", () => {
    const wide = (bold: boolean) => advances("Hello", bold).reduce((sum, each) => sum + each, 0);
    expect(wide(false)).toBeCloseTo(0.722 + 0.556 + 0.222 + 0.222 + 0.556, 9);
    expect(wide(true)).toBeCloseTo(0.722 + 0.556 + 0.278 + 0.278 + 0.611, 9);
    expect(advances("é", false)).toEqual(advances("e", false));
  });

  test("refuses an element that it can't draw, rather than leave it out", () => {
    expect(() => marksOf('<svg width="1" height="1"><polygon points="0,0"/></svg>')).toThrow(/polygon/);
  });
});
