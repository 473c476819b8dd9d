/** Expected answers by arithmetic on the sums themselves. */
import { expect, test } from "vitest";
import { inferCounts } from "./disclosure-inference.ts";
import { sumOf, type TableCell } from "./disclosure-table.ts";

const cell = (count: number | null, standing: TableCell["standing"] = count === null ? "absent" : "new"): TableCell => ({
  count,
  people: null,
  share: false,
  standing,
});

test("7 + ? = 10, and what is found there opens the next sum", () => {
  const { counts } = inferCounts([cell(7), cell(null), cell(10), cell(4), cell(null)], [sumOf(4, [1, 3]), sumOf(2, [0, 1])]);
  expect([...counts]).toEqual([7, 3, 10, 4, 7]);
});

test("two unknowns that stand nowhere else are one; nothing left for an absent cell means that it is no cover", () => {
  const loose = inferCounts([cell(7), cell(null), cell(null), cell(10)], [sumOf(3, [0, 1, 2])]);
  expect([loose.counts[1], ...loose.bound]).toEqual([3, 0, 0, 1, 0]);
  const empty = inferCounts([cell(7), cell(null), cell(7)], [sumOf(2, [0, 1])]);
  expect([...empty.bound]).toEqual([0, 1, 0]);
});

test("withheld cells are never taken together: two of them stay unknown", () => {
  const { counts } = inferCounts([cell(7), cell(null, "withheld"), cell(null, "withheld"), cell(10)], [sumOf(3, [0, 1, 2])]);
  expect(counts[1]).toBeNaN();
});
