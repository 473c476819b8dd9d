/** Stored figures put into the statistics, and their answers put into words that people know. */
import { compare, trend, type Estimate, type Place } from "../stats/index.ts";
import type { Comparison, Observation, Trend } from "./contract.ts";
import type { IndicatorRow } from "./queries.ts";

/** A change of less than this is "about equal": one point for percentages; for other units nothing is. */
export const aboutEqualBelow = ({ unit }: Pick<IndicatorRow, "unit">): number => (unit === "%" ? 1 : 0);

export function estimateOf(observation: Observation | null): Estimate {
  return { value: observation?.value ?? Number.NaN, lower: observation?.lower ?? Number.NaN, upper: observation?.upper ?? Number.NaN };
}

/**
 * One figure beside another. Without limits there is no verdict: then the difference and the place among its peers are all that is said.
 * @param where the figure's place among its peers; null where it has no value
 */
export function compareFigures(
  observation: Observation | null,
  benchmark: Observation | null,
  indicator: IndicatorRow,
  where: Place | null,
): Comparison {
  const same = observation !== null && observation.id === benchmark?.id;
  const { verdict, reason, rule, difference } = compare(estimateOf(observation), estimateOf(benchmark), indicator.polarity);
  return {
    verdict: same ? "notComparable" : verdict,
    reason: same ? "same" : reason,
    rule: same ? null : rule,
    difference: same ? null : orNull(asShown(difference, indicator)),
    place: where,
  };
}

/** From the first to the last figure that has a value. */
export function trendOf(history: readonly Observation[], indicator: IndicatorRow): Trend | null {
  const found = trend(
    history.map((observation) => ({ ...estimateOf(observation), period: observation.period })),
    aboutEqualBelow(indicator),
  );
  if (!found) return null;
  return {
    from: found.first.period,
    to: found.last.period,
    difference: asShown(found.difference, indicator),
    lower: orNull(found.lower),
    upper: orNull(found.upper),
    movement: found.movement,
    evidence: found.evidence,
  };
}

/** Without the noise of binary fractions: 65.8 − 69.9 is −4.1. */
const asShown = (difference: number, { decimals }: Pick<IndicatorRow, "decimals">): number =>
  Math.round(difference * 10 ** decimals) / 10 ** decimals;

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
