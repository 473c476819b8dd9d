import { scaleLinear } from "d3-scale";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { texts } from "../texts.ts";
import { diverging, sequential, spread, type Swatch } from "./palette.ts";

/**
 * Classes of a map. One object serves map, legend, table and text, so that they can't disagree: a value is rounded to the decimals
 * that are shown *before* it is put in a class, and labels name the lowest and highest value that a class can hold.
 */
export type Classes = {
  /** Lowest value of each class, ascending, rounded to `decimals`. */
  starts: readonly number[];
  /** Highest value that was seen, rounded. */
  end: number;
  /** "70,0 – 74,9": both values belong to the class. */
  labels: readonly string[];
  swatches: readonly Swatch[];
  /** Position of the class that holds this value; the outer classes also hold values beyond the ends. -1 if there are no classes. */
  classOf: (value: number) => number;
};

type Options = { language: Language; decimals: number; count?: number };

/** Classes that hold about equally many values. Equal values are never parted, so there can be fewer classes than asked (5). */
export function quantileClasses(values: readonly number[], { language, decimals, count = 5 }: Options): Classes {
  const sorted = values.map((value) => round(value, decimals)).sort((a, b) => a - b);
  const starts: number[] = [];
  for (let place = 0; place < count && sorted.length > 0; place++) {
    const start = sorted[Math.floor((place * sorted.length) / count)];
    if (start !== starts.at(-1)) starts.push(start);
  }
  return build(starts, sorted.at(-1) ?? Number.NaN, decimals, language, spread(sequential, starts.length));
}

/** Classes of one width with round bounds, about `count` (5) of them and never more than 5. */
export function evenClasses(values: readonly number[], { language, decimals, count = 5 }: Options): Classes {
  const [low, high] = range(values, decimals);
  if (low === undefined || high === undefined) return build([], Number.NaN, decimals, language, []);
  if (low === high) return build([low], high, decimals, language, spread(sequential, 1));
  let starts: number[] = [];
  for (let asked = count; asked > 0 && (starts.length === 0 || starts.length > 5); asked--) {
    const scale = scaleLinear().domain([low, high]).nice(asked);
    const last = scale.domain()[1];
    starts = scale
      .ticks(asked)
      .map((tick) => round(tick, decimals))
      .filter((tick) => tick < last && tick <= high);
  }
  return build([...new Set(starts)], high, decimals, language, spread(sequential, new Set(starts).size));
}

/**
 * Five classes of one round width around a benchmark, which lies in the middle of the third. `orange` says which side is drawn in
 * orange (the side that asks for attention): "low" or "high".
 */
export function benchmarkClasses(values: readonly number[], benchmark: number, options: Options & { orange: "low" | "high" }): Classes {
  const { language, decimals, orange } = options;
  const centre = round(benchmark, decimals);
  const [low, high] = range(values, decimals);
  if (low === undefined || high === undefined) return build([], Number.NaN, decimals, language, []);
  const smallest = 2 * 10 ** -decimals;
  const reach = Math.max(Math.abs(low - centre), Math.abs(high - centre), smallest);
  const step = Math.max(roundStep(reach / 2.5), smallest);
  const starts = [-2.5, -1.5, -0.5, 0.5, 1.5].map((steps) => round(centre + steps * step, decimals));
  const swatches = orange === "low" ? [...diverging] : [...diverging].reverse();
  const classes = build(starts, high, decimals, language, swatches);
  const show = (value: number): string => formatNumber(value, language, decimals);
  const lowest = texts[language].orLess(show(round(starts[1] - 10 ** -decimals, decimals)));
  const highest = texts[language].orMore(show(starts[4]));
  return { ...classes, labels: [lowest, ...classes.labels.slice(1, -1), highest] };
}

function build(starts: readonly number[], end: number, decimals: number, language: Language, swatches: readonly Swatch[]): Classes {
  const unit = 10 ** -decimals;
  const labels = starts.map((start, place) => {
    const next = starts[place + 1];
    const last = next === undefined ? Math.max(end, start) : round(next - unit, decimals);
    const from = formatNumber(start, language, decimals);
    return last <= start ? from : `${from} – ${formatNumber(last, language, decimals)}`;
  });
  const classOf = (value: number): number => {
    const shown = round(value, decimals);
    let place = starts.length - 1;
    while (place > 0 && shown < starts[place]) place--;
    return place;
  };
  return { starts, end, labels, swatches, classOf };
}

function range(values: readonly number[], decimals: number): [number | undefined, number | undefined] {
  let low: number | undefined;
  let high: number | undefined;
  for (const value of values) {
    const shown = round(value, decimals);
    if (low === undefined || shown < low) low = shown;
    if (high === undefined || shown > high) high = shown;
  }
  return [low, high];
}

/** 1, 2 or 5 times a power of ten, not smaller than asked. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * power >= least * (1 - 1e-12)) ?? 10) * power;
}

/** Decimal rounding that agrees with what `formatNumber` shows (1.005 is 1.00 in doubles, and stays so). */
function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
