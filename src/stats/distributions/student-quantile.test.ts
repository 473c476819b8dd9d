import { expect, test } from "vitest";
import { studentQuantile } from "./student-quantile.ts";

const off = (got: number, wanted: number) => Math.abs(got / wanted - 1);

test("mpmath 1.3 at 30 digits (root of betainc): tails 0.025 with 10, 0.001 with 4, 0.025 with 1000 degrees", () => {
  expect(off(studentQuantile(0.025, 10), 2.228138851986275)).toBeLessThan(1e-13);
  expect(off(studentQuantile(0.001, 4), 7.173182219782308)).toBeLessThan(1e-12);
  expect(off(studentQuantile(0.025, 1000), 1.9623390808264085)).toBeLessThan(1e-12);
});

test("closed forms: tan(π(½ − q)) for 1 degree of freedom, (1 − 2q) √(2 / (1 − (1 − 2q)²)) for 2", () => {
  for (const q of [0.001, 0.025, 0.2]) {
    expect(off(studentQuantile(q, 1), Math.tan(Math.PI * (0.5 - q)))).toBeLessThan(1e-12);
    const u = 1 - 2 * q;
    expect(off(studentQuantile(q, 2), u * Math.sqrt(2 / (1 - u * u)))).toBeLessThan(1e-12);
  }
});

test("Abramowitz & Stegun 26.7.5: with ten million degrees it is z + (z³ + z) / 4n, to 1e-13", () => {
  const z = 1.959963984540054;
  expect(off(studentQuantile(0.025, 1e7), z + (z ** 3 + z) / 4e7)).toBeLessThan(1e-13);
});

test("half and more is refused", () => {
  expect(() => studentQuantile(0.5, 3)).toThrow(RangeError);
});
