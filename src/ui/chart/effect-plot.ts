import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { bandOf, endWords, periodFeet, startLine } from "./effect-parts.ts";
import { isFigure, keyItem, keyMark, levels, mark, pathOf, plot, stretched } from "./frame.ts";
import { placeLabels, type Wanted } from "./labels.ts";
import { axis, extent, position } from "./scale.ts";
import { linePath } from "./sparkline.ts";
import type { LimitedMeasurement } from "./trend-chart.ts";

type Shared = {
  language: Language;
  title: string;
  description?: string;
  /** When the approach began: `at` on the axis of the points, `text` at the line ("start 2014"). */
  start: { at: number; text: string };
  decimals?: number;
  unit?: string;
  note?: string | null;
};

export type EffectLinesProps = Shared & {
  treated: { name: string; points: readonly LimitedMeasurement[] };
  comparison: { name: string; points: readonly LimitedMeasurement[] };
  /** What would have been without the approach, as the design supposes. */
  expected?: { name: string; points: readonly LimitedMeasurement[] } | null;
  leastSpan?: number;
};

export type EventStudyProps = Shared & {
  /** Differences with the reference period, each with its limits. A missing value says why in `absence`. */
  points: readonly (LimitedMeasurement & { absence?: string })[];
  /** Period whose difference is 0 because all others are compared with it. */
  reference?: { period: string; at: number } | null;
  /** What the vertical axis counts: "verschil met de vergelijkingswijken, in punten". */
  valueName: string;
};

const height = 300;
const top = 40;
const bottom = height - 32;

/** Where something was done, beside where it was not, before and after it began. */
export function EffectLines(props: EffectLinesProps): Markup {
  const { language, start, unit = "" } = props;
  const words = texts[language];
  const series = [
    { ...props.comparison, line: "line-other", shape: "diamond" as const, look: "m-other", band: true },
    ...(props.expected ? [{ ...props.expected, line: "line-expected", shape: "ring" as const, look: "m-open", band: false }] : []),
    { ...props.treated, line: "line-own", shape: "disc" as const, look: "m-own", band: true },
  ].map((each) => ({ ...each, points: each.points.map(clean) }));
  const all = series.flatMap(({ points }) => points);
  const measured = all.filter(({ value }) => value !== null);
  const scale = axis(
    [...measured.map(({ value }) => value), ...all.flatMap(({ lower, upper }) => [lower, upper])].filter(isFigure),
    4,
    props.leastSpan ?? 0,
  );
  const x = position(extent([...all.map(({ at }) => at), start.at]) ?? [0, 1], 4, 96);
  const y = position(scale.domain, bottom, top);
  const ten = (at: number): number => x(at) * 10;
  const note =
    scale.domain[0] > 0 && measured.length > 0 ? words.axisFrom(formatNumber(scale.domain[0], language, scale.decimals) + unit) : null;
  const body =
    levels(scale, y, language, unit) +
    stretched(
      height,
      series.map((each) => (each.band ? pathOf(`band ${each.look}`, bandOf(each.points, ten, y)) : "")).join("") +
        series.map((each) => pathOf(each.line, linePath(each.points, ten, y, 1))).join(""),
    ) +
    startLine(start, x, top, bottom) +
    series
      .map((each) =>
        each.points
          .map((point) =>
            point.value === null
              ? ""
              : mark(
                  each.shape,
                  `mark ${each.look}`,
                  x(point.at),
                  y(point.value),
                  5.5,
                  `${each.name} ${point.period}: ${show(point.value, props)}`,
                ),
          )
          .join(""),
      )
      .join("") +
    firstValues(series, x, y, props) +
    periodFeet(all, x, height - 10) +
    endWords(
      series.map(({ name, points, look }) => ({ name, points, mark: look })),
      (value) => show(value, props),
      y,
      height,
    );
  return plot({
    kind: "effect",
    title: props.title,
    description: [props.description, describeEffectLines(props), note].filter(Boolean).join(" "),
    height,
    body,
    key: series
      .toReversed()
      .map((each) =>
        keyItem(
          `<path class="${each.line}" d="M0 7H28"/>${keyMark(each.shape, `mark ${each.look}`, 5)}`,
          nameAndLast(each, props),
          "only-narrow",
        ),
      )
      .join(""),
    notes: [
      measured.length === 0
        ? words.noFigure
        : missing(
            series
              .filter(({ band }) => band)
              .flatMap(({ name, points }) => points.map((point) => ({ ...point, period: `${name} ${point.period}` }))),
            language,
          ),
      props.note ?? null,
      note,
    ],
  });
}

