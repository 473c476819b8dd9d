import { expect, test } from "vitest";
import { binomialChance } from "./binomial-chance.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("by hand: 10 over 3, halves; the ends are powers", () => {
  expect(off(binomialChance(3, 10, 0.5), 120 / 1024)).toBeLessThan(1e-14);
  expect(off(binomialChance(0, 10, 0.2), 0.8 ** 10)).toBeLessThan(1e-14);
  expect(off(binomialChance(10, 10, 0.2), 0.2 ** 10)).toBeLessThan(1e-14);
});

test("mpmath 1.3 at 40 digits: 250,431 of 1,000,000 at a quarter, 3 of 40 at 0.002", () => {
  expect(off(binomialChance(250_431, 1_000_000, 0.25), 0.00056118896324549272)).toBeLessThan(1e-12);
  expect(off(binomialChance(3, 40, 0.002), 7.3396771865899915e-5)).toBeLessThan(1e-14);
});

test("the chances of 0 to n people add up to 1", () => {
  for (const [n, share] of [
    [7, 0.01],
    [400, 0.3],
  ]) {
    let sum = 0;
    for (let count = 0; count <= n; count += 1) sum += binomialChance(count, n, share);
    expect(sum).toBeCloseTo(1, 12);
  }
});
