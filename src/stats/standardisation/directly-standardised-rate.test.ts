import { expect, test } from "vitest";
import * as fc from "fast-check";
import { byarInterval } from "../rates/byar-interval.ts";
import { exactPoissonInterval } from "../rates/exact-poisson-interval.ts";
import { directlyStandardisedRate } from "./directly-standardised-rate.ts";

const options = { per: 1000, confidence: 0.95 };

/** Bands with people, events and a weight each; ten events at least altogether. */
const bands = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 700 })), {
    minLength: 1,
    maxLength: 19,
  })
  .filter((all) => all.reduce((sum, [count]) => sum + count, 0) >= 10);
const columns = (all: [number, number, number][]) => ({
  counts: all.map(([count]) => count),
  populations: all.map(([, people]) => people),
  standard: all.map(([, , weight]) => weight),
});

test("one age band is the crude rate with Byar's limits; with exact ones those of Garwood (Dobson et al. 1991, eq. 2: the weights cancel)", () => {
  const byAge = { counts: [25], populations: [500], standard: [3] };
  const got = directlyStandardisedRate(byAge, options);
  const wanted = byarInterval(25, 500, 1000, 0.95);
  expect(got.value).toBeCloseTo(50, 12);
  expect(got.lower).toBeCloseTo(wanted.lower, 12);
  expect(got.upper).toBeCloseTo(wanted.upper, 12);
  const exact = directlyStandardisedRate(byAge, { ...options, method: "exact" });
  expect(exact.upper).toBeCloseTo(exactPoissonInterval(25, 0.95).upper * 2, 11);
});

test("standardised to its own population an area has its crude rate; scaling the standard changes nothing (definition)", () => {
  fc.assert(
    fc.property(bands, fc.integer({ min: 2, max: 50 }), (all, times) => {
      const byAge = columns(all);
      const own = directlyStandardisedRate({ ...byAge, standard: byAge.populations }, options);
      expect(own.value / ((1000 * own.events) / own.population)).toBeCloseTo(1, 11);
      const one = directlyStandardisedRate(byAge, options);
      const scaled = directlyStandardisedRate({ ...byAge, standard: byAge.standard.map((weight) => weight * times) }, options);
      expect(scaled.value / one.value).toBeCloseTo(1, 11);
      expect(scaled.upper / one.upper).toBeCloseTo(1, 11);
    }),
  );
});

test("bands in another order give the same; k times the people give a kth of rate and limits; the limits hold the rate (properties)", () => {
  fc.assert(
    fc.property(bands, fc.integer({ min: 2, max: 50 }), (all, k) => {
      const one = directlyStandardisedRate(columns(all), options);
      const turned = directlyStandardisedRate(columns(all.toReversed()), options);
      const crowded = directlyStandardisedRate(columns(all.map(([count, people, weight]) => [count, people * k, weight])), options);
      for (const key of ["value", "lower", "upper"] as const) {
        expect(Math.abs(turned[key] - one[key])).toBeLessThanOrEqual(1e-11 * one.upper);
        expect(Math.abs(crowded[key] * k - one[key])).toBeLessThanOrEqual(1e-11 * one.upper);
      }
      expect(one.lower).toBeLessThan(one.value);
      expect(one.upper).toBeGreaterThan(one.value);
    }),
  );
});

test("Morris et al. 2018: under ten events there is no rate, and the reason says so; the rule can be set", () => {
  const byAge = { counts: [4, 5], populations: [100, 100], standard: [1, 1] };
  expect(directlyStandardisedRate(byAge, options)).toEqual({
    value: Number.NaN,
    lower: Number.NaN,
    upper: Number.NaN,
    events: 9,
    population: 200,
    reason: "tooFewEvents",
  });
  expect(directlyStandardisedRate(byAge, { ...options, leastEvents: 5 }).value).toBeCloseTo(45, 12);
  const none = directlyStandardisedRate({ ...byAge, counts: [0, 0] }, { ...options, leastEvents: 0 });
  expect(none.reason).toBe("tooFewEvents");
});

test("no rate: a missing number; nobody in a band that counts in. Such a band of weight 0 is no trouble (definition)", () => {
  const byAge = { counts: [20, 0, 30], populations: [100, 0, 100], standard: [1, 1, 1] };
  expect(directlyStandardisedRate(byAge, options).reason).toBe("noPopulation");
  expect(directlyStandardisedRate({ ...byAge, standard: [1, 0, 1] }, options).value).toBeCloseTo(250, 12);
  expect(directlyStandardisedRate({ ...byAge, counts: [20, Number.NaN, 30] }, options).reason).toBe("missing");
  expect(directlyStandardisedRate({ ...byAge, populations: [100, 5, 100], variances: [1, Number.NaN, 1] }, options).reason).toBe("missing");
});

test("the impossible is refused with what was given", () => {
  const byAge = { counts: [20, -1], populations: [100, 100], standard: [1, 1] };
  expect(() => directlyStandardisedRate(byAge, options)).toThrow(/Age band 2 has a count of -1/);
  expect(() => directlyStandardisedRate({ ...byAge, counts: [1] }, options)).toThrow(/1 age bands of count .* beside 2/);
  expect(() => directlyStandardisedRate({ ...byAge, counts: [20, 1], standard: [0, 0] }, options)).toThrow(/adds up to 0/);
  expect(() => directlyStandardisedRate({ ...byAge, counts: [20, 1], populations: [1, Infinity] }, options)).toThrow(RangeError);
});
