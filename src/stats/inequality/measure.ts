/**
 * A measure with its error. `standardError` is NaN where nothing tells it; `lower` and `upper` are the
 * ends of its interval at the confidence asked for, NaN where there is none.
 */
export type Measure = { value: number; standardError: number; lower: number; upper: number };

/**
 * A value of which nothing tells the error.
 * @example measureAlone(3) // { value: 3, standardError: NaN, lower: NaN, upper: NaN }
 */
export function measureAlone(value: number): Measure {
  return { value, standardError: Number.NaN, lower: Number.NaN, upper: Number.NaN };
}
