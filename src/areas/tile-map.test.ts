import { expect, test } from "vitest";
import { tileFaults, tileMapSize } from "./tile-map.ts";

const good = [
  { code: "WK034401", col: 0, row: 1 },
  { code: "WK034402", col: 1, row: 0 },
];

test("a layout with one place per listed area has no faults", () => {
  expect(tileFaults(good, ["WK034402", "WK034401"])).toEqual([]);
  expect(tileMapSize(good)).toEqual({ cols: 2, rows: 2 });
});

test.each([
  ["two areas on one place", [good[0], { code: "WK034402", col: 0, row: 1 }], "where WK034401 is"],
  ["an area without a tile", [good[0]], "WK034402 has no tile"],
  ["an area twice", [...good, { code: "WK034401", col: 2, row: 2 }], "has a tile already"],
  ["a tile of an area that isn't listed", [...good, { code: "WK034499", col: 2, row: 2 }], "not one of the areas"],
  ["a negative column", [good[0], { code: "WK034402", col: -1, row: 0 }], "column -1"],
  ["half a row", [good[0], { code: "WK034402", col: 1, row: 0.5 }], "row 0.5"],
])("%s is a fault", (_, tiles, found) => {
  const faults = tileFaults(tiles, ["WK034401", "WK034402"]);
  expect(faults).toHaveLength(1);
  expect(faults[0].found).toContain(found);
});
