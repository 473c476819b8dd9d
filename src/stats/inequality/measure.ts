/**
 * A measure with its sampling error. `standardError` is NaN where the groups have no errors of their own; `lower` and `upper` are the
 * ends of its interval at the confidence asked for, NaN where there is none.
 */
export type Measure = { value: number; standardError: number; lower: number; upper: number };
