import type { Groups } from "../groups.ts";

/** What one group, or a few taken together, came to; `standardError` is NaN where unknown. */
export type GroupValue = { value: number; standardError: number };

/** @throws RangeError for a position that the groups don't have */
export function groupValue(groups: Groups, at: number): GroupValue {
  if (!(Number.isInteger(at) && at >= 0 && at < groups.values.length))
    throw new RangeError(`Group ${at} was asked of ${groups.values.length} groups; they are counted from 0.`);
  return { value: groups.values[at], standardError: groups.standardErrors ? groups.standardErrors[at] : Number.NaN };
}
