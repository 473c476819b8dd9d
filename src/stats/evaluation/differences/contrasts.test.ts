import { expect, test } from "vitest";
import { changeContrast, contrastVariance, drawnOnContrast } from "./contrasts.ts";

/** How many times as large the error becomes when the slope before is drawn on. */
const drawnOnRatio = (panel: Parameters<typeof drawnOnContrast>[0], autocorrelation: number): number =>
  Math.sqrt(contrastVariance(drawnOnContrast(panel), autocorrelation) / contrastVariance(changeContrast(panel), autocorrelation));

const periods = (start: number, after: number, times = Array.from({ length: start + after }, (_, at) => at)) => ({
  periods: start + after,
  start,
  times: Float64Array.from(times),
});

test("by hand, white noise: a slope over n even periods has variance 12 / (n³ − n), the change 1/n + 1/m, and they are uncorrelated", () => {
  // 5 before, 3 after: √(1 + 4² × 12/120 / (1/5 + 1/3)) = 2; 2 before, 1 after: √(1 + 1.5² × 12/6 / (1/2 + 1)) = 2.
  expect(drawnOnRatio(periods(5, 3), 0)).toBeCloseTo(2, 12);
  expect(drawnOnRatio(periods(2, 1), 0)).toBeCloseTo(2, 12);
  expect(drawnOnRatio(periods(2, 1, [2012, 2016, 2020]), 0)).toBeCloseTo(2, 12);
});

test("by hand, AR(1) 0.5, 2 before and 1 after: drawn on, y₃ − 2y₂ + y₁ has variance 2.5; the change y₃ − (y₁ + y₂)/2 has 1", () => {
  expect(drawnOnRatio(periods(2, 1), 0.5)).toBeCloseTo(Math.sqrt(2.5), 12);
});

test("one period before has no slope, and none after no change: NaN", () => {
  expect(drawnOnRatio(periods(1, 3), 0)).toBeNaN();
  expect(drawnOnRatio(periods(4, 0), 0)).toBeNaN();
});
