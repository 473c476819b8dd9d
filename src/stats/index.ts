/** The door of the numerics: pure functions on numbers, NaN where a number is missing. */
export { byarInterval } from "./byar-interval.ts";
export { compare, type Comparison, type Direction } from "./compare.ts";
export { difference } from "./difference.ts";
export { exactPoissonInterval } from "./exact-poisson-interval.ts";
export type { Estimate, Interval } from "./interval.ts";
export { mean } from "./mean.ts";
export { meanInterval } from "./mean-interval.ts";
export { place, type Place } from "./place.ts";
export { proportion } from "./proportion.ts";
export { quintiles } from "./quintiles.ts";
export { ranks, type Rank } from "./ranks.ts";
export { rate } from "./rate.ts";
export { limitsFromStandardError, standardErrorFromLimits } from "./standard-error.ts";
export { trend, type Trend } from "./trend.ts";
export { weightedMean, type WeightedMean } from "./weighted-mean.ts";
export { wilsonInterval } from "./wilson-interval.ts";
