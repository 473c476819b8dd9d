import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bend, flat, noiseOf } from "./curvature.ts";

const number = fc.double({ min: -3, max: 3, noNaN: true });
const group = fc.record({
  p: fc.double({ min: 0.01, max: 1, noNaN: true }),
  s: fc.double({ min: 0.1, max: 2, noNaN: true }),
  g: number,
  d: number,
  r: number,
});

test("the sums are ½ tr(HΣ), g'Σg and tr(HΣHΣ) of the matrix H = diag(d) − p p' (c + r + r') written out (Searle 1971, 2.5)", () => {
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 1, maxLength: 6 }),
      number,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (groups, c, scale) => {
        const sums = flat();
        for (const { p, s, g, d, r } of groups) bend(sums, p, s * s, g, d, r);
        const h = groups.map((one, i) => groups.map((other, j) => (i === j ? one.d : 0) - one.p * other.p * (c + one.r + other.r)));
        let [bias, first, second] = [0, 0, 0];
        groups.forEach((one, i) => {
          bias += (h[i][i] * one.s ** 2) / 2;
          first += (one.p * one.g * one.s) ** 2;
          groups.forEach((other, j) => (second += (h[i][j] * one.s * other.s) ** 2));
        });
        const noise = noiseOf(sums, c, scale);
        const size = 1 + second + first + Math.abs(bias);
        expect(Math.abs(noise.bias / scale - bias) / size).toBeLessThan(1e-10);
        expect(Math.abs(noise.firstOrder / scale ** 2 - first) / size).toBeLessThan(1e-10);
        expect(Math.abs(noise.secondOrder / scale ** 2 - second) / size).toBeLessThan(1e-10);
      },
    ),
  );
});