/** The lines in words: "Overvecht: 65,8 (2012), 69,9 (2020). Vergelijkingswijken: …. Start 2014." */
export function describeEffectLines(props: EffectLinesProps): string {
  const list = ({ name, points }: EffectLinesProps["treated"]): string =>
    `${name}: ${points.length > 0 ? points.map(({ value, period }) => `${isFigure(value) ? show(value, props) : texts[props.language].noFigure} (${period})`).join(", ") : texts[props.language].noFigure}.`;
  return [list(props.treated), list(props.comparison), ...(props.expected ? [list(props.expected)] : []), `${props.start.text}.`].join(" ");
}

/** The difference in each period with its limits, around a line that says "no difference". */
export function EventStudy(props: EventStudyProps): Markup {
  const { language, start, reference, unit = "" } = props;
  const words = texts[language];
  const points = props.points.map((point) => ({ ...point, ...clean(point) }));
  const measured = points.filter(({ value }) => value !== null);
  const scale = axis([0, ...points.flatMap(({ value, lower, upper }) => [value, lower, upper])].filter(isFigure), 5, 1);
  const x = position(extent([...points.map(({ at }) => at), start.at, ...(reference ? [reference.at] : [])]) ?? [0, 1], 6, 94);
  const y = position(scale.domain, bottom, top);
  const zero = coordinate(y(0), 1);
  const body =
    levels(scale, y, language, unit) +
    `<line class="centre" x1="0" x2="100%" y1="${zero}" y2="${zero}"/>` +
    startLine(start, x, top, bottom) +
    points.map((point) => whisker(point, x, y)).join("") +
    points
      .map((point) =>
        point.value === null
          ? ""
          : mark(...eventMark(point.at >= start.at), x(point.at), y(point.value), 6, `${point.period}: ${show(point.value, props)}`),
      )
      .join("") +
    (reference ? mark("square", "mark m-ink", x(reference.at), y(0), 6, `${reference.period}: 0`) : "") +
    eventValues(measured, x, y, props) +
    periodFeet([...points, ...(reference ? [{ ...reference, value: 0 }] : [])], x, height - 10);
  return plot({
    kind: "events",
    title: props.title,
    description: [props.description, describeEventStudy(props)].filter(Boolean).join(" "),
    height,
    body,
    key:
      keyItem(keyMark(...eventMark(false), 5.5), words.beforeStart) +
      keyItem(keyMark(...eventMark(true), 5.5), words.afterStart) +
      (reference ? keyItem(keyMark("square", "mark m-ink", 5.5), words.reference(reference.period)) : "") +
      keyItem(`<path class="centre" d="M0 7H28"/>`, words.noDifference),
    upward: props.valueName,
    notes: [measured.length === 0 ? words.noFigure : missing(points, language), props.note ?? null],
  });
}

/** The points in words: "2012: −0,4 (tussen −2,1 en 1,3)." */
export function describeEventStudy(props: EventStudyProps): string {
  const words = texts[props.language];
  const each = props.points.map(({ period, value, lower, upper, absence }) => {
    if (!isFigure(value)) return `${period}: ${absence ?? words.noFigure}.`;
    const limits = isFigure(lower) && isFigure(upper) ? ` (${words.limits(show(lower, props), show(upper, props))})` : "";
    return `${period}: ${show(value, props)}${limits}.`;
  });
  return [...each, `${props.start.text}.`].join(" ");
}

