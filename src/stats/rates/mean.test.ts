import { expect, test } from "vitest";
import { mean } from "./mean.ts";

test("R: mean(c(1, 2, NA, 6), na.rm = TRUE) is 3; mean(numeric(0)) is NaN", () => {
  expect(mean([1, 2, Number.NaN, 6])).toBe(3);
  expect(mean([])).toBeNaN();
});
