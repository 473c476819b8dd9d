/** Expected verdicts follow the rule in PHE's Technical guide: confidence intervals (2018), section on comparing with a benchmark. */
import { expect, test } from "vitest";
import * as fc from "fast-check";
import { compare } from "./compare.ts";

const known = (value: number) => ({ value, lower: Number.NaN, upper: Number.NaN });
const estimate = (value: number, reach: number) => ({ value, lower: value - reach, upper: value + reach });

test("PHE 2018: a known benchmark outside the interval makes a verdict, by polarity", () => {
  expect(compare(estimate(70, 2), known(75), "higherIsBetter")).toEqual({
    verdict: "worse",
    reason: null,
    rule: "benchmarkAgainstInterval",
    difference: -5,
  });
  expect(compare(estimate(70, 2), known(75), "lowerIsBetter").verdict).toBe("better");
  expect(compare(estimate(80, 2), known(75), "higherIsBetter").verdict).toBe("better");
  expect(compare(estimate(80, 2), known(75), "neutral").verdict).toBe("higher");
  expect(compare(estimate(70, 2), known(75), "neutral").verdict).toBe("lower");
  expect(compare(estimate(74, 2), known(75), "neutral").verdict).toBe("similar");
  expect(compare(estimate(73, 2), known(75), "higherIsBetter").verdict).toBe("similar");
});

test("PHE 2018: with limits on both sides the intervals must be apart", () => {
  expect(compare(estimate(70, 2), estimate(75, 2), "higherIsBetter")).toMatchObject({ verdict: "worse", rule: "intervalsApart" });
  expect(compare(estimate(70, 3), estimate(75, 2), "higherIsBetter").verdict).toBe("similar");
});

test("DOMAIN rule 3: without limits it is not comparable, never similar; the difference stays", () => {
  expect(compare(known(70), estimate(75, 2), "higherIsBetter")).toEqual({
    verdict: "notComparable",
    reason: "noLimits",
    rule: null,
    difference: -5,
  });
  expect(compare(known(Number.NaN), known(75), "neutral").reason).toBe("noValue");
  expect(compare(estimate(70, 2), known(Number.NaN), "neutral").reason).toBe("noBenchmark");
});

test("swapping the polarity swaps better and worse and nothing else (the rule is symmetric)", () => {
  const swapped = { better: "worse", worse: "better", similar: "similar" } as Record<string, string>;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 100 }),
      (value, reach, benchmark) => {
        const up = compare(estimate(value, reach), known(benchmark), "higherIsBetter").verdict;
        expect(compare(estimate(value, reach), known(benchmark), "lowerIsBetter").verdict).toBe(swapped[up]);
      },
    ),
  );
});
