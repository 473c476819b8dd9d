import type { CountMethod } from "./count-limits.ts";
import type { Estimate } from "../interval.ts";
import { expectedEvents } from "./expected-events.ts";
import { standardisedRatio } from "./standardised-ratio.ts";

/** `expected` events, and the crude `referenceRate` that the ratio multiplies. */
export type IndirectRate = Estimate & { expected: number; referenceRate: number };

/**
 * The indirectly standardised rate: the crude rate of the reference times the area's standardised ratio, with the limits of that ratio.
 * It asks no counts by age of the area. Rates of two areas made this way compare with the reference, not with one another: their age structures stay in.
 * @param observed all events of the area
 * @param populations people per age band
 * @param reference events and people per age band, most often of all areas together
 * @param per events per so many people (100000)
 * All NaN where a number is missing or nothing is expected. Coverage as `standardisedRatio`.
 * Source: Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, ch. 2.
 * @throws RangeError for lists of unequal length and negative numbers
 * @example const reference = { counts: [10, 30], populations: [1000, 1000] };
 * indirectlyStandardisedRate(21, [500, 300], reference, { per: 1000, confidence: 0.95 })
 * // { value: 30, lower: 18.563…, upper: 45.860…, expected: 14, referenceRate: 20 }
 */
export function indirectlyStandardisedRate(
  observed: number,
  populations: ArrayLike<number>,
  reference: { counts: ArrayLike<number>; populations: ArrayLike<number> },
  options: { per: number; confidence: number; method?: CountMethod },
): IndirectRate {
  const expected = expectedEvents(populations, reference);
  let [events, people] = [0, 0];
  for (let at = 0; at < populations.length; at += 1) {
    events += reference.counts[at];
    people += reference.populations[at];
  }
  const referenceRate = (events / people) * options.per;
  return { ...standardisedRatio(observed, expected, options.confidence, referenceRate, options.method), expected, referenceRate };
}
