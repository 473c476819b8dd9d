import { byarInterval } from "../rates/byar-interval.ts";
import { exactPoissonInterval } from "../rates/exact-poisson-interval.ts";
import type { Interval } from "../interval.ts";

/** How a count gets its limits: "byar" as `byarInterval` does (exact below ten), "exact" everywhere after Garwood. */
export type CountMethod = "byar" | "exact";

/**
 * The interval of a Poisson count of events; NaN limits for a missing count, RangeError for a negative one.
 * Sources: those of `byarInterval` and `exactPoissonInterval`.
 * @example countLimits(10, 0.95, "exact") // { lower: 4.7953…, upper: 18.390… } (Garwood 1936: 4.795 to 18.39)
 */
export function countLimits(count: number, confidence: number, method: CountMethod): Interval {
  return method === "exact" ? exactPoissonInterval(count, confidence) : byarInterval(count, 1, 1, confidence);
}
