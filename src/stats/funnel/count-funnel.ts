import { countLimits, type CountMethod } from "../standardisation/count-limits.ts";
import { noInterval, type Interval } from "../interval.ts";

/**
 * Control limits of a funnel plot of counts, in events, where `expected` events are the baseline: the counts whose own interval
 * (`countLimits`) just touches the expected number. Below the lower one the interval lies wholly under it.
 * For ratios (SMR) divide by the expected number. For rates, give baseline × exposure as the expected number and divide by the exposure; for
 * directly standardised rates the exposure is events / rate, the size of a population with that crude rate.
 * The lower limit is 0 where even no events would not be few. NaN limits where the number is missing.
 * As few counts are possible where little is expected, chance passes each limit at most as often as asked: the limits are careful.
 * Sources: Spiegelhalter D.J. (2005), Stat Med 24:1185–1202; Public Health England, technical guidance on funnel plots (limits turned round);
 * Garwood F. (1936), Biometrika 28:437–442; Breslow N.E., Day N.E. (1987), p. 69 ("byar").
 * @throws RangeError for a negative or endless expected number
 * @example countFunnel(18.390356, 0.95) // { lower: 9.9999… } (Garwood 1936: 18.39 is the upper limit of 10 events)
 */
export function countFunnel(expected: number, confidence: number, method: CountMethod = "exact"): Interval {
  if (Number.isNaN(expected)) return { ...noInterval };
  if (!(expected >= 0 && expected < Infinity)) throw new RangeError(`A funnel around ${expected} events was asked; give 0 or more.`);
  return {
    lower: turnRound((count) => countLimits(count, confidence, method).upper, expected),
    upper: expected === 0 ? 0 : turnRound((count) => countLimits(count, confidence, method).lower, expected),
  };
}

/** The count at which a rising limit reaches `wanted`; 0 where it is past that from the start. */
function turnRound(limit: (count: number) => number, wanted: number): number {
  if (limit(0) >= wanted) return 0;
  let high = Math.max(1, wanted);
  while (limit(high) < wanted) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 4e-16 * high; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (limit(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
