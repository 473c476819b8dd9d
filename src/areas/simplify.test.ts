import { expect, test } from "vitest";
import type { Outline, Ring } from "./ring.ts";
import { coarsePaths } from "./simplify.ts";

/** Corners of a path, turned back up. */
function rings(path: string): Ring[] {
  let start: [number, number] = [0, 0];
  return path
    .split("z")
    .slice(0, -1)
    .map((part) => {
      const [dx, dy, ...steps] = part.match(/-?\d+/g)!.map(Number);
      start = [start[0] + dx, start[1] + dy];
      const ring: Ring = [start];
      for (let i = 0; i < steps.length; i += 2) ring.push([ring.at(-1)![0] + steps[i], ring.at(-1)![1] + steps[i + 1]]);
      return [...ring, start].map(([x, y]) => [x, -y]);
    });
}

// Two blocks of 10 km side by side; their border waves by 50 m (little) and juts out by 2 km once.
const border: Ring = Array.from({ length: 41 }, (_, i) => [10_000 + (i === 20 ? 2000 : i % 2 === 1 ? 50 : 0), i * 250]);
const west: Outline = [[[[0, 0], ...border, [0, 10_000], [0, 0]]]];
const east: Outline = [[[[20_000, 0], [20_000, 10_000], ...border.toReversed(), [20_000, 0]]]];

test("a shared border is simplified once: what one loses the other gains", () => {
  const [a, b] = coarsePaths([west, east]).map((path) => rings(path)[0]);
  const inside = (ring: Ring) =>
    ring
      .filter(([x, y]) => x > 5000 && x < 15_000 && y > 0 && y < 10_000)
      .map(String)
      .sort();
  expect(inside(a)).toEqual(inside(b));
  expect(inside(a).length).toBeLessThan(10);
  expect(inside(a)).toContain("12000,5000");
});

test("an area far smaller than a pixel keeps a triangle, its smaller island goes", () => {
  const round = (x: number, y: number, radius: number): Ring =>
    Array.from({ length: 13 }, (_, i) => [
      x + Math.round(radius * Math.cos((i % 12) * (Math.PI / 6))),
      y + Math.round(radius * Math.sin((i % 12) * (Math.PI / 6))),
    ]);
  const tiny: Outline = [[round(50_000, 50_000, 5)], [round(50_000, 50_100, 30)]];
  const [path] = coarsePaths([tiny]);
  expect(rings(path)).toHaveLength(1);
  expect(rings(path)[0]).toHaveLength(4);
  expect(rings(path)[0].every(([, y]) => y >= 50_070)).toBe(true);
});

test("without a least triangle every corner stays", () => {
  expect(rings(coarsePaths([west], 0)[0])[0]).toHaveLength(west[0][0].length);
});
