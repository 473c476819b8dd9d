import type { Groups } from "../groups.ts";

export type Decomposition = {
  total: number;
  within: number;
  between: number;
  /** within / total and between / total, 0 … 1; NaN where total is 0. */
  withinShare: number;
  betweenShare: number;
  /** The index inside each parent, × 1000; 0 for a parent without people. */
  insideParents: Float64Array;
  /** What each parent's inside weighs in `within`. */
  weights: Float64Array;
};

/**
 * Both measures are made of y ln y or ln y, summed per parent in one pass; parts follow from the sums.
 * @param room for whoever has thousands: 5 × count numbers that the next may overwrite
 */
export function decompose(
  groups: Groups,
  parents: ArrayLike<number>,
  count: number,
  measure: "theil" | "meanLogDeviation",
  room?: Float64Array,
): Decomposition {
  const { values, populations, population, mean, places } = groups;
  const memory = room ? room.fill(0, 0, 5 * count) : new Float64Array(5 * count);
  const people = memory.subarray(0, count);
  const sums = memory.subarray(count, 2 * count);
  const logs = memory.subarray(2 * count, 3 * count);
  const theil = measure === "theil";
  let possible = mean > 0;
  for (let at = 0; at < values.length; at += 1) {
    const parent = parents[places[at]];
    if (!(Number.isInteger(parent) && parent >= 0 && parent < count))
      throw new RangeError(`Group ${places[at] + 1} has parent ${parent}; parents are counted from 0 to ${count - 1}.`);
    const n = populations[at];
    if (n === 0) continue;
    const ratio = values[at] / mean;
    if (theil ? ratio < 0 : !(ratio > 0)) possible = false;
    people[parent] += n;
    sums[parent] += n * ratio;
    if (ratio > 0) logs[parent] += n * (theil ? ratio : -1) * Math.log(ratio);
  }
  if (!possible) return impossible(count);
  const insideParents = memory.subarray(3 * count, 4 * count);
  const weights = memory.subarray(4 * count, 5 * count);
  let within = 0;
  let between = 0;
  for (let parent = 0; parent < count; parent += 1) {
    if (people[parent] === 0 || sums[parent] === 0) continue;
    const logLevel = Math.log(sums[parent] / people[parent]);
    const weight = (theil ? sums[parent] : people[parent]) / population;
    const inside = 1000 * (theil ? logs[parent] / sums[parent] - logLevel : logs[parent] / people[parent] + logLevel);
    within += weight * inside;
    between += 1000 * weight * (theil ? logLevel : -logLevel);
    weights[parent] = weight;
    insideParents[parent] = inside;
  }
  const total = within + between;
  return { total, within, between, withinShare: within / total, betweenShare: between / total, insideParents, weights };
}

function impossible(count: number): Decomposition {
  const missing = () => new Float64Array(count).fill(Number.NaN);
  const none = Number.NaN;
  return {
    total: none,
    within: none,
    between: none,
    withinShare: none,
    betweenShare: none,
    insideParents: missing(),
    weights: missing(),
  };
}
