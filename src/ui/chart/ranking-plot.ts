import { formatNumber } from "../../kernel/language.ts";
import { coordinate, escapeText, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import {
  benchmarkText,
  hasLimits,
  limitsText,
  rankingParts,
  rankingScale,
  valueText,
  type DotListProps,
  type ValuedRow,
} from "./dot-list.ts";
import { absences, keyItem, plot } from "./frame.ts";
import { sequential } from "./palette.ts";
import { position, type Axis } from "./scale.ts";
import { drawnWidth } from "./standalone.ts";
import { textWidth, wrapText } from "./text-width.ts";

export type RankingPlotProps = DotListProps & {
  title: string;
  description: string;
  /** A sentence under the drawing. */
  note?: string;
};

const [nameSize, smallSize] = [15, 14];
const [nameLine, smallLine] = [19, 18];
const gap = 18;
const radius = 5;
/** Room for half a dot beyond the ends of the scale. */
const edge = 8;
const [narrowestPlot, widestName] = [200, 300];
const ink = "#12263f";
const soft = "#51627a";
const rule = "#e1e7ee";
/** As `.do` of the stylesheet; whiskers have the colour of their dot. */
const other = sequential[3].fill;
/** The benchmark: thinner than in the list, where it stands in one row at a time, so that it doesn't hide short whiskers. */
const level = `fill="none" stroke="${ink}" stroke-width="1.5"`;
/** A list longer than this has its scale at both ends. */
const longList = 12;

type Columns = { name: number; value: number; x: (value: number) => number; left: number; right: number };
type Line = { row: ValuedRow; name: string[]; note: string[]; height: number };

/**
 * The drawing of a list of names with dots (`RankingChart`), for a file, which has no list: one drawing as wide as a
 * file's (`standaloneSvg`), out of the same props. Pages take the list, whose names wrap and are links.
 */
export function RankingPlot(props: RankingPlotProps): Markup {
  const { language } = props;
  const { groups, absent } = rankingParts(props);
  const scale = rankingScale(props);
  const rows = groups.flatMap((group) => group.rows);
  const columns = columnsOf(rows, props, scale);
  let body = "";
  let y = 0;
  for (const group of groups) {
    if (group !== groups[0]) y += 14;
    for (const line of group.heading ? wrapText(group.heading, drawnWidth, nameSize, true) : []) {
      y += nameLine;
      body += text(line, 0, y - 5, { bold: true });
    }
    // Under the first heading, so that it stands at its lines.
    if (group === groups[0]) {
      body += ticks(scale, props, columns, y + smallLine - 4);
      y += smallLine + 2;
    } else if (group.heading) y += 5;
    const lines = group.rows.map((row) => lineOf(row, columns));
    const height = lines.reduce((sum, line) => sum + line.height, 0);
    body += ground(scale, props, columns, y, height, lines);
    for (const line of lines) {
      body += drawn(line, props, columns, y);
      y += line.height;
    }
  }
  if (rows.length > longList) {
    body += ticks(scale, props, columns, y + smallLine - 2);
    y += smallLine + 4;
  }
  const words = texts[language];
  const [low] = scale.domain;
  return plot({
    kind: "ranks",
    title: props.title,
    description: `${props.description} ${describe(rows, props)}`.trim(),
    height: Math.max(1, Math.ceil(y)),
    body,
    key: props.benchmark ? keyItem(`<path ${level} d="M14 0v14"/>`, benchmarkText(props.benchmark, props)) : "",
    notes: [
      props.note ?? null,
      rows.length === 0 ? words.noFigure : null,
      rows.length > 0 && low > 0 ? words.axisFrom(formatNumber(low, language, scale.decimals)) : null,
    ],
    after: absences(
      absent.map(({ name, absence }) => ({ name, reason: absence ?? words.unknown })),
      words.absent,
    ),
  });
}

/** Names and figures take what they need; the rest is for the dots. */
function columnsOf(rows: readonly ValuedRow[], props: DotListProps, scale: Axis): Columns {
  const widest = (of: (row: ValuedRow) => number): number => rows.reduce((most, row) => Math.max(most, of(row)), 0);
  const limits = widest((row) => textWidth(limitsText(row, props), smallSize));
  const value = widest((row) => textWidth(valueText(row.value, props), nameSize, true));
  const right = drawnWidth - (limits > 0 ? limits + 10 : 0) - value - gap;
  const name = Math.min(
    widestName,
    right - narrowestPlot - gap,
    widest((row) => Math.max(textWidth(row.name, nameSize, row.own), textWidth(row.note ?? "", smallSize))),
  );
  const left = Math.ceil(name) + gap;
  return { name, value, left, right, x: position(scale.domain, left + edge, right - edge) };
}

function lineOf(row: ValuedRow, columns: Columns): Line {
  const name = wrapText(row.name, columns.name, nameSize, row.own);
  const note = noteLines(row.note ?? "", columns.name);
  return { row, name, note, height: Math.max(26, name.length * nameLine + note.length * smallLine + 8) };
}

/** Broken at its dots first: what they part belongs together. */
function noteLines(note: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of note.split(" · ").filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} · ${part}` : part;
    if (lines.length > 0 && textWidth(longer, smallSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrapText(part, width, smallSize));
  }
  return lines;
}

/** What lies behind the rows of a group: a rule under each, the scale's lines, the benchmark. */
function ground(
  scale: Axis,
  { benchmark }: DotListProps,
  { x, left, right }: Columns,
  top: number,
  height: number,
  lines: readonly Line[],
): string {
  let y = top;
  let own = "";
  let rules = `M0 ${top}H${drawnWidth}`;
  for (const line of lines) {
    if (line.row.own) own += `<rect x="-8" y="${y}" width="${drawnWidth + 16}" height="${line.height}" fill="#f4f7fb"/>`;
    y += line.height;
    rules += `M0 ${y}H${drawnWidth}`;
  }
  const grid = ticksIn(scale)
    .map((tick) => `M${coordinate(x(tick), 1)} ${top}v${height}`)
    .join("");
  const line = benchmark ? `<path ${level} d="M${coordinate(x(benchmark.value), 1)} ${top}v${height}"/>` : "";
  return `${own}<path d="${rules}" fill="none" stroke="${rule}"/>${left < right && grid ? `<path class="grid" fill="none" d="${grid}"/>` : ""}${line}`;
}

function drawn({ row, name, note, height }: Line, props: DotListProps, { value, x, right }: Columns, top: number): string {
  const middle = top + height / 2;
  let baseline = middle - (name.length * nameLine + note.length * smallLine) / 2;
  let words = "";
  for (const line of name) words += text(line, 0, (baseline += nameLine) - 5, { bold: row.own });
  for (const line of note) words += text(line, 0, (baseline += smallLine) - 5, { small: true });
  const colour = row.own ? 'class="dw"' : `fill="none" stroke="${other}" stroke-width="2.5"`;
  const whisker = hasLimits(row)
    ? `<path ${colour} d="M${coordinate(x(row.lower), 1)} ${middle}H${coordinate(x(row.upper), 1)}M${coordinate(x(row.lower), 1)} ${middle - 5}v10M${coordinate(x(row.upper), 1)} ${middle - 5}v10"/>`
    : "";
  const dot = `<circle class="${row.own ? "dm" : "do"}" cx="${coordinate(x(row.value), 1)}" cy="${middle}" r="${radius}"/>`;
  const figure = text(valueText(row.value, props), right + gap + value, middle + 5, { bold: true, end: true });
  const limits = limitsText(row, props);
  return words + whisker + dot + figure + (limits ? text(limits, right + gap + value + 10, middle + 5, { small: true }) : "");
}

const ticksIn = ({ domain: [low, high], ticks: all }: Axis): number[] => all.filter((tick) => tick >= low && tick <= high);

function ticks(scale: Axis, { language }: DotListProps, { x }: Columns, y: number): string {
  return ticksIn(scale)
    .map((tick) => text(formatNumber(tick, language, scale.decimals), x(tick), y, { small: true, middle: true }))
    .join("");
}

function text(
  words: string,
  x: number,
  y: number,
  { bold, small, end, middle }: { bold?: boolean | undefined; small?: boolean; end?: boolean; middle?: boolean },
): string {
  const anchor = end ? ' text-anchor="end"' : middle ? ' text-anchor="middle"' : "";
  return `<text x="${coordinate(x, 1)}" y="${coordinate(y, 1)}" font-size="${small ? smallSize : nameSize}"${bold ? ' font-weight="700"' : ""} fill="${small ? soft : ink}"${anchor}>${escapeText(words)}</text>`;
}

/** "Overvecht 69,9 (tussen 68,0 en 71,7). Zuid 79,1." */
function describe(rows: readonly ValuedRow[], props: DotListProps): string {
  return rows
    .map((row) => {
      const limits = limitsText(row, props);
      return `${row.name} ${valueText(row.value, props)}${limits ? ` (${limits})` : ""}.`;
    })
    .join(" ");
}
