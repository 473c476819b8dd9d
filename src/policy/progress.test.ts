import { describe, expect, test } from "vitest";
import { proportion } from "../stats/index.ts";
import type { Point, Series, Target } from "./framework.ts";
import { complementOf, gapOf, type MeasuredSeries, type Measurement } from "./measurement.ts";
import { countStatuses, expectedAt, progressOf } from "./progress.ts";

const target = (more: Partial<Target> = {}): Target => ({
  id: "t",
  node: "n",
  title: "T",
  wording: "T",
  unit: "%",
  kind: "value",
  better: "lower",
  scope: "Iedereen",
  baseline: { period: "2010", value: 24 },
  goal: { period: "2014", value: 22.5 },
  series: [],
  measured: [],
  notes: [],
  sources: [{ document: "d", place: "p. 1" }],
  ...more,
});
const link = (fit: Series["fit"]): Series => ({
  indicator: "i",
  group: "18plus",
  area: "WK034403",
  complement: false,
  fit,
  difference: fit === "other" ? "Andere leeftijd." : undefined,
});
const at = (
  period: string,
  value: number | null,
  lower: number | null = null,
  upper: number | null = null,
  more: Partial<Measurement> = {},
): Measurement => ({
  period,
  starts: `${period}-01-01`,
  ends: `${period}-12-31`,
  value,
  lower,
  upper,
  status: value === null ? "unknown" : "final",
  exact: false,
  modelEstimate: false,
  from: { kind: "observation", id: `i.${period}` },
  ...more,
});
const measured = (measurements: Measurement[], fit: Series["fit"] = "same", absent: MeasuredSeries["absent"] = null): MeasuredSeries => ({
  series: link(fit),
  absent,
  unit: "%",
  measurements,
  gaps: [],
});
const judge = (more: Partial<Target>, series: MeasuredSeries[] = [], asOf = "2016-12-31") =>
  progressOf({ target: target(more), series, counted: null, asOf });
const points = (...list: [period: string, value: number, lower?: number, upper?: number][]): Point[] =>
  list.map(([period, value, lower, upper]) => ({ period, value, lower, upper }));

