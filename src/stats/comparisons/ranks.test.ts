import { expect, test } from "vitest";
import * as fc from "fast-check";
import { ranks } from "./ranks.ts";

test('R: rank(c(3, 1, 4, 1, 5), ties.method = "min") is 3 1 4 1 5, with "max" 3 2 4 2 5; NA takes no place', () => {
  const got = ranks([3, 1, Number.NaN, 4, 1, 5]);
  expect(got.map((rank) => rank?.first ?? null)).toEqual([3, 1, null, 4, 1, 5]);
  expect(got.map((rank) => rank?.last ?? null)).toEqual([3, 2, null, 4, 2, 5]);
});

test("the middles of all places add up to n (n + 1) / 2 (sum of ranks, Wilcoxon 1945)", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (values) => {
      const sum = ranks(values).reduce((total, rank) => total + ((rank?.first ?? 0) + (rank?.last ?? 0)) / 2, 0);
      expect(sum).toBe((values.length * (values.length + 1)) / 2);
    }),
  );
});
