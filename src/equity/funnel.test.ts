import { expect, test } from "vitest";
import { areaOf, groupRow, indicatorRow, periodRow } from "../../test/rows.ts";
import { funnelOf } from "./funnel.ts";

const figureOf = (numerator: number, denominator: number, per: number, at: number) => ({
  indicator: indicatorRow(),
  area: areaOf(`WK${at}`, { id: at }),
  period: periodRow,
  group: groupRow,
  status: "final" as const,
  // Rounded as sources round, so that the unit must be found all the same.
  value: Math.round((per * 10 * numerator) / denominator) / 10,
  lower: null,
  upper: null,
  numerator,
  denominator,
  observation: `x.${at}`,
});

test("rates per 1,000: the mean is all counts over all people, and limits widen to the small areas", () => {
  const figures = [
    [10, 1000],
    [12, 1000],
    [8, 1000],
    [200, 20_000],
  ].map(([count, people], at) => figureOf(count, people, 1000, at));
  const { mean, curves, rows, spread } = funnelOf(figures, "rate");
  expect(mean).toBeCloseTo((1000 * 230) / 23_000, 12);
  expect(spread).toBe(false);
  expect(rows.map(({ value }) => value)).toEqual([8, 10, 10, 12]);
  expect(rows.every(({ place }) => place.side === "inside")).toBe(true);
  const width = curves.upper95.map((upper, at) => upper - curves.lower95[at]);
  expect(width[0]).toBeGreaterThan(3 * (width.at(-1) ?? 0));
});

test("21 where 10 are expected: the exact chance of 21 or more is 0.00159, so it lies beyond 95 % and within 99.8 %", () => {
  const figures = [figureOf(10, 1000, 1000, 0), figureOf(10, 1000, 1000, 1), figureOf(21, 1000, 1000, 2), figureOf(959, 97_000, 1000, 3)];
  const { rows } = funnelOf(figures, "rate");
  const high = rows.find(({ count }) => count === 21);
  // 1 − Σ e^−10 10^k / k! over k = 0 … 20, summed in Python 3.12; twice that is 0.0032.
  expect(high?.place.p).toBeCloseTo(0.0032, 3);
  expect(high?.place).toMatchObject({ side: "high", beyond: 0.95 });
});

test("shrunken values lie between the area's own and the mean, and small areas are pulled farther", () => {
  const figures = [
    figureOf(60, 100, 100, 0),
    figureOf(600, 1000, 100, 1),
    figureOf(400, 1000, 100, 2),
    figureOf(300, 1000, 100, 3),
    figureOf(350, 1000, 100, 4),
  ];
  const { mean, rows } = funnelOf(figures, "proportion");
  const [small, large] = [rows.find(({ denominator }) => denominator === 100), rows.find(({ count }) => count === 600)];
  expect(mean).toBeCloseTo((100 * 1710) / 4100, 10);
  for (const row of [small, large]) {
    expect(row?.shrunken.value).toBeLessThan(60);
    expect(row?.shrunken.value).toBeGreaterThan(mean);
  }
  expect(small?.shrunken.value).toBeLessThan(large?.shrunken.value ?? 0);
});
