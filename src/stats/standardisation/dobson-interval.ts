import { countLimits, type CountMethod } from "./count-limits.ts";
import type { Interval } from "../interval.ts";

/**
 * The interval of a weighted sum of Poisson counts: the interval of the plain total, stretched to the spread of the sum:
 * value + √(variance / events) (limit of events − events).
 * NaN limits without events.
 * Source: Dobson A.J., Kuulasmaa K., Eberle E., Scherer J. (1991), Stat Med 10:457–462.
 * @example dobsonInterval(15, 9.75, 40, 0.95, "byar") // { lower: 9.3585…, upper: 22.144… }
 */
export function dobsonInterval(value: number, variance: number, events: number, confidence: number, method: CountMethod): Interval {
  const { lower, upper } = countLimits(events, confidence, method);
  const stretch = Math.sqrt(variance / events);
  return { lower: value + stretch * (lower - events), upper: value + stretch * (upper - events) };
}
