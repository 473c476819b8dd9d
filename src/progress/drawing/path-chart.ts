/** From baseline to goal, and what was measured on the way. */
import { coordinate } from "../../ui/markup.ts";
import { texts } from "../../ui/texts.ts";
import { axis, extent, position } from "../../ui/chart/scale.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { drawing, faint, ink, label, own, soft, widthOf } from "./svg.ts";

/** `at` is a year with its fraction. */
export type Spot = { at: number; period: string; value: number; lower?: number | null; upper?: number | null };
export type PathChart = {
  language: Language;
  /** Null where baseline or goal is not known. */
  path: { from: Spot; to: Spot; name: string } | null;
  /** `same`: the target is judged by it. */
  series: readonly { name: string; same: boolean; spots: readonly Spot[] }[];
};

const width = 640;
const plot = { left: 48, right: 612, top: 32, bottom: 220 };
const colours = [own, "#b3541e", "#51627a"];

/** @returns an SVG; the legend is part of it */
export function drawPathChart({ language, path, series }: PathChart): string {
  const planned = path ? [path.from, path.to] : [];
  const spots = [...planned, ...series.flatMap((each) => each.spots)];
  const scale = axis(
    spots.flatMap(({ value, lower, upper }) => [value, lower, upper]),
    4,
    2,
  );
  const x = position(extent(spots.map(({ at }) => at)) ?? [0, 1], plot.left + 30, plot.right - 30);
  const y = position(scale.domain, plot.bottom, plot.top);
  let body = "";
  for (const tick of scale.ticks) {
    body += `<path d="M${plot.left} ${coordinate(y(tick), 1)}H${plot.right}" stroke="${faint}"/>${label(plot.left - 8, y(tick) + 5, formatNumber(tick, language, scale.decimals), { anchor: "end", fill: soft, size: 13 })}`;
  }
  const periods = new Map(spots.map(({ at, period }) => [at, period]));
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, period] of [...periods].toSorted(([a], [b]) => a - b)) {
    if (x(at) - last < widthOf(period, 13) + 8) continue;
    last = x(at);
    body += label(x(at), plot.bottom + 20, period, { anchor: "middle", fill: soft, size: 13 });
  }
  for (const [place, { spots: each, same }] of series.entries())
    body += drawSeries(each, colours[place % colours.length], same, x, y, language);
  if (path) {
    const [from, to] = [path.from, path.to];
    body += `<path d="M${coordinate(x(from.at), 1)} ${coordinate(y(from.value), 1)}L${coordinate(x(to.at), 1)} ${coordinate(y(to.value), 1)}" stroke="${ink}" stroke-width="2" stroke-dasharray="2 4" stroke-linecap="round" fill="none"/>`;
    body += `<circle cx="${coordinate(x(from.at), 1)}" cy="${coordinate(y(from.value), 1)}" r="5" fill="#fff" stroke="${ink}" stroke-width="2"/>`;
    body += `<path d="M${coordinate(x(to.at), 1)} ${coordinate(y(to.value) - 8, 1)}l8 8l-8 8l-8 -8z" fill="${ink}"/>`;
    for (const spot of planned)
      body += label(x(spot.at), y(spot.value) - 13, number(spot.value, language), { anchor: "middle", bold: true });
  }
  const { marks, bottom } = legend(path, series);
  if (scale.domain[0] <= 0) return drawing(width, bottom, body + marks);
  const note = texts[language].axisFrom(formatNumber(scale.domain[0], language, scale.decimals));
  return drawing(width, bottom + 20, body + marks + label(plot.left, bottom + 10, note, { fill: soft, size: 13 }));
}

function drawSeries(
  spots: readonly Spot[],
  colour: string,
  same: boolean,
  x: (at: number) => number,
  y: (value: number) => number,
  language: Language,
): string {
  const points = spots.map(({ at, value }) => `${coordinate(x(at), 1)} ${coordinate(y(value), 1)}`);
  let marks =
    points.length > 1
      ? `<path d="M${points.join("L")}" stroke="${colour}" stroke-width="2" fill="none"${same ? "" : ' stroke-dasharray="6 4"'}/>`
      : "";
  for (const [place, { at, value, lower, upper }] of spots.entries()) {
    // Where the line goes up from here, its own figure would lie under it.
    const rises = (spots[place + 1]?.value ?? value) > value;
    const middle = coordinate(x(at), 1);
    if (typeof lower === "number" && typeof upper === "number") {
      const [low, high] = [coordinate(y(lower), 1), coordinate(y(upper), 1)];
      marks += `<path d="M${middle} ${low}V${high}M${coordinate(x(at) - 5, 1)} ${low}h10M${coordinate(x(at) - 5, 1)} ${high}h10" stroke="${colour}" stroke-width="1.5" fill="none"/>`;
    }
    marks += `<circle cx="${middle}" cy="${coordinate(y(value), 1)}" r="5" fill="${colour}" stroke="#fff" stroke-width="1.5"/>`;
    marks += label(x(at) + 9, y(value) + (rises ? 19 : -7), number(value, language), { fill: colour, bold: true });
  }
  return marks;
}

/** One line per mark: names are long, and a legend that wraps in words can't be measured here. */
function legend(path: PathChart["path"], series: PathChart["series"]): { marks: string; bottom: number } {
  let marks = "";
  let row = plot.bottom + 48;
  const line = (mark: string, text: string) => {
    marks += mark;
    for (const part of folded(text)) {
      marks += label(plot.left + 40, row + 5, part);
      row += 20;
    }
    row += 4;
  };
  if (path)
    line(
      `<path d="M${plot.left} ${row}h24" stroke="${ink}" stroke-width="2" stroke-dasharray="2 4"/><circle cx="${plot.left}" cy="${row}" r="4" fill="#fff" stroke="${ink}" stroke-width="2"/><path d="M${plot.left + 26} ${row - 6}l6 6l-6 6l-6 -6z" fill="${ink}"/>`,
      path.name,
    );
  for (const [place, { name, same }] of series.entries()) {
    const colour = colours[place % colours.length];
    line(
      `<path d="M${plot.left} ${row}h30" stroke="${colour}" stroke-width="2"${same ? "" : ' stroke-dasharray="6 4"'}/><circle cx="${plot.left + 15}" cy="${row}" r="5" fill="${colour}"/>`,
      name,
    );
  }
  return { marks, bottom: row - 8 };
}

/** In lines that fit beside their mark. */
function folded(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) < plot.right - plot.left - 60) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const number = (value: number, language: Language): string => formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
