/** One series in order of time. */
export type Series = {
  /** NaN where nothing was measured; periods are evenly spaced. */
  readonly values: ArrayLike<number>;
  /** The first period of the new situation, counted from 0. */
  readonly start: number;
};

/**
 * The columns of a segmented regression, row by row: 1, time since the start, 1 from the start on, time since the start from then on.
 * Source: Wagner A.K. et al. (2002), J Clin Pharm Ther 27:299–309; Bernal J.L. et al. (2017), Int J Epidemiol 46:348–355.
 */
export function segments(periods: number, start: number): Float64Array {
  const design = new Float64Array(4 * periods);
  for (let period = 0; period < periods; period += 1) {
    const since = period - start;
    design.set([1, since, since >= 0 ? 1 : 0, Math.max(0, since)], 4 * period);
  }
  return design;
}

/** Measured points before and from the start on, and the mean time since the start of the latter. */
export function counts(series: Series): { before: number; after: number; middle: number } {
  let [before, after, sum] = [0, 0, 0];
  for (let period = 0; period < series.values.length; period += 1) {
    if (Number.isNaN(series.values[period])) continue;
    if (period < series.start) before += 1;
    else {
      after += 1;
      sum += period - series.start;
    }
  }
  return { before, after, middle: sum / after };
}
