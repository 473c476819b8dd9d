import { byarInterval } from "./byar-interval.ts";
import type { Estimate } from "../interval.ts";

/**
 * `count` events in an `exposure`, per `per` of it, with limits as `byarInterval` makes them.
 * All NaN where an input is missing or the exposure is 0; throws RangeError as `byarInterval` does.
 * @example rate(4, 1000, 1000, 0.95) // { value: 4, lower: 1.0898…, upper: 10.241… } (R, poisson.test: 1.089865 to 10.241589)
 */
export function rate(count: number, exposure: number, per: number, confidence: number): Estimate {
  const { lower, upper } = byarInterval(count, exposure, per, confidence);
  return { value: exposure === 0 ? Number.NaN : (count / exposure) * per, lower, upper };
}
