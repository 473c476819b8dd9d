/** Made cities for the coverage tests of this folder, of `change` and of `resampling`. */
import type { Random } from "../../random/seeded-random.ts";
import { ladder, type Ladder } from "../groups.ts";

/** People of n areas, lognormal around 2,000; `sigma` 0 makes all alike, ½ is about what Dutch neighbourhoods have, 1 very unequal. */
export function madePopulations(n: number, sigma: number, normal: Random): number[] {
  return Array.from({ length: n }, () => Math.round(2000 * Math.exp(sigma * normal())));
}

/** A ladder in the given order with values made from the ranks. */
export function madeLadder(populations: readonly number[], value: (rank: number, at: number) => number, standardErrors?: number[]): Ladder {
  const order = populations.map((_, at) => at);
  const { ranks } = ladder({ values: order, populations }, order);
  return ladder({ values: Array.from(ranks, value), populations, standardErrors }, order);
}

/** The share of `runs` in which the limits hold the truth; a run without limits is left out. */
export function coverage(runs: number, run: () => { lower: number; upper: number; truth: number }): number {
  let held = 0;
  let had = 0;
  for (let at = 0; at < runs; at += 1) {
    const { lower, upper, truth } = run();
    if (Number.isNaN(lower)) continue;
    had += 1;
    if (lower <= truth && truth <= upper) held += 1;
  }
  return held / had;
}
