/** Which areas differ more from the mean of all than chance makes them: funnel limits, and estimates pulled towards the mean. */
import { areaIndex, type Area, type Level } from "../areas/index.ts";
import { catalogue, figuresIn, homeArea, type Figure, type GroupRow, type IndicatorRow, type PeriodRow } from "../figures/index.ts";
import { Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import {
  countFunnel,
  countPlace,
  type FunnelPlace,
  overDispersion,
  proportionFunnel,
  proportionPlace,
  shrunkenRates,
} from "../stats/index.ts";
import { absence } from "./gap/people.ts";
import type { Reason } from "./reasons.ts";
import { levelFor } from "./service.ts";
import type { LeftOut } from "./view.ts";

export type FunnelChoice = {
  within?: string | undefined;
  level?: Level | undefined;
  period?: string | undefined;
  group?: string | undefined;
};

/** In the unit of the indicator. `shrunken` is no observation. */
export type FunnelRow = {
  area: Area;
  value: number;
  count: number;
  denominator: number;
  place: FunnelPlace;
  shrunken: { value: number; lower: number | null; upper: number | null };
  observation: string;
};

/** Along the number of people counted; for the curves of a plot. */
export type FunnelCurves = Record<"counted" | "lower95" | "upper95" | "lower998" | "upper998", number[]>;

export type Funnel = {
  /** All counts over all people, in the unit of the indicator. */
  mean: number;
  rows: FunnelRow[];
  curves: FunnelCurves;
  /** Whether all together differ far more than chance makes them. */
  spread: boolean;
};

export type FunnelView = {
  indicator: IndicatorRow;
  group: GroupRow;
  period: PeriodRow;
  periods: PeriodRow[];
  groups: GroupRow[];
  within: Area;
  level: Level;
  leftOut: LeftOut[];
} & ({ funnel: Funnel; because: null } | { funnel: null; because: NoFunnel });

/** Model estimates have limits of their model, no counts; means and counts have no denominator. */
export type NoFunnel = "modelEstimate" | "noCounts" | "notAShare" | "tooFew";

/** With fewer there is no mean to differ from. */
const leastAreas = 3;
const curveSteps = 80;

/** @throws Problem `no-figures`; and those of unknown areas, indicators, periods and groups */
export async function funnelView(reader: Reader, name: string, choice: FunnelChoice = {}): Promise<FunnelView> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const indicator = list.indicator(name);
  const within = choice.within ? index.find(choice.within) : await homeArea(reader, index);
  const level = choice.level ?? levelFor(index, within, null);
  const groups = list.groupsOf(indicator);
  const [askedGroup, askedPeriod] = [list.group(choice.group), list.period(choice.period)];
  const group = groups.find(({ number }) => number === (askedGroup ?? groups[0])?.number);
  const periods = group ? list.periodsOf(indicator, group) : [];
  const period = askedPeriod ? periods.find(({ number }) => number === askedPeriod.number) : periods.at(-1);
  if (!group || !period)
    throw new Problem({
      kind: "no-figures",
      status: 404,
      message: `There are no figures of ${indicator.id} for this period and group.`,
      wayOut: "Choose another period or group.",
    });
  const shared = { indicator, group, period, periods, groups, within, level };
  if (indicator.method === "modelEstimate") return { ...shared, leftOut: [], funnel: null, because: "modelEstimate" };
  if (indicator.measure !== "proportion" && indicator.measure !== "rate")
    return { ...shared, leftOut: [], funnel: null, because: "notAShare" };
  const areas = index.within(within, level);
  const figures = (await figuresIn(reader, [indicator], areas)).filter(
    (figure) => figure.period.number === period.number && figure.group.number === group.number,
  );
  const counted = figures.filter(isCounted);
  const found = new Map(figures.map((figure) => [figure.area.id, figure]));
  const leftOut = areas.flatMap((area): LeftOut[] => {
    const figure = found.get(area.id);
    if (figure && isCounted(figure)) return [];
    const because: Reason = figure && figure.value !== null ? { code: "noCounts" } : absence("indicator", figure);
    return [{ area, because }];
  });
  if (counted.length === 0) return { ...shared, leftOut, funnel: null, because: "noCounts" };
  if (counted.length < leastAreas) return { ...shared, leftOut, funnel: null, because: "tooFew" };
  return { ...shared, leftOut, funnel: funnelOf(counted, indicator.measure), because: null };
}

