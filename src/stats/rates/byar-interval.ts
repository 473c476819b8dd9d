import { exactPoissonInterval } from "./exact-poisson-interval.ts";
import { noInterval, type Interval } from "../interval.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";

/** From this count on Byar's approximation stands in for the exact limits. */
const leastForByar = 10;

/**
 * The interval of a rate: `count` events in an `exposure` (people, person-years), given per `per` of them (100000: per 100,000).
 * Byar's approximation of the Poisson limits for 10 events or more; exact limits below.
 * NaN limits where an input is missing (NaN) or the exposure is 0. Throws RangeError for negative numbers.
 * Coverage of 95 % limits in simulation (coverage.test.ts): 95–97 % from 12 expected events on (97.5 % at 13); exact limits of fewer are careful (96–99 %).
 * Source: Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, p. 69.
 * @example byarInterval(40, 1000, 1000, 0.95) // { lower: 28.573…, upper: 54.470… }
 */
export function byarInterval(count: number, exposure: number, per: number, confidence: number): Interval {
  const z = twoSidedZ(confidence);
  if (Number.isNaN(count) || Number.isNaN(exposure)) return { ...noInterval };
  if (!(count >= 0 && count < Infinity && exposure >= 0 && exposure < Infinity))
    throw new RangeError(`A rate of ${count} events in ${exposure} was asked; both must be 0 or more.`);
  if (exposure === 0) return { ...noInterval };
  const events = count < leastForByar ? exactPoissonInterval(count, confidence) : byarEvents(count, z);
  return { lower: (events.lower / exposure) * per, upper: (events.upper / exposure) * per };
}

function byarEvents(count: number, z: number): Interval {
  const next = count + 1;
  const below = 1 - 1 / (9 * count) - z / (3 * Math.sqrt(count));
  const above = 1 - 1 / (9 * next) + z / (3 * Math.sqrt(next));
  return { lower: Math.max(0, count * below ** 3), upper: next * above ** 3 };
}
