/** A witness is checked against the relations themselves: Σ signs · changes = 0 in each. */
import { expect, test } from "vitest";
import { sumOf, type Relation } from "./disclosure-table.ts";
import { quick, thorough, WitnessSearch } from "./disclosure-witness.ts";

const balance = ({ cells, signs }: Relation, changes: ReadonlyMap<number, number>) =>
  cells.reduce((sum, cell, at) => sum + signs[at] * (changes.get(cell) ?? 0), 0);

test("in a table with totals both ways a change goes round a rectangle", () => {
  const relations = [sumOf(4, [0, 1]), sumOf(5, [2, 3]), sumOf(6, [0, 2]), sumOf(7, [1, 3])];
  const search = new WitnessSearch(8, relations, () => true);
  for (const cell of [0, 1, 2]) search.release(cell);
  expect(search.find(0, 1, thorough)).toBeNull();
  search.release(3);
  const found = search.find(0, 1, quick) ?? new Map();
  expect(found.size).toBe(4);
  for (const relation of relations) expect(balance(relation, found)).toBe(0);
  search.hold(3);
  expect(search.find(0, 1, quick)).toBeNull();
});

test("a step that no single cell can mend is shared out when the effort allows partial steps", () => {
  // Cell 0 can only move by 3, the others by 2 at most.
  const search = new WitnessSearch(4, [sumOf(3, [0, 1, 2])], (cell, change) => (cell === 0 ? change === 3 : Math.abs(change) <= 2));
  for (const cell of [0, 1, 2]) search.release(cell);
  expect(search.find(0, 3, quick)).toBeNull();
  const found = search.find(0, 3, thorough) ?? new Map();
  expect([...found.values()].reduce((sum, change) => sum + change, 0)).toBe(0);
  expect(found.get(0)).toBe(3);
});
