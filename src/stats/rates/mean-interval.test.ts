import { expect, test } from "vitest";
import { meanInterval } from "./mean-interval.ts";

test("R: t.test(sleep$extra[1:10])$conf.int is −0.5297804 to 2.0297804 around 0.75 (Student's own sleep data)", () => {
  const got = meanInterval([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], 0.95);
  expect(got.value).toBeCloseTo(0.75, 12);
  expect(got.lower).toBeCloseTo(-0.5297804, 6);
  expect(got.upper).toBeCloseTo(2.0297804, 6);
});

test("one value has no limits", () => {
  expect(meanInterval([4, Number.NaN], 0.95)).toEqual({ value: 4, lower: Number.NaN, upper: Number.NaN });
});
