/** Use of care by a group against what its ages and sexes lead to expect. */
import { expectedEvents, standardisedRatio } from "../../stats/index.ts";

/** One group × age × sex; NaN where a number is unknown. The reference is the same for every group: mostly all residents. */
export type CareUseRow = {
  group: string;
  age: string;
  sex: string;
  /** People of the group, and how often they used the care. */
  people: number;
  events: number;
  referencePeople: number;
  referenceEvents: number;
};

export type CareUse = {
  group: string;
  people: number | null;
  observed: number | null;
  /** What the reference's use per age and sex would give in this group. */
  expected: number | null;
  /** Observed over expected; 1 is as expected. */
  ratio: number | null;
  lower: number | null;
  upper: number | null;
  verdict: "more" | "less" | "notDemonstrable" | "notComputable";
  /** Why there is no ratio; null when there is one. */
  because: "unknown" | "nobody" | "noReference" | "noneExpected" | null;
};

/**
 * Per group its ratio of observed to expected use (indirect standardisation) with 95 % Poisson limits, in the order in which groups first
 * come. "More" and "less" need limits clear of 1. Use is not need: less than expected may be fewer complaints or a higher threshold.
 * Where the group is part of its own reference, the ratio lies nearer to 1 than against the others only.
 * Ratios of two groups compare each with the reference, not with one another.
 * Source: Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, ch. 2.
 * @throws RangeError for negative numbers, and for events of a reference without people
 */
export function careUse(rows: readonly CareUseRow[]): CareUse[] {
  return [...Map.groupBy(rows, ({ group }) => group)].map(([group, mine]) => {
    const people = sum(mine.map((row) => row.people));
    const observed = sum(mine.map((row) => row.events));
    // A stratum in which the group has nobody expects nothing, whatever is known of the reference.
    const peopled = mine.filter((row) => row.people !== 0);
    const expected = expectedEvents(
      peopled.map((row) => row.people),
      { counts: peopled.map((row) => row.referenceEvents), populations: peopled.map((row) => row.referencePeople) },
    );
    const { value, lower, upper } = standardisedRatio(observed, expected, 0.95);
    const known = { group, people: orNull(people), observed: orNull(observed), expected: orNull(expected) };
    if (Number.isNaN(value))
      return {
        ...known,
        ratio: null,
        lower: null,
        upper: null,
        verdict: "notComputable",
        because: whyNot(peopled, observed, expected),
      };
    return { ...known, ratio: value, lower, upper, verdict: lower > 1 ? "more" : upper < 1 ? "less" : "notDemonstrable", because: null };
  });
}

/** In the order in which a reader would ask: is anything unknown, is there anybody, is there anybody to compare with, does anybody use it. */
function whyNot(peopled: readonly CareUseRow[], observed: number, expected: number): CareUse["because"] {
  const numbers = peopled.flatMap((row) => [row.people, row.referencePeople, row.referenceEvents]);
  if (Number.isNaN(observed) || numbers.some(Number.isNaN)) return "unknown";
  if (peopled.length === 0) return "nobody";
  return Number.isNaN(expected) ? "noReference" : "noneExpected";
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
