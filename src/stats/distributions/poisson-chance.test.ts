import { expect, test } from "vitest";
import { poissonChance } from "./poisson-chance.ts";

test("mpmath 1.3 at 40 digits: none and 3 of 2.5, 1,000,500 of 1,000,000", () => {
  for (const [count, expected, wanted] of [
    [0, 2.5, 0.0820849986238988],
    [3, 2.5, 0.21376301724973645],
    [1_000_500, 1_000_000, 0.00035198464521259209],
  ])
    expect(Math.abs(poissonChance(count, expected) / wanted - 1)).toBeLessThan(1e-12);
});
