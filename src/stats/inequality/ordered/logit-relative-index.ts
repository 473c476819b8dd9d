import type { Ladder } from "../groups.ts";
import { logitLine, type LogitOptions } from "./logit-line.ts";
import type { OrderedMeasure } from "./ordered-measure.ts";

/**
 * Relative index of inequality of a share, on a logistic curve: predicted at rank 1 (most advantaged) over predicted at rank 0.
 * 1 is no inequality. Limits on the logarithm, exp(ln RII ± reach · its error); the standard error is that of the ratio.
 * Everything else as `logitSlopeIndex`. NaN where nobody has it.
 * @throws RangeError for a scale of 0 or less, a value outside 0…scale, a confidence outside 0…1
 */
export function logitRelativeIndex(ladder: Ladder, options: LogitOptions): OrderedMeasure {
  const { least, most, logRatioVariance, reach, limitsFrom } = logitLine(ladder, options);
  const value = most / least;
  const error = Math.sqrt(logRatioVariance);
  const stretch = Math.exp(reach * error);
  return { value, standardError: value * error, lower: value / stretch, upper: value * stretch, limitsFrom };
}
