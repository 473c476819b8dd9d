import { expect, test } from "vitest";
import * as fc from "fast-check";
import { quintiles } from "./quintiles.ts";

test("Hyndman & Fan 1996, definition 5: ten different values make five pairs", () => {
  expect(quintiles([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual([5, 1, 5, 1, 4, 2, 4, 2, 3, 3]);
  expect(quintiles([5, 1, Number.NaN, 4, 2, 3])).toEqual([5, 1, null, 4, 2, 3]);
});

test("issue: under five areas there are none", () => {
  expect(quintiles([1, 2, 3, 4])).toBeNull();
  expect(quintiles([1, 2, 3, 4, Number.NaN])).toBeNull();
});

test("equal values share a fifth, order is kept, and different values fill every fifth (definition of quintiles)", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 60 }), (values) => {
      const fifths = quintiles(values) ?? [];
      for (const [a, value] of values.entries()) {
        for (const [b, other] of values.entries()) {
          const [one, two] = [fifths[a] as number, fifths[b] as number];
          expect(value === other ? one === two : value < other ? one <= two : one >= two).toBe(true);
        }
      }
    }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 5, maxLength: 60 }), (values) => {
      const sizes = [0, 0, 0, 0, 0];
      for (const fifth of quintiles(values) ?? []) sizes[(fifth as number) - 1] = sizes[(fifth as number) - 1] + 1;
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});
