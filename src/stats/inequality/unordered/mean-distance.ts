import type { Groups } from "../groups.ts";

/** Whether each group counts alike ("unweighted"), or each person ("weighted"). */
export type Weighting = "unweighted" | "weighted";

/**
 * The mean distance, without sign, of the groups' values from a level; NaN without groups.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * meanDistance(groups, 20, "weighted") // 9
 */
export function meanDistance({ values, populations, population }: Groups, level: number, weighting: Weighting): number {
  const n = values.length;
  let sum = 0;
  if (weighting === "unweighted") {
    for (let at = 0; at < n; at += 1) sum += Math.abs(values[at] - level);
    return sum / n;
  }
  for (let at = 0; at < n; at += 1) sum += populations[at] * Math.abs(values[at] - level);
  return sum / population;
}
