import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { endNames, nameHeight, narrowTrack, side, type EndNames } from "./equiplot-names.ts";
import { feet, isFigure, keyItem, keyMark, mark, plot } from "./frame.ts";
import { axis, position, type Axis } from "./scale.ts";
import { textWidth } from "./text-width.ts";

export type EquiplotRow = {
  period: string;
  /** One per group, in the order of `groups`. */
  values: readonly (number | null)[];
  /** The gap between the two ends; else their difference. It is rounded on its own, so it can differ by one from the rounded ends. */
  gap?: { value: number; lower?: number | null; upper?: number | null } | null;
  /** Why there is no gap, in words. */
  absence?: string;
};

export type EquiplotProps = {
  language: Language;
  title: string;
  /** Said before the figures in the description: the measure. */
  description?: string;
  /** Names, from the least to the most advantaged. The first and the last are the ends that are named and compared. */
  groups: readonly string[];
  /** What a dot between the ends is, in the key: "een vijfde deel van de mensen"; else how many groups lie between. */
  between?: string;
  /** From the oldest down. */
  rows: readonly EquiplotRow[];
  /** Of the values; 1 unless told. */
  decimals?: number;
  /** Of the gap; 0 unless told. */
  gapDecimals?: number;
  /** Words for a gap, where it is not in points. */
  gapText?: (gap: string) => string;
  /** After each value on the axis: " %". */
  unit?: string;
  leastSpan?: number;
};

const rowHeight = 64;
const emptyHeight = 36;

/** One line per period with a dot per group; the two ends have a shape and their value, and the gap between them stands in words. */
export function Equiplot(props: EquiplotProps): Markup {
  const { language, rows } = props;
  const scale = axis(
    rows.flatMap(({ values }) => values.filter(isFigure)),
    4,
    props.leastSpan ?? 0,
  );
  const x = position(scale.domain, 0, 100);
  const named = rows.findIndex((row) => endsOf(row, props).every(({ value }) => isFigure(value)));
  const names = named < 0 ? null : namesOver(rows[named], x, props);
  let bottom = 0;
  const body = rows.map((row, place) => {
    const above = place === named ? (names?.lines ?? 0) * nameHeight : 0;
    const top = bottom;
    bottom += above + (row.values.some(isFigure) ? rowHeight : emptyHeight);
    const track = top + above + 42;
    return headOf(row, top + 16, props) + (above > 0 ? (names?.drawing(track) ?? "") : "") + rowMarks(row, track, x, props);
  });
  const note =
    scale.domain[0] > 0 && named >= 0
      ? texts[language].axisFrom(formatNumber(scale.domain[0], language, scale.decimals) + (props.unit ?? ""))
      : null;
  return plot({
    kind: "equiplot",
    title: props.title,
    description: [props.description, describeEquiplot(props), note].filter(Boolean).join(" "),
    height: rows.length === 0 ? 24 : bottom + 28,
    key: keyOf(names, props),
    body:
      rows.length === 0
        ? `<text class="tick" x="-${side}" y="16">${texts[language].noFigure}</text>`
        : uprights(scale, x, bottom, props) + body.join(""),
    notes: [note],
  });
}

/** The plot in words: "2012: meeste moeite 52,1, minste moeite 70,3, 18 punten." */
export function describeEquiplot(props: EquiplotProps): string {
  if (props.rows.length === 0) return `${texts[props.language].noFigure}.`;
  return props.rows
    .map((row) => {
      const ends = endsOf(row, props).map(
        ({ name, value }) => `${name} ${isFigure(value) ? show(value, props) : texts[props.language].noFigure}`,
      );
      const { gap, limits } = gapWords(row, props);
      return `${row.period}: ${[...ends, gap + limits].join(", ")}.`;
    })
    .join(" ");
}

type End = { name: string; value: number | null; shape: "disc" | "diamond"; look: string };

/** The groups that are compared: none, one or two. */
function endsOf({ values }: EquiplotRow, { groups }: EquiplotProps): End[] {
  const last = groups.length - 1;
  return [...new Set(last < 0 ? [] : [0, last])].map((place) => ({
    name: groups[place],
    value: values[place] ?? null,
    shape: place === 0 ? "disc" : "diamond",
    look: place === 0 ? "m-own" : "m-other",
  }));
}

const show = (value: number, { language, decimals = 1 }: EquiplotProps): string => formatNumber(value, language, decimals);

