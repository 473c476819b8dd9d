import { expect, test } from "vitest";
import { limitsFromStandardError, standardErrorFromLimits } from "./standard-error.ts";

test("Altman & Bland 2011, BMJ 343:d2304: an interval from −0.532 to −0.070 on the log scale has a standard error of 0.1179", () => {
  expect(standardErrorFromLimits(-0.532, -0.07, 0.95)).toBeCloseTo(0.1179, 4);
});

test("there and back; missing limits have no error (definition)", () => {
  const { lower, upper } = limitsFromStandardError(70, 1.5, 0.998);
  expect(standardErrorFromLimits(lower, upper, 0.998)).toBeCloseTo(1.5, 12);
  expect(standardErrorFromLimits(Number.NaN, 3, 0.95)).toBeNull();
});
