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

/** Room for ladders that are made one after the other, at least as long as the longest. Each is gone when the next is made in it. */
export type LadderRoom = { places: Int32Array; values: Float64Array; populations: Float64Array; ranks: Float64Array };

export type GivenGroups = {
  /** NaN: no value, the group is left out. */
  values: ArrayLike<number>;
  /** Absent where nobody knows them. A group whose own number is NaN is left out. */
  populations?: ArrayLike<number> | undefined;
  standardErrors?: ArrayLike<number> | undefined;
};

/**
 * @throws RangeError for arrays of unequal length, negative or endless populations, negative errors, endless values
 * @example completeGroups({ values: [10, NaN, 40], populations: [50, 30, 20] })
 * // { values: [10, 40], population: 70, mean: 18.571…, places: [0, 2] }
 */
export function completeGroups(given: GivenGroups): Groups {
  return gather(given, null);
}

/**
 * @param order per group its place on the ladder, low for the least advantaged; NaN: the group is left out
 * Source of the rank: Bross I.D.J. (1958), Biometrics 14:18–38 (ridit); ties after Kakwani N. et al. (1997), J Econometrics 77:87–103.
 * @throws RangeError as `completeGroups` does
 * @example ladder({ values: [30, 10, 20], populations: [50, 20, 30] }, [3, 1, 2])
 * // { values: [10, 20, 30], ranks: [0.1, 0.35, 0.75], mean: 23 }
 */
export function ladder(given: GivenGroups, order: ArrayLike<number>): Ladder {
  return ladderAlong(given, order, placesAlong(order));
}

/**
 * The places that have an order, low first; of equals the first given first.
 * @example placesAlong([3, 1, NaN, 1]) // [1, 3, 0]
 */
export function placesAlong(order: ArrayLike<number>): Int32Array {
  const places = new Int32Array(order.length);
  let found = 0;
  for (let at = 0; at < order.length; at += 1) if (!Number.isNaN(order[at])) places[found++] = at;
  return places.subarray(0, found).sort((a, b) => order[a] - order[b]);
}

/**
 * `ladder` for whoever has many indicators in one order, and sorts once.
 * @param sorted what `placesAlong` makes of this order
 * @param room where to make it; absent: the ladder has its own
 * @throws RangeError as `completeGroups` does
 * @example const order = [3, 1, 2];
 * ladderAlong({ values: [30, 10, 20], populations: [50, 20, 30] }, order, placesAlong(order))
 * // { values: [10, 20, 30], ranks: [0.1, 0.35, 0.75] }
 */
export function ladderAlong(given: GivenGroups, order: ArrayLike<number>, sorted: Int32Array, room?: LadderRoom): Ladder {
  sameLength(order, given.values);
  const { values, populations, standardErrors, population, mean, places } = gather(given, sorted, room);
  const ranks = room ? room.ranks.subarray(0, places.length) : new Float64Array(places.length);
  let below = 0;
  for (let start = 0; start < places.length;) {
    let end = start;
    let tied = 0;
    while (end < places.length && order[places[end]] === order[places[start]]) tied += populations[end++];
    const middle = (below + tied / 2) / population;
    for (let at = start; at < end; at += 1) ranks[at] = middle;
    below += tied;
    start = end;
  }
  return { values, populations, standardErrors, population, mean, places, ranks };
}

/**
 * The mean of other values over the same people, as draws and changes of scale need it.
 * @example const groups = completeGroups({ values: [10, 20, 40], populations: [50, 30, 20] });
 * meanOver(Float64Array.of(10, 20, 30), groups) // 17
 */
export function meanOver(values: Float64Array, { populations, population }: Pick<Groups, "populations" | "population">): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += populations[at] * values[at];
  return sum / population;
}

/** The groups that have a value and people, along `sorted`; null: as given. */
function gather(given: GivenGroups, sorted: Int32Array | null, room?: Omit<LadderRoom, "ranks">): Groups {
  const { values, populations, standardErrors } = given;
  if (populations) sameLength(populations, values);
  if (standardErrors) sameLength(standardErrors, values);
  const most = sorted ? sorted.length : values.length;
  // What has no place along the order is left out, but checked as well.
  if (most < values.length) for (let place = 0; place < values.length; place += 1) check(given, place);
  const found = room ?? { places: new Int32Array(most), values: new Float64Array(most), populations: new Float64Array(most) };
  let n = 0;
  let population = 0;
  let sum = 0;
  for (let at = 0; at < most; at += 1) {
    const place = sorted ? sorted[at] : at;
    if (!check(given, place)) continue;
    const value = values[place];
    const people = populations ? populations[place] : Number.NaN;
    found.places[n] = place;
    found.values[n] = value;
    found.populations[n] = people;
    population += people;
    sum += people * value;
    n += 1;
  }
  const places = found.places.subarray(0, n);
  return {
    values: found.values.subarray(0, n),
    populations: found.populations.subarray(0, n),
    standardErrors: standardErrors ? errorsOf(standardErrors, places) : null,
    population,
    mean: sum / population,
    places,
  };
}

/** Whether the group has a value and people. */
function check({ values, populations }: GivenGroups, place: number): boolean {
  const value = values[place];
  const people = populations ? populations[place] : 0;
  if (Number.isNaN(value) || Number.isNaN(people)) return false;
  if (!Number.isFinite(value)) throw new RangeError(`Group ${place + 1} has a value of ${value}; a value is a number.`);
  if (!(people >= 0 && people < Infinity)) throw new RangeError(`Group ${place + 1} has ${people} people; give 0 or more.`);
  return true;
}

/** Null where one has none. */
function errorsOf(given: ArrayLike<number>, places: Int32Array): Float64Array | null {
  const errors = new Float64Array(places.length);
  let missing = false;
  for (let at = 0; at < places.length; at += 1) {
    const error = given[places[at]];
    if (Number.isNaN(error)) missing = true;
    else if (!(error >= 0 && error < Infinity))
      throw new RangeError(`Group ${places[at] + 1} has a standard error of ${error}; give 0 or more.`);
    errors[at] = error;
  }
  return missing ? null : errors;
}

function sameLength(given: ArrayLike<number>, values: ArrayLike<number>): void {
  if (given.length !== values.length)
    throw new RangeError(`${given.length} numbers were given beside ${values.length} values; give as many of each.`);
}
