import { describe, expect, test } from "vitest";
import { areaOf, indicatorRow } from "../../../test/rows.ts";
import { gapOfPeriod } from "./gap.ts";
import { before, madeAsked, madeView, now, outcome, straight, type MadeArea, type MadeChoice } from "./made-equity.ts";
import type { MeasureId } from "../measures/ids.ts";
import { outcomeCsv } from "../outcome-rows.ts";
import type { Reason } from "../reasons.ts";
import type { EquityView } from "../view.ts";

const of = (view: EquityView, measure: MeasureId) => {
  const found = view.current.outcomes.find((each) => each.measure === measure);
  if (!found) throw new Error(`no ${measure}`);
  return found;
};
const because = (view: EquityView, measure: MeasureId) => {
  const found = of(view, measure);
  return found.computable ? "computable" : found.because;
};

// By hand: people 100, 200, 100, in order 3, 2, 1 with values 60, 70, 80; ridits 1/8, 1/2, 7/8.
// Slope = Σ w (r − ½)(v − 70) / Σ w (r − ½)² = (100·3/8·10 · 2) / (100·(3/8)² · 2) = 80/3.
describe("a ladder of three areas, computed by hand", () => {
  const rows: MadeArea[] = [
    { values: [80], order: 10, people: 100 },
    { values: [60], order: 30, people: 100 },
    { values: [70], order: 20, people: 200 },
  ];
  const { current } = madeView(rows);

  test("stands from least to most advantaged, with the middle of each one's stretch", () => {
    expect(current.rungs.map(({ value, rank, orderValue, people }) => [value, rank, orderValue, people])).toEqual([
      [60, 0.125, 30, 100],
      [70, 0.5, 20, 200],
      [80, 0.875, 10, 100],
    ]);
    expect(current.rungs[0].observation).toBe("ervaren-gezondheid.BU1.2020.2020.18plus");
  });

  test("has a slope of 80/3 around a mean of 70", () => {
    expect(current.mean).toBe(70);
    expect(current.line?.slope.value).toBeCloseTo(80 / 3, 10);
    expect(current.line?.least.value).toBeCloseTo(70 - 40 / 3, 10);
    expect(current.line?.most.value).toBeCloseTo(70 + 40 / 3, 10);
  });

  test("with the level of the most advantaged area, 40 of 400 people more", () => {
    expect(current.levelledUp).toEqual({ mean: 80, people: 40, noPeople: null });
    expect(of(madeView(rows), "attributableRisk")).toMatchObject({ value: 10 });
  });

  test("turns round for an indicator of which less is better, with the same line", () => {
    const view = madeView(rows, { indicator: indicatorRow({ polarity: "lowerIsBetter" }) });
    expect(view.current.line?.slope.value).toBeCloseTo(80 / 3, 10);
    expect(view.current).toMatchObject({ levelledUp: null, noLevelledUp: { code: "bestNotBetter" } });
  });
});

test("fifths of people: an area belongs whole to the fifth that its middle lies in", () => {
  const people = [100, 100, 300, 100, 100, 300];
  const { current } = madeView(people.map((count, at) => ({ values: [50 + at], order: 60 - at, people: count })));
  expect(current.rungs.map(({ fifth }) => fifth)).toEqual([1, 1, 2, 3, 4, 5]);
  expect(current.bands.map(({ id, areas, people: count, value }) => [id, areas, count, value])).toEqual([
    ["fifth1", 2, 200, 50.5],
    ["fifth2", 1, 300, 52],
    ["fifth3", 1, 100, 53],
    ["fifth4", 1, 100, 54],
    ["fifth5", 1, 300, 55],
  ]);
});

