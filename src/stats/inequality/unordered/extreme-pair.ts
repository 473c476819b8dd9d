import type { Groups } from "../groups.ts";
import { bestGroup, type Better } from "./best-group.ts";
import { groupValue } from "./group-value.ts";
import type { Pair } from "./pair.ts";

/**
 * Two groups that have no order: the highest and the lowest; with a reference group given, the reference and the worst.
 * **Limits around a difference or ratio of these don't hold**: who is highest and who lowest was chosen by the same noise, so the gap
 * is too wide on average. Take the limits of `rangeOfValues`, or name the pair beforehand.
 * Source: WHO (2016), Health Equity Assessment Toolkit, technical notes 3.1.3; the worst beside a reference is our choice.
 * @throws RangeError without groups, or for a reference that the groups don't have
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * extremePair(groups, "higherIsBetter") // { one: { value: 40, standardError: NaN }, other: { value: 10, standardError: NaN } }
 */
export function extremePair(groups: Groups, better: Better, reference?: number): Pair {
  const highest = groupValue(groups, bestGroup(groups, "higherIsBetter"));
  const lowest = groupValue(groups, bestGroup(groups, "lowerIsBetter"));
  if (reference === undefined) return { one: highest, other: lowest };
  const named = groupValue(groups, reference);
  return better === "higherIsBetter" ? { one: named, other: lowest } : { one: highest, other: named };
}
