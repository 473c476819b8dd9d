/** The rules that turn a measurement into a status, each of docs/method/targets.md. */
import { difference } from "../stats/index.ts";
import type { Target } from "./framework.ts";
import { estimateOf, rounded, type Measurement } from "./measurement.ts";
import type { Span } from "./moment.ts";
import type { Between, Evidence, Reason, Status } from "./reason.ts";

export type Verdict = { status: Status; reason: Reason };

/** A number against a written number: the measured value decides, its limits say whether that is more than chance. */
export function judgeValue(
  target: Target,
  judgedBy: Measurement,
  baseline: Measurement,
  change: Between,
  expected: number | null,
  goal: Span | null,
): Verdict {
  const [value, aim] = [must(judgedBy.value), must(target.goal.value)];
  const { period } = judgedBy;
  const ahead = (mark: number): boolean => rounded((value - mark) * sign(target)) >= 0;
  if (ahead(aim))
    return { status: "reached", reason: { code: "goalMet", evidence: evidenceAgainst(judgedBy, aim), period, value, goal: aim } };
  const worse = rounded((value - must(baseline.value)) * sign(target)) < 0;
  const evidence = evidenceOfChange(change, judgedBy.exact);
  // A step back that may be chance is told as what it surely is: short of the path.
  if (worse && evidence !== "notDemonstrable")
    return { status: "movingAway", reason: { code: "worseThanBaseline", evidence, value, baseline: must(baseline.value), ...change } };
  if (goal && judgedBy.ends >= goal.starts)
    return { status: "behind", reason: { code: "goalMissed", evidence: evidenceAgainst(judgedBy, aim), period, value, goal: aim } };
  const mark = expected ?? aim;
  const kept = ahead(mark);
  return {
    status: kept ? "onCourse" : "behind",
    reason: { code: kept ? "pathKept" : "pathMissed", evidence: evidenceAgainst(judgedBy, mark), period, value, expected: mark, goal: aim },
  };
}

/** Things that are counted, not estimated: the number decides. */
export function judgeCount(
  target: Target,
  { period, value: counted }: Measurement,
  before: Measurement,
  change: Between,
  expected: number | null,
): Verdict {
  const [value, goal, baseline] = [must(counted), must(target.goal.value), must(before.value)];
  if ((value - baseline) * sign(target) < 0)
    return { status: "movingAway", reason: { code: "worseThanBaseline", evidence: "exact", value, baseline, ...change } };
  const mark = expected ?? goal;
  const enough = (asked: number): boolean => rounded((value - asked) * sign(target)) >= 0;
  const code = enough(goal) ? "countMet" : enough(mark) ? "countOnPath" : "countShort";
  const status = { countMet: "reached", countOnPath: "onCourse", countShort: "behind" } as const;
  return { status: status[code], reason: { code, evidence: "exact", period, value, expected: mark, goal, goalPeriod: target.goal.period } };
}

/** Two measurements against each other: only their limits can tell whether anything moved. */
export function judgeDirection(target: Target, change: Between, late: boolean): Verdict {
  const evidence = evidenceOfChange(change, false);
  if (evidence === "noLimits") return { status: "cannotTell", reason: { code: "noLimits", ...change } };
  if (evidence === "notDemonstrable") return { status: "cannotTell", reason: { code: "notDemonstrable", ...change } };
  const better = change.difference * sign(target) > 0;
  return better
    ? { status: late ? "reached" : "onCourse", reason: { code: "directionKept", ...change } }
    : { status: "movingAway", reason: { code: "directionTurned", ...change } };
}

/** With a margin the value decides; without one only a difference that is more than chance does. */
export function judgeHold(target: Target, change: Between): Verdict {
  const evidence = evidenceOfChange(change, false);
  const loss = rounded(-change.difference * sign(target));
  if (target.margin !== undefined) {
    const { margin } = target;
    const held = loss <= margin;
    return {
      status: held ? "held" : "notHeld",
      reason: { code: held ? "withinMargin" : "beyondMargin", evidence: evidenceOfLoss(change, target, margin), margin, ...change },
    };
  }
  if (evidence === "noLimits") return { status: "cannotTell", reason: { code: "marginUnknown", ...change } };
  if (evidence === "notDemonstrable") return { status: "cannotTell", reason: { code: "notDemonstrable", ...change } };
  return loss > 0
    ? { status: "notHeld", reason: { code: "demonstrablyWorse", ...change } }
    : { status: "held", reason: { code: "demonstrablyNotWorse", ...change } };
}

export function between(later: Measurement, earlier: Measurement): Between {
  const { value, lower, upper } = difference(estimateOf(later), estimateOf(earlier));
  const known = !Number.isNaN(lower) && !Number.isNaN(upper);
  return {
    from: earlier.period,
    to: later.period,
    difference: rounded(value),
    lower: known ? rounded(lower) : null,
    upper: known ? rounded(upper) : null,
  };
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

/** +1 where higher is better, −1 where lower is. */
export const sign = ({ better }: Pick<Target, "better">): 1 | -1 => (better === "higher" ? 1 : -1);

/** What a rule before has made sure of. */
export function must(value: number | null): number {
  if (value === null) throw new Error("A value was taken for known that is not.");
  return value;
}
