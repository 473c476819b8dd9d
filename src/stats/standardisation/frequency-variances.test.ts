import { expect, test } from "vitest";
import * as fc from "fast-check";
import { directlyStandardisedRate } from "./directly-standardised-rate.ts";
import { frequencyVariances } from "./frequency-variances.ts";

test("Feller, compound Poisson: 40 people once, 6 twice, 2 five times make 62 events with variance 114", () => {
  const got = frequencyVariances([1, 2, 5], [[40, 6, 2]]);
  expect([...got.counts]).toEqual([62]);
  expect([...got.variances]).toEqual([114]);
});

test("if all had one event nothing changes; if all had f, the reach is √f times that of independent events (property of the variance)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 500 }), fc.integer({ min: 1, max: 12 }), (people, f) => {
      const byAge = { populations: [1000, 3000], standard: [2, 1] };
      const options = { per: 1000, confidence: 0.95 };
      const both = frequencyVariances([f], [[people], [people]]);
      const independent = directlyStandardisedRate({ ...byAge, counts: both.counts }, options);
      const dependent = directlyStandardisedRate({ ...byAge, ...both }, options);
      expect(dependent.value).toBe(independent.value);
      expect((dependent.upper - dependent.value) / (independent.upper - independent.value)).toBeCloseTo(Math.sqrt(f), 10);
      expect((dependent.value - dependent.lower) / (independent.value - independent.lower)).toBeCloseTo(Math.sqrt(f), 10);
    }),
  );
});

test("missing stays missing; classes that don't match and negative people are refused", () => {
  expect(frequencyVariances([1, 2], [[Number.NaN, 1]]).variances[0]).toBeNaN();
  expect(() => frequencyVariances([1, 2], [[1]])).toThrow(/1 classes of people beside 2/);
  expect(() => frequencyVariances([1], [[-1]])).toThrow(/-1 people/);
  expect(() => frequencyVariances([-1], [[1]])).toThrow(/frequency of -1/);
});