type Counted = Figure & { value: number; numerator: number; denominator: number };

function isCounted(figure: Figure): figure is Counted {
  return figure.value !== null && figure.numerator !== null && figure.denominator !== null && figure.denominator > 0;
}

/**
 * The mean is all counts over all people. Shares: `proportionFunnel`; rates: `countFunnel` around mean × people. Largest rows last.
 * The areas spread more than chance where the test of `overDispersion` has p < 0.001 and phi is over 2.
 * @param kind of the figures; for "proportion" no count may exceed its denominator
 */
export function funnelOf(figures: readonly Counted[], kind: "proportion" | "rate"): Funnel {
  const factor = factorOf(figures);
  const counts = Float64Array.from(figures, ({ numerator }) => numerator);
  const people = Float64Array.from(figures, ({ denominator }) => denominator);
  const baseline = sum(counts) / sum(people);
  const shares = kind === "proportion" && counts.every((count, at) => count <= people[at]);
  const shrunken = shrunkenRates(counts, people, shares ? "proportion" : "rate");
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value * factor);
  const rows = figures.map((figure, at): FunnelRow => {
    const place = shares ? proportionPlace(counts[at], people[at], baseline) : countPlace(counts[at], baseline * people[at]);
    const pulled = { value: shrunken.values[at] * factor, lower: orNull(shrunken.lower[at]), upper: orNull(shrunken.upper[at]) };
    const { area, value, observation } = figure;
    return { area, value, count: counts[at], denominator: people[at], place, shrunken: pulled, observation };
  });
  const errors = people.map((n) => Math.sqrt((baseline * (shares ? 1 - baseline : 1)) / n));
  const { phi, p } = overDispersion(
    counts.map((count, at) => count / people[at]),
    errors,
    baseline,
  );
  return {
    mean: baseline * factor,
    rows: rows.toSorted((a, b) => a.value - b.value),
    curves: curvesOf(baseline, people, shares, factor),
    spread: p < 0.001 && phi > 2,
  };
}

/** 100 for percentages, 1,000 for "per 1,000": the power of ten that the source's values are larger than count / people. */
function factorOf(figures: readonly Counted[]): number {
  const first = figures.find(({ value, numerator }) => value > 0 && numerator > 0);
  return first ? 10 ** Math.round(Math.log10((first.value * first.denominator) / first.numerator)) : 1;
}

function curvesOf(baseline: number, people: Float64Array, shares: boolean, factor: number): FunnelCurves {
  const [least, most] = [people.reduce((a, b) => Math.min(a, b)), people.reduce((a, b) => Math.max(a, b))];
  // Closer together where the curves bend.
  const [from, to] = [Math.log(least * 0.8), Math.log(most * 1.02)];
  const counted = Array.from({ length: curveSteps }, (_, step) => Math.exp(from + ((to - from) * step) / (curveSteps - 1)));
  const limits = (n: number, confidence: number) => {
    if (shares) return proportionFunnel(baseline, n, confidence);
    const { lower, upper } = countFunnel(baseline * n, confidence);
    return { lower: lower / n, upper: upper / n };
  };
  const curve = (confidence: number, side: "lower" | "upper") => counted.map((n) => limits(n, confidence)[side] * factor);
  return {
    counted,
    lower95: curve(0.95, "lower"),
    upper95: curve(0.95, "upper"),
    lower998: curve(0.998, "lower"),
    upper998: curve(0.998, "upper"),
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
