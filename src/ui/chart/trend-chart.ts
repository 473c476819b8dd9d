import { area as areaShape } from "d3-shape";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { axis, extent, position, type Axis } from "./scale.ts";
import { linePath, type Measurement } from "./sparkline.ts";

export type LimitedMeasurement = Measurement & { lower?: number | null; upper?: number | null };

export type TrendChartProps = {
  language: Language;
  /** The finding; the figure around the chart shows it, the chart repeats it for screen readers. */
  title: string;
  /** In words what is drawn, e.g. the measure and the years. */
  description: string;
  name: string;
  points: readonly LimitedMeasurement[];
  benchmark?: { name: string; points: readonly Measurement[] } | null;
  /** The path from a baseline to a target, and the target as a marked dot. */
  target?: { name: string; from: { period: string; at: number; value: number }; to: { period: string; at: number; value: number } } | null;
  decimals?: number;
  /** The axis spans at least this much. */
  leastSpan?: number;
};

const height = 260;
const top = 24;
const bottom = height - 30;

/**
 * A line with its band of limits, points at measurements only. Widths are percentages, so text keeps its size on a phone; only the
 * lines and the band stretch.
 */
export function TrendChart(props: TrendChartProps): Markup {
  const { language, points, benchmark, target } = props;
  const decimals = props.decimals ?? 1;
  const other = benchmark?.points ?? [];
  const planned = target ? [target.from, target.to] : [];
  const all = [...points, ...other, ...planned];
  const limits = points.flatMap((point) => [point.lower, point.upper]);
  const scale = axis([...all.map((point) => point.value), ...limits], 4, props.leastSpan ?? 0);
  const span = extent(all.map((point) => point.at)) ?? [0, 1];
  const x = position(span, 7, 96);
  const y = position(scale.domain, bottom, top);
  const periods = new Map(all.map((point) => [point.at, point.period]));

  const stretched =
    bandPath(points, x, y) +
    path(
      "tb",
      linePath(other, (at) => x(at) * 10, y, 1),
    ) +
    (target
      ? path(
          "tg",
          linePath(planned, (at) => x(at) * 10, y, 1),
        )
      : "") +
    path(
      "tl",
      linePath(points, (at) => x(at) * 10, y, 1),
    );
  const body =
    grid(scale, y, language) +
    `<svg width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">${stretched}</svg>` +
    periodLabels(periods, x) +
    dots("tbp", other, x, y, 3.5) +
    (target ? targetMarks(target, x, y) : "") +
    dots("tp", points, x, y, 5.5) +
    values(points, other, x, y, language, decimals) +
    endNames(props, y);
  const start = scale.domain[0] > 0 ? ` ${texts[language].axisFrom(formatNumber(scale.domain[0], language, scale.decimals))}` : "";
  return markup(
    `<div class="trend">${key(props)}<div class="trend-plot"><svg width="100%" height="${height}" role="img"><title>${escapeText(props.title)}</title>` +
      `<desc>${escapeText(props.description + start)}</desc>${body}</svg></div>${start ? `<p class="axis-note">${escapeText(start.trim())}</p>` : ""}</div>`,
  );
}

const path = (name: string, d: string): string => (d ? `<path class="${name}" d="${d}"/>` : "");

function bandPath(points: readonly LimitedMeasurement[], x: (at: number) => number, y: (value: number) => number): string {
  const limited = (point: LimitedMeasurement): boolean =>
    point.value !== null && typeof point.lower === "number" && typeof point.upper === "number";
  const shape = areaShape<LimitedMeasurement>()
    .defined(limited)
    .x((point) => x(point.at) * 10)
    .y0((point) => y(point.lower ?? 0))
    .y1((point) => y(point.upper ?? 0))
    .digits(1);
  return path("tband", shape([...points]) ?? "");
}

function grid(scale: Axis, y: (value: number) => number, language: Language): string {
  return scale.ticks
    .map((tick) => {
      const place = coordinate(y(tick), 1);
      const label = formatNumber(tick, language, scale.decimals);
      return `<line class="grid" x1="0" x2="100%" y1="${place}" y2="${place}"/><text class="tick" x="-8" y="${coordinate(y(tick) + 5, 1)}" text-anchor="end">${label}</text>`;
    })
    .join("");
}

/** At most seven labels: with more measurements, evenly chosen ones and always the first and last. */
function periodLabels(periods: ReadonlyMap<number, string>, x: (at: number) => number): string {
  const sorted = [...periods].sort(([a], [b]) => a - b);
  const every = Math.max(1, Math.ceil((sorted.length - 1) / 6));
  return sorted
    .filter((_, place) => place % every === 0)
    .map(
      ([at, period]) =>
        `<text class="tick" x="${coordinate(x(at), 2)}%" y="${height - 6}" text-anchor="middle">${escapeText(period)}</text>`,
    )
    .join("");
}

