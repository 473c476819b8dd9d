import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";

test("scipy 1.17.1: beta.ppf at (0.025; 2.5, 7.25), (0.975; 120.5, 3000), (0.1; 0.4, 0.7), (0.5; 30, 50)", () => {
  for (const [p, a, b, wanted] of [
    [0.025, 2.5, 7.25, 0.050814205495634465],
    [0.975, 120.5, 3000, 0.045649958608691865],
    [0.1, 0.4, 0.7, 0.005093759107085947],
    [0.5, 30, 50, 0.37395335938762103],
  ] as const)
    expect(Math.abs(betaQuantile(p, a, b) / wanted - 1)).toBeLessThan(1e-11);
});

test("closed forms: shapes 1 and b give 1 − (1 − p)^(1/b), a and 1 give p^(1/a) (NIST DLMF 8.17.7–8)", () => {
  expect(betaQuantile(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 0.25, 13);
  expect(betaQuantile(0.3, 5, 1)).toBeCloseTo(0.3 ** 0.2, 13);
  expect(betaQuantile(0, 2, 3)).toBe(0);
  expect(betaQuantile(1, 2, 3)).toBe(1);
  expect(betaQuantile(1e-12, 0.2, 1) / 1e-60).toBeCloseTo(1, 9);
  expect(betaQuantile(0.999, 1, 30)).toBeCloseTo(1 - 0.001 ** (1 / 30), 13);
});

test("impossible probabilities and shapes are refused", () => {
  expect(() => betaQuantile(1.1, 1, 1)).toThrow(/1\.1/);
  expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
});
