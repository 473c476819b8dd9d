import type { Direction } from "../../comparisons/compare.ts";
import type { Groups } from "../groups.ts";

/** Which way an indicator is better; a measure against the best group needs to know. */
export type Better = Exclude<Direction, "neutral">;

/**
 * Position of the group that does best: the highest value where higher is better, else the lowest; the first of equals, −1 of none.
 * @example bestGroup(completeGroups({ values: [10, 40, 20] }), "higherIsBetter") // 1
 */
export function bestGroup(groups: Groups, better: Better): number {
  const { values } = groups;
  let best = values.length > 0 ? 0 : -1;
  if (better === "higherIsBetter") {
    for (let at = 1; at < values.length; at += 1) if (values[at] > values[best]) best = at;
  } else {
    for (let at = 1; at < values.length; at += 1) if (values[at] < values[best]) best = at;
  }
  return best;
}
