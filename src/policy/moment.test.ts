import { expect, test } from "vitest";
import { momentOf, spanOf, yearAt } from "./moment.ts";

test.each([
  ["2010", "2010-01-01", "2010-12-31"],
  ["2010-2012", "2010-01-01", "2012-12-31"],
  ["2010–2012", "2010-01-01", "2012-12-31"],
  ["2020-K1", "2020-01-01", "2020-03-31"],
  ["2012-02", "2012-02-01", "2012-02-29"],
  ["2014-06-30", "2014-06-30", "2014-06-30"],
])("%s runs from %s to %s", (period, starts, ends) => {
  expect(spanOf(period)).toEqual({ starts, ends });
});

test.each(["halverwege", "2012-2010", "2014-13", "2014-02-31T", ""])("%s is no date", (period) => {
  expect(spanOf(period)).toBeNull();
});

test("a year's moment is its middle, leap year or not", () => {
  expect(momentOf({ starts: "2010-01-01", ends: "2010-12-31" })).toBe(2010.5);
  expect(momentOf({ starts: "2012-01-01", ends: "2012-12-31" })).toBe(2012.5);
  expect(yearAt("2012-12-31", 1)).toBe(2013);
});
