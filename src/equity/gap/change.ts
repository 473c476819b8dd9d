/** How the gap moved from the first period to the last, over the areas that both have. */
import type { IndicatorRow } from "../../figures/index.ts";
import { changeOfSlope } from "../../stats/index.ts";
import { leastForLine } from "./line.ts";
import type { GapOfPeriod } from "./gap.ts";
import type { Reason } from "../reasons.ts";
import type { GapChange } from "../view.ts";

/** A gap that changed by less is "about as large": one point for percentages; for other units nothing is. */
export const aboutEqualBelow = ({ unit }: Pick<IndicatorRow, "unit">): number => (unit === "%" ? 1 : 0);

/**
 * The change of the slope, or for a named group of the difference with the rest. Counted in the direction that the gap had in the first period, so that
 * a gap that closes is negative and one that goes on past 0 ends below −(the gap then).
 * "Turned" needs both gaps to be clear of 0 where their limits are known: a gap of about nothing turns by chance. Where the line went through
 * level between two gaps of which one is clear, that one tells: the first "smaller", the last "larger". With neither clear it "changed": the limits
 * may show that the line moved, and nobody can say whether the gap grew or shrank.
 */
export function gapChange(
  first: GapOfPeriod,
  last: GapOfPeriod,
  indicator: Pick<IndicatorRow, "unit">,
): { change: GapChange; because: null } | { change: null; because: Reason } {
  if (!first.ladder || !last.ladder) return { change: null, because: { code: "noOrdering" } };
  if (first.period.number === last.period.number) return { change: null, because: { code: "onePeriod" } };
  const nowhere = first.noPlaces ?? last.noPlaces;
  if (nowhere) return { change: null, because: nowhere };
  // Two bands stand half the ladder apart, whatever their sizes: the line between their means rises twice as much as they differ.
  const found = changeOfSlope(first.ladder, last.ladder, first.twoBands ? 0.5 : 1);
  if (found.areas < leastForLine) return { change: null, because: { code: "tooFewAreas", found: found.areas, needed: leastForLine } };
  if (Number.isNaN(found.absolute.value)) return { change: null, because: lacking(first) ?? lacking(last) ?? { code: "zeroDivisor" } };
  const direction = found.before < 0 ? -1 : 1;
  const value = direction * found.absolute.value;
  const { lower, upper, relative } = { ...found.absolute, relative: found.relative };
  const known = found.limitsFrom !== null && !Number.isNaN(lower) && !Number.isNaN(upper);
  const ends: [number, number] = direction === 1 ? [lower, upper] : [-upper, -lower];
  const crossed = found.before * found.after < 0;
  const [clearThen, clearNow] = [clearOfNothing(first), clearOfNothing(last)];
  const smaller = crossed && known && clearThen !== clearNow ? clearThen : Math.abs(found.after) < Math.abs(found.before);
  const movement =
    crossed && (!known || (clearThen && clearNow))
      ? "turned"
      : Math.abs(value) < aboutEqualBelow(indicator)
        ? "aboutEqual"
        : crossed && !clearThen && !clearNow
          ? "changed"
          : smaller
            ? "smaller"
            : "larger";
  return {
    change: {
      from: first.period,
      to: last.period,
      gapThen: found.before,
      gapNow: found.after,
      areas: found.areas,
      slope: { value, lower: known ? ends[0] : null, upper: known ? ends[1] : null, limitsFrom: known ? found.limitsFrom : null },
      relative: Number.isNaN(relative.value)
        ? null
        : { value: relative.value, lower: orNull(relative.lower), upper: orNull(relative.upper) },
      evidence: !known ? "unknownUncertainty" : ends[0] > 0 || ends[1] < 0 ? "demonstrated" : "notDemonstrable",
      movement,
    },
    because: null,
  };
}

function lacking({ ladder, noPeople }: GapOfPeriod): Reason | null {
  if (!ladder || ladder.values.length < leastForLine)
    return { code: "tooFewAreas", found: ladder?.values.length ?? 0, needed: leastForLine };
  return noPeople ? { code: "noPopulations" } : null;
}

function clearOfNothing({ gap }: GapOfPeriod): boolean {
  return gap !== null && gap.lower !== null && gap.upper !== null && (gap.lower > 0 || gap.upper < 0);
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
