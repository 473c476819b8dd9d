import { describe, expect, test } from "vitest";
import { areaOf, catalogueOf, cellRow, groupRow, indicatorRow, periodRow, releaseRow } from "../../test/rows.ts";
import { describeCell, describeNotMeasured, observationId, parseObservationId } from "./observation.ts";
import type { CellRow, IndicatorRow } from "./queries.ts";

const area = areaOf("WK034403");
const described = (cell: Partial<CellRow>, indicator: Partial<IndicatorRow> = {}) =>
  describeCell(cellRow(cell), area, catalogueOf(indicatorRow(indicator)));

describe("a cell", () => {
  test("gets names for its numbers, and its source's own name for the indicator", () => {
    expect(described({ value: 23.1 })).toEqual({
      id: "roker.WK034403.2020.2020.18plus",
      indicator: "roker",
      sourceKey: "50090NED:Roker_11",
      area: "WK034403",
      division: 2020,
      period: "2020",
      group: "18plus",
      release: "50090NED-2020-18plus-v1",
      value: 23.1,
      lower: null,
      upper: null,
      limits: null,
      status: "final",
      numerator: null,
      denominator: null,
    });
    expect(described({}, { source_keys: ["1ELSE:Smoking", "50090NED:Roker_11"] }).sourceKey).toBe("50090NED:Roker_11");
    expect(described({}, { source_keys: ["1ELSE:Smoking"] }).sourceKey).toBe("1ELSE:Smoking");
  });

  test("without a value keeps its reason", () => {
    for (const status of ["unknown", "suppressed", "notApplicable", "notMeasured"] as const)
      expect(described({ value: null, status })).toMatchObject({ value: null, status, lower: null, limits: null });
  });

  test("that was not measured has the release that says so", () => {
    expect(describeNotMeasured(indicatorRow(), area, periodRow, groupRow, releaseRow)).toMatchObject({
      value: null,
      status: "notMeasured",
      release: "50090NED-2020-18plus-v1",
    });
  });
});

describe("limits", () => {
  test("of the source go before ours", () => {
    expect(described({ value: 29.63, numerator: 81, denominator: 263, lower: 20, upper: 40 })).toMatchObject({
      lower: 20,
      upper: 40,
      limits: "source",
    });
  });

  // Newcombe R.G. (1998), Statistics in Medicine 17:857-872, table I, method 3: Wilson's score, 81 of 263 gives 0.2553 to 0.3662.
  test("of a percentage with counts are Wilson's", () => {
    const found = described({ value: 30.8, numerator: 81, denominator: 263 });
    expect(found.limits).toBe("wilson");
    expect(found.lower).toBeCloseTo(25.53, 2);
    expect(found.upper).toBeCloseTo(36.62, 2);
  });

  test("of a part of 1 are on that scale", () => {
    expect(described({ value: 0.308, numerator: 81, denominator: 263 }, { unit: "" }).upper).toBeCloseTo(0.3662, 4);
  });

  // Exact Poisson limits of 10 events are 4.795 and 18.390 (Ulm 1990, Am J Epidemiol 131:373-375); Byar's come within 1 % of them.
  test("of a rate with counts are Byar's, on the scale of the rate", () => {
    const found = described({ value: 5, numerator: 10, denominator: 2000 }, { measure: "rate", unit: "per 1000" });
    expect(found.limits).toBe("byar");
    expect((found.lower ?? 0) * 2).toBeCloseTo(4.795, 1);
    expect((found.upper ?? 0) * 2).toBeCloseTo(18.39, 1);
  });

  test.each<[string, Partial<CellRow>, Partial<IndicatorRow>]>([
    ["no counts", {}, {}],
    ["no people", { numerator: 0, denominator: 0 }, {}],
    ["more events than people", { numerator: 5, denominator: 4 }, {}],
    ["a mean", { numerator: 5, denominator: 40 }, { measure: "mean" }],
    ["a rate of nobody", { value: 0, numerator: 0, denominator: 40 }, { measure: "rate" }],
    ["only one of two limits", { lower: 1 }, {}],
  ])("are not made up: %s", (_what, cell, indicator) => {
    expect(described(cell, indicator)).toMatchObject({ lower: null, upper: null, limits: null });
  });
});

describe("the id of an observation", () => {
  test("can be taken apart again", () => {
    const id = observationId("ervaren-gezondheid", area, "2020-K1", "18plus");
    expect(id).toBe("ervaren-gezondheid.WK034403.2020.2020-K1.18plus");
    expect(parseObservationId(id)).toEqual({
      indicator: "ervaren-gezondheid",
      area: "WK034403",
      division: 2020,
      period: "2020-K1",
      group: "18plus",
    });
  });

  test.each(["", "a.b.c", "a.b.2020.c.d.e", "a.b.year.c.d", "a.b.20200.c.d"])("is not seen in %j", (id) => {
    expect(parseObservationId(id)).toBeNull();
  });
});
