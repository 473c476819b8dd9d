/** The straight line over the ladder and its two ends. */
import { type Ladder, rankLine } from "../../stats/index.ts";
import type { Line } from "../view.ts";

export const confidence = 0.95;

/** Two areas always lie on a line: it says nothing about whether they stand along an order. */
export const leastForLine = 3;

/** Null with fewer than three areas, without people, or where all stand on one rung. The ends are mean ∓ slope / 2, for the middle of all people is ½. */
export function lineOver(ladder: Ladder): Line | null {
  if (ladder.values.length < leastForLine) return null;
  const { mean, slope, meanVariance, slopeVariance, meanSlope, reach, limitsFrom } = rankLine(ladder, { confidence });
  if (Number.isNaN(slope) || Number.isNaN(mean)) return null;
  const end = (side: 1 | -1) => around(mean + (side * slope) / 2, meanVariance + side * meanSlope + slopeVariance / 4, reach);
  return { least: end(-1), most: end(1), slope: around(slope, slopeVariance, reach), limitsFrom };
}

function around(value: number, variance: number, reach: number): { value: number; lower: number | null; upper: number | null } {
  const far = reach * Math.sqrt(Math.max(0, variance));
  return Number.isNaN(far) ? { value, lower: null, upper: null } : { value, lower: value - far, upper: value + far };
}
