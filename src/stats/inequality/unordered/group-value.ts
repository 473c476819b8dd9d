import type { Groups } from "../groups.ts";

/** What one group, or a few taken together, came to; `standardError` is NaN where unknown. */
export type GroupValue = { value: number; standardError: number };

/**
 * @throws RangeError for a position that the groups don't have
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20], standardErrors: [1, 2, 3] });
 * groupValue(groups, 1) // { value: 20, standardError: 2 }
 */
export function groupValue(groups: Groups, at: number): GroupValue {
  if (!(Number.isInteger(at) && at >= 0 && at < groups.values.length))
    throw new RangeError(`Group ${at} was asked of ${groups.values.length} groups; they are counted from 0.`);
  return { value: groups.values[at], standardError: groups.standardErrors ? groups.standardErrors[at] : Number.NaN };
}
