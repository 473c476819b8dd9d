import type { Ladder } from "../groups.ts";
import { rankLine } from "../ordered/rank-line.ts";
import { changeOfInequality, type ChangeOptions, type InequalityChange } from "./change-of-inequality.ts";
import { slopesWithoutEach } from "./slopes-without-each.ts";

/**
 * `changeOfInequality` of the slope of the straight line, in n steps instead of n²: thirteen thousand neighbourhoods take a part of a second.
 * Limits, sources and errors are as described there.
 * @param scale what the slope is taken times: ½ for the difference of two bands, whose means lie half a ladder apart
 * @example const before = ladder({ values: [30, 24, 25, 19, 14, 16], populations: [5, 4, 5, 6, 5, 5] }, [1, 2, 3, 4, 5, 6]);
 * const after = ladder({ values: [26, 23, 22, 17, 16, 13], populations: [5, 4, 5, 6, 5, 5] }, [1, 2, 3, 4, 5, 6]);
 * changeOfSlope(before, after)
 * // { before: -18.226…, after: -15.508…, absolute: { value: 2.7185…, lower: -7.8558…, upper: 13.292… }, relative: { value: -0.14915… } }
 */
export function changeOfSlope(before: Ladder, after: Ladder, scale = 1, options: Omit<ChangeOptions, "quick"> = {}): InequalityChange {
  const variance = (ladder: Ladder): number => scale * scale * rankLine(ladder, { limits: "standardErrors" }).slopeVariance;
  const without = (ladder: Ladder): Float64Array => slopesWithoutEach(ladder).map((slope) => scale * slope);
  return changeOfInequality(before, after, (ladder) => scale * rankLine(ladder).slope, { ...options, quick: { without, variance } });
}