describe("a value to be reached; 24 (2010) → 22.5 (2014), lower is better", () => {
  // On a straight line, halfway in time is halfway in value: 24 − 1.5 · 2/4 = 23.25.
  test("the path is a straight line between the middles of the years", () => {
    const { path } = judge({});
    expect(path).toEqual({ from: { moment: 2010.5, value: 24 }, to: { moment: 2014.5, value: 22.5 } });
    expect(path && expectedAt(path, 2012.5)).toBe(23.25);
    expect(path && expectedAt(path, 2009)).toBe(24);
    expect(path && expectedAt(path, 2020)).toBe(22.5);
  });

  test.each<[year: string, value: number, status: string, code: string, gap: number]>([
    ["2012", 23.25, "onCourse", "pathKept", 0.75],
    ["2012", 23.3, "behind", "pathMissed", 0.8],
    ["2012", 22.5, "reached", "goalMet", 0],
    ["2012", 24.1, "movingAway", "worseThanBaseline", 1.6],
    ["2014", 22.5, "reached", "goalMet", 0],
    ["2014", 22.6, "behind", "goalMissed", 0.1],
    ["2015", 22.6, "behind", "goalMissed", 0.1],
  ])("in %s measured %d, without limits: %s by %s, %d to go", (year, value, status, code, gap) => {
    const progress = judge({ measured: points([year, value]) }, [], `${year}-12-31`);
    expect(progress).toMatchObject({ status, gapLeft: gap, judgedBy: { period: year, value }, reasons: [{ code, evidence: "noLimits" }] });
  });

  test("higher may be better: 62 (2008) → 65 (2014) asks 63.5 in 2011", () => {
    const sport = { better: "higher", baseline: { period: "2008", value: 62 }, goal: { period: "2014", value: 65 } } as const;
    expect(judge({ ...sport, measured: points(["2011", 63.5]) }, [], "2011-12-31")).toMatchObject({
      status: "onCourse",
      expected: { period: "2011", value: 63.5 },
      gapLeft: 1.5,
    });
    expect(judge({ ...sport, measured: points(["2011", 61]) }, [], "2011-12-31")).toMatchObject({ status: "movingAway" });
  });

  test("limits say whether reached is more than chance; the value alone says reached", () => {
    expect(judge({ measured: points(["2014", 22, 21.5, 22.4]) }).reasons[0]).toMatchObject({ code: "goalMet", evidence: "demonstrated" });
    expect(judge({ measured: points(["2014", 22, 20, 24]) })).toMatchObject({
      status: "reached",
      reasons: [{ code: "goalMet", evidence: "notDemonstrable" }],
    });
  });

  test("a step back that may be chance is behind, not moving away", () => {
    const baseline = { period: "2010", value: 24, lower: 22, upper: 26 };
    expect(judge({ baseline, measured: points(["2012", 24.5, 22.5, 26.5]) }, [], "2012-12-31")).toMatchObject({
      status: "behind",
      reasons: [{ code: "pathMissed" }],
    });
    expect(judge({ baseline, measured: points(["2012", 30, 28, 32]) }, [], "2012-12-31")).toMatchObject({
      status: "movingAway",
      reasons: [{ code: "worseThanBaseline", evidence: "demonstrated" }],
    });
  });

  test("once its time has passed, the goal is judged by the first measurement in or after it", () => {
    const all = points(["2012", 23], ["2015", 22], ["2016", 25]);
    expect(judge({ measured: all })).toMatchObject({ status: "reached", judgedBy: { period: "2015" } });
    expect(judge({ measured: all }, [], "2014-12-31")).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "noMeasurement", since: "2014", lastPeriod: "2012" }],
    });
    expect(judge({ measured: all }, [], "2013-12-31")).toMatchObject({ status: "onCourse", judgedBy: { period: "2012" } });
  });

  test("a measurement at the baseline, or before it, says nothing", () => {
    expect(judge({ measured: points(["2009", 20], ["2010", 22]) }, [], "2012-12-31")).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "noMeasurement", since: "2010", lastPeriod: null }],
    });
  });

  test("a period without a value is no measurement", () => {
    expect(judge({}, [measured([at("2014", null)])])).toMatchObject({ status: "cannotTell", reasons: [{ code: "noMeasurement" }] });
  });

  test("of one year the figures room goes before the document", () => {
    expect(judge({ measured: points(["2014", 22]) }, [measured([at("2014", 23)])])).toMatchObject({
      status: "behind",
      judgedBy: { value: 23, from: { kind: "observation" } },
    });
    expect(judge({ measured: points(["2014", 22]) }, [measured([at("2014", null)])])).toMatchObject({
      status: "reached",
      judgedBy: { value: 22, from: { kind: "document" } },
    });
  });

  test("every step can be followed", () => {
    expect(judge({ measured: points(["2012", 23]) }, [], "2012-12-31").steps).toEqual([
      { code: "baseline", period: "2010", value: 24, from: "document" },
      { code: "goal", period: "2014", value: 22.5 },
      { code: "path", from: "2010", to: "2014", perYear: -0.375 },
      { code: "judgedBy", period: "2012", value: 23, lower: null, upper: null, from: { kind: "document" } },
      { code: "expected", period: "2012", moment: 2012.5, value: 23.25 },
      { code: "gapLeft", value: 0.5 },
      { code: "change", from: "2010", to: "2012", difference: -1, lower: null, upper: null },
    ]);
  });
});

describe("what can't be told says why", () => {
  test("an unknown baseline, however good the measurement", () => {
    const progress = judge({ baseline: { period: "2010", value: null, reason: "Nieuw." }, measured: points(["2014", 1]) });
    expect(progress).toMatchObject({ status: "cannotTell", reasons: [{ code: "baselineUnknown", period: "2010", words: "Nieuw." }] });
  });

  test("an unknown baseline may be in the figures, in that very year; the step says so", () => {
    const progress = judge({ baseline: { period: "2010", value: null } }, [measured([at("2010", 24), at("2014", 22)])]);
    expect(progress).toMatchObject({ status: "reached", baseline: { value: 24 } });
    expect(progress.steps[0]).toEqual({ code: "baseline", period: "2010", value: 24, from: "series" });
    expect(judge({ baseline: { period: "2010", value: null } }, [measured([at("2011", 24), at("2014", 22)])])).toMatchObject({
      status: "cannotTell",
    });
  });

  test("another measure is never judged by, and its difference is told", () => {
    expect(judge({}, [measured([at("2012", 10), at("2014", 10)], "other")])).toMatchObject({
      status: "cannotTell",
      judgedBy: null,
      measured: [],
      reasons: [{ code: "otherMeasure", series: [{ indicator: "i", difference: "Andere leeftijd." }] }, { code: "noMeasurement" }],
    });
    expect(
      judge({ baseline: { period: "2010", value: null } }, [measured([at("2010", 24), at("2014", 22)], "other")]).reasons.map(
        ({ code }) => code,
      ),
    ).toEqual(["baselineUnknown", "otherMeasure", "noMeasurement"]);
  });

  test("a series that is not loaded", () => {
    expect(judge({}, [measured([], "same", "indicatorNotLoaded")]).reasons).toEqual([
      { code: "unusableSeries", series: [{ indicator: "i", why: "indicatorNotLoaded" }] },
      { code: "noMeasurement", since: "2014", lastPeriod: null },
    ]);
  });

  test("an unknown goal, and a date in words", () => {
    expect(judge({ goal: { period: "2014", value: null }, measured: points(["2014", 22]) }).reasons).toMatchObject([
      { code: "goalUnknown" },
    ]);
    expect(judge({ goal: { period: "ooit", value: 22 }, measured: points(["2014", 22]) }).reasons).toMatchObject([
      { code: "noDates", periods: ["ooit"] },
    ]);
  });
});

