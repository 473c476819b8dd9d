/** What was measured of a target, each value with its moment, its limits and its origin. */
import type { Estimate } from "../stats/index.ts";
import type { Series } from "./framework.ts";
import { momentOf, type Span } from "./moment.ts";

export type Measurement = Span & {
  period: string;
  /** Null with the reason: a status of the figures room, or what the document says. */
  value: number | null;
  lower: number | null;
  upper: number | null;
  status: string;
  /** A full count: it is not an estimate, so it needs no limits. */
  exact: boolean;
  modelEstimate: boolean;
  /** Where it comes from: an observation of the figures room, the framework's own document, or the matrix. */
  from: { kind: "observation"; id: string } | { kind: "document" } | { kind: "matrix" };
};

/** One series beside a target. */
export type MeasuredSeries = {
  series: Series;
  /** Why there is nothing: it is not loaded, or it comes in another unit. Null when it is there. */
  absent: "indicatorNotLoaded" | "groupNotLoaded" | "areaNotLoaded" | "otherUnit" | null;
  unit: string | null;
  /** Oldest first. */
  measurements: readonly Measurement[];
  /** Per period, oldest first. */
  gaps: readonly AreaGap[];
};

export type AreaValue = { area: string; name: string; value: number };

/** How far the areas of a set (or the districts of a city) are apart in one period. */
export type AreaGap = {
  period: string;
  highest: AreaValue;
  lowest: AreaValue;
  /** Highest less lowest, in the unit of the target. */
  spread: number;
  /** The whole city, and the set less the city; null where one has no value. */
  city: AreaValue | null;
  difference: number | null;
  /** Members without a value: they may lie outside the range. */
  without: readonly { area: string; name: string; status: string }[];
};

/** The share of the others, for a percentage: 100 less the value; the limits change places. */
export function complementOf(measured: Measurement): Measurement {
  const turned = (value: number | null): number | null => (value === null ? null : rounded(100 - value));
  return { ...measured, value: turned(measured.value), lower: turned(measured.upper), upper: turned(measured.lower) };
}

/** Value and limits for the statistics. A full count is its own limits; NaN where limits are not known. */
export function estimateOf({ value, lower, upper, exact }: Pick<Measurement, "value" | "lower" | "upper" | "exact">): Estimate {
  const known = value ?? Number.NaN;
  return exact ? { value: known, lower: known, upper: known } : { value: known, lower: lower ?? Number.NaN, upper: upper ?? Number.NaN };
}

/**
 * @param members value or reason per member, in one period
 * @param whole the value of the set itself
 * @returns null with fewer than two values: there is no range then
 */
export function gapOf(
  period: string,
  members: readonly { area: string; name: string; value: number | null; status: string }[],
  whole: number | null,
  city: AreaValue | null,
): AreaGap | null {
  const valued = members
    .flatMap(({ area, name, value }) => (value === null ? [] : [{ area, name, value }]))
    .toSorted((a, b) => a.value - b.value || (a.area < b.area ? -1 : 1));
  const [lowest, highest] = [valued[0], valued.at(-1)];
  if (!lowest || !highest || valued.length < 2) return null;
  return {
    period,
    highest,
    lowest,
    spread: rounded(highest.value - lowest.value),
    city,
    difference: city === null || whole === null ? null : rounded(whole - city.value),
    without: members.filter(({ value }) => value === null).map(({ area, name, status }) => ({ area, name, status })),
  };
}

export const byMoment = (a: Span, b: Span): number => momentOf(a) - momentOf(b);

/** Binary fractions leave dust (81.2 − 67.9 = 13.299999…); a difference of published figures has no more decimals than they have. */
export const rounded = (value: number): number => Number(value.toFixed(9));