function gapWords(row: EquiplotRow, props: EquiplotProps): { gap: string; limits: string; known: boolean } {
  const { language, gapDecimals = 0 } = props;
  const words = texts[language];
  const write = (value: number): string => formatNumber(value, language, gapDecimals);
  const [low, high] = endsOf(row, props);
  const value = row.gap?.value ?? (isFigure(low?.value) && isFigure(high?.value) ? Math.abs(high.value - low.value) : null);
  if (!isFigure(value)) return { gap: row.absence ?? words.noFigure, limits: "", known: false };
  const limited = isFigure(row.gap?.lower) && isFigure(row.gap.upper);
  return {
    gap: props.gapText ? props.gapText(write(value)) : words.points(write(value)),
    limits: limited ? `\u00a0(${words.limits(write(row.gap?.lower ?? 0), write(row.gap?.upper ?? 0))})` : "",
    known: true,
  };
}

/** Period and gap over the track. Limits that have no room beside them on a phone show in wide frames only. */
function headOf(row: EquiplotRow, y: number, props: EquiplotProps): string {
  const { gap, limits, known } = gapWords(row, props);
  const long = textWidth(row.period, 16, true) + textWidth(gap, 15, true) + textWidth(limits, 14) + 12 > 320 - 2 * 16;
  const written = limits ? `<tspan class="${long ? "limits wide" : "limits"}">${escapeText(limits)}</tspan>` : "";
  return (
    `<text class="row-name" x="-${side}" y="${y}">${escapeText(row.period)}</text>` +
    `<text class="${known ? "gap" : "gap none"}" x="100%" dx="${side}" y="${y}" text-anchor="end">${escapeText(gap)}${written}</text>`
  );
}

function rowMarks(row: EquiplotRow, y: number, x: (value: number) => number, props: EquiplotProps): string {
  const count = props.groups.length;
  const known = row.values.slice(0, count).filter(isFigure);
  if (known.length === 0) return "";
  const places = known.map(x);
  const [left, right] = [places.reduce((a, b) => Math.min(a, b)), places.reduce((a, b) => Math.max(a, b))];
  const line = `<line class="span" x1="${coordinate(left, 2)}%" x2="${coordinate(right, 2)}%" y1="${y}" y2="${y}"/>`;
  const middle = row.values.slice(1, Math.max(1, count - 1)).map((value, at) => {
    const title = isFigure(value) && count <= 200 ? `${props.groups[at + 1]}: ${show(value, props)}` : "";
    return isFigure(value) ? mark("disc", "mark m-mid", x(value), y, 4.5, title) : "";
  });
  const ends = endsOf(row, props).filter((end): end is End & { value: number } => isFigure(end.value));
  // Last, so that no end lies under a middle dot.
  const drawn = ends.map(({ shape, look, value, name }) => mark(shape, `mark ${look}`, x(value), y, 7, `${name}: ${show(value, props)}`));
  const lowest = ends.reduce((found, end) => (end.value < found.value ? end : found), ends[0]);
  // Beyond the outermost dot of all: a group in the middle can lie farther out than an end.
  const written = ends.map((end) => {
    const atLeft = end === lowest && ends.length > 1;
    return `<text class="value ${end.look}" x="${coordinate(atLeft ? left : right, 2)}%" dx="${atLeft ? -13 : 13}" y="${y + 5}" text-anchor="${atLeft ? "end" : "start"}">${show(end.value, props)}</text>`;
  });
  return line + middle.join("") + drawn.join("") + written.join("");
}

function namesOver(row: EquiplotRow, x: (value: number) => number, props: EquiplotProps): EndNames {
  const ends = endsOf(row, props).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  return endNames(ends.map(({ name, value, look }) => ({ text: name, x: x(value ?? 0), look })));
}

/** What the drawing does not name. */
function keyOf(names: EndNames | null, props: EquiplotProps): string {
  const { groups, rows, language } = props;
  const unnamed = names?.narrow && names.wide ? [] : endsOf({ period: "", values: [] }, props);
  const ends = unnamed.map(({ name, shape, look }) => keyItem(keyMark(shape, `mark ${look}`, 6), name, names?.wide ? "only-narrow" : ""));
  const between = groups.length > 2 && rows.some(({ values }) => values.slice(1, groups.length - 1).some(isFigure));
  return (
    (rows.length > 0 ? ends.join("") : "") +
    (between ? keyItem(keyMark("disc", "mark m-mid", 4.5), props.between ?? texts[language].groupsBetween(groups.length - 2)) : "")
  );
}

function uprights(scale: Axis, x: (value: number) => number, bottom: number, { language, unit = "" }: EquiplotProps): string {
  const lines = scale.ticks.map((tick) => {
    const place = coordinate(x(tick), 2);
    return `<line class="grid" x1="${place}%" x2="${place}%" y1="24" y2="${bottom}"/>`;
  });
  const words = scale.ticks.map((tick) => ({ x: x(tick), text: formatNumber(tick, language, scale.decimals) + unit }));
  return lines.join("") + feet(words, bottom + 20, narrowTrack, side - 8);
}
