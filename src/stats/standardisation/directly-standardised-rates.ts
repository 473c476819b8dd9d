import { checkAgeBands, standardTotal } from "./age-bands.ts";
import { countLimits, type CountMethod } from "./count-limits.ts";
import { directlyStandardisedRate, type RateByAge, type RateOptions } from "./directly-standardised-rate.ts";
import { fewestEvents, whyNoRate, type StandardisedRate } from "./standardised-rate.ts";

export type RatesByAge = {
  /** Events, areas × ages: all ages of the first area, then of the second … */
  counts: Float64Array;
  /** People (person-years), laid out alike. */
  populations: Float64Array;
  /** The standard population's people, one per age. */
  standard: ArrayLike<number>;
};

/** One per area. `reasons` holds places in `whyNoRate`: 0 where there is a rate. */
export type RateColumns = { value: Float64Array; lower: Float64Array; upper: Float64Array; reasons: Uint8Array };

const missing = whyNoRate.indexOf("missing");
const tooFewEvents = whyNoRate.indexOf("tooFewEvents");

/**
 * `directlyStandardisedRate` for many areas at once: same formula, limits, reasons and sources, written into `into` where that is given.
 * @throws RangeError for arrays of the wrong length, and for the first area with a negative or endless number
 * @example const byAge = { counts: Float64Array.of(10, 30, 2, 1), populations: Float64Array.of(1000, 1000, 500, 500), standard: [3, 1] };
 * directlyStandardisedRates(byAge, { per: 1000, confidence: 0.95 })
 * // { value: [15, NaN], lower: [10.052…, NaN], upper: [21.265…, NaN], reasons: [0, 3] }
 */
export function directlyStandardisedRates(byAge: RatesByAge, options: RateOptions, into?: RateColumns): RateColumns {
  const { counts, populations, standard } = byAge;
  const { per, confidence, method = "byar", leastEvents = fewestEvents } = options;
  const weight = standardTotal(standard);
  const ages = standard.length;
  const weights = Float64Array.from(standard, (people) => (people / weight) * per);
  checkAgeBands(standard, {});
  const areas = counts.length / ages;
  const result = into ?? newColumns(areas);
  checkShapes(areas, ages, populations, result);
  const { value, lower, upper, reasons } = result;
  const reach = newReach(Math.min(65_536, 4096 + areas));
  const { below, above } = reach;
  for (let area = 0, at = 0; area < areas; area += 1) {
    let sum = 0;
    let spread = 0;
    let events = 0;
    let impossible = 0;
    for (let age = 0; age < ages; age += 1, at += 1) {
      const count = counts[at];
      const people = populations[at];
      const share = weights[age] / people;
      const part = share * count;
      sum += part;
      spread += share * part;
      events += count;
      if (count < 0 || people < 0 || people === Infinity) impossible = 1;
    }
    if (impossible !== 0 || !(sum < Infinity)) {
      // A missing count is common, in suppressed figures; the rest is left to the careful function, which knows the reasons.
      if (impossible === 0 && Number.isNaN(events)) writeNone(area, missing, result);
      else writeOne(area, byAge, options, result);
      continue;
    }
    if (events < leastEvents || events === 0) {
      writeNone(area, tooFewEvents, result);
      continue;
    }
    const whole = events | 0;
    const place = whole === events && whole < below.length ? whole : 0;
    if (place === 0 || below[place] === 0) makeReach(reach, place, events, confidence, method);
    const error = Math.sqrt(spread);
    value[area] = sum;
    lower[area] = sum + error * below[place];
    upper[area] = sum + error * above[place];
    reasons[area] = 0;
  }
  return result;
}

/**
 * How far the limits of a count lie from it, in its standard errors: made once per count. Place 0 serves, one after the other, the counts
 * that have no place of their own: very large ones and parts of events.
 */
type Reach = { below: Float64Array; above: Float64Array };

function newReach(size: number): Reach {
  return { below: new Float64Array(size), above: new Float64Array(size) };
}

function makeReach(reach: Reach, place: number, events: number, confidence: number, method: CountMethod): void {
  const limits = countLimits(events, confidence, method);
  reach.below[place] = (limits.lower - events) / Math.sqrt(events);
  reach.above[place] = (limits.upper - events) / Math.sqrt(events);
}

function writeNone(area: number, reason: number, into: RateColumns): void {
  into.value[area] = into.lower[area] = into.upper[area] = Number.NaN;
  into.reasons[area] = reason;
}

function writeOne(area: number, byAge: RatesByAge, options: RateOptions, into: RateColumns): void {
  const { standard } = byAge;
  const [from, to] = [area * standard.length, (area + 1) * standard.length];
  const own = { counts: byAge.counts.subarray(from, to), populations: byAge.populations.subarray(from, to), standard };
  const rate = rateOrFault(area, own, options);
  into.value[area] = rate.value;
  into.lower[area] = rate.lower;
  into.upper[area] = rate.upper;
  into.reasons[area] = whyNoRate.indexOf(rate.reason);
}

function rateOrFault(area: number, byAge: RateByAge, options: RateOptions): StandardisedRate {
  try {
    return directlyStandardisedRate(byAge, options);
  } catch (error) {
    throw new RangeError(`Area ${area + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function newColumns(areas: number): RateColumns {
  return {
    value: new Float64Array(areas),
    lower: new Float64Array(areas),
    upper: new Float64Array(areas),
    reasons: new Uint8Array(areas),
  };
}

function checkShapes(areas: number, ages: number, populations: Float64Array, into: RateColumns): void {
  if (!Number.isInteger(areas) || populations.length !== areas * ages)
    throw new RangeError(
      `${areas * ages} counts and ${populations.length} populations were given for ${ages} age bands; give areas × ages of each.`,
    );
  for (const [name, column] of Object.entries(into)) {
    if (column.length !== areas)
      throw new RangeError(`The column for ${name} has ${column.length} places for ${areas} areas; give as many.`);
  }
}