describe("a direction needs two measurements that can be told apart", () => {
  const down = { kind: "direction", goal: { period: "2014", value: null } } as const;
  // Newcombe R.G. (1998), Stat Med 17:873–890, table II, (a) 56/70 − 48/80, method 10: 0.2000, 95 % limits 0.0524 to 0.3339.
  const [p1, p2] = [proportion(56, 70, 0.95, 100), proportion(48, 80, 0.95, 100)];
  const [from, to] = [at("2010", 80, p1.lower, p1.upper), at("2014", 60, p2.lower, p2.upper)];

  test("more than chance, in the right direction", () => {
    const progress = judge({ ...down, baseline: { period: "2010", value: null } }, [measured([from, to])]);
    expect(progress).toMatchObject({ status: "reached", reasons: [{ code: "directionKept", difference: -20 }], path: null, gapLeft: null });
    const [reason] = progress.reasons;
    expect(reason.code === "directionKept" && [reason.lower?.toFixed(2), reason.upper?.toFixed(2)]).toEqual(["-33.39", "-5.24"]);
    expect(
      judge({ ...down, goal: { period: "2018", value: null }, baseline: { period: "2010", value: null } }, [measured([from, to])]).status,
    ).toBe("onCourse");
  });

  test("more than chance, in the wrong direction", () => {
    expect(judge({ ...down, better: "higher", baseline: { period: "2010", value: null } }, [measured([from, to])])).toMatchObject({
      status: "movingAway",
      reasons: [{ code: "directionTurned" }],
    });
  });

  test("what may be chance, or has no limits, can't be told", () => {
    expect(
      judge({ ...down, baseline: { period: "2010", value: 24, lower: 20, upper: 28 }, measured: points(["2014", 22, 18, 26]) }),
    ).toMatchObject({ status: "cannotTell", reasons: [{ code: "notDemonstrable", difference: -2 }] });
    expect(judge({ ...down, measured: points(["2014", 10]) })).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "noLimits", difference: -14 }],
    });
  });

  test("one measurement is none", () => {
    expect(judge(down, [measured([at("2010", 24)])])).toMatchObject({ status: "cannotTell", reasons: [{ code: "noMeasurement" }] });
    expect(judge({ ...down, baseline: { period: "2010", value: null } })).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "baselineUnknown" }, { code: "noMeasurement" }],
    });
  });
});

describe("a level to hold", () => {
  const hold = { kind: "hold", goal: { period: "2014", value: null } } as const;

  test.each([
    [22.9, "held"],
    [24, "held"],
    [25, "held"],
    [25.1, "notHeld"],
  ])("within a margin of 1: 24 → %d is %s", (value, status) => {
    expect(judge({ ...hold, margin: 1, measured: points(["2014", value]) })).toMatchObject({
      status,
      reasons: [{ evidence: "noLimits", margin: 1 }],
    });
  });

  test("limits say whether it lies beyond the margin by more than chance", () => {
    const baseline = { period: "2010", value: 24, lower: 23.9, upper: 24.1 };
    expect(judge({ ...hold, baseline, margin: 1, measured: points(["2014", 27, 26.8, 27.2]) })).toMatchObject({
      status: "notHeld",
      reasons: [{ code: "beyondMargin", evidence: "demonstrated" }],
    });
    expect(judge({ ...hold, baseline, margin: 1, measured: points(["2014", 25.1, 24, 26]) })).toMatchObject({
      status: "notHeld",
      reasons: [{ evidence: "notDemonstrable" }],
    });
    expect(judge({ ...hold, baseline, margin: 1, measured: points(["2014", 24.1, 24, 24.2]) })).toMatchObject({
      status: "held",
      reasons: [{ evidence: "demonstrated" }],
    });
  });

  test("without a margin only a difference beyond chance tells", () => {
    const baseline = { period: "2010", value: 24, lower: 23, upper: 25 };
    expect(judge({ ...hold, baseline, measured: points(["2014", 28, 27, 29]) })).toMatchObject({
      status: "notHeld",
      reasons: [{ code: "demonstrablyWorse" }],
    });
    expect(judge({ ...hold, baseline, measured: points(["2014", 20, 19, 21]) })).toMatchObject({
      status: "held",
      reasons: [{ code: "demonstrablyNotWorse" }],
    });
    expect(judge({ ...hold, baseline, measured: points(["2014", 24.5, 23.5, 25.5]) })).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "notDemonstrable" }],
    });
    expect(judge({ ...hold, measured: points(["2014", 24]) })).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "marginUnknown", difference: 0 }],
    });
  });

  test("nothing measured comes before an unknown baseline", () => {
    expect(judge({ ...hold, baseline: { period: "2010", value: null } }).reasons.map(({ code }) => code)).toEqual([
      "noMeasurement",
      "baselineUnknown",
    ]);
  });
});

