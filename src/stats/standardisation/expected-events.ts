import { checkAgeBands } from "./age-bands.ts";

/**
 * How many events an area would have at the age-specific rates of a reference: Σ population × reference events / reference population.
 * NaN where a number is missing, or people live in a band of which the reference has nobody.
 * Source: Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, ch. 2.
 * @throws RangeError for lists of unequal length and negative numbers
 * @example expectedEvents([500, 300], { counts: [10, 30], populations: [1000, 1000] }) // 14
 */
export function expectedEvents(
  populations: ArrayLike<number>,
  reference: { counts: ArrayLike<number>; populations: ArrayLike<number> },
): number {
  checkAgeBands(reference.populations, { "reference count": reference.counts, population: populations });
  let expected = 0;
  for (let at = 0; at < populations.length; at += 1) {
    if (populations[at] === 0) continue;
    const people = reference.populations[at];
    expected += people === 0 ? Number.NaN : populations[at] * (reference.counts[at] / people);
  }
  return expected;
}
