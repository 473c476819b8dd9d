/**
 * Groups that are compared: areas mostly, or groups of people. Made by `completeGroups` or `ladder`, which check them once,
 * so that thirty measures need not. All arrays have the same length; no value is missing.
 */
export type Groups = {
  /** One estimate per group, in the unit of the indicator. */
  readonly values: Float64Array;
  /** People per group, 0 or more; all NaN where they are unknown: then every measure that weighs is NaN. */
  readonly populations: Float64Array;
  /** Standard errors of the values, in their unit; null unless every group has one. */
  readonly standardErrors: Float64Array | null;
  /** People altogether. */
  readonly population: number;
  /** Mean of the values over all people. */
  readonly mean: number;
  /** Position of each group in what was given. */
  readonly places: Int32Array;
};

/** Groups sorted from least to most advantaged. */
export type Ladder = Groups & {
  /** Middle of the stretch that a group takes among all people, 0 (least) … 1 (most advantaged); tied groups share one. */
  readonly ranks: Float64Array;
};

export type GivenGroups = {
  /** NaN: no value, the group is left out. */
  values: ArrayLike<number>;
  /** Absent where nobody knows them. A group whose own number is NaN is left out. */
  populations?: ArrayLike<number> | undefined;
  standardErrors?: ArrayLike<number> | undefined;
};

/** @throws RangeError for arrays of unequal length, negative or endless populations, negative errors, endless values */
export function completeGroups(given: GivenGroups): Groups {
  return gather(given, (places) => places);
}

/**
 * @param order per group its place on the ladder, low for the least advantaged; NaN: the group is left out
 * Source of the rank: Bross I.D.J. (1958), Biometrics 14:18–38 (ridit); ties after Kakwani N. et al. (1997), J Econometrics 77:87–103.
 * @throws RangeError as `completeGroups` does
 */
export function ladder(given: GivenGroups, order: ArrayLike<number>): Ladder {
  sameLength(order, given.values);
  const groups = gather(given, (places) => places.filter((place) => !Number.isNaN(order[place])).sort((a, b) => order[a] - order[b]));
  const { populations, population, places } = groups;
  const ranks = new Float64Array(places.length);
  let below = 0;
  for (let start = 0; start < places.length;) {
    let end = start;
    let tied = 0;
    while (end < places.length && order[places[end]] === order[places[start]]) tied += populations[end++];
    ranks.fill((below + tied / 2) / population, start, end);
    below += tied;
    start = end;
  }
  return { ...groups, ranks };
}

function gather(given: GivenGroups, arrange: (places: Int32Array) => Int32Array): Groups {
  const { values, populations, standardErrors } = given;
  if (populations) sameLength(populations, values);
  if (standardErrors) sameLength(standardErrors, values);
  const all = new Int32Array(values.length);
  let found = 0;
  for (let at = 0; at < values.length; at += 1) {
    const people = populations ? populations[at] : 0;
    if (Number.isNaN(values[at]) || Number.isNaN(people)) continue;
    if (!Number.isFinite(values[at])) throw new RangeError(`Group ${at + 1} has a value of ${values[at]}; a value is a number.`);
    if (!(people >= 0 && people < Infinity)) throw new RangeError(`Group ${at + 1} has ${people} people; give 0 or more.`);
    all[found++] = at;
  }
  const places = arrange(all.subarray(0, found));
  const n = places.length;
  const result = {
    values: new Float64Array(n),
    populations: new Float64Array(n),
    standardErrors: standardErrors ? new Float64Array(n) : null,
  };
  let population = 0;
  let sum = 0;
  for (let at = 0; at < n; at += 1) {
    const place = places[at];
    const people = populations ? populations[place] : Number.NaN;
    result.values[at] = values[place];
    result.populations[at] = people;
    population += people;
    sum += people * values[place];
    if (!standardErrors || !result.standardErrors) continue;
    const error = standardErrors[place];
    if (Number.isNaN(error)) result.standardErrors = null;
    else if (!(error >= 0 && error < Infinity))
      throw new RangeError(`Group ${place + 1} has a standard error of ${error}; give 0 or more.`);
    else result.standardErrors[at] = error;
  }
  return { ...result, population, mean: sum / population, places };
}

function sameLength(given: ArrayLike<number>, values: ArrayLike<number>): void {
  if (given.length !== values.length)
    throw new RangeError(`${given.length} numbers were given beside ${values.length} values; give as many of each.`);
}