describe("limits", () => {
  const line = (more: Parameters<typeof straight>[2]) => madeView(straight(8, [[60, 80]], more)).current.line;

  // By hand: equal people, so the slope's error is σ / √Σ (r − ½)²; ridits 1/16 … 15/16, Σ = 2 (1 + 9 + 25 + 49) / 256 = 0.65625.
  test("come from the source's own where every area has them", () => {
    const found = line({ margin: 1.96 });
    const error = 1.96 / 1.959963984540054 / Math.sqrt(0.65625);
    expect(found).toMatchObject({ limitsFrom: "standardErrors" });
    expect(found?.slope.lower).toBeCloseTo((found?.slope.value ?? 0) - 1.959963984540054 * error, 9);
  });

  test("come from the scatter where one area has none, and say so", () => {
    const rows = straight(8, [[60, 80]], { margin: 2, scatter: 1 });
    rows[3] = { ...rows[3], margin: undefined };
    expect(madeView(rows).current.line).toMatchObject({ limitsFrom: "scatter", slope: { lower: expect.any(Number) } });
  });

  test("an indicator without limits: measures of spread stand, and say that they have none", () => {
    expect(of(madeView(straight(8, [[60, 80]], { scatter: 1 })), "theil")).toMatchObject({
      computable: true,
      value: expect.any(Number),
      lower: null,
      limitsFrom: null,
      noLimits: { code: "noLimits" },
    });
  });

  test("with limits of the source a spread says what is noise, and corners are simulated, the same each time", () => {
    const view = () => madeView(straight(8, [[60, 80]], { margin: 2 }));
    const spread = of(view(), "betweenGroupVariance");
    expect(spread).toMatchObject({ limitsFrom: "standardErrors", noLimits: null });
    expect(spread.computable && spread.corrected !== null && spread.corrected < spread.value).toBe(true);
    expect(of(view(), "fromMean")).toMatchObject({ limitsFrom: "simulation" });
    expect(of(view(), "fromMean")).toEqual(of(view(), "fromMean"));
    // Theirs would not hold (docs/method/equity.md).
    expect(of(view(), "fromBest")).toMatchObject({ computable: true, lower: null, limitsFrom: null });
  });
});

