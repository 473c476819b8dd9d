import { describe, expect, test } from "vitest";
import { periodOf } from "./period.ts";

describe("periods by the codes of CBS (Handleiding CBS Open Data Services, 2014)", () => {
  test.each([
    ["2020JJ00", { id: "2020", starts: "2020-01-01", ends: "2020-12-31" }],
    ["2020KW01", { id: "2020-K1", starts: "2020-01-01", ends: "2020-03-31" }],
    ["2020MM02", { id: "2020-02", starts: "2020-02-01", ends: "2020-02-29" }],
    ["2020HJ02", { id: "2020-H2", starts: "2020-07-01", ends: "2020-12-31" }],
    ["2019SJ00", { id: "2019-2020", starts: "2019-08-01", ends: "2020-07-31" }],
    ["2020", { id: "2020", starts: "2020-01-01", ends: "2020-12-31" }],
    ["2018-2020", { id: "2018-2020", starts: "2018-01-01", ends: "2020-12-31" }],
  ])("%s", (code, period) => expect(periodOf(code)).toEqual(period));

  test.each(["2020MM13", "2020KW05", "20", "2020JJ01", "JJ002020", "2020-2019", ""])("%s is no period", (code) => {
    expect(periodOf(code)).toBeNull();
  });
});
