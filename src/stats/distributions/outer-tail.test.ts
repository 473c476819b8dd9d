import { expect, test } from "vitest";
import { outerTail } from "./outer-tail.ts";

test("half of what an interval leaves out: 2.5 % for 95 %, 0.1 % for 99.8 %", () => {
  expect(outerTail(0.95)).toBeCloseTo(0.025, 16);
  expect(outerTail(0.998)).toBeCloseTo(0.001, 16);
});

test("a confidence in percent, of all or of nothing, and none at all are refused", () => {
  expect(() => outerTail(95)).toThrow(/0\.95/);
  for (const confidence of [0, 1, Number.NaN]) expect(() => outerTail(confidence)).toThrow(RangeError);
});
