import type { Tested } from "../../linear/student-test.ts";
import type { Panel } from "../panel.ts";
import { sideDifference } from "./side-difference.ts";

export type EventPoint = Tested & {
  period: number;
  time: number;
  /** Areas measured in this period and in the base period. */
  treated: number;
  comparison: number;
  when: "before" | "base" | "after";
};

/**
 * By how much the treated areas differ from the others per period, against the base period (the last before the start): the mean over
 * areas of (value − base value), treated less comparison, with pointwise limits (`sideDifference`). With every cell measured these are the
 * coefficients of treated × period in a two-way fixed-effects regression; with gaps, each point uses the areas that have both values.
 * Limits are pointwise: the joint judgement of the points before is `preTrend`.
 * Source: Jacobson L.S., LaLonde R.J., Sullivan D.G. (1993), Am Econ Rev 83:685–709; long differences: Callaway B., Sant'Anna P.H.C. (2021), J Econometrics 225:200–230.
 * @returns a point per period in order of time, 0 without limits for the base; empty when no period lies before the start
 */
export function eventStudy(panel: Panel, confidence = 0.95): EventPoint[] {
  const base = panel.start - 1;
  if (base < 0) return [];
  return Array.from({ length: panel.periods }, (_, period): EventPoint => {
    const rises = Float64Array.from({ length: panel.areas }, (__, area) => {
      const from = area * panel.periods;
      return panel.values[from + period] - panel.values[from + base];
    });
    const count = { treated: 0, comparison: 0 };
    for (const [area, rise] of rises.entries()) if (!Number.isNaN(rise)) count[panel.treated[area] === 1 ? "treated" : "comparison"] += 1;
    const when = period < base ? "before" : period === base ? "base" : "after";
    const none = Number.NaN;
    const tested =
      when === "base"
        ? { value: 0, standardError: 0, degrees: none, lower: none, upper: none, p: none }
        : sideDifference(rises, panel.treated, panel.weights, confidence);
    return { ...tested, ...count, period, time: panel.times[period], when };
  });
}
