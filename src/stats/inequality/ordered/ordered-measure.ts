import type { Measure } from "../measure.ts";

/**
 * What the limits of an ordered measure were made from. `standardErrors`: the groups' own, so the limits say what measuring these same
 * groups again could give. `scatter`: how far the groups lie off the line, for want of errors (HC3 with Student's t, or for `regression`
 * the classical error), so they also hold what sets areas apart that the ordering does not tell. null: there are no limits.
 */
export type LimitsFrom = "standardErrors" | "scatter" | null;

export type OrderedMeasure = Measure & { limitsFrom: LimitsFrom };

export type OrderedOptions = {
  /** As a part of 1; 0.95 unless told. */
  confidence?: number;
  /**
   * Unless told: the groups' standard errors where all have one, else their scatter. `regression` is the classical error of weighted
   * regression with normal limits and the mean taken as known, as healthequal 1.0.1 publishes for ACI and RCI: for comparing with it
   * only, since it covers 78–95 % instead of 95 % when small areas don't scatter more than large ones (rank-line.test.ts).
   */
  limits?: "standardErrors" | "scatter" | "regression";
};

/** A value with its limits out of a variance; all NaN and `limitsFrom` null where the variance is not to be had. */
export function orderedMeasure(value: number, variance: number, reach: number, limitsFrom: LimitsFrom): OrderedMeasure {
  // Variances of differences end a rounding below 0 when the parts cancel.
  const standardError = Number.isNaN(value) ? Number.NaN : Math.sqrt(Math.max(0, variance));
  const far = reach * standardError;
  return { value, standardError, lower: value - far, upper: value + far, limitsFrom: Number.isNaN(far) ? null : limitsFrom };
}
