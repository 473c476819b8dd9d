import { expect, test } from "vitest";
import { difference } from "./difference.ts";
import { proportion } from "../rates/proportion.ts";

test("Newcombe 1998 II, table II, method 10: 56/70 − 48/80 and 9/10 − 3/10 and 10/10 − 0/20", () => {
  for (const [x, n, y, m, lower, upper] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ] as const) {
    const got = difference(proportion(x, n, 0.95), proportion(y, m, 0.95));
    expect(got.lower).toBeCloseTo(lower, 4);
    expect(got.upper).toBeCloseTo(upper, 4);
  }
});
