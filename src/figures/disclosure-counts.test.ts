/** Expected counts by arithmetic: value × people / per. */
import { describe, expect, test } from "vitest";
import { makeDelivery, makeIndicator } from "../../test/makers.ts";
import { statuses, type Delivery, type ListedIndicator } from "./delivery.ts";
import { protectDelivery } from "./disclosure.ts";
import { countOf, perOf } from "./disclosure-counts.ts";

test.each([
  ["%", 100],
  ["% van de inwoners", 100],
  ["‰", 1000],
  ["per 1.000", 1000],
  ["per 1 000 inwoners", 1000],
  ["per 1\u00a0000 inwoners", 1000],
  ["per 100,000", 100_000],
  ["per 100000 persoonsjaren per jaar", 100_000],
  ["van de 100 mensen", 100],
  ["/10.000", 10_000],
  ["per duizend", 1000],
  ["fractie", 1],
  ["per 5 jaar", null],
  ["per 10 jaar", null],
  ["score", null],
  ["", null],
])('the unit "%s" speaks of one per %s', (unit, per) => expect(perOf(unit)).toBe(per));

test("arithmetic: 12 per 1,000 of 250 people is 3; a listed numerator goes first; a mean tells none", () => {
  const told = { value: 12, numerator: Number.NaN, denominator: 250 };
  expect(countOf("rate", "per 1.000", told)).toBe(3);
  expect(countOf("proportion", "fractie", { ...told, value: 0.012 })).toBe(3);
  expect(countOf("rate", "per 1.000", { ...told, numerator: 4 })).toBe(4);
  expect(countOf("mean", "per 1.000", told)).toBeNaN();
});

describe("a value with its people and without numerator", () => {
  const deliver = (indicator: Partial<ListedIndicator>, values: number[], disclosure = {}): Delivery =>
    makeDelivery({
      cells: values.map((value, at) => ({ area: `WK03440${at + 1}`, value, denominator: 250 })),
      indicators: [makeIndicator(indicator)],
      disclosure: { minimumCount: 5, ...disclosure },
    });
  const nowhere = { parents: new Map<string, string>(), sets: new Map<string, string[]>() };
  const statusOf = ({ cells }: Delivery) => [...cells.status].map((status) => statuses[status]);

  test.each([
    [{ measure: "rate", unit: "per 1.000" } as const, [12, 400]],
    [{ measure: "rate", unit: "per 100 000 inwoners" } as const, [1200, 40_000]],
    [{ measure: "proportion", unit: "fractie" } as const, [0.012, 0.4]],
    [{ measure: "proportion", unit: "per 1.000" } as const, [12, 400]],
    [{ measure: "other", unit: "%" } as const, [1.2, 40]],
    [{ measure: "other", unit: "%" } as const, [98.8, 40]],
  ])("is hidden when it tells 3 people: %o", (indicator, values) => {
    expect(statusOf(protectDelivery(deliver(indicator, values), nowhere).delivery)).toEqual(["suppressed", "final"]);
  });

  test("is refused when the unit leaves open how many it tells", () => {
    const unclear = deliver({ measure: "rate", unit: "score" }, [12, 400]);
    expect(() => protectDelivery(unclear, nowhere)).toThrow(
      expect.objectContaining({ kind: "disclosure-unit", faults: [expect.objectContaining({ row: 2, column: "overgewicht_1" })] }),
    );
  });

  test("is rounded with the count that it tells: 41.2 % of 250 is 103, rounded 105 of 250 is 42 %", () => {
    const { cells } = protectDelivery(deliver({}, [41.2], { roundTo: 5 }), nowhere).delivery;
    expect([cells.value[0], cells.denominator?.[0], cells.numerator]).toEqual([42, 250, null]);
  });
});
