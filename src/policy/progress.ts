/** How a target stands: a status, its reason, and each step from the figures to it. The rules are those of docs/method/targets.md. */
import { difference } from "../stats/index.ts";
import type { Target, Text } from "./framework.ts";
import { byMoment, estimateOf, rounded, type MeasuredSeries, type Measurement } from "./measurement.ts";
import { momentOf, spanOf, yearAt, type Span } from "./moment.ts";

export const statuses = ["reached", "onCourse", "behind", "movingAway", "held", "notHeld", "cannotTell"] as const;
export type Status = (typeof statuses)[number];

/** Whether the verdict is more than chance: `noLimits` when the uncertainty is unknown, `exact` for a count of things. */
export type Evidence = "demonstrated" | "notDemonstrable" | "noLimits" | "exact";

type Between = { from: string; to: string; difference: number; lower: number | null; upper: number | null };

/** Why the status is what it is. Numbers are in the target's unit. */
export type Reason =
  | { code: "goalMet" | "goalMissed"; evidence: Evidence; period: string; value: number; goal: number }
  | { code: "pathKept" | "pathMissed"; evidence: Evidence; period: string; value: number; expected: number; goal: number }
  | { code: "countMet" | "countOnPath" | "countShort"; evidence: "exact"; period: string; value: number; expected: number; goal: number; goalPeriod: string }
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

export type Counted = { value: number; things: string[]; asOf: string };

export type ProgressInput = {
  target: Target;
  series: readonly MeasuredSeries[];
  /** For a target that counts things of the system; null for others. */
  counted: Counted | null;
  /** The day on which we look (2026-11-21): what was measured later doesn't count. */
  asOf: string;
};

export type Progress = {
  status: Status;
  /** The main reason first; for "can't tell" all of them. */
  reasons: Reason[];
  /** From baseline to goal; null where either is not known or has no date. */
  path: { from: { moment: number; value: number }; to: { moment: number; value: number } } | null;
  baseline: Measurement | null;
  /** What the status is about. */
  judgedBy: Measurement | null;
  /** What the path asks at the moment of that measurement, or on the day we look when there is none. */
  expected: { period: string; value: number } | null;
  /** Goal less value in the direction that is better; 0 when reached; null when unknown. */
  gapLeft: number | null;
  /** Comparable measurements, oldest first. */
  measured: Measurement[];
  steps: Step[];
};

/** @returns status, reasons and steps; the same input gives the same answer */
export function progressOf(input: ProgressInput): Progress {
  const { target, asOf } = input;
  const measured = comparable(input);
  const baseline = baselineOf(target, measured);
  const goal = spanOf(target.goal.period);
  const path = pathOf(baseline, target, goal);
  const steps: Step[] = [
    { code: "baseline", period: target.baseline.period, value: baseline?.value ?? null, from: baseline && baseline.from.kind === "observation" ? "series" : "document" },
    { code: "goal", period: target.goal.period, value: target.goal.value },
  ];
  if (path) steps.push({ code: "path", from: target.baseline.period, to: target.goal.period, perYear: rounded((path.to.value - path.from.value) / (path.to.moment - path.from.moment)) });
  if (input.counted) steps.push({ code: "counted", value: input.counted.value, things: input.counted.things });

  const start = spanOf(target.baseline.period);
  const late = goal !== null && goal.ends <= asOf;
  const after = measured.filter((each) => start !== null && each.value !== null && momentOf(each) > momentOf(start));
  // Once the goal's own time has passed, the goal is judged by the first measurement in or after it; until then by the latest one.
  const atGoal = goal && after.find((each) => each.ends >= goal.starts);
  const judgedBy = (late ? atGoal : after.at(-1)) ?? null;
  const empty: Progress = { status: "cannotTell", reasons: [], path, baseline, judgedBy, expected: path && expectedOn(path, asOf), gapLeft: null, measured, steps };

  const unknown = whyNot(input, { baseline, judgedBy, late, last: after.at(-1) ?? null, dated: start !== null && (goal !== null || target.kind === "direction" || target.kind === "hold") });
  if (unknown.length > 0 || !judgedBy || !baseline) return { ...empty, reasons: unknown };
  steps.push({ code: "judgedBy", period: judgedBy.period, value: must(judgedBy.value), lower: judgedBy.lower, upper: judgedBy.upper, from: judgedBy.from });
  const expected = path && { period: judgedBy.period, value: expectedAt(path, momentOf(judgedBy)) };
  if (expected) steps.push({ code: "expected", moment: momentOf(judgedBy), ...expected });
  const gapLeft = target.goal.value === null ? null : Math.max(0, rounded((target.goal.value - must(judgedBy.value)) * sign(target)));
  if (gapLeft !== null) steps.push({ code: "gapLeft", value: gapLeft });
  const change = between(judgedBy, baseline);
  if (target.kind !== "count") steps.push({ code: "change", ...change });

  const { status, reason } =
    target.kind === "direction" ? judgeDirection(target, change, late) : target.kind === "hold" ? judgeHold(target, change) : target.kind === "count" ? judgeCount(target, judgedBy, baseline, change, expected?.value ?? null) : judgeValue(target, judgedBy, baseline, change, expected?.value ?? null, goal);
  return { ...empty, status, reasons: [reason], expected, gapLeft };
}

