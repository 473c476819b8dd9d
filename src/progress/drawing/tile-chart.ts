/** One tile per district, roughly where the district lies, with its figure in it. */
import { coordinate } from "../../ui/markup.ts";
import type { Classes } from "../../ui/chart/classes.ts";
import { drawing, ink, label, soft, widthOf } from "./svg.ts";

/** `value` null: `shown` says why, in a word or two. `name` may hold soft hyphens where it may break. */
export type ChartTile = { name: string; col: number; row: number; value: number | null; shown: string };

const size = { width: 104, height: 66, gap: 4 };

/** @returns an SVG with its legend; null without tiles */
export function drawTileChart(tiles: readonly ChartTile[], classes: Classes): string | null {
  if (tiles.length === 0) return null;
  const [firstCol, firstRow] = [Math.min(...tiles.map(({ col }) => col)), Math.min(...tiles.map(({ row }) => row))];
  let body = "";
  for (const { name, col, row, value, shown } of tiles) {
    const left = (col - firstCol) * (size.width + size.gap) + 1;
    const top = (row - firstRow) * (size.height + size.gap) + 1;
    const swatch = value === null ? null : classes.swatches[classes.classOf(value)];
    const text = swatch?.ink ?? ink;
    body += `<rect x="${left}" y="${top}" width="${size.width}" height="${size.height}" rx="3" fill="${swatch?.fill ?? "#ffffff"}" stroke="${soft}"${value === null ? ' stroke-dasharray="4 3"' : ""}/>`;
    body += label(left + size.width / 2, top + 26, name.replaceAll("\u00ad", ""), { anchor: "middle", size: 13, fill: text });
    body += label(left + size.width / 2, top + 51, shown, {
      anchor: "middle",
      size: value === null ? 12 : 18,
      fill: text,
      bold: value !== null,
    });
  }
  const width = (Math.max(...tiles.map(({ col }) => col)) - firstCol + 1) * (size.width + size.gap);
  const height = (Math.max(...tiles.map(({ row }) => row)) - firstRow + 1) * (size.height + size.gap);
  const { marks, bottom, right } = legend(classes, height + 14, Math.max(width, 560));
  return drawing(Math.max(width, right), bottom, body + marks);
}

function legend(classes: Classes, top: number, width: number): { marks: string; bottom: number; right: number } {
  let [left, row, right, marks] = [0, top, 0, ""];
  for (const [place, text] of classes.labels.entries()) {
    const wide = 34 + widthOf(text, 12) + 10;
    if (left > 0 && left + wide > width) [left, row] = [0, row + 24];
    marks += `<rect x="${coordinate(left + 1)}" y="${row}" width="26" height="16" fill="${classes.swatches[place].fill}" stroke="${soft}"/>${label(left + 34, row + 13, text, { size: 13 })}`;
    left += wide;
    right = Math.max(right, left);
  }
  return { marks, bottom: row + 20, right };
}
