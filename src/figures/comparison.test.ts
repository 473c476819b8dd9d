import { describe, expect, test } from "vitest";
import { indicatorRow, observationOf } from "../../test/rows.ts";
import type { Observation } from "./contract.ts";
import { compareFigures, trendOf } from "./comparison.ts";

const district = (value: number | null, lower?: number, upper?: number) =>
  observationOf({ value, lower: lower ?? null, upper: upper ?? null, status: value === null ? "suppressed" : "final" });
const city = (value: number | null, lower?: number, upper?: number) => ({
  ...district(value, lower, upper),
  id: "roker.GM0344.2020.2020.18plus",
  area: "GM0344",
});
const lower = indicatorRow({ polarity: "lowerIsBetter" });
const higher = indicatorRow({ polarity: "higherIsBetter" });
const neutral = indicatorRow({ polarity: "neutral" });

describe("one figure beside another", () => {
  // Rule: Public Health England, Technical guide: confidence intervals (2018): the benchmark lies inside the limits or outside.
  test.each([
    ["above the benchmark, and less is better", lower, district(23, 21, 25), city(19), "worse"],
    ["above the benchmark, and more is better", higher, district(23, 21, 25), city(19), "better"],
    ["above the benchmark, and neither is better", neutral, district(23, 21, 25), city(19), "higher"],
    ["below the benchmark, and neither is better", neutral, district(15, 13, 17), city(19), "lower"],
    ["limits around the benchmark", lower, district(20, 18, 22), city(19), "similar"],
    ["both have limits, and they don't touch", lower, district(23, 21, 25), city(19, 18, 20), "worse"],
    ["both have limits, and they touch", lower, district(21.5, 19.5, 23.5), city(19, 18, 20), "similar"],
  ])("%s", (_what, indicator, own, benchmark, verdict) => {
    expect(compareFigures(own, benchmark, indicator, null)).toMatchObject({ verdict, reason: null });
  });

  test.each([
    ["limits are unknown (a model estimate)", district(23), city(19), "noLimits", 4],
    ["only the benchmark has limits", district(23), city(19, 18, 20), "noLimits", 4],
    ["there is no value", district(null), city(19), "noValue", null],
    ["there is no figure at all", null, city(19), "noValue", null],
    ["there is no benchmark", district(23, 21, 25), null, "noBenchmark", null],
    ["it is compared with itself", city(19, 18, 20), city(19, 18, 20), "same", null],
  ])("is not comparable, which is never the same as equal: %s", (_what, own, benchmark, reason, difference) => {
    expect(compareFigures(own, benchmark, lower, null)).toMatchObject({ verdict: "notComparable", rule: null, reason, difference });
  });

  test("passes on the place among its peers", () => {
    const place = { first: 10, last: 10, of: 10, fifth: 5 };
    expect(compareFigures(district(23), city(19), lower, place).place).toEqual(place);
  });
});

describe("the movement over time", () => {
  const over = (...points: [string, number | null, number?, number?][]): Observation[] =>
    points.map(([period, value, low, up]) => observationOf({ period, value, lower: low ?? null, upper: up ?? null }));

  // StatLine 50090NED: smokers in WK034403, model estimates without limits.
  test("is told with its uncertainty unknown where there are no limits", () => {
    expect(trendOf(over(["2012", 28.2], ["2016", 27.1], ["2020", 23.1]), lower)).toMatchObject({
      from: "2012",
      to: "2020",
      movement: "down",
      evidence: "unknownUncertainty",
      lower: null,
      upper: null,
    });
  });

  test("of less than a point is about equal, for percentages only", () => {
    expect(trendOf(over(["2016", 23.0], ["2020", 23.9]), lower)?.movement).toBe("aboutEqual");
    expect(trendOf(over(["2016", 23.0], ["2020", 23.9]), indicatorRow({ unit: "per 1000", measure: "rate" }))?.movement).toBe("up");
  });

  test("is demonstrated or not by the limits of the difference", () => {
    expect(trendOf(over(["2016", 20, 19, 21], ["2020", 30, 29, 31]), lower)?.evidence).toBe("demonstrated");
    expect(trendOf(over(["2016", 20, 15, 25], ["2020", 22, 17, 27]), lower)?.evidence).toBe("notDemonstrable");
  });

  test("goes from the first to the last value, over what is absent", () => {
    expect(trendOf(over(["2012", null], ["2016", 27.1], ["2020", 23.1], ["2024", null]), lower)).toMatchObject({
      from: "2016",
      to: "2020",
    });
    expect(trendOf(over(["2016", null], ["2020", 23.1]), lower)).toBeNull();
    expect(trendOf([], lower)).toBeNull();
  });
});