/** What a straight line from baseline to goal asks at a moment; the goal itself after its moment. */
export function expectedAt({ from, to }: NonNullable<Progress["path"]>, moment: number): number {
  const share = Math.min(1, Math.max(0, (moment - from.moment) / (to.moment - from.moment)));
  return rounded(from.value + share * (to.value - from.value));
}

/** How many targets have each status. Targets are counted, never averaged. */
export function countStatuses(progress: readonly Pick<Progress, "status">[]): Record<Status, number> {
  return Object.fromEntries(statuses.map((status) => [status, progress.filter((each) => each.status === status).length])) as Record<Status, number>;
}

/** +1 where higher is better, −1 where lower is. */
const sign = ({ better }: Pick<Target, "better">): 1 | -1 => (better === "higher" ? 1 : -1);

/** Documents' values and those of series that measure the same, up to the day we look; of one period the series' goes first. */
function comparable({ target, series, counted, asOf }: ProgressInput): Measurement[] {
  if (target.kind === "count") return counted ? [{ ...exactly, period: counted.asOf, starts: counted.asOf, ends: counted.asOf, value: counted.value }] : [];
  const inSeries = series.filter((each) => each.series.fit === "same" && each.absent === null).flatMap(({ measurements }) => measurements);
  const inDocuments = target.measured.flatMap((point): Measurement[] => {
    const span = spanOf(point.period);
    return span ? [{ ...written, ...span, period: point.period, value: point.value, lower: point.lower ?? null, upper: point.upper ?? null }] : [];
  });
  const taken = new Set(inSeries.filter(({ value }) => value !== null).map(({ period }) => period));
  return [...inSeries, ...inDocuments.filter(({ period }) => !taken.has(period))].filter(({ ends }) => ends <= asOf).toSorted(byMoment);
}

const exactly = { lower: null, upper: null, status: "final", exact: true, modelEstimate: false, from: { kind: "matrix" } } as const;
const written = { status: "final", exact: false, modelEstimate: false, from: { kind: "document" } } as const;

/** The document's value; where it has none, that of a comparable series in the very same period. */
function baselineOf({ baseline, kind }: Target, measured: readonly Measurement[]): Measurement | null {
  const span = spanOf(baseline.period);
  if (baseline.value !== null) {
    const { period, value, lower = null, upper = null } = baseline;
    return { ...written, ...(span ?? { starts: "", ends: "" }), exact: kind === "count", period, value, lower, upper };
  }
  return measured.find(({ period, value, from }) => from.kind === "observation" && period === baseline.period && value !== null) ?? null;
}