describe("what can't be had says why, and the rest stands", () => {
  const rows = straight(8, [[60, 80]], { scatter: 1 });
  const without = (at: number, more: Partial<MadeArea>) => rows.map((row, place) => (place === at ? { ...row, ...more } : row));

  test("no ordering: nothing along an order, the spread stands", () => {
    const view = madeView(rows, { ordering: null });
    expect(because(view, "slope")).toEqual({ code: "noOrdering" });
    expect(because(view, "attributableRisk")).toEqual({ code: "noOrdering" });
    expect(because(view, "theil")).toBe("computable");
    expect(view).toMatchObject({ change: null, noChange: { code: "noOrdering" }, current: { line: null, bands: [] } });
    expect(view.current.rungs.map(({ area, rank }) => [area.code, rank])[0]).toEqual(["BU0", null]);
  });

  test("a suppressed cell in the ordering leaves that area out, with the reason", () => {
    const view = madeView(without(2, { order: "suppressed" }));
    expect(view.current.rungs).toHaveLength(7);
    expect(view.current.leftOut).toEqual([
      { area: expect.objectContaining({ code: "BU2" }), because: { code: "absent", of: "ordering", status: "suppressed" } },
    ]);
    expect(because(view, "slope")).toBe("computable");
  });

  test("an ordering that is suppressed everywhere orders nobody", () => {
    const hidden: Reason = { code: "absent", of: "ordering", status: "suppressed" };
    const view = madeView(rows.map((row) => ({ ...row, values: [row.values[0], row.values[0]], order: "suppressed" })));
    expect(view.current.rungs).toHaveLength(0);
    expect(view.current.leftOut).toHaveLength(8);
    for (const measure of ["difference", "slope", "wagstaff", "attributableRisk", "fromReference"] as const)
      expect(because(view, measure)).toEqual(hidden);
    expect(view).toMatchObject({ change: null, noChange: hidden, current: { noLevelledUp: hidden } });
    // What needs no order stands, over the same areas as without one.
    const spread = (each: EquityView, measure: string) => each.current.outcomes.find((one) => one.measure === measure);
    const plain = madeView(rows, { ordering: null });
    for (const measure of ["theil", "variation", "fromBest", "disparityWeighted"]) {
      expect(spread(view, measure)).toMatchObject({ computable: true });
      expect(spread(view, measure)).toEqual(spread(plain, measure));
    }
    expect(outcomeCsv(view)).toMatch(/,8,residents of 15 and over,theil,\d/);
  });

  test("an area without people at the top of the ladder takes nothing from the measures", () => {
    // The largest area fills the fourth fifth and more, so the empty one stands in the fifth alone.
    const made = rows.map((row, at) => ({ ...row, people: at === 6 ? 10_000 : at === 7 ? 0 : 1000 }));
    const [view, inhabited] = [madeView(made), madeView(made.slice(0, 7))];
    for (const measure of ["attributableRisk", "fromReferenceWeighted"] as const)
      expect(of(view, measure)).toMatchObject({ computable: true, value: (of(inhabited, measure) as { value: number }).value });
  });

  test("a missing figure and missing people are other reasons", () => {
    const view = madeView(without(0, { values: ["unknown"] }).map((row, at) => (at === 1 ? { ...row, people: undefined } : row)));
    expect(view.current.leftOut.map(({ because: reason }) => reason)).toEqual([
      { code: "absent", of: "indicator", status: "unknown" },
      { code: "absent", of: "people", status: "nothing" },
    ]);
  });

  test("one area", () => {
    const view = madeView(rows.slice(0, 1));
    expect(because(view, "slope")).toEqual({ code: "tooFewAreas", found: 1, needed: 3 });
    expect(because(view, "theil")).toEqual({ code: "tooFewAreas", found: 1, needed: 2 });
    expect(view.current).toMatchObject({ mean: 61.25 + 1, line: null, levelledUp: null });
  });

  test("two areas have a difference and no line", () => {
    const view = madeView(rows.slice(0, 2));
    expect(because(view, "slope")).toEqual({ code: "tooFewAreas", found: 2, needed: 3 });
    expect(because(view, "difference")).toBe("computable");
  });

  test("nobody counted the people: what weighs can't be had, what doesn't can", () => {
    const view = madeView(rows.map((row) => ({ ...row, people: undefined })));
    expect(because(view, "slope")).toEqual({ code: "noPopulations" });
    expect(because(view, "theil")).toEqual({ code: "noPopulations" });
    expect(because(view, "fromBest")).toBe("computable");
    expect(because(view, "difference")).toBe("computable");
    expect(view.current).toMatchObject({ peopleOf: null, mean: 70, line: null });
    expect(view.current.rungs.map(({ people, rank }) => [people, rank])[0]).toEqual([null, null]);
  });

  test("all residents stand in where the group's own people are not loaded, and it is said", () => {
    const view = madeView(rows.map((row) => ({ ...row, people: undefined, residents: 500 })));
    expect(view.current).toMatchObject({ peopleInstead: true, peopleAs: { nl: "inwoners" }, peopleOf: { id: "2020" } });
    expect(because(view, "slope")).toBe("computable");
    expect(madeView(rows.map((row) => ({ ...row, residents: 5 }))).current).toMatchObject({ peopleInstead: false });
  });

  test("a neutral indicator has no best", () => {
    const view = madeView(rows, { indicator: indicatorRow({ polarity: "neutral" }) });
    expect(because(view, "fromBest")).toEqual({ code: "noDirection" });
    expect(because(view, "attributableRisk")).toEqual({ code: "noDirection" });
    expect(because(view, "slope")).toBe("computable");
    expect(view.current.noLevelledUp).toEqual({ code: "noDirection" });
  });

  test("what is no share has no bounded index, nor a number of people", () => {
    const view = madeView(rows, { indicator: indicatorRow({ measure: "mean", unit: "km", polarity: "higherIsBetter" }) });
    for (const measure of ["wagstaff", "erreygers", "logitSlope"] as const) expect(because(view, measure)).toEqual({ code: "notAShare" });
    expect(view.current.levelledUp).toMatchObject({ people: null, noPeople: { code: "notAShare" } });
  });

  test("logarithms and shares of a mean need values above 0", () => {
    const view = madeView(
      rows.map((row, at) => ({ ...row, values: [at - 4] })),
      { indicator: indicatorRow({ measure: "mean", unit: "" }) },
    );
    expect(because(view, "meanLogDeviation")).toEqual({ code: "notPositive" });
    expect(because(view, "variation")).toEqual({ code: "notPositive" });
    expect(because(view, "relativeSlope")).toEqual({ code: "notPositive" });
    expect(because(view, "betweenGroupVariance")).toBe("computable");
  });

  test("Theil is parted where areas lie in several larger ones, and the parts add up", () => {
    expect(because(madeView(rows), "theilWithin")).toEqual({ code: "noParts" });
    const parted = madeView(rows.map((row, at) => ({ ...row, parent: at < 3 ? 7 : 8 })));
    const value = (measure: MeasureId) => {
      const found = of(parted, measure);
      return found.computable ? found.value : Number.NaN;
    };
    expect(value("theilBetween") + value("theilWithin")).toBeCloseTo(value("theil"), 9);
  });
});

describe("a named group against the rest", () => {
  const choice: MadeChoice = {
    ordering: { kind: "areas", id: "aanpak", set: areaOf("aanpak", { id: 50, level: "set", name: "het aanpakgebied" }) },
    members: [0, 1, 2],
  };
  const rows = straight(
    8,
    [
      [70, 70],
      [60, 80],
    ],
    { scatter: 1 },
  );

  // By hand: values 60.25 + 2.5 at ± 1; group of three (62.25, 62.75, 65.25) and rest of five, equal people.
  test("is two bands with a difference and its limits, and no ladder", () => {
    const view = madeView(rows, choice);
    const [group, rest] = [(62.25 + 62.75 + 65.25) / 3, (69.75 + 72.25 + 72.75 + 75.25 + 79.75) / 5];
    expect(view.current.bands.map(({ id, areas }) => [id, areas])).toEqual([
      ["group", 3],
      ["rest", 5],
    ]);
    expect(view.current.bands[0].value).toBeCloseTo(group, 9);
    expect(of(view, "difference")).toMatchObject({ computable: true, limitsFrom: "scatter" });
    const difference = of(view, "difference");
    expect(difference.computable && difference.value).toBeCloseTo(rest - group, 9);
    expect(because(view, "slope")).toEqual({ code: "noLadder" });
    expect(view.current.levelledUp?.mean).toBeCloseTo(rest, 9);
    expect(view.change?.gapNow).toBeCloseTo(rest - group, 9);
  });

  test("only one side with figures", () => {
    const view = madeView(rows.slice(0, 3), choice);
    expect(because(view, "difference")).toEqual({ code: "oneSide" });
    expect(because(view, "theil")).toBe("computable");
  });
});

