import { expect, test } from "vitest";
import { deviance } from "./deviance.ts";

test("near 0 it keeps its digits: u²/2 − u³/3 + u⁴/4 … (NIST DLMF 4.6.1), and the two ways meet where they change over", () => {
  expect(Math.abs(deviance(1 + 1e-8, 1e-8) / 5e-17 - 1)).toBeLessThan(1e-7);
  expect(Math.abs(deviance(1 - 1e-6, -1e-6) / (5e-13 + 1e-18 / 3) - 1)).toBeLessThan(1e-11);
  for (const u of [-0.0999999, 0.0999999, 0.1000001, -0.1000001]) expect(deviance(1 + u, u)).toBeCloseTo(u - Math.log1p(u), 15);
});