function pathOf(baseline: Measurement | null, { goal, kind }: Target, span: Span | null): Progress["path"] {
  if (!baseline || baseline.value === null || goal.value === null || !span || !baseline.starts || kind === "hold" || kind === "direction") return null;
  const [from, to] = [momentOf(baseline), momentOf(span)];
  return from < to ? { from: { moment: from, value: baseline.value }, to: { moment: to, value: goal.value } } : null;
}

const expectedOn = (path: NonNullable<Progress["path"]>, day: string) => ({ period: day, value: expectedAt(path, yearAt(day, 1)) });

type Found = { baseline: Measurement | null; judgedBy: Measurement | null; late: boolean; last: Measurement | null; dated: boolean };

/** Every reason why nothing can be told; none when something can. */
function whyNot({ target, series, counted }: ProgressInput, { baseline, judgedBy, late, last, dated }: Found): Reason[] {
  const start: Reason[] = baseline === null ? [{ code: "baselineUnknown", period: target.baseline.period, words: target.baseline.reason ?? null }] : [];
  const end: Reason[] = target.goal.value === null && (target.kind === "value" || target.kind === "count") ? [{ code: "goalUnknown", period: target.goal.period, words: target.goal.reason ?? null }] : [];
  const dates: Reason[] = dated ? [] : [{ code: "noDates", periods: [target.baseline.period, ...(target.kind === "value" || target.kind === "count" ? [target.goal.period] : [])].filter((period) => spanOf(period) === null) }];
  // A level that is to be held shows in its measurements, so their absence is the first thing to say.
  return target.kind === "hold" ? [...dates, ...unmeasured(), ...start] : [...dates, ...start, ...end, ...unmeasured()];

  function unmeasured(): Reason[] {
    if (judgedBy || !dated) return [];
    if (target.kind === "count" && !counted) return [{ code: "nothingToCount" }];
    const others = series.filter((each) => each.series.fit === "other" && each.measurements.some(({ value }) => value !== null));
    const unusable = series.flatMap((each) => (each.series.fit === "same" && each.absent !== null ? [{ indicator: each.series.indicator, why: each.absent }] : []));
    return [
      ...(others.length > 0 ? [{ code: "otherMeasure" as const, series: others.map((each) => ({ indicator: each.series.indicator, difference: each.series.difference ?? null })) }] : []),
      ...(unusable.length > 0 ? [{ code: "unusableSeries" as const, series: unusable }] : []),
      { code: "noMeasurement", since: late ? target.goal.period : target.baseline.period, lastPeriod: last?.period ?? null },
    ];
  }
}

type Verdict = { status: Status; reason: Reason };

/** A number against a written number: the measured value decides, its limits say whether that is more than chance. */
function judgeValue(target: Target, judgedBy: Measurement, baseline: Measurement, change: Between, expected: number | null, goal: Span | null): Verdict {
  const [value, aim] = [must(judgedBy.value), must(target.goal.value)];
  const { period } = judgedBy;
  const ahead = (mark: number): boolean => rounded((value - mark) * sign(target)) >= 0;
  if (ahead(aim)) return { status: "reached", reason: { code: "goalMet", evidence: evidenceAgainst(judgedBy, aim), period, value, goal: aim } };
  const worse = rounded((value - must(baseline.value)) * sign(target)) < 0;
  const evidence = evidenceOfChange(change, judgedBy.exact);
  // A step back that may be chance is told as what it surely is: short of the path.
  if (worse && evidence !== "notDemonstrable") return { status: "movingAway", reason: { code: "worseThanBaseline", evidence, value, baseline: must(baseline.value), ...change } };
  if (goal && judgedBy.ends >= goal.starts) return { status: "behind", reason: { code: "goalMissed", evidence: evidenceAgainst(judgedBy, aim), period, value, goal: aim } };
  const mark = expected ?? aim;
  const kept = ahead(mark);
  return { status: kept ? "onCourse" : "behind", reason: { code: kept ? "pathKept" : "pathMissed", evidence: evidenceAgainst(judgedBy, mark), period, value, expected: mark, goal: aim } };
}

