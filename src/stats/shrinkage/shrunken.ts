/**
 * Estimates of areas pulled towards their common mean, each as far as it is noisy. **Not observations**: label them as model values
 * (empirical Bayes) wherever they are shown. One entry per area given, NaN where the area had no estimate.
 */
export type Shrunken = {
  values: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** The part of its own estimate that each area kept: 1 is untouched, 0 is the common mean. */
  kept: Float64Array;
  /** What is pulled towards. */
  centre: number;
  /** Estimated variance between the true values of areas, in the unit of the values squared; 0: no more spread than noise would make. */
  between: number;
};

export function emptyShrunken(length: number): Shrunken {
  const missing = () => new Float64Array(length).fill(Number.NaN);
  return { values: missing(), lower: missing(), upper: missing(), kept: missing(), centre: Number.NaN, between: Number.NaN };
}
