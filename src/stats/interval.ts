/** The two ends of an interval, in the unit of the value; NaN where there is none. */
export type Interval = { lower: number; upper: number };

/** A value with its limits. */
export type Estimate = { value: number; lower: number; upper: number };

export const noInterval: Readonly<Interval> = Object.freeze({ lower: Number.NaN, upper: Number.NaN });
