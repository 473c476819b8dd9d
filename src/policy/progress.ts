/** How a target stands: a status, its reason, and each step from the figures to it. The rules are those of docs/method/targets.md. */
import type { Target } from "./framework.ts";
import { byMoment, rounded, type MeasuredSeries, type Measurement } from "./measurement.ts";
import { momentOf, spanOf, yearAt, type Span } from "./moment.ts";
import { statuses, type Reason, type Status, type Step } from "./reason.ts";
import { between, judgeCount, judgeDirection, judgeHold, judgeValue, must, sign } from "./verdict.ts";

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
    {
      code: "baseline",
      period: target.baseline.period,
      value: baseline?.value ?? null,
      from: baseline && baseline.from.kind === "observation" ? "series" : "document",
    },
    { code: "goal", period: target.goal.period, value: target.goal.value },
  ];
  if (path)
    steps.push({
      code: "path",
      from: target.baseline.period,
      to: target.goal.period,
      perYear: rounded((path.to.value - path.from.value) / (path.to.moment - path.from.moment)),
    });
  if (input.counted) steps.push({ code: "counted", value: input.counted.value, things: input.counted.things });

  const start = spanOf(target.baseline.period);
  const late = goal !== null && goal.ends <= asOf;
  const after = measured.filter((each) => start !== null && each.value !== null && momentOf(each) > momentOf(start));
  // Once the goal's own time has passed, the goal is judged by the first measurement in or after it; until then by the latest one.
  const atGoal = goal && after.find((each) => each.ends >= goal.starts);
  const judgedBy = (late ? atGoal : after.at(-1)) ?? null;
  const empty: Progress = {
    status: "cannotTell",
    reasons: [],
    path,
    baseline,
    judgedBy,
    expected: path && expectedOn(path, asOf),
    gapLeft: null,
    measured,
    steps,
  };

  const unknown = whyNot(input, {
    baseline,
    judgedBy,
    late,
    last: after.at(-1) ?? null,
    dated: start !== null && (goal !== null || target.kind === "direction" || target.kind === "hold"),
  });
  if (unknown.length > 0 || !judgedBy || !baseline) return { ...empty, reasons: unknown };
  steps.push({
    code: "judgedBy",
    period: judgedBy.period,
    value: must(judgedBy.value),
    lower: judgedBy.lower,
    upper: judgedBy.upper,
    from: judgedBy.from,
  });
  const expected = path && { period: judgedBy.period, value: expectedAt(path, momentOf(judgedBy)) };
  if (expected) steps.push({ code: "expected", moment: momentOf(judgedBy), ...expected });
  const gapLeft = target.goal.value === null ? null : Math.max(0, rounded((target.goal.value - must(judgedBy.value)) * sign(target)));
  if (gapLeft !== null) steps.push({ code: "gapLeft", value: gapLeft });
  const change = between(judgedBy, baseline);
  if (target.kind !== "count") steps.push({ code: "change", ...change });

  const { status, reason } =
    target.kind === "direction"
      ? judgeDirection(target, change, late)
      : target.kind === "hold"
        ? judgeHold(target, change)
        : target.kind === "count"
          ? judgeCount(target, judgedBy, baseline, change, expected?.value ?? null)
          : judgeValue(target, judgedBy, baseline, change, expected?.value ?? null, goal);
  return { ...empty, status, reasons: [reason], expected, gapLeft };
}

/** What a straight line from baseline to goal asks at a moment; the goal itself after its moment. */
export function expectedAt({ from, to }: NonNullable<Progress["path"]>, moment: number): number {
  const share = Math.min(1, Math.max(0, (moment - from.moment) / (to.moment - from.moment)));
  return rounded(from.value + share * (to.value - from.value));
}

/** How many targets have each status. Targets are counted, never averaged. */
export function countStatuses(progress: readonly Pick<Progress, "status">[]): Record<Status, number> {
  return Object.fromEntries(statuses.map((status) => [status, progress.filter((each) => each.status === status).length])) as Record<
    Status,
    number
  >;
}

/** Documents' values and those of series that measure the same, up to the day we look; of one period the series' goes first. */
function comparable({ target, series, counted, asOf }: ProgressInput): Measurement[] {
  if (target.kind === "count")
    return counted ? [{ ...exactly, period: counted.asOf, starts: counted.asOf, ends: counted.asOf, value: counted.value }] : [];
  const inSeries = series.filter((each) => each.series.fit === "same" && each.absent === null).flatMap(({ measurements }) => measurements);
  const inDocuments = target.measured.flatMap((point): Measurement[] => {
    const span = spanOf(point.period);
    return span
      ? [{ ...written, ...span, period: point.period, value: point.value, lower: point.lower ?? null, upper: point.upper ?? null }]
      : [];
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
  if (!baseline || baseline.value === null || goal.value === null || !span || !baseline.starts || kind === "hold" || kind === "direction")
    return null;
  const [from, to] = [momentOf(baseline), momentOf(span)];
  return from < to ? { from: { moment: from, value: baseline.value }, to: { moment: to, value: goal.value } } : null;
}

const expectedOn = (path: NonNullable<Progress["path"]>, day: string) => ({ period: day, value: expectedAt(path, yearAt(day, 1)) });

type Found = { baseline: Measurement | null; judgedBy: Measurement | null; late: boolean; last: Measurement | null; dated: boolean };

/** Every reason why nothing can be told; none when something can. */
function whyNot({ target, series, counted }: ProgressInput, { baseline, judgedBy, late, last, dated }: Found): Reason[] {
  const start: Reason[] =
    baseline === null ? [{ code: "baselineUnknown", period: target.baseline.period, words: target.baseline.reason ?? null }] : [];
  const end: Reason[] =
    target.goal.value === null && (target.kind === "value" || target.kind === "count")
      ? [{ code: "goalUnknown", period: target.goal.period, words: target.goal.reason ?? null }]
      : [];
  const dates: Reason[] = dated
    ? []
    : [
        {
          code: "noDates",
          periods: [target.baseline.period, ...(target.kind === "value" || target.kind === "count" ? [target.goal.period] : [])].filter(
            (period) => spanOf(period) === null,
          ),
        },
      ];
  // A level that is to be held shows in its measurements, so their absence is the first thing to say.
  return target.kind === "hold" ? [...dates, ...unmeasured(), ...start] : [...dates, ...start, ...end, ...unmeasured()];

  function unmeasured(): Reason[] {
    if (judgedBy || !dated) return [];
    if (target.kind === "count" && !counted) return [{ code: "nothingToCount" }];
    const others = series.filter((each) => each.series.fit === "other" && each.measurements.some(({ value }) => value !== null));
    const unusable = series.flatMap((each) =>
      each.series.fit === "same" && each.absent !== null ? [{ indicator: each.series.indicator, why: each.absent }] : [],
    );
    return [
      ...(others.length > 0
        ? [
            {
              code: "otherMeasure" as const,
              series: others.map((each) => ({ indicator: each.series.indicator, difference: each.series.difference ?? null })),
            },
          ]
        : []),
      ...(unusable.length > 0 ? [{ code: "unusableSeries" as const, series: unusable }] : []),
      { code: "noMeasurement", since: late ? target.goal.period : target.baseline.period, lastPeriod: last?.period ?? null },
    ];
  }
}
