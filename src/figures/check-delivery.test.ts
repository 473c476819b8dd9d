/** What can't be follows from the definitions: a count is a whole number from 0 on, a part is at most its whole. */
import { expect, test } from "vitest";
import { makeDelivery, makeIndicator, type MadeCell } from "../../test/makers.ts";
import { Problem } from "../kernel/problem.ts";
import { checkDelivery } from "./check-delivery.ts";
import type { ListedIndicator } from "./delivery.ts";

const count = { measure: "count", unit: "aantal", decimals: 0 } as const;
const of = (cell: Omit<MadeCell, "area">, indicator: Partial<ListedIndicator> = {}) =>
  makeDelivery({
    cells: [
      { area: "WK034401", value: 1 },
      { area: "WK034402", ...cell },
    ],
    indicators: [makeIndicator(indicator)],
  });

test.each([
  ["a negative count", of({ value: -5 }, count), "overgewicht_1"],
  ["a count that is not whole", of({ value: 2.5 }, count), "overgewicht_1"],
  ["a percentage above 100", of({ value: 130 }), "overgewicht_1"],
  ["a percentage below 0", of({ value: -1 }), "overgewicht_1"],
  ["a fraction above 1", of({ value: 1.2 }, { unit: "fractie" }), "overgewicht_1"],
  ["a part above its whole", of({ value: 50, numerator: 20, denominator: 10 }), "numerator"],
  ["a negative numerator", of({ value: 50, numerator: -2, denominator: 10 }), "numerator"],
  ["negative people", of({ value: 50, denominator: -10 }, { measure: "mean" }), "denominator"],
  ["a lower limit above the value", of({ value: 50, lower: 51, upper: 60 }), "lower"],
  ["an upper limit below the value", of({ value: 50, lower: 40, upper: 49 }), "upper"],
  ["limits the wrong way round", of({ value: 50, lower: 60, upper: 40 }), "lower"],
  ["an infinite value", of({ value: Infinity }, { measure: "mean" }), "overgewicht_1"],
])("%s is told with row and column", (_, delivery, column) => {
  expect(() => checkDelivery(delivery)).toThrow(
    expect.objectContaining({ kind: "cell-impossible", faults: [expect.objectContaining({ row: 3, column })] }),
  );
});

test.each([
  ["a count in thousands with a decimal", of({ value: 2.5 }, { ...count, decimals: 1 })],
  [
    "a rate above its scale (several events each)",
    of({ value: 1300, numerator: 13, denominator: 10 }, { measure: "rate", unit: "per 1.000" }),
  ],
  ["a change below 0", of({ value: -12 }, { measure: "other" })],
  ["a weighted numerator", of({ value: 50, numerator: 10.4, denominator: 20.8 })],
  ["limits that touch the value", of({ value: 0, lower: 0, upper: 0 })],
  ["no value", of({ value: null })],
])("%s is sound", (_, delivery) => {
  expect(() => checkDelivery(delivery)).not.toThrow();
});

test("a hundred faults are enough", () => {
  const cells = Array.from({ length: 300 }, (_, at) => ({ area: `BU${10_000_000 + at}`, value: -1 }));
  let found: unknown;
  try {
    checkDelivery(makeDelivery({ cells }));
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(Problem);
  expect((found as Problem).faults).toHaveLength(100);
  expect((found as Problem).message).toContain("at least 100");
});