type Series = { points: readonly LimitedMeasurement[]; look: string; band: boolean };

/** The value that each measured line begins with. */
function firstValues(series: readonly Series[], x: (at: number) => number, y: (value: number) => number, props: Shared): string {
  const placed = (points: readonly LimitedMeasurement[]) =>
    points.flatMap(({ at, value }) => (value === null ? [] : [{ x: x(at), y: y(value), radius: 6, value }]));
  const wanted = series.flatMap(({ points, look, band }): Wanted[] => {
    const first = placed(points)[0];
    return band && first ? [{ ...first, text: show(first.value, props), name: look }] : [];
  });
  const dots = series.map(({ points }) => placed(points));
  const along = dots.flatMap((line) =>
    line
      .slice(1)
      .flatMap((to, at) =>
        Array.from({ length: 9 }, (_, step) => ({ ...between(line[at], to, (step + 1) / 10), radius: 1, weight: 0.02 })),
      ),
  );
  return placeLabels(wanted, [...dots.flat(), ...along], { top, bottom, left: 7, right: 8 });
}

type Place = { x: number; y: number };
const between = (from: Place, to: Place, share: number): Place => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});

function nameAndLast({ name, points }: { name: string; points: readonly LimitedMeasurement[] }, props: Shared): string {
  const last = points.findLast(({ value }) => value !== null)?.value;
  return isFigure(last) ? `${name} ${show(last, props)}` : name;
}

/** Beside each point, clear of the whiskers. */
function eventValues(
  points: readonly LimitedMeasurement[],
  x: (at: number) => number,
  y: (value: number) => number,
  props: EventStudyProps,
): string {
  const whiskers = points.flatMap(({ at, lower, upper }) =>
    isFigure(lower) && isFigure(upper)
      ? Array.from({ length: 21 }, (_, step) => ({ x: x(at), y: y(lower + (step / 20) * (upper - lower)), radius: 3 }))
      : [],
  );
  const wanted = points.map(({ at, value }): Wanted => ({
    text: show(value ?? 0, props),
    x: x(at),
    y: y(value ?? 0),
    radius: 6,
    name: "m-own",
  }));
  return placeLabels(wanted, [...wanted, ...whiskers, ...(props.reference ? [{ x: x(props.reference.at), y: y(0), radius: 6 }] : [])], {
    top,
    bottom,
    left: 8,
    right: 8,
  });
}

const eventMark = (after: boolean): ["disc" | "ring", string] => (after ? ["disc", "mark m-own"] : ["ring", "mark m-open"]);
const show = (value: number, { language, decimals = 1 }: Shared): string => formatNumber(value, language, decimals);
const orNull = (value: number | null | undefined): number | null => (isFigure(value) ? value : null);
const clean = (point: LimitedMeasurement) => ({
  period: point.period,
  at: point.at,
  value: orNull(point.value),
  lower: orNull(point.lower),
  upper: orNull(point.upper),
});

function whisker({ at, value, lower, upper }: ReturnType<typeof clean>, x: (at: number) => number, y: (value: number) => number): string {
  if (value === null || lower === null || upper === null) return "";
  const place = coordinate(x(at), 2);
  const [low, high] = [coordinate(y(lower), 1), coordinate(y(upper), 1)];
  return `<line class="whisker" x1="${place}%" x2="${place}%" y1="${low}" y2="${high}"/><svg x="${place}%" overflow="visible"><path class="whisker" d="M-5 ${low}H5M-5 ${high}H5"/></svg>`;
}

function missing(points: readonly { period: string; value: number | null; absence?: string }[], language: Language): string | null {
  const words = texts[language];
  const without = points.filter(({ value }) => value === null);
  return without.length === 0
    ? null
    : `${words.absent}: ${without.map(({ period, absence }) => `${period} (${absence ?? words.noFigure})`).join(", ")}.`;
}
