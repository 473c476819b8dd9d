import fc from "fast-check";
import { expect, test } from "vitest";
import { areaM2, boundsOf, contains, svgPath } from "./outline.ts";
import { signedArea, turned, type Outline, type Ring } from "./ring.ts";

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
// 1 km² with a hole of 200 m a side, and an island of 100 m a side, at national coordinates.
const outline: Outline = [[square(135_000, 455_000, 1000), square(135_400, 455_400, 200).toReversed()], [square(137_000, 455_000, 100)]];

test("area is that of the squares: 1,000,000 − 40,000 + 10,000 m², whichever way the rings run", () => {
  expect(areaM2(outline)).toBe(970_000);
  expect(areaM2(outline.map((polygon) => polygon.map((ring) => ring.toReversed())))).toBe(970_000);
});

test("a ring's area is positive counter-clockwise, and it can be turned", () => {
  expect(signedArea(square(0, 0, 2))).toBe(4);
  expect(signedArea(turned(square(0, 0, 2), false))).toBe(-4);
  expect(signedArea(turned(square(0, 0, 2).toReversed(), true))).toBe(4);
});

test("bounds hold every polygon", () => {
  expect(boundsOf(outline)).toEqual({ west: 135_000, south: 455_000, east: 137_100, north: 456_000 });
});

test("a hole is outside, an island inside", () => {
  expect(contains(outline, [135_100, 455_100])).toBe(true);
  expect(contains(outline, [135_500, 455_500])).toBe(false);
  expect(contains(outline, [137_050, 455_050])).toBe(true);
  expect(contains(outline, [136_500, 455_050])).toBe(false);
});

test("the path is relative, turned down, and leaves out no more than the closing step", () => {
  expect(svgPath([[square(10, 20, 5)], [square(30, 20, 1)]])).toBe("m10-20l5 0 0-5-5 0zm20 0l1 0 0-1-1 0z");
});

test("a path leads back to every position to within the rounding, however long it is", () => {
  const coordinate = fc.double({ min: 0, max: 300_000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 60 }), (positions) => {
      const ring: Ring = [...positions, positions[0]];
      const [x0, y0, ...steps] = svgPath([[ring]])
        .match(/-?\d+/g)!
        .map(Number);
      let at = [x0, y0];
      const walked = [at];
      for (let i = 0; i < steps.length; i += 2) walked.push((at = [at[0] + steps[i], at[1] + steps[i + 1]]));
      for (const [x, y] of positions) expect(walked.some((p) => Math.abs(p[0] - x) <= 0.5 && Math.abs(-p[1] - y) <= 0.5)).toBe(true);
    }),
    { numRuns: 50, seed: 28992 },
  );
});
