/**
 * A measure with its error. `standardError` is NaN where nothing tells it; `lower` and `upper` are the
 * ends of its interval at the confidence asked for, NaN where there is none.
 */
export type Measure = { value: number; standardError: number; lower: number; upper: number };
