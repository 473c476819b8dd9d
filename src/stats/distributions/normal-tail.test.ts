import { expect, test } from "vitest";
import { normalTail } from "./normal-tail.ts";

test("Abramowitz & Stegun, table 26.1: tails at 0, 1, 2, 3 and 5", () => {
  for (const [z, tail] of [
    [0, 0.5],
    [1, 0.158655253931457],
    [2, 0.022750131948179],
    [3, 0.00134989803163],
    [5, 2.866515718791939e-7],
  ] as const) {
    expect(normalTail(z) / tail).toBeCloseTo(1, 12);
    expect(normalTail(-z)).toBeCloseTo(1 - tail, 12);
  }
});
