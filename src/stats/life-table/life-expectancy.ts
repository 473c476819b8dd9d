import type { Estimate } from "../interval.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";

export type Deaths = {
  /** First age of each band, rising; the last band is open: 0, 1, 5, 10 … 90 in an abridged table. */
  startAges: ArrayLike<number>;
  /** Person-years per band (people × years of data). */
  populations: ArrayLike<number>;
  deaths: ArrayLike<number>;
};

export type LifeTableOptions = {
  confidence: number;
  /** Which part of the first year those live who die in it; 0.1 unless told. Of other bands it is half. */
  infantShare?: number;
  /** Under this many person-years altogether nothing is computed; 5000 unless told. */
  leastPersonYears?: number;
};

/**
 * Why a number is absent: "missing" input; a band from this age on without people ("noPopulation"); nobody died in the open band
 * ("noDeathsAtTheEnd"), so that it has no end; under the least person-years ("tooFewPersonYears"); a 95 % interval wider than 20 years
 * ("tooUncertain": the limits are there, the value is not); or a band of this age has so many deaths that the table lets nobody survive it
 * ("nobodySurvives": the value is there, its limits aren't, for the formula then knows no spread).
 */
export type WhyNoLifeExpectancy = "missing" | "noPopulation" | "noDeathsAtTheEnd" | "tooFewPersonYears" | "tooUncertain" | "nobodySurvives";

/** In years from `age` on. `population` and `deaths` are those of this band and all older ones. */
export type LifeExpectancy = Estimate & {
  age: number;
  standardError: number;
  population: number;
  deaths: number;
  reason: WhyNoLifeExpectancy | null;
};

const widest = 20;

/**
 * Life expectancy at the start of each age band, from deaths and person-years of one period, with normal limits.
 * Abridged table: death rate m, width n, share a of the band lived by who dies in it; chance to die q = n m / (1 + n (1 − a) m), at most 1.
 * From the oldest band down: e = n (1 − q (1 − a)) + (1 − q) e′, where e′ is that of the next band; in the open one e = 1 / m.
 * Variance: V = ((1 − a) n + e′)² q² (1 − q) / deaths + (1 − q)² V′; in the open band e² / deaths, which Chiang takes as 0 and Silcocks does not.
 * Bands without deaths add no variance. An age asks nothing of the younger ones, so it doesn't fail where only those have nobody.
 *
 * The rules for when not to compute are those of Public Health England's life expectancy calculator.
 * Coverage of 95 % limits in simulation (coverage.test.ts): 93–97 % at birth and at 65 from 6,000 person-years on. The value itself is a
 * little high in small areas: by 0.1 year on average at 7,500 person-years, 0.03 at 25,000.
 *
 * PHEindicatormethods 2.1.0 gives an expectancy of 0 at ages after a band that nobody survives, because it divides survivors of birth by
 * none of them. The expectancy at an age is of those who reach it, whatever happened before; here it is computed so.
 * Sources: Chiang C.L. (1968), Introduction to Stochastic Processes in Biostatistics, ch. 9; Chiang (1984), The Life Table and its Applications;
 * Silcocks P.B.S., Jenner D.A., Reza R. (2001), J Epidemiol Community Health 55:38–43; Toson B., Baker A. (2003), Life expectancy at birth:
 * methodological options for small populations, National Statistics Methodological Series 33 (5,000 person-years).
 * @throws RangeError for lists of unequal length, ages that don't rise, negative numbers, an infant share outside 0…1
 * @example const given = { startAges: [0, 1, 65], populations: [900, 60000, 15000], deaths: [4, 120, 750] };
 * lifeExpectancy(given, { confidence: 0.95 })[0] // { value: 78.396…, lower: 76.728…, upper: 80.063…, standardError: 0.85064… }
 */
export function lifeExpectancy(given: Deaths, options: LifeTableOptions): LifeExpectancy[] {
  const { startAges, populations, deaths } = given;
  const { confidence, infantShare = 0.1, leastPersonYears = 5000 } = options;
  check(given, infantShare);
  const z = twoSidedZ(confidence);
  const z95 = twoSidedZ(0.95);
  const tooFew = sum(populations) < leastPersonYears;
  const table: LifeExpectancy[] = [];
  let [older, variance, people, died] = [Number.NaN, Number.NaN, 0, 0];
  let blocked: WhyNoLifeExpectancy | null = null;
  for (let at = startAges.length - 1; at >= 0; at -= 1) {
    const rate = deaths[at] / populations[at];
    people += populations[at];
    died += deaths[at];
    let reason: WhyNoLifeExpectancy | null = null;
    if (Number.isNaN(people + died)) blocked = "missing";
    else if (populations[at] === 0) blocked ??= "noPopulation";
    if (at === startAges.length - 1) {
      if (deaths[at] === 0) blocked ??= "noDeathsAtTheEnd";
      older = 1 / rate;
      variance = older ** 2 / deaths[at];
    } else {
      const width = startAges[at + 1] - startAges[at];
      const unlived = (1 - (startAges[at] === 0 && width === 1 ? infantShare : 0.5)) * width;
      const dying = Math.min(1, (width * rate) / (1 + unlived * rate));
      if (dying === 1) reason = "nobodySurvives";
      const own = deaths[at] === 0 ? 0 : (dying ** 2 * (1 - dying)) / deaths[at];
      variance = (unlived + older) ** 2 * own + (1 - dying) ** 2 * variance;
      older = width - unlived * dying + (1 - dying) * older;
    }
    const standardError = Math.sqrt(variance);
    reason = blocked ?? (tooFew ? "tooFewPersonYears" : (reason ?? (2 * z95 * standardError > widest ? "tooUncertain" : null)));
    const hasLimits = reason === null || reason === "tooUncertain";
    const hasValue = reason === null || reason === "nobodySurvives";
    table.push({
      age: startAges[at],
      value: hasValue ? older : Number.NaN,
      lower: hasLimits ? older - z * standardError : Number.NaN,
      upper: hasLimits ? older + z * standardError : Number.NaN,
      standardError: hasLimits ? standardError : Number.NaN,
      population: people,
      deaths: died,
      reason,
    });
  }
  return table.reverse();
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at];
  return total;
}

function check({ startAges, populations, deaths }: Deaths, infantShare: number): void {
  if (startAges.length === 0 || populations.length !== startAges.length || deaths.length !== startAges.length)
    throw new RangeError(
      `${populations.length} populations and ${deaths.length} deaths were given for ${startAges.length} age bands; give as many of each, and one at least.`,
    );
  if (!(infantShare >= 0 && infantShare <= 1)) throw new RangeError(`An infant share of ${infantShare} was given; it lies from 0 to 1.`);
  for (let at = 0; at < startAges.length; at += 1) {
    if (!(startAges[at] >= 0 && startAges[at] < (startAges[at + 1] ?? Infinity)))
      throw new RangeError(`Age ${startAges[at]} starts band ${at + 1}; ages rise from 0 or more.`);
    for (const [name, one] of [
      ["person-years", populations[at]],
      ["deaths", deaths[at]],
    ] as const) {
      if (one < 0 || one === Infinity) throw new RangeError(`The band from ${startAges[at]} has ${one} ${name}; give 0 or more.`);
    }
  }
}
