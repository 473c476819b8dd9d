/** Where chances are least equal: indicators beside each other by the size of their gap, with the places that they may have. */
import { normalDraws, type Random } from "../../stats/index.ts";
import type { IndicatorRow } from "../../figures/index.ts";
import type { OverviewRow } from "../view.ts";

const draws = 2000;
/** Two-sided 95 % of a normal distribution, by which limits are turned back into an error. */
const z = 1.959963984540054;

/** What an overview can hold side by side: shares in percent that point somewhere, or that a pack has words for. */
export function isComparable({ measure, unit, polarity, phrase_nl }: IndicatorRow): boolean {
  return measure === "proportion" && unit === "%" && (polarity !== "neutral" || phrase_nl !== null);
}

/** Whether the least advantaged have the less favourable end; null without a direction. */
export function isAgainstLeast(gap: number, { polarity }: Pick<IndicatorRow, "polarity">): boolean | null {
  return polarity === "neutral" ? null : polarity === "higherIsBetter" ? gap > 0 : gap < 0;
}

/**
 * Largest gap first, each with the first and last place that it may have at 95 %: all gaps are drawn 2,000 times from normal distributions
 * as wide as their limits, independently, and ranked by size; the middle 95 % of each one's places stays. Neighbours whose places overlap
 * can't be told apart. Gaps share areas and ordering, so the places of like indicators are drawn somewhat wider than they are.
 * Null for all where one gap has no limits: a place among unknowns is no place.
 * Source: Goldstein H., Spiegelhalter D.J. (1996), J R Stat Soc A 159:385–443 (ranks need intervals).
 */
export function rankByGap(rows: readonly Omit<OverviewRow, "places">[], random: Random): OverviewRow[] {
  const sorted = rows.toSorted((a, b) => Math.abs(b.gap.value) - Math.abs(a.gap.value));
  const errors = sorted.map(({ gap }) => (gap.lower === null || gap.upper === null ? Number.NaN : (gap.upper - gap.lower) / (2 * z)));
  if (errors.some(Number.isNaN)) return sorted.map((row) => ({ ...row, places: null }));
  const normal = normalDraws(random);
  const n = sorted.length;
  const counts = sorted.map(() => new Int32Array(n));
  const sizes = new Float64Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let at = 0; at < n; at += 1) sizes[at] = Math.abs(sorted[at].gap.value + errors[at] * normal());
    const order = Int32Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a]);
    for (let place = 0; place < n; place += 1) counts[order[place]][place] += 1;
  }
  return sorted.map((row, at) => ({ ...row, places: middleOf(counts[at]) }));
}

/** The places that hold the middle 95 %, counted from 1. */
function middleOf(counts: Int32Array): { first: number; last: number } {
  let first = 0;
  for (let below = counts[0]; below <= 0.025 * draws && first < counts.length - 1; below += counts[first]) first += 1;
  let last = counts.length - 1;
  for (let above = counts[last]; above <= 0.025 * draws && last > first; above += counts[last]) last -= 1;
  return { first: first + 1, last: last + 1 };
}
