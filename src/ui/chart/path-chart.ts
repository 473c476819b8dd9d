import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { axis, extent, position } from "./scale.ts";
import { linePath, type Measurement } from "./sparkline.ts";
import type { LimitedMeasurement } from "./trend-chart.ts";

/** One measured series. `same` tells whether it measures what the plan speaks of; another measure is drawn apart, with a dotted line. */
export type PathSeries = { name: string; same: boolean; points: readonly LimitedMeasurement[] };

export type PathChartProps = {
  language: Language;
  title: string;
  /** Where it was to begin and end; either may be unknown. */
  from: Measurement | null;
  to: Measurement | null;
  /** The plan's name in the key: "Doel". */
  planName: string;
  series: readonly PathSeries[];
  decimals?: number;
  /** For a row in a list: lower, and its key names the series only. */
  small?: boolean;
};

const marks = ["disc", "square", "triangle"] as const;
type X = (at: number) => number;
type Y = (value: number) => number;

/**
 * The straight path from a baseline (○) to a goal (◆), and beside it what was measured, each value written at its mark. Widths are
 * percentages, so that text keeps its size on a phone.
 */
export function PathChart(props: PathChartProps): Markup {
  const height = props.small ? 150 : 280;
  const bottom = height - 28;
  const plan = [props.from, props.to].filter((end) => end !== null && end.value !== null) as (Measurement & { value: number })[];
  const series = props.series.map((each) => ({
    ...each,
    points: each.points.filter(({ value }) => value !== null) as (LimitedMeasurement & { value: number })[],
  }));
  const points = series.flatMap((each) => each.points);
  const all = [...plan, ...points];
  const scale = axis([...all.map(({ value }) => value), ...points.flatMap(({ lower, upper }) => [lower, upper])], props.small ? 2 : 4, 4);
  const x = position(extent(all.map(({ at }) => at)) ?? [0, 1], 9, 91);
  const y = position(scale.domain, bottom, 24);
  const lines =
    path(
      "tg",
      linePath(plan, (at) => x(at) * 10, y, 1),
    ) +
    series
      .map((each, place) =>
        path(
          `${each.same ? "tl" : "to"} m${place % marks.length}`,
          linePath(each.points, (at) => x(at) * 10, y, 1),
        ),
      )
      .join("");
  const grid = (props.small ? [scale.domain[0], scale.domain[1]] : scale.ticks)
    .map(
      (tick) =>
        `<line class="grid" x1="0" x2="100%" y1="${coordinate(y(tick), 1)}" y2="${coordinate(y(tick), 1)}"/><text class="tick" x="-6" y="${coordinate(y(tick) + 5, 1)}" text-anchor="end">${formatNumber(tick, props.language, scale.decimals)}</text>`,
    )
    .join("");
  const body =
    grid +
    `<svg width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">${lines}</svg>` +
    periodLabels(all, x, height) +
    planMarks(props, x, y) +
    series
      .map((each, place) => each.points.map((point) => whisker(point, x, y) + mark(place, x(point.at), y(point.value))).join(""))
      .join("") +
    series.map((each, place) => each.points.map((point) => label(point, place, series, x, y, props)).join("")).join("");
  return markup(
    `<div class="path${props.small ? " small" : ""}"><div class="path-plot"><svg width="100%" height="${height}" role="img"><title>${escapeText(props.title)}</title><desc>${escapeText(inWords(props))}</desc>${body}</svg></div>${key(props)}</div>`,
  );
}

/** The chart in words: "Doel: van 24 (2010) naar 22,5 (2014). Overvecht: 34,2 (2012), 30,1 (2020)." */
export function inWords({ language, from, to, planName, series, decimals = 1 }: PathChartProps): string {
  const show = ({ value, period }: Measurement): string =>
    `${value === null ? texts[language].unknown : formatNumber(value, language, decimals)} (${period})`;
  const plan = from && to ? `${planName}, ${texts[language].target(show(from), show(to))}. ` : "";
  return (
    plan +
    series.map(({ name, points }) => `${name}: ${points.length > 0 ? points.map(show).join(", ") : texts[language].noFigure}.`).join(" ")
  );
}

const path = (name: string, d: string): string => (d ? `<path class="${name}" d="${d}"/>` : "");

