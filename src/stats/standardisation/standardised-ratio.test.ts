import { expect, test } from "vitest";
import * as fc from "fast-check";
import { expectedEvents } from "./expected-events.ts";
import { indirectlyStandardisedRate } from "./indirectly-standardised-rate.ts";
import { standardisedRatio } from "./standardised-ratio.ts";

test("R: poisson.test(10)$conf.int is 4.795389 to 18.390356; by 8 expected events, times 100", () => {
  const got = standardisedRatio(10, 8, 0.95, 100, "exact");
  expect(got.value).toBe(125);
  expect(got.lower).toBeCloseTo(479.5389 / 8, 4);
  expect(got.upper).toBeCloseTo(1839.0356 / 8, 4);
});

test("the reference itself has a ratio of 1 and its crude rate; people in other proportion by age don't matter to it (definition)", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 19 }), (bands) => {
      const reference = { counts: bands.map(([count]) => count), populations: bands.map(([, people]) => people) };
      const events = reference.counts.reduce((sum, count) => sum + count, 0);
      fc.pre(events > 0);
      const got = indirectlyStandardisedRate(events, reference.populations, reference, { per: 1000, confidence: 0.95 });
      expect(got.expected).toBeCloseTo(events, 8);
      expect(got.value / got.referenceRate).toBeCloseTo(1, 10);
      const half = indirectlyStandardisedRate(
        events,
        reference.populations.map((people) => people / 2),
        reference,
        { per: 1000, confidence: 0.95 },
      );
      expect(half.upper / got.upper).toBeCloseTo(2, 10);
    }),
  );
});

test("nothing expected, a missing number, a reference of nobody: no ratio", () => {
  const none = { value: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  expect(standardisedRatio(3, 0, 0.95)).toEqual(none);
  expect(standardisedRatio(Number.NaN, 4, 0.95)).toEqual(none);
  expect(standardisedRatio(4, Number.NaN, 0.95)).toEqual(none);
  expect(expectedEvents([10, 10], { counts: [1, 0], populations: [100, 0] })).toBeNaN();
  expect(expectedEvents([10, 0], { counts: [1, 0], populations: [100, 0] })).toBeCloseTo(0.1, 14);
});

test("the impossible is refused", () => {
  expect(() => standardisedRatio(-3, 4, 0.95)).toThrow(RangeError);
  expect(() => standardisedRatio(3, -4, 0.95)).toThrow(/-4 expected/);
  expect(() => expectedEvents([1], { counts: [1, 2], populations: [1, 2] })).toThrow(/1 age bands of population/);
});
