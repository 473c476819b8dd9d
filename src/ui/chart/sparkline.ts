import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { extent, position } from "./scale.ts";

/** `at` places the measurement in time (a year, with a fraction if need be); `period` is what people read. */
export type Measurement = { period: string; at: number; value: number | null };

export type SparklineProps = {
  language: Language;
  name: string;
  points: readonly Measurement[];
  benchmark?: { name: string; points: readonly Measurement[] } | null | undefined;
  /** First and last moment of the axis, equal for all rows of a table; else those of the points. */
  span?: readonly [number, number] | undefined;
  decimals?: number;
};

const left = 5;
const right = 91;
const top = 6;
const bottom = 34;

/** A small line through measurements. A missing measurement breaks the line; the words are in the title. */
export function Sparkline(props: SparklineProps): Markup {
  const other = props.benchmark?.points ?? [];
  const span = props.span ?? extent([...props.points, ...other].map((point) => point.at)) ?? [0, 1];
  const found = extent([...props.points, ...other].map((point) => point.value)) ?? [0, 1];
  const x = position(span, left, right);
  const y = position(found, bottom, top);
  const benchmark = linePath(other, x, y);
  const own = linePath(props.points, x, y);
  let dots = "";
  for (const point of props.points) if (point.value !== null) dots += `M${coordinate(x(point.at))} ${coordinate(y(point.value))}h0`;
  return markup(
    `<svg class="spark" viewBox="0 0 96 40" role="img"><title>${escapeText(describeSparkline(props))}</title>` +
      (benchmark ? `<path class="sb" d="${benchmark}"/>` : "") +
      (own ? `<path class="sl" d="${own}"/>` : "") +
      (dots ? `<path class="sp" d="${dots}"/>` : "") +
      "</svg>",
  );
}

/** The line in words: "Overvecht: 65,8 (2012), 63,5 (2016). Utrecht: …". */
export function describeSparkline(props: SparklineProps): string {
  const list = (name: string, points: readonly Measurement[]): string => {
    const parts = points.map((point) => {
      const value = point.value === null ? texts[props.language].noFigure : formatNumber(point.value, props.language, props.decimals ?? 1);
      return `${value} (${point.period})`;
    });
    return `${name}: ${parts.length > 0 ? parts.join(", ") : texts[props.language].noFigure}.`;
  };
  const own = list(props.name, props.points);
  return props.benchmark ? `${own} ${list(props.benchmark.name, props.benchmark.points)}` : own;
}

/** Straight pieces between measurements that follow each other; a gap starts a new piece, a lone point gives none. */
export function linePath(points: readonly Measurement[], x: (at: number) => number, y: (value: number) => number, decimals = 0): string {
  let path = "";
  let before = "";
  let pen = false;
  for (const point of points) {
    if (point.value === null) {
      before = "";
      pen = false;
      continue;
    }
    const here = `${coordinate(x(point.at), decimals)} ${coordinate(y(point.value), decimals)}`;
    if (pen) path += `L${here}`;
    else if (before) {
      path += `M${before}L${here}`;
      pen = true;
    }
    before = here;
  }
  return path;
}
