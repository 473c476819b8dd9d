/** Pieces of the plots that look at an effect. */
import { area as areaShape } from "d3-shape";
import { coordinate, escapeText } from "../markup.ts";
import { feet, narrowPlot } from "./frame.ts";
import type { Measurement } from "./sparkline.ts";
import { textWidth, wrapText } from "./text-width.ts";
import type { LimitedMeasurement } from "./trend-chart.ts";

type X = (at: number) => number;
type Y = (value: number) => number;

/** An upright line with its words on top, on the side that has room. */
export function startLine({ at, text }: { at: number; text: string }, x: X, top: number, bottom: number): string {
  const place = coordinate(x(at), 2);
  const anchor = x(at) > 60 ? "end" : x(at) < 40 ? "start" : "middle";
  return `<line class="start" x1="${place}%" x2="${place}%" y1="${top - 18}" y2="${bottom}"/><text class="label m-ink" x="${place}%" y="${top - 24}" text-anchor="${anchor}">${escapeText(text)}</text>`;
}

export function bandOf(points: readonly LimitedMeasurement[], x: X, y: Y): string {
  const shape = areaShape<LimitedMeasurement>()
    .defined(({ value, lower, upper }) => value !== null && typeof lower === "number" && typeof upper === "number")
    .x(({ at }) => x(at))
    .y0(({ lower }) => y(lower ?? 0))
    .y1(({ upper }) => y(upper ?? 0))
    .digits(1);
  return shape([...points]) ?? "";
}

/** Periods along the bottom: the first and the last, and between them what is clear of its neighbours on a phone. */
export function periodFeet(points: readonly Measurement[], x: X, y: number): string {
  const sorted = [...new Map(points.map(({ at, period }) => [at, period]))]
    .toSorted(([a], [b]) => a - b)
    .map(([at, text]) => ({ x: x(at), text }));
  const share = (text: string): number => (textWidth(text, 14) / narrowPlot) * 100;
  const clear = (a: { x: number; text: string }, b: { x: number; text: string }): boolean =>
    Math.abs(a.x - b.x) >= (share(a.text) + share(b.text)) / 2 + 4;
  const last = sorted.at(-1);
  const shown: { x: number; text: string }[] = [];
  for (const [place, each] of sorted.entries()) {
    const before = shown.at(-1);
    const isLast = place === sorted.length - 1;
    if ((!before || clear(before, each)) && (isLast || !last || place === 0 || clear(each, last))) shown.push(each);
  }
  return feet(shown, y);
}

type End = { name: string; points: readonly Measurement[]; mark: string };
const lineHeight = 17;
/** The room that the stylesheet keeps beside the plot on wide frames, less the distance to it. */
const room = 152;

/** Name and last value of each line at its end, wrapped and kept apart; narrow frames show the key instead. */
export function endWords(series: readonly End[], show: (value: number) => string, y: Y, height: number): string {
  const ends = series
    .flatMap(({ name, points, mark }) => {
      const last = points.findLast(({ value }) => value !== null)?.value;
      if (last === null || last === undefined) return [];
      const lines = wrapText(`${name} ${show(last)}`, room, 14, true);
      return [{ lines, mark, top: y(last) - (lines.length * lineHeight) / 2 }];
    })
    .toSorted((a, b) => a.top - b.top);
  settle(ends, height);
  return ends
    .map(({ lines, mark, top }) =>
      lines
        .map(
          (line, at) =>
            `<text class="label ${mark} wide" x="100%" dx="12" y="${coordinate(top + 13 + at * lineHeight, 1)}">${escapeText(line)}</text>`,
        )
        .join(""),
    )
    .join("");
}

/** Pushes neighbours apart, the upper ones up as far as the lower ones down, until none overlap; then all of them into the drawing. */
function settle(ends: { lines: string[]; top: number }[], height: number): void {
  for (let round = 0; round < 20; round++) {
    let moved = false;
    for (let at = 1; at < ends.length; at++) {
      const lap = ends[at - 1].top + ends[at - 1].lines.length * lineHeight + 2 - ends[at].top;
      if (lap <= 0.1) continue;
      ends[at - 1].top -= lap / 2;
      ends[at].top += lap / 2;
      moved = true;
    }
    if (!moved) break;
  }
  const [first, last] = [ends[0], ends.at(-1)];
  if (!first || !last) return;
  const over = Math.max(0, last.top + last.lines.length * lineHeight - height);
  // Where there are more lines than fit, the first begins at the top.
  const shift = first.top < over ? -first.top : -over;
  for (const end of ends) end.top += shift;
}