function dots(
  name: string,
  points: readonly Measurement[],
  x: (at: number) => number,
  y: (value: number) => number,
  radius: number,
): string {
  return points
    .filter((point) => point.value !== null)
    .map(
      (point) => `<circle class="${name}" cx="${coordinate(x(point.at), 2)}%" cy="${coordinate(y(point.value ?? 0), 1)}" r="${radius}"/>`,
    )
    .join("");
}

function targetMarks(target: NonNullable<TrendChartProps["target"]>, x: (at: number) => number, y: (value: number) => number): string {
  const from = `<circle class="tgb" cx="${coordinate(x(target.from.at), 2)}%" cy="${coordinate(y(target.from.value), 1)}" r="5"/>`;
  const size = 8;
  const diamond = `<svg x="${coordinate(x(target.to.at), 2)}%" y="${coordinate(y(target.to.value), 1)}" overflow="visible"><path class="tgd" d="M0 -${size}L${size} 0L0 ${size}L-${size} 0Z"/></svg>`;
  return from + diamond;
}

/** The own values, on the side of the point that is away from the benchmark; first and last only where there are many. */
function values(
  points: readonly LimitedMeasurement[],
  other: readonly Measurement[],
  x: (at: number) => number,
  y: (value: number) => number,
  language: Language,
  decimals: number,
): string {
  const benchmark = new Map(other.map((point) => [point.at, point.value]));
  const measured = points.filter((point) => point.value !== null);
  return measured
    .filter((_, place) => measured.length <= 7 || place === 0 || place === measured.length - 1)
    .map((point) => {
      const value = point.value ?? 0;
      const compared = benchmark.get(point.at);
      const above = compared === undefined || compared === null || value >= compared;
      const place = above ? Math.max(y(value) - 12, 14) : Math.min(y(value) + 24, bottom + 8);
      return `<text class="value" x="${coordinate(x(point.at), 2)}%" y="${coordinate(place, 1)}" text-anchor="middle">${formatNumber(value, language, decimals)}</text>`;
    })
    .join("");
}

/** Names at the right end of the lines, at least a line of text apart; narrow screens show the key instead. */
function endNames(props: TrendChartProps, y: (value: number) => number): string {
  const last = (points: readonly Measurement[]): number | null => points.findLast((point) => point.value !== null)?.value ?? null;
  const ends = [
    { name: props.name, value: last(props.points), mark: "tn" },
    ...(props.benchmark ? [{ name: props.benchmark.name, value: last(props.benchmark.points), mark: "tbn" }] : []),
  ].flatMap((end) => (end.value === null ? [] : [{ ...end, place: y(end.value) + 5 }]));
  ends.sort((a, b) => a.place - b.place);
  const [first, second] = ends;
  if (first && second && second.place - first.place < 18) {
    const apart = (18 - (second.place - first.place)) / 2;
    first.place -= apart;
    second.place += apart;
  }
  return ends
    .map((end) => `<text class="end ${end.mark}" x="100%" dx="10" y="${coordinate(end.place, 1)}">${escapeText(end.name)}</text>`)
    .join("");
}

function key(props: TrendChartProps): string {
  const swatch = (marks: string): string => `<svg class="swatch" viewBox="0 0 28 14" aria-hidden="true">${marks}</svg>`;
  const item = (marks: string, name: string, only = ""): string => `<li${only}>${swatch(marks)} ${escapeText(name)}</li>`;
  const narrow = ' class="narrow"';
  const decimals = props.decimals ?? 1;
  let items = item('<path class="tl" d="M0 7H28"/><circle class="tp" cx="14" cy="7" r="5.5"/>', props.name, narrow);
  if (props.benchmark) items += item('<path class="tb" d="M0 7H28"/>', props.benchmark.name, narrow);
  if (props.target) {
    const show = (end: { period: string; value: number }): string => `${formatNumber(end.value, props.language, decimals)} (${end.period})`;
    const name = `${props.target.name}, ${texts[props.language].target(show(props.target.from), show(props.target.to))}`;
    items += item(
      '<path class="tg" d="M4 7H22"/><circle class="tgb" cx="5" cy="7" r="4"/><path class="tgd" d="M22 1l6 6-6 6-6-6Z"/>',
      name,
    );
  }
  return `<ul class="chart-key">${items}</ul>`;
}
