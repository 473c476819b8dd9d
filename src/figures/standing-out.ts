import type { ProfileRow } from "./service.ts";

/** Only what comes first in its theme, which is what policy speaks of; otherwise rare impairments crowd out the rest. */
const lastSort = 20;
/** Fewer points than this never stand out. */
const leastDifference = 2;

/**
 * The figures that differ most from the benchmark, measured by how much the peers differ among themselves: a gap of 5 points says more
 * where the peers lie within 3 than where they lie within 30. Only shares in percent; a choice of what to read first, not a verdict.
 * @param most how many at most
 */
export function standingOut(rows: readonly ProfileRow[], most = 3): ProfileRow[] {
  return rows
    .flatMap((row) => {
      const { indicator, comparison, peerValues, observation } = row;
      if (
        indicator.unit !== "%" ||
        indicator.measure !== "proportion" ||
        indicator.polarity === "neutral" ||
        indicator.sort > lastSort ||
        observation?.value == null
      )
        return [];
      const difference = Math.abs(comparison.difference ?? 0);
      return difference >= leastDifference ? [{ row, score: difference / Math.max(1, spread([...peerValues, observation.value])) }] : [];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ row }) => row);
}

/** Standard deviation of the values as they lie; 0 for one. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