/** First and last always; between them only what leaves room for its letters on a phone. */
function periodLabels(all: readonly Measurement[], x: X, height: number): string {
  const sorted = [...new Map(all.map(({ at, period }) => [at, period]))].toSorted(([a], [b]) => a - b);
  const least = 15;
  const shown: [number, string][] = [];
  for (const [place, each] of sorted.entries()) {
    const last = sorted.at(-1);
    const before = shown.at(-1);
    const clear =
      (!before || x(each[0]) - x(before[0]) >= least) && (!last || place === sorted.length - 1 || x(last[0]) - x(each[0]) >= least);
    if (clear || place === 0) shown.push(each);
  }
  const end = sorted.at(-1);
  if (end && shown.at(-1) !== end && x(end[0]) - x(shown.at(-1)?.[0] ?? end[0]) >= least) shown.push(end);
  return shown
    .map(
      ([at, period]) =>
        `<text class="tick" x="${coordinate(x(at), 2)}%" y="${height - 6}" text-anchor="middle">${escapeText(period)}</text>`,
    )
    .join("");
}

function planMarks({ from, to }: PathChartProps, x: X, y: Y): string {
  const start =
    from?.value != null ? `<circle class="tgb" cx="${coordinate(x(from.at), 2)}%" cy="${coordinate(y(from.value), 1)}" r="5.5"/>` : "";
  return (
    start +
    (to?.value != null
      ? `<svg x="${coordinate(x(to.at), 2)}%" y="${coordinate(y(to.value), 1)}" overflow="visible"><path class="tgd" d="M0-8L8 0 0 8-8 0Z"/></svg>`
      : "")
  );
}

function mark(place: number, left: number, top: number): string {
  return `<svg x="${coordinate(left, 2)}%" y="${coordinate(top, 1)}" overflow="visible">${shape(place)}</svg>`;
}

function shape(place: number): string {
  const name = `tp m${place % marks.length}`;
  const kind = marks[place % marks.length];
  if (kind === "square") return `<path class="${name}" d="M-5-5H5V5H-5Z"/>`;
  return kind === "triangle" ? `<path class="${name}" d="M0-6.5L6.5 5H-6.5Z"/>` : `<circle class="${name}" r="5.5"/>`;
}

function whisker({ at, lower, upper }: LimitedMeasurement, x: X, y: Y): string {
  if (typeof lower !== "number" || typeof upper !== "number") return "";
  return `<line class="dw" x1="${coordinate(x(at), 2)}%" x2="${coordinate(x(at), 2)}%" y1="${coordinate(y(lower), 1)}" y2="${coordinate(y(upper), 1)}"/>`;
}

/** Above its mark, or below where another series lies higher at the same moment. */
function label(
  point: LimitedMeasurement & { value: number },
  place: number,
  series: readonly PathSeries[],
  x: X,
  y: Y,
  { language, decimals = 1 }: PathChartProps,
): string {
  const higher = series.some(
    (other, at) =>
      at !== place &&
      other.points.some(
        (each) => each.at === point.at && each.value !== null && (each.value > point.value || (each.value === point.value && at < place)),
      ),
  );
  const top = higher
    ? y(Math.min(point.value, point.lower ?? point.value)) + 22
    : y(Math.max(point.value, point.upper ?? point.value)) - 11;
  return `<text class="value m${place % marks.length}" x="${coordinate(x(point.at), 2)}%" y="${coordinate(Math.max(top, 14), 1)}" text-anchor="middle">${formatNumber(point.value, language, decimals)}</text>`;
}

function key(props: PathChartProps): string {
  const swatch = (drawing: string): string => `<svg class="swatch" viewBox="0 0 28 14" aria-hidden="true">${drawing}</svg>`;
  const plan =
    props.small || (!props.from && !props.to)
      ? ""
      : `<li>${swatch('<path class="tg" d="M4 7H22"/><circle class="tgb" cx="5" cy="7" r="4"/><path class="tgd" d="M22 1l6 6-6 6-6-6Z"/>')} ${escapeText(props.planName)}</li>`;
  const measured = props.series
    .map(
      ({ name, same }, place) =>
        `<li>${swatch(`<path class="${same ? "tl" : "to"} m${place % marks.length}" d="M0 7H28"/><svg x="14" y="7" overflow="visible">${shape(place)}</svg>`)} <span>${escapeText(name)}</span></li>`,
    )
    .join("");
  return plan + measured === "" ? "" : `<ul class="chart-key">${plan}${measured}</ul>`;
}
