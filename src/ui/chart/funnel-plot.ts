import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { absences, feet, isFigure, keyItem, keyMark, levels, mark, pathOf, plot, stretched, type Shape } from "./frame.ts";
import { placeLabels, type Wanted } from "./labels.ts";
import { axis, extent, position } from "./scale.ts";

/** Where a point lies: between the 95 % limits, beyond them, or beyond the 99.8 % limits too. */
export type FunnelClass = "inside" | "outside95" | "outside998";

export type FunnelPoint = {
  name: string;
  /** How many people the value is about: the denominator. */
  counted: number;
  value: number | null;
  class: FunnelClass;
  own?: boolean;
  /** Why there is no value, in words. */
  absence?: string;
};

/** Arrays of one length, `counted` ascending. NaN where there is no limit. */
export type FunnelLimits = {
  counted: ArrayLike<number>;
  lower95: ArrayLike<number>;
  upper95: ArrayLike<number>;
  lower998: ArrayLike<number>;
  upper998: ArrayLike<number>;
};

export type FunnelPlotProps = {
  language: Language;
  title: string;
  description?: string;
  /** What the value says, above the axis. */
  valueName: string;
  /** Who is counted: "volwassenen". */
  countedName: string;
  centre: { name: string; value: number };
  limits: FunnelLimits;
  points: readonly FunnelPoint[];
  decimals?: number;
  unit?: string;
};

const height = 330;
const top = 16;
const bottom = height - 34;
const classes = ["inside", "outside95", "outside998"] as const;
const shapes: Readonly<Record<FunnelClass, Shape>> = { inside: "ring", outside95: "triangle", outside998: "diamond" };
const sizes: Readonly<Record<FunnelClass, number>> = { inside: 4, outside95: 5.5, outside998: 6.5 };

type Drawn = FunnelPoint & { value: number };

/** Areas by how many people they count, within limits that chance alone would seldom pass. */
export function FunnelPlot(props: FunnelPlotProps): Markup {
  const { language, centre, limits, unit = "" } = props;
  const words = texts[language];
  const present = props.points.filter(({ value, counted }) => isFigure(value) && isFigure(counted)) as Drawn[];
  const [, most] = extent(present.map(({ counted }) => counted)) ?? [0, 0];
  const across = axis([0, most > 0 ? most : 1], 4);
  const scale = axis([...present.map(({ value }) => value), centre.value, ...limitsNear(limits, present)].filter(isFigure), 5);
  const x = position(across.domain, 0, 100);
  const y = position(scale.domain, bottom, top);
  const level = coordinate(y(centre.value), 1);
  const curve = (name: string, values: ArrayLike<number>): string =>
    pathOf(name, curvePath(limits.counted, values, across.domain, scale.domain, x, y));
  const note =
    scale.domain[0] > 0 && present.length > 0 ? words.axisFrom(formatNumber(scale.domain[0], language, scale.decimals) + unit) : null;
  const body =
    levels(scale, y, language, unit) +
    stretched(
      height,
      curve("limit95", limits.lower95) +
        curve("limit95", limits.upper95) +
        curve("limit998", limits.lower998) +
        curve("limit998", limits.upper998),
    ) +
    (isFigure(centre.value) ? `<line class="centre" x1="0" x2="100%" y1="${level}" y2="${level}"/>` : "") +
    pointMarks(present, x, y, props) +
    feet(
      across.ticks.map((tick) => ({ x: x(tick), text: formatNumber(tick, language, across.decimals) })),
      height - 10,
    ) +
    names(present, x, y, props);
  return plot({
    kind: "funnel",
    title: props.title,
    description: [props.description, describeFunnelPlot(props), note].filter(Boolean).join(" "),
    height,
    body,
    key: keyOf(present, props),
    upward: props.valueName,
    across: words.counted(props.countedName),
    notes: [present.length === 0 ? words.noFigure : null, note],
    after: absences(
      props.points
        .filter(({ value, counted }) => !isFigure(value) || !isFigure(counted))
        .map(({ name, absence }) => ({ name, reason: absence ?? words.unknown })),
      words.absent,
    ),
  });
}

/** The plot in words: "Binnen de grenzen: 98. Buiten de 95 %-grens: 9 (Vechtzoom-zuid 61,0 …)." At most twenty names per class. */
export function describeFunnelPlot(props: FunnelPlotProps): string {
  const { language, centre, decimals = 1 } = props;
  const words = texts[language];
  const present = props.points.filter(({ value }) => isFigure(value)) as Drawn[];
  const parts = classes.map((each) => {
    const inClass = farthestFirst(present, centre.value).filter((point) => point.class === each);
    const named =
      each === "inside" ? [] : inClass.slice(0, 20).map(({ name, value }) => `${name} ${formatNumber(value, language, decimals)}`);
    const more = inClass.length > named.length && named.length > 0 ? ", …" : "";
    return `${words.funnel[each]}: ${inClass.length}${named.length > 0 ? ` (${named.join(", ")}${more})` : ""}.`;
  });
  return [`${centreWords(props)}.`, ...parts].join(" ");
}

