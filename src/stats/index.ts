/** The door of the numerics: pure functions on numbers, NaN where a number is missing. */
export { byarInterval } from "./rates/byar-interval.ts";
export { compare, type Comparison, type Direction } from "./comparisons/compare.ts";
export { difference } from "./comparisons/difference.ts";
export { exactPoissonInterval } from "./rates/exact-poisson-interval.ts";
export type { Estimate, Interval } from "./interval.ts";
export { mean } from "./rates/mean.ts";
export { meanInterval } from "./rates/mean-interval.ts";
export { place, type Place } from "./comparisons/place.ts";
export { proportion } from "./rates/proportion.ts";
export { quintiles } from "./comparisons/quintiles.ts";
export { ranks, type Rank } from "./comparisons/ranks.ts";
export { rate } from "./rates/rate.ts";
export { limitsFromStandardError, standardErrorFromLimits } from "./rates/standard-error.ts";
export { trend, type Trend } from "./comparisons/trend.ts";
export { weightedMean, type WeightedMean } from "./rates/weighted-mean.ts";
export { wilsonInterval } from "./rates/wilson-interval.ts";
