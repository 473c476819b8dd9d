import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { absences, feet, isFigure, keyItem, keyMark, levels, mark, pathOf, plot, stretched } from "./frame.ts";
import { placeLabels, type Wanted } from "./labels.ts";
import { axis, position } from "./scale.ts";

export type SlopeArea = {
  name: string;
  /** Place on the ladder: the share of residents who are less advantaged, counted to the middle of this area; 0 to 1. */
  rank: number;
  value: number | null;
  people: number;
  /** The area that the page is about. */
  own?: boolean;
  /** Why there is no value, in words. */
  absence?: string;
};

type Fit = { least: number; most: number };

export type SlopePlotProps = {
  language: Language;
  title: string;
  description?: string;
  areas: readonly SlopeArea[];
  /** What the line says at the ends of the ladder: at 0 and at 1. */
  line: Fit | null;
  /** Limits of the line, from left to right. */
  band?: readonly { rank: number; lower: number; upper: number }[];
  /** Words for the ends of the ladder: "meeste moeite met rondkomen". */
  ends: { least: string; most: string };
  /** Names of the areas that are labelled, the most important first. */
  labels?: readonly string[];
  benchmark?: { name: string; value: number } | null;
  decimals?: number;
  unit?: string;
  leastSpan?: number;
  /** Said under the plot, e.g. why there is no line. */
  note?: string | null;
};

const height = 330;
const top = 26;
const bottom = height - 34;
const edges = [4, 96] as const;
const manyDots = 400;

type Drawn = SlopeArea & { value: number; x: number; y: number; radius: number };

/** Areas along a ladder from the least to the most advantaged, each as large as its number of residents, and the line through them. */
export function SlopePlot(given: SlopePlotProps): Markup {
  const drawn = given.line && isFigure(given.line.least) && isFigure(given.line.most);
  const props = drawn ? given : { ...given, line: null };
  const { language, line, benchmark, band = [], unit = "" } = props;
  const words = texts[language];
  const present = props.areas.filter((area) => isFigure(area.value) && isFigure(area.rank)) as (SlopeArea & { value: number })[];
  const scale = axis(
    [
      ...present.map(({ value }) => value),
      line?.least,
      line?.most,
      ...band.flatMap(({ lower, upper }) => [lower, upper]),
      benchmark?.value,
    ].filter(isFigure),
    4,
    props.leastSpan ?? 0,
  );
  const x = position([0, 1], ...edges);
  const y = position(scale.domain, bottom, top);
  const dots = drawnAreas(present, x, y);
  const benchmarkLine =
    benchmark && isFigure(benchmark.value)
      ? `<line class="level" x1="0" x2="100%" y1="${coordinate(y(benchmark.value), 1)}" y2="${coordinate(y(benchmark.value), 1)}"/>`
      : "";
  const note =
    scale.domain[0] > 0 && present.length > 0 ? words.axisFrom(formatNumber(scale.domain[0], language, scale.decimals) + unit) : null;
  const absent = props.areas.filter((area) => !isFigure(area.value) || !isFigure(area.rank));
  const fit = line ? fitPath(line, x, y) : "";
  // A pale edge where dots would hide the line; with fewer it would hide dots.
  const edge = dots.length > manyDots ? pathOf("fit-edge", fit) : "";
  const body =
    levels(scale, y, language, unit) +
    benchmarkLine +
    stretched(height, pathOf("band", bandPath(band, x, y))) +
    dotMarks(dots, props) +
    stretched(height, edge + pathOf("fit", fit)) +
    feet(
      [0, 0.25, 0.5, 0.75, 1].map((share) => ({ x: x(share), text: `${formatNumber(share * 100, language)} %` })),
      height - 10,
    ) +
    endMarks(line, x, y) +
    names(props, dots, x, y);
  return plot({
    kind: "slope",
    title: props.title,
    description: [props.description, describeSlopePlot(props), note].filter(Boolean).join(" "),
    height,
    body,
    key: keyOf(props),
    across: [props.ends.least, props.ends.most],
    notes: [present.length === 0 ? words.noFigure : (props.note ?? null), note],
    after: absences(
      absent.map(({ name, absence }) => ({ name, reason: absence ?? words.unknown })),
      words.absent,
    ),
  });
}

/** The plot in words: "10 gebieden, van 52,1 (Overvecht) tot 82,3 (Noordoost). De lijn loopt van 61,2 (meeste moeite) naar 80,4 (minste moeite)." */
export function describeSlopePlot(props: SlopePlotProps): string {
  const { language, line, ends, benchmark } = props;
  const words = texts[language];
  const present = props.areas.filter(({ value }) => isFigure(value)).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [low, high] = [present[0], present.at(-1)];
  const show = (value: number | null): string => formatNumber(value ?? Number.NaN, language, props.decimals ?? 1);
  const areas =
    low && high
      ? words.areasFromTo(present.length, `${show(low.value)} (${low.name})`, `${show(high.value)} (${high.name})`)
      : `${words.noFigure}.`;
  const slope = line ? ` ${words.lineFromTo(`${show(line.least)} (${ends.least})`, `${show(line.most)} (${ends.most})`)}` : "";
  return `${areas}${slope}${benchmark ? ` ${benchmark.name} ${show(benchmark.value)}.` : ""}`;
}

