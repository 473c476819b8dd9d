import { expect, test } from "vitest";
import { place } from "./place.ts";

test("R: rank(c(70, 65, 65, 80, 90)): 65 shares places 1 and 2 of 5; a missing value has none", () => {
  expect(place([70, 65, 65, 80, 90, Number.NaN], 1)).toEqual({ first: 1, last: 2, of: 5, fifth: 2 });
  expect(place([70, 65, 65, 80, 90, Number.NaN], 5)).toBeNull();
  expect(place([70, 65], 0)).toEqual({ first: 2, last: 2, of: 2, fifth: null });
});
