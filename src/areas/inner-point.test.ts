import { expect, test } from "vitest";
import { innerPoint } from "./inner-point.ts";
import { contains } from "./outline.ts";
import type { Outline, Ring } from "./ring.ts";

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test("of a square it is the middle", () => {
  const [x, y] = innerPoint([[box(0, 0, 100, 100)]], 0.1);
  expect(x).toBeCloseTo(50, 0);
  expect(y).toBeCloseTo(50, 0);
});

// Known by geometry: the largest circle in an L with arms 100 wide touches both outer sides and the inner corner,
// so its radius r satisfies r·√2 + r = 100·√2, r = 58.58.
test("of an L it is in the bend, where the largest circle fits", () => {
  const bend: Ring = [
    [0, 0],
    [500, 0],
    [500, 100],
    [100, 100],
    [100, 500],
    [0, 500],
    [0, 0],
  ];
  const [x, y] = innerPoint([[bend]], 0.01);
  const radius = (100 * Math.SQRT2) / (1 + Math.SQRT2);
  expect(x).toBeCloseTo(radius, 1);
  expect(y).toBeCloseTo(radius, 1);
});

test("it keeps out of holes and takes the largest polygon", () => {
  const ringed: Outline = [[box(2000, 0, 2010, 10)], [box(0, 0, 1000, 1000), box(100, 100, 900, 900).toReversed()]];
  const point = innerPoint(ringed);
  expect(contains(ringed, point)).toBe(true);
  expect(point[0]).toBeLessThan(1000);
});

test("it is found in an outline a thousand times as long as wide", () => {
  const canal: Outline = [[box(0, 0, 10_000, 10)]];
  expect(contains(canal, innerPoint(canal))).toBe(true);
});
