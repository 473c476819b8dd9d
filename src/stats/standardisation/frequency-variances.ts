/**
 * Counts and their variances per age band, for events of which one person can have several (admissions, visits): these do not come
 * independently, so a count spreads wider than a Poisson count does. With n_f people who had f events each, and those n_f independent Poisson
 * counts, a band has Σ f n_f events with variance Σ f² n_f (a compound Poisson count).
 * Give both to `directlyStandardisedRate`.
 * @param frequencies events per person, one per class: 1, 2, 3 …
 * @param people per age band, the number of people in each class: people[band][class]; NaN stays NaN
 * Source: Public Health England, public health technical guidance, directly standardised rates (non-independent events);
 * Feller W. (1968), An Introduction to Probability Theory I, XII.2 (compound Poisson distribution).
 * @throws RangeError for a band with another number of classes, for frequencies under 0, for negative numbers of people
 * @example frequencyVariances([1, 2, 3], [[40, 10, 2], [90, 30, 8]]) // { counts: [66, 174], variances: [98, 282] }
 */
export function frequencyVariances(
  frequencies: ArrayLike<number>,
  people: readonly ArrayLike<number>[],
): { counts: Float64Array; variances: Float64Array } {
  const counts = new Float64Array(people.length);
  const variances = new Float64Array(people.length);
  for (const [band, classes] of people.entries()) {
    if (classes.length !== frequencies.length)
      throw new RangeError(
        `Age band ${band + 1} has ${classes.length} classes of people beside ${frequencies.length} frequencies; give as many of each.`,
      );
    for (let at = 0; at < frequencies.length; at += 1) {
      const frequency = frequencies[at];
      if (!(frequency >= 0 && frequency < Infinity)) throw new RangeError(`A frequency of ${frequency} was given; give 0 or more.`);
      if (classes[at] < 0 || classes[at] === Infinity)
        throw new RangeError(`Age band ${band + 1} has ${classes[at]} people with ${frequency} events; give 0 or more.`);
      counts[band] += frequency * classes[at];
      variances[band] += frequency * frequency * classes[at];
    }
  }
  return { counts, variances };
}
