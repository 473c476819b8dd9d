import type { Ladder } from "../groups.ts";
import { logitLine, type LogitLine, type LogitOptions } from "./logit-line.ts";
import type { OrderedMeasure } from "./ordered-measure.ts";

/**
 * Relative index of inequality of a share, on a logistic curve: predicted at rank 1 (most advantaged) over predicted at rank 0.
 * 1 is no inequality. Limits on the logarithm, exp(ln RII ± reach · its error); the standard error is that of the ratio.
 * Everything else, healthequal's errors too, as `logitSlopeIndex`. NaN where nobody has it.
 * @throws RangeError for a scale of 0 or less, a value outside 0…scale, a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * logitRelativeIndex(fifths, { scale: 100 })
 * // { value: 0.49956…, standardError: 0.085971…, lower: 0.28889…, upper: 0.86386…, limitsFrom: "scatter" }
 */
export function logitRelativeIndex(ladder: Ladder, options: LogitOptions): OrderedMeasure {
  return logitRelativeOf(logitLine(ladder, options));
}

/**
 * The same of a curve that was drawn already.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * logitRelativeOf(logitLine(fifths, { scale: 100 })) // { value: 0.49956…, lower: 0.28889…, upper: 0.86386… }
 */
export function logitRelativeOf({ least, most, logRatioVariance, reach, limitsFrom }: LogitLine): OrderedMeasure {
  const value = most / least;
  const error = Math.sqrt(logRatioVariance);
  const stretch = Math.exp(reach * error);
  return { value, standardError: value * error, lower: value / stretch, upper: value * stretch, limitsFrom };
}