/** Things that are counted, not estimated: the number decides. */
function judgeCount(target: Target, { period, value: counted }: Measurement, before: Measurement, change: Between, expected: number | null): Verdict {
  const [value, goal, baseline] = [must(counted), must(target.goal.value), must(before.value)];
  if ((value - baseline) * sign(target) < 0) return { status: "movingAway", reason: { code: "worseThanBaseline", evidence: "exact", value, baseline, ...change } };
  const mark = expected ?? goal;
  const enough = (asked: number): boolean => rounded((value - asked) * sign(target)) >= 0;
  const code = enough(goal) ? "countMet" : enough(mark) ? "countOnPath" : "countShort";
  const status = { countMet: "reached", countOnPath: "onCourse", countShort: "behind" } as const;
  return { status: status[code], reason: { code, evidence: "exact", period, value, expected: mark, goal, goalPeriod: target.goal.period } };
}

/** Two measurements against each other: only their limits can tell whether anything moved. */
function judgeDirection(target: Target, change: Between, late: boolean): Verdict {
  const evidence = evidenceOfChange(change, false);
  if (evidence === "noLimits") return { status: "cannotTell", reason: { code: "noLimits", ...change } };
  if (evidence === "notDemonstrable") return { status: "cannotTell", reason: { code: "notDemonstrable", ...change } };
  const better = change.difference * sign(target) > 0;
  return better ? { status: late ? "reached" : "onCourse", reason: { code: "directionKept", ...change } } : { status: "movingAway", reason: { code: "directionTurned", ...change } };
}

/** With a margin the value decides; without one only a difference that is more than chance does. */
function judgeHold(target: Target, change: Between): Verdict {
  const evidence = evidenceOfChange(change, false);
  const loss = rounded(-change.difference * sign(target));
  if (target.margin !== undefined) {
    const { margin } = target;
    const held = loss <= margin;
    return { status: held ? "held" : "notHeld", reason: { code: held ? "withinMargin" : "beyondMargin", evidence: evidenceOfLoss(change, target, margin), margin, ...change } };
  }
  if (evidence === "noLimits") return { status: "cannotTell", reason: { code: "marginUnknown", ...change } };
  if (evidence === "notDemonstrable") return { status: "cannotTell", reason: { code: "notDemonstrable", ...change } };
  return loss > 0 ? { status: "notHeld", reason: { code: "demonstrablyWorse", ...change } } : { status: "held", reason: { code: "demonstrablyNotWorse", ...change } };
}

function between(later: Measurement, earlier: Measurement): Between {
  const { value, lower, upper } = difference(estimateOf(later), estimateOf(earlier));
  const known = !Number.isNaN(lower) && !Number.isNaN(upper);
  return { from: earlier.period, to: later.period, difference: rounded(value), lower: known ? rounded(lower) : null, upper: known ? rounded(upper) : null };
}

function evidenceOfChange({ lower, upper }: Between, exact: boolean): Evidence {
  if (exact) return "exact";
  if (lower === null || upper === null) return "noLimits";
  return lower > 0 || upper < 0 ? "demonstrated" : "notDemonstrable";
}

/** Demonstrated when the whole interval of the loss lies on one side of the margin. */
function evidenceOfLoss({ lower, upper }: Between, target: Target, margin: number): Evidence {
  if (lower === null || upper === null) return "noLimits";
  const mark = -margin * sign(target);
  return lower >= mark === upper >= mark ? "demonstrated" : "notDemonstrable";
}

/** Demonstrated when the limits of the value leave the written number out. */
function evidenceAgainst(measured: Measurement, mark: number): Evidence {
  if (measured.exact) return "exact";
  if (measured.lower === null || measured.upper === null) return "noLimits";
  return measured.lower > mark || measured.upper < mark ? "demonstrated" : "notDemonstrable";
}

function must(value: number | null): number {
  if (value === null) throw new Error("A value was taken for known that is not.");
  return value;
}