/** Large ones first, so that the small ones lie on top. */
function drawnAreas(areas: readonly (SlopeArea & { value: number })[], x: (rank: number) => number, y: (value: number) => number): Drawn[] {
  const most = areas.reduce((largest, { people }) => (people > largest ? people : largest), 0);
  const largest = areas.length > 200 ? 6 : areas.length > 40 ? 10 : 14;
  return areas
    .map((area) => ({
      ...area,
      x: x(area.rank),
      y: y(area.value),
      radius: most > 0 && area.people > 0 ? Math.max(4, largest * Math.sqrt(area.people / most)) : 4,
    }))
    .toSorted((a, b) => b.radius - a.radius);
}

function dotMarks(dots: readonly Drawn[], { language, decimals = 1 }: SlopePlotProps): string {
  const titled = dots.length <= 500;
  return dots
    .map((dot) =>
      mark(
        "disc",
        dot.own ? "area m-own" : "area",
        dot.x,
        dot.y,
        dot.radius,
        titled ? `${dot.name}: ${formatNumber(dot.value, language, decimals)}` : "",
      ),
    )
    .join("");
}

function bandPath(band: NonNullable<SlopePlotProps["band"]>, x: (rank: number) => number, y: (value: number) => number): string {
  const kept = band.filter(({ rank, lower, upper }) => [rank, lower, upper].every(isFigure));
  if (kept.length < 2) return "";
  const at = (rank: number, value: number): string => `${coordinate(x(rank) * 10, 1)} ${coordinate(y(value), 1)}`;
  return `M${[...kept.map(({ rank, upper }) => at(rank, upper)), ...kept.toReversed().map(({ rank, lower }) => at(rank, lower))].join("L")}Z`;
}

function fitPath(line: Fit, x: (rank: number) => number, y: (value: number) => number): string {
  return `M${coordinate(x(0) * 10, 1)} ${coordinate(y(line.least), 1)}L${coordinate(x(1) * 10, 1)} ${coordinate(y(line.most), 1)}`;
}

function endMarks(line: SlopePlotProps["line"], x: (rank: number) => number, y: (value: number) => number): string {
  return line ? mark("diamond", "mark m-ink", x(0), y(line.least), 7) + mark("diamond", "mark m-ink", x(1), y(line.most), 7) : "";
}

/** The line's ends with their values come first, then the areas asked for. */
function names(props: SlopePlotProps, dots: readonly Drawn[], x: (rank: number) => number, y: (value: number) => number): string {
  const { line, language, decimals = 1 } = props;
  const show = (value: number): string => formatNumber(value, language, decimals);
  const ends: Wanted[] = line
    ? [
        { text: show(line.least), x: x(0), y: y(line.least), radius: 8, name: "m-ink", most: dots.length },
        { text: show(line.most), x: x(1), y: y(line.most), radius: 8, name: "m-ink", most: dots.length },
      ]
    : [];
  const byName = new Map(dots.map((dot) => [dot.name, dot]));
  const areas = [...dots.filter(({ own }) => own).map(({ name }) => name), ...(props.labels ?? [])].flatMap((name): Wanted[] => {
    const dot = byName.get(name);
    byName.delete(name);
    return dot ? [{ text: name, x: dot.x, y: dot.y, radius: dot.radius, ...(dot.own ? { name: "m-own", most: dots.length } : {}) }] : [];
  });
  const along = line
    ? Array.from({ length: 41 }, (_, at) => ({
        x: x(at / 40),
        y: y(line.least + (at / 40) * (line.most - line.least)),
        radius: 1,
        weight: 0.02,
      }))
    : [];
  return placeLabels([...ends, ...areas], [...dots, ...ends, ...along], { top: 0, bottom: bottom + 4, left: 7, right: 8 });
}

/** The benchmark stands here and not at its line, where many dots or a phone leave no room for it. */
function keyOf(props: SlopePlotProps): string {
  const { language, benchmark, decimals = 1 } = props;
  const words = texts[language];
  const dot = `<circle class="area" cx="14" cy="7" r="6.5"/>`;
  const band = (props.band?.length ?? 0) > 1 ? `<path class="band" d="M0 1H28V13H0Z"/>` : "";
  return (
    keyItem(dot, words.sizedArea) +
    (props.line ? keyItem(`${band}<path class="fit" d="M0 7H28"/>${keyMark("diamond", "mark m-ink", 5)}`, words.slopeLine) : "") +
    (benchmark && isFigure(benchmark.value)
      ? keyItem(
          `<path class="level" d="M0 7H28"/>`,
          `${benchmark.name} ${formatNumber(benchmark.value, language, decimals)}${props.unit ?? ""}`,
        )
      : "")
  );
}
