import { meanOver, type Groups } from "../inequality/groups.ts";

/** Groups whose values may be written; the rest is shared with the original. */
export type Redrawn<G extends Groups> = Omit<G, "values" | "mean"> & { values: Float64Array; mean: number };

/** A copy to write other values into, so that a thousand draws need one array. Ranks and people stay: only the values are uncertain. */
export function redrawn<G extends Groups>(groups: G): Redrawn<G> {
  return { ...groups, values: Float64Array.from(groups.values) };
}

/** Fills `copy` with centres + errors × standard normal draws, and renews its mean. */
export function redraw<G extends Groups>(copy: Redrawn<G>, centres: Float64Array, errors: Float64Array, normal: () => number): void {
  const { values } = copy;
  for (let at = 0; at < values.length; at += 1) values[at] = centres[at] + errors[at] * normal();
  copy.mean = meanOver(values, copy);
}
