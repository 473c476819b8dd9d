import { expect, test } from "vitest";
import { areaOf, catalogueOf } from "../../../test/rows.ts";
import { AreaIndex } from "../../areas/index.ts";
import { hardship, income, outcome } from "./made-equity.ts";
import { orderOf, readOrdering } from "./ordering.ts";

const set = areaOf("integrale-aanpak", { id: 9, level: "set", name: "het gebied met een integrale aanpak", memberIds: [1, 2] });
const index = new AreaIndex([areaOf("WK034403", { id: 1 }), areaOf("WK034402", { id: 2 }), set]);
const list = catalogueOf(outcome, hardship, income);
const read = (text: string | undefined, shown = outcome) => readOrdering(text, shown, list, index);

test("an indicator, several, a set of areas and one area order; nothing asked is no order", () => {
  expect(read("moeite-met-rondkomen")).toMatchObject({ kind: "indicators", id: "moeite-met-rondkomen" });
  expect(read(" moeite-met-rondkomen + inkomen ")).toMatchObject({ id: "moeite-met-rondkomen+inkomen", indicators: [hardship, income] });
  expect(read("integrale-aanpak")).toMatchObject({ kind: "areas", set: { code: "integrale-aanpak" } });
  expect(read("wk034403")).toMatchObject({ kind: "areas", set: { code: "WK034403" } });
  expect(read(undefined)).toBeNull();
  expect(read(" ")).toBeNull();
});

test("an unknown ordering is refused and names those there are", () => {
  expect(() => read("opleiding")).toThrow(
    expect.objectContaining({
      kind: "no-ordering",
      message: expect.stringContaining("opleiding"),
      wayOut: expect.stringContaining("moeite-met-rondkomen, inkomen, integrale-aanpak"),
    }),
  );
  expect(() => read("moeite-met-rondkomen+opleiding")).toThrow(expect.objectContaining({ kind: "no-ordering" }));
  expect(() => read("+")).toThrow(expect.objectContaining({ kind: "no-ordering" }));
});

test("an indicator is not ordered by itself, nor by an index that holds it", () => {
  expect(() => read("moeite-met-rondkomen", hardship)).toThrow(expect.objectContaining({ kind: "ordered-by-itself" }));
  expect(() => read("inkomen+moeite-met-rondkomen", hardship)).toThrow(/can't be ordered by itself/);
});

test("many who have difficulty is least; much income is most; a neutral one counts as more is more", () => {
  const values = Float64Array.of(10, 30, Number.NaN);
  expect([...orderOf([{ polarity: "lowerIsBetter" }], [values], null)]).toEqual([-10, -30, Number.NaN]);
  expect([...orderOf([{ polarity: "neutral" }], [values], null)]).toEqual([10, 30, Number.NaN]);
});

// By hand: people 1, 1, 2. Column one: mean 20, variance (100 + 100) / 4 = 50. Column two: mean 1, variance (1 + 1) / 4 = 0.5.
test("an index is the mean of people-weighted standard scores, turned so that low is least", () => {
  const order = orderOf(
    [{ polarity: "lowerIsBetter" }, { polarity: "higherIsBetter" }],
    [Float64Array.of(10, 30, 20), Float64Array.of(2, 0, 1)],
    Float64Array.of(1, 1, 2),
  );
  const expected = (10 / Math.sqrt(50) + 1 / Math.sqrt(0.5)) / 2;
  expect(order[0]).toBeCloseTo(expected, 12);
  expect(order[1]).toBeCloseTo(-expected, 12);
  expect(order[2]).toBeCloseTo(0, 12);
});

test("an area without one of the parts has no place, and does not move the others' scores", () => {
  const polarity = [{ polarity: "lowerIsBetter" }, { polarity: "lowerIsBetter" }] as const;
  const order = orderOf(polarity, [Float64Array.of(10, 30, 900), Float64Array.of(1, 3, Number.NaN)], Float64Array.of(5, 5, 5));
  expect(order[0]).toBeCloseTo(1, 12);
  expect(order[1]).toBeCloseTo(-1, 12);
  expect(order[2]).toBeNaN();
});

test("a part that is the same everywhere sets nobody apart", () => {
  const polarity = [{ polarity: "lowerIsBetter" }, { polarity: "lowerIsBetter" }] as const;
  expect([...orderOf(polarity, [Float64Array.of(1, 3), Float64Array.of(7, 7)], null)]).toEqual([0.5, -0.5]);
});

test("without anything to order by, the way out is a pack", () => {
  const none = catalogueOf();
  expect(() => readOrdering("inkomen", null, none, new AreaIndex([]))).toThrow(
    expect.objectContaining({ wayOut: expect.stringContaining("pack") }),
  );
});
