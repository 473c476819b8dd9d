/** What can be said of a target: its status, the reason, and the steps that lead to it. */
import type { Text } from "./framework.ts";
import type { MeasuredSeries, Measurement } from "./measurement.ts";

export const statuses = ["reached", "onCourse", "behind", "movingAway", "held", "notHeld", "cannotTell"] as const;
export type Status = (typeof statuses)[number];

/** Whether the verdict is more than chance: `noLimits` when the uncertainty is unknown, `exact` for a count of things. */
export type Evidence = "demonstrated" | "notDemonstrable" | "noLimits" | "exact";

/** A difference between two measurements, later less earlier, in the unit of the target; its limits where both have theirs. */
export type Between = { from: string; to: string; difference: number; lower: number | null; upper: number | null };

/** Why the status is what it is. Numbers are in the target's unit. */
export type Reason =
  | { code: "goalMet" | "goalMissed"; evidence: Evidence; period: string; value: number; goal: number }
  | { code: "pathKept" | "pathMissed"; evidence: Evidence; period: string; value: number; expected: number; goal: number }
  | {
      code: "countMet" | "countOnPath" | "countShort";
      evidence: "exact";
      period: string;
      value: number;
      expected: number;
      goal: number;
      goalPeriod: string;
    }
  | ({ code: "worseThanBaseline"; evidence: Evidence; value: number; baseline: number } & Between)
  | ({ code: "directionKept" | "directionTurned" | "demonstrablyWorse" | "demonstrablyNotWorse" } & Between)
  | ({ code: "withinMargin" | "beyondMargin"; evidence: Evidence; margin: number } & Between)
  | { code: "baselineUnknown"; period: string; words: Text | null }
  | { code: "goalUnknown"; period: string; words: Text | null }
  | { code: "noMeasurement"; since: string; lastPeriod: string | null }
  | { code: "otherMeasure"; series: { indicator: string; difference: Text | null }[] }
  | { code: "unusableSeries"; series: { indicator: string; why: NonNullable<MeasuredSeries["absent"]> }[] }
  | { code: "noDates"; periods: string[] }
  | ({ code: "notDemonstrable" | "noLimits" | "marginUnknown" } & Between)
  | { code: "nothingToCount" };

/** One line of the computation, for the reader to follow. */
export type Step =
  | { code: "baseline"; period: string; value: number | null; from: "document" | "series" }
  | { code: "goal"; period: string; value: number | null }
  | { code: "path"; from: string; to: string; perYear: number }
  | { code: "judgedBy"; period: string; value: number; lower: number | null; upper: number | null; from: Measurement["from"] }
  | { code: "expected"; period: string; moment: number; value: number }
  | ({ code: "change" } & Between)
  | { code: "counted"; value: number; things: string[] }
  | { code: "gapLeft"; value: number };
