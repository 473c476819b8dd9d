import { expect, test } from "vitest";
import { proportion } from "./proportion.ts";

test("Newcombe 1998, table I, method 3: 15 of 148, in percent", () => {
  const got = proportion(15, 148, 0.95, 100);
  expect(got.value).toBeCloseTo(10.135135, 6);
  expect(got.lower).toBeCloseTo(6.24, 2);
  expect(got.upper).toBeCloseTo(16.05, 2);
});

test("out of nobody there is no share", () => {
  expect(proportion(0, 0, 0.95)).toEqual({ value: Number.NaN, lower: Number.NaN, upper: Number.NaN });
});
