import { difference } from "./difference.ts";
import type { Estimate } from "../interval.ts";

export type Trend<Point extends Estimate> = {
  first: Point;
  last: Point;
  /** Last less first, in the unit of the values, and its limits (NaN where the uncertainty is unknown). */
  difference: number;
  lower: number;
  upper: number;
  /** What the values did, chance or not: "aboutEqual" when they moved less than the threshold. */
  movement: "up" | "down" | "aboutEqual";
  /** Whether that is more than chance. */
  evidence: "demonstrated" | "notDemonstrable" | "unknownUncertainty";
};

/**
 * From the first to the last point that has a value; points come in order of time. Null with fewer than two.
 * A change is demonstrated when the limits of the difference leave out 0; then the movement is its sign, however small.
 * Without limits the movement is still told, and `evidence` says that its uncertainty is unknown.
 * `aboutEqualBelow` is in the unit of the values; 1 suits percentages (1 point).
 * Sources: `difference`; the threshold is this house's own choice, not a test.
 * @example trend([proportion(48, 80, 0.95, 100), proportion(56, 70, 0.95, 100)])
 * // { difference: 20, lower: 5.2431…, upper: 33.387…, movement: "up", evidence: "demonstrated" } (Newcombe 1998: 5.24 to 33.39)
 */
export function trend<Point extends Estimate>(points: readonly Point[], aboutEqualBelow = 1): Trend<Point> | null {
  const filled = points.filter((point) => !Number.isNaN(point.value));
  const first = filled[0];
  const last = filled[filled.length - 1];
  if (!first || !last || filled.length < 2) return null;
  const { value, lower, upper } = difference(last, first);
  const known = !Number.isNaN(lower) && !Number.isNaN(upper);
  const demonstrated = known && (lower > 0 || upper < 0);
  const sign = value > 0 ? "up" : "down";
  return {
    first,
    last,
    difference: value,
    lower: known ? lower : Number.NaN,
    upper: known ? upper : Number.NaN,
    movement: demonstrated || Math.abs(value) >= aboutEqualBelow - 1e-9 ? (value === 0 ? "aboutEqual" : sign) : "aboutEqual",
    evidence: known ? (demonstrated ? "demonstrated" : "notDemonstrable") : "unknownUncertainty",
  };
}