describe("change", () => {
  const change = (first: readonly [number, number], last: readonly [number, number], more = {}, choice: MadeChoice = {}) =>
    madeView(straight(12, [first, last], { scatter: 0.5, ...more }), choice).change;

  test("a gap that closes is negative, whichever way it points", () => {
    expect(change([60, 80], [65, 75])).toMatchObject({
      movement: "smaller",
      evidence: "demonstrated",
      slope: { value: expect.closeTo(-10, 1) },
    });
    expect(change([80, 60], [75, 65])).toMatchObject({
      movement: "smaller",
      evidence: "demonstrated",
      slope: { value: expect.closeTo(-10, 1) },
    });
    expect(change([60, 80], [55, 85])).toMatchObject({ movement: "larger", slope: { value: expect.closeTo(10, 1) } });
  });

  test("less than a point is about as large", () => {
    expect(change([60, 80], [60.2, 80.4])).toMatchObject({ movement: "aboutEqual" });
  });

  test("turned needs both gaps clear of 0", () => {
    expect(change([60, 80], [80, 60])).toMatchObject({
      movement: "turned",
      evidence: "demonstrated",
      slope: { value: expect.closeTo(-40, 1) },
    });
    expect(change([70, 71], [71, 69.5], { margin: 8 })).toMatchObject({ movement: "changed", evidence: "notDemonstrable" });
    // Neither end is clear of 0 while the change of −4 is: that it grew or shrank is more than that shows.
    const unclear = change([70, 72], [72, 70], { margin: 2.6 });
    expect(unclear).toMatchObject({ movement: "changed", evidence: "demonstrated", slope: { value: expect.closeTo(-4, 0) } });
    expect(unclear?.slope.upper).toBeLessThan(0);
    // One end clear: that one tells, whatever their sizes.
    expect(change([66, 74], [70.2, 70], { margin: 2.6 })).toMatchObject({ movement: "smaller", evidence: "demonstrated" });
    expect(change([70.2, 70], [66, 74], { margin: 2.6 })).toMatchObject({ movement: "larger", evidence: "demonstrated" });
  });

  test("wide limits of the source leave nothing to show", () => {
    expect(change([60, 80], [65, 75], { margin: 15 })).toMatchObject({
      evidence: "notDemonstrable",
      slope: { limitsFrom: "standardErrors" },
    });
  });

  test("three areas have a change and no limits; one period has none", () => {
    const three = madeView(
      straight(3, [
        [60, 80],
        [65, 75],
      ]),
    );
    expect(three.change).toMatchObject({ evidence: "unknownUncertainty", slope: { lower: null } });
    expect(madeView(straight(8, [[60, 80]]))).toMatchObject({ change: null, noChange: { code: "onePeriod" } });
    expect(
      madeView(
        straight(2, [
          [60, 80],
          [65, 75],
        ]),
      ),
    ).toMatchObject({ noChange: { code: "tooFewAreas", found: 2, needed: 3 } });
    expect(
      madeView(
        straight(
          8,
          [
            [60, 80],
            [65, 75],
          ],
          { people: undefined },
        ),
      ),
    ).toMatchObject({ noChange: { code: "noPopulations" } });
  });

  test("is over the areas that both periods have", () => {
    const rows = straight(
      8,
      [
        [60, 80],
        [65, 75],
      ],
      { scatter: 0.5 },
    );
    rows[7] = { ...rows[7], values: ["notMeasured", 90] };
    expect(madeView(rows)).toMatchObject({ change: { areas: 7 }, current: { rungs: { length: 8 } } });
  });
});

test("the ordering of another period is used and said; people of another one too", () => {
  const asked = madeAsked(
    straight(6, [
      [60, 80],
      [60, 80],
    ]),
    { orderPeriod: now },
  );
  expect(gapOfPeriod(asked, before).view).toMatchObject({ orderedBy: { id: "2020" }, peopleOf: { id: "2020" } });
  expect(gapOfPeriod(asked, now).view).toMatchObject({ orderedBy: null });
  expect(asked.indicator).toBe(outcome);
});