describe("things that are counted", () => {
  const count = {
    kind: "count",
    better: "higher",
    unit: "wijken",
    baseline: { period: "2010", value: 1 },
    goal: { period: "2014", value: 4 },
  } as const;
  const counting = (value: number, asOf: string) =>
    progressOf({ target: target(count), series: [], counted: { value, things: ["a", "b", "c"].slice(0, value), asOf }, asOf });

  test("1 (2010) → 4 (2014): three of four are short once 2014 is over, and on course at the end of 2012", () => {
    expect(counting(3, "2015-01-01")).toMatchObject({
      status: "behind",
      gapLeft: 1,
      reasons: [{ code: "countShort", value: 3, goal: 4, evidence: "exact" }],
    });
    expect(counting(4, "2015-01-01")).toMatchObject({ status: "reached", gapLeft: 0, reasons: [{ code: "countMet" }] });
    // From the middle of 2010 to that of 2014 three in four years; by the end of 2012 that is 1 + 3 · 2.5/4 = 2.875.
    expect(counting(3, "2012-12-31")).toMatchObject({ status: "onCourse", reasons: [{ code: "countOnPath", value: 3 }] });
    expect(counting(3, "2012-12-31").expected?.value).toBeCloseTo(2.875, 2);
  });

  test("fewer than at the start is moving away, without doubt", () => {
    expect(counting(0, "2012-12-31")).toMatchObject({
      status: "movingAway",
      reasons: [{ code: "worseThanBaseline", evidence: "exact", value: 0, baseline: 1 }],
    });
  });

  test("what there was before the start is not told as progress", () => {
    expect(counting(3, "2009-12-31")).toMatchObject({ status: "cannotTell", reasons: [{ code: "noMeasurement" }] });
    expect(progressOf({ target: target(count), series: [], counted: null, asOf: "2015-01-01" })).toMatchObject({
      status: "cannotTell",
      reasons: [{ code: "nothingToCount" }],
    });
  });
});

test("the others' share is 100 less the value, its limits the other way round", () => {
  expect(complementOf(at("2012", 65.8, 63, 68.1))).toMatchObject({ value: 34.2, lower: 31.9, upper: 37 });
  expect(complementOf(at("2012", null))).toMatchObject({ value: null, lower: null, status: "unknown" });
});

test("the gap between areas names the ends, the city, and who is missing", () => {
  const members = [
    { area: "a", name: "A", value: 65.8, status: "final" },
    { area: "b", name: "B", value: 75.6, status: "final" },
    { area: "c", name: "C", value: null, status: "suppressed" },
  ];
  expect(gapOf("2012", members, 71.2, { area: "city", name: "City", value: 78.3 })).toEqual({
    period: "2012",
    highest: { area: "b", name: "B", value: 75.6 },
    lowest: { area: "a", name: "A", value: 65.8 },
    spread: 9.8,
    city: { area: "city", name: "City", value: 78.3 },
    difference: -7.1,
    without: [{ area: "c", name: "C", status: "suppressed" }],
  });
  expect(gapOf("2012", members.slice(1), 71.2, null)).toBeNull();
});

test("statuses are counted", () => {
  expect(countStatuses([{ status: "reached" }, { status: "cannotTell" }, { status: "reached" }])).toEqual({
    reached: 2,
    onCourse: 0,
    behind: 0,
    movingAway: 0,
    held: 0,
    notHeld: 0,
    cannotTell: 1,
  });
});