const farthestFirst = (points: readonly Drawn[], centre: number): Drawn[] =>
  points.toSorted((a, b) => Math.abs(b.value - centre) - Math.abs(a.value - centre));

/** Limits from the smallest tenth of the points on: those of still fewer people would press the points into a line. */
function limitsNear(limits: FunnelLimits, points: readonly Drawn[]): number[] {
  const counted = points.map((point) => point.counted).toSorted((a, b) => a - b);
  const from = counted[Math.floor(counted.length / 10)];
  if (from === undefined) return [];
  const place = Array.from(limits.counted).findIndex((each) => each >= from);
  return place < 0 ? [] : [limits.lower998[place], limits.upper998[place]].filter(isFigure);
}

/** The part of a curve that lies within both domains, cut at their edges. */
function curvePath(
  counted: ArrayLike<number>,
  values: ArrayLike<number>,
  [left, right]: readonly [number, number],
  [low, high]: readonly [number, number],
  x: (counted: number) => number,
  y: (value: number) => number,
): string {
  const at = (each: number, value: number): string => `${coordinate(x(each) * 10, 1)} ${coordinate(y(value), 1)}`;
  const within = (value: number): boolean => value >= low && value <= high;
  let path = "";
  let pen = false;
  for (let place = 0; place < counted.length; place++) {
    const [here, value] = [counted[place], values[place]];
    const usable = isFigure(here) && isFigure(value) && here >= left && here <= right;
    if (!usable) {
      pen = false;
      continue;
    }
    const [before, previous] = [counted[place - 1], values[place - 1]];
    if (isFigure(before) && isFigure(previous) && before >= left && within(value) !== within(previous)) {
      const edge = (within(value) ? previous : value) > high ? high : low;
      const crossing = before + ((edge - previous) / (value - previous)) * (here - before);
      path += `${pen ? "L" : "M"}${at(crossing, edge)}`;
      pen = true;
    }
    if (within(value)) path += `${pen ? "L" : "M"}${at(here, value)}`;
    pen = within(value);
  }
  return path;
}

/** Those inside first, so that what stands out lies on top. */
function pointMarks(
  points: readonly Drawn[],
  x: (counted: number) => number,
  y: (value: number) => number,
  { language, decimals = 1 }: FunnelPlotProps,
): string {
  const titled = points.length <= 500;
  return classes
    .flatMap((each) => points.filter((point) => point.class === each))
    .map((point) =>
      mark(
        shapes[point.class],
        `${point.class}${point.own ? " m-own" : ""}`,
        x(point.counted),
        y(point.value),
        sizes[point.class],
        titled ? `${point.name}: ${formatNumber(point.value, language, decimals)}` : "",
      ),
    )
    .join("");
}

/** The own area first, then those beyond 99.8 %, then those beyond 95 %, the farthest from the centre first; thirty at most. */
function names(
  points: readonly Drawn[],
  x: (counted: number) => number,
  y: (value: number) => number,
  { centre }: FunnelPlotProps,
): string {
  const sorted = farthestFirst(points, centre.value);
  const named = [
    ...sorted.filter(({ own }) => own),
    ...sorted.filter((point) => point.class === "outside998" && !point.own),
    ...sorted.filter((point) => point.class === "outside95" && !point.own),
  ].slice(0, 30);
  const wanted = named.map((point): Wanted => ({
    text: point.name,
    x: x(point.counted),
    y: y(point.value),
    radius: sizes[point.class],
    ...(point.own ? { name: "m-own", most: 3 } : { most: point.class === "outside998" ? 2 : 0 }),
  }));
  return placeLabels(
    wanted,
    points.map((point) => ({
      x: x(point.counted),
      y: y(point.value),
      radius: sizes[point.class],
      weight: point.class === "inside" ? 1 : 3,
    })),
    { top: 0, bottom: bottom + 4, right: 8 },
  );
}

const centreWords = ({ centre, language, decimals = 1 }: FunnelPlotProps): string =>
  `${centre.name} ${isFigure(centre.value) ? formatNumber(centre.value, language, decimals) : texts[language].noFigure}`;

function keyOf(points: readonly Drawn[], props: FunnelPlotProps): string {
  const { language, decimals = 1 } = props;
  const words = texts[language];
  const count = (each: FunnelClass): number => points.filter((point) => point.class === each).length;
  const own = points.find((point) => point.own);
  return (
    (own
      ? keyItem(
          keyMark(shapes[own.class], `${own.class} m-own`, sizes[own.class]),
          `${own.name} ${formatNumber(own.value, language, decimals)}`,
        )
      : "") +
    classes.map((each) => keyItem(keyMark(shapes[each], each, sizes[each]), `${words.funnel[each]}: ${count(each)}`)).join("") +
    keyItem(`<path class="centre" d="M0 7H28"/>`, centreWords(props)) +
    keyItem(`<path class="limit95" d="M0 7H28"/>`, words.limit95) +
    keyItem(`<path class="limit998" d="M0 7H28"/>`, words.limit998)
  );
}
