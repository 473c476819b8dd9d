import { describe, expect, test } from "vitest";
import { carry, type CarriedFrom, type CrosswalkRow } from "./crosswalk.ts";

function row(fromCode: string, toCode: string, weight: number, errorShare: number | null = null): CrosswalkRow {
  return { fromCode, fromDivision: 2017, toCode, toDivision: 2020, weight, basis: "people", source: "made for this test", errorShare };
}

const figures = (entries: Record<string, CarriedFrom>) => new Map(Object.entries(entries));

// A is split 60/40 over X and Y; B goes over to Y whole.
const rows = [row("A", "X", 0.6, 0.05), row("A", "Y", 0.4, 0.1), row("B", "Y", 1)];

describe("counts (worked by hand from the formula of Goodchild & Lam 1980)", () => {
  const { values, refused } = carry(figures({ A: { value: 1000 }, B: { value: 500 } }), rows, "count");

  test("each to-area gets its weighted parts and the total stays", () => {
    expect(values!.get("X")!.value).toBe(600);
    expect(values!.get("Y")!.value).toBe(900);
    expect(refused).toEqual([]);
  });

  test("the stated error goes along: 5 % of 600, and 10 % of 400 beside an exact 500", () => {
    expect(values!.get("X")!.error).toBeCloseTo(30, 12);
    expect(values!.get("Y")!.error).toBeCloseTo(40, 12);
  });

  test("the value says that it is carried, from where and by which source", () => {
    expect(values!.get("Y")).toMatchObject({ carried: true, from: ["A", "B"], basis: ["people"], sources: ["made for this test"] });
  });

  test("a part whose weight states no error leaves the error unknown, not zero", () => {
    const unstated = carry(figures({ A: { value: 10 } }), [row("A", "X", 0.5), row("A", "Y", 0.5, 0.1)], "count");
    expect(unstated.values!.get("X")!.error).toBeNull();
    expect(unstated.values!.get("Y")!.error).toBeCloseTo(0.5, 12);
  });
});

describe("shares", () => {
  // Y: 400 of A's 1,000 people at 80 % and 500 of B at 50 %: (320 + 250) / 900.
  const { values } = carry(figures({ A: { value: 80, denominator: 1000 }, B: { value: 50, denominator: 500 } }), rows, "share");

  test("are weighted by people", () => {
    expect(values!.get("X")!.value).toBeCloseTo(80, 12);
    expect(values!.get("Y")!.value).toBeCloseTo(57000 / 900, 12);
    expect(values!.get("Y")!.denominator).toBe(900);
  });

  test("the error bound agrees with what moving the weight by its error does", () => {
    const share = (weight: number) => (weight * 1000 * 80 + 500 * 50) / (weight * 1000 + 500);
    const step = 1e-6;
    const slope = (share(0.4 + step) - share(0.4 - step)) / (2 * step);
    expect(values!.get("Y")!.error).toBeCloseTo(slope * 0.4 * 0.1, 6);
  });

  test("of a from-area that the crosswalk tells only in part are refused: the rest may belong here too", () => {
    const partial = [row("A", "X", 0.6), row("B", "X", 1)];
    const result = carry(figures({ A: { value: 80, denominator: 10 }, B: { value: 50, denominator: 10 } }), partial, "share");
    expect(result).toMatchObject({ values: null, refused: [{ reason: "weightsDoNotAddUp", code: "A" }] });
    expect(carry(figures({ A: { value: 80 } }), [row("A", "X", 0.6)], "count").refused[0].reason).toBe("weightsDoNotAddUp");
  });
});

describe("what can't be carried is refused with its reason", () => {
  test.each([
    ["no crosswalk at all", { A: { value: 1 } }, [], "noRows"],
    ["a from-area without a row", { A: { value: 1 }, C: { value: 1 } }, rows, "noCrosswalkRow"],
    ["weights that add up to more", { A: { value: 1 } }, [row("A", "X", 0.6), row("A", "Y", 0.6)], "weightsDoNotAddUp"],
    ["a pair twice", { A: { value: 1 } }, [row("A", "X", 0.5), row("A", "X", 0.5)], "repeatedRow"],
    ["a weight of zero", { A: { value: 1 } }, [row("A", "X", 1), row("A", "Y", 0)], "badWeight"],
    ["two divisions in one table", { A: { value: 1 } }, [row("A", "X", 1), { ...row("B", "Y", 1), toDivision: 2021 }], "mixedDivisions"],
  ])("%s: nothing is carried", (_, values, table, reason) => {
    const result = carry(figures(values), table, "count");
    expect(result.values).toBeNull();
    expect(result.refused.map((refusal) => refusal.reason)).toEqual([reason]);
  });

  test("a hidden value takes down the to-areas that it feeds, and no others", () => {
    const result = carry(figures({ A: { value: 100 }, B: { value: null } }), rows, "count");
    expect([...result.values!.keys()]).toEqual(["X"]);
    expect(result.refused).toMatchObject([{ reason: "noValue", code: "Y" }]);
  });

  test("a to-area that also takes from an area without a figure is refused", () => {
    expect(carry(figures({ B: { value: 500 } }), rows, "count").refused).toMatchObject([{ reason: "noValue", code: "Y" }]);
  });

  test("a share without its number of people", () => {
    expect(carry(figures({ A: { value: 80 } }), [row("A", "X", 1)], "share").refused).toMatchObject([
      { reason: "noDenominator", code: "X" },
    ]);
    expect(carry(figures({ A: { value: 80, denominator: 0 } }), [row("A", "X", 1)], "share").refused).toMatchObject([
      { reason: "noDenominator" },
    ]);
  });
});
