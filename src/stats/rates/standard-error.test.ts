import { expect, test } from "vitest";
import { limitsFromStandardError, standardErrorFromLimits } from "./standard-error.ts";

test("Altman & Bland 2011, BMJ 343:d2090, zinc trial: 17 points, from 17 − 15.56 to 17 + 15.56, has a standard error of 7.940", () => {
  expect(standardErrorFromLimits(17 - 15.56, 17 + 15.56, 0.95)).toBeCloseTo(7.94, 2);
});

test("there and back; missing limits have no error (definition)", () => {
  const { lower, upper } = limitsFromStandardError(70, 1.5, 0.998);
  expect(standardErrorFromLimits(lower, upper, 0.998)).toBeCloseTo(1.5, 12);
  expect(standardErrorFromLimits(Number.NaN, 3, 0.95)).toBeNull();
});
