import type { Estimate } from "../interval.ts";

/** Which way is better, for whoever reads the comparison. */
export type Direction = "higherIsBetter" | "lowerIsBetter" | "neutral";

export type Comparison = {
  verdict: "better" | "similar" | "worse" | "higher" | "lower" | "notComparable";
  /** Why there is no verdict; null when there is one. */
  reason: "noValue" | "noBenchmark" | "noLimits" | null;
  /** Which rule decided; null without a verdict. */
  rule: "benchmarkAgainstInterval" | "intervalsApart" | null;
  /** Value less benchmark, in the unit of both (points, for percentages); NaN where one is missing. */
  difference: number;
};

/**
 * Value against benchmark, by limits. When only the value has limits, the benchmark counts as known: it must lie outside them.
 * When the benchmark has limits too, the two intervals must not touch; this is careful, as intervals that overlap a little can still
 * differ. Between them it is "similar", which means *no difference shown*, not *the same*. Without limits of the value nothing is said:
 * give `place` and the difference instead.
 * Source: rule of Public Health England's Fingertips tool (PHE, Technical guide: confidence intervals, 2018);
 * Schenker N., Gentleman J.F. (2001), Am Stat 55:182–186, on how careful non-overlap is.
 * @example compare({ value: 12, lower: 10, upper: 14 }, { value: 9, lower: NaN, upper: NaN }, "lowerIsBetter")
 * // { verdict: "worse", rule: "benchmarkAgainstInterval", difference: 3 }
 */
export function compare(value: Estimate, benchmark: Estimate, direction: Direction): Comparison {
  const difference = value.value - benchmark.value;
  const none = (reason: NonNullable<Comparison["reason"]>): Comparison => ({ verdict: "notComparable", reason, rule: null, difference });
  if (Number.isNaN(value.value)) return none("noValue");
  if (Number.isNaN(benchmark.value)) return none("noBenchmark");
  if (Number.isNaN(value.lower) || Number.isNaN(value.upper)) return none("noLimits");
  const both = !Number.isNaN(benchmark.lower) && !Number.isNaN(benchmark.upper);
  const rule = both ? "intervalsApart" : "benchmarkAgainstInterval";
  const above = value.lower > (both ? benchmark.upper : benchmark.value);
  const below = value.upper < (both ? benchmark.lower : benchmark.value);
  return { verdict: above || below ? word(above, direction) : "similar", reason: null, rule, difference };
}

function word(above: boolean, direction: Direction): Comparison["verdict"] {
  if (direction === "neutral") return above ? "higher" : "lower";
  return above === (direction === "higherIsBetter") ? "better" : "worse";
}
