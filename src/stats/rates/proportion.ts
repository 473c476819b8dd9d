import type { Estimate } from "../interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/**
 * The share of `denominator` people that `count` of them are, with Wilson's limits, times `times` (100: percent).
 * All NaN where an input is missing or the denominator is 0; throws RangeError as `wilsonInterval` does.
 * @example proportion(15, 148, 0.95, 100) // { value: 10.135…, lower: 6.2386…, upper: 16.048… } (Newcombe 1998: 6.24 to 16.05)
 */
export function proportion(count: number, denominator: number, confidence: number, times = 1): Estimate {
  const { lower, upper } = wilsonInterval(count, denominator, confidence);
  return { value: (count / denominator) * times, lower: lower * times, upper: upper * times };
}
