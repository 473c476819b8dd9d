import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Amount } from "./amounts.ts";
import { followsNeed, type NeedFigure } from "./follows.ts";

type Row = { people: number; rate: number; amount: number };

/** Area n is called n; `error`: half the width of its limits, as part of the need; null for none. */
function hold(rows: readonly Row[], error: number | null = null, order = rows.map((_, at) => at)) {
  const amounts = order.map((at): Amount => ({ area: String(at), amount: rows[at].amount, absence: null }));
  const needs = new Map(
    order.map((at): [string, NeedFigure] => {
      const needed = rows[at].people * rows[at].rate;
      const end = (sign: number) => (error === null ? null : needed * (1 + sign * error));
      return [String(at), { rate: rows[at].rate, needed, lower: end(-1), upper: end(1) }];
    }),
  );
  return followsNeed({ amounts, cityWide: null }, needs, new Map(order.map((at) => [String(at), rows[at].people])));
}

const row = fc.record({
  people: fc.integer({ min: 100, max: 50_000 }),
  rate: fc.integer({ min: 1, max: 90 }).map((percent) => percent / 100),
  amount: fc.integer({ min: 0, max: 1_000_000 }),
});
const rows = fc.array(row, { minLength: 3, maxLength: 20 }).filter((all) => all.some(({ amount }) => amount > 0));

describe("properties", () => {
  test("effort in proportion to need: both indices of distance are 0, every difference too, and the verdict says so", () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.01, max: 1_000, noNaN: true }), (made, euros) => {
        const { againstNeed, toMove, areas, standing } = hold(made.map((each) => ({ ...each, amount: each.people * each.rate * euros })));
        expect(toMove).toBeCloseTo(0, 10);
        if (againstNeed) expect(againstNeed.value).toBeCloseTo(0, 10);
        for (const area of areas) expect(area.difference / area.amount).toBeCloseTo(0, 8);
        expect(standing).toMatchObject({ verdict: "proportional", rule: true });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("euros or cents, and the order of the lines, make no difference to indices and verdicts", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 1_000 }), (made, times) => {
        const [one, scaled, turned] = [
          hold(made),
          hold(made.map((each) => ({ ...each, amount: each.amount * times }))),
          hold(
            made,
            null,
            made.map((_, at) => made.length - 1 - at),
          ),
        ];
        for (const other of [scaled, turned]) {
          expect(other.toMove).toBeCloseTo(one.toMove ?? Number.NaN, 10);
          if (one.againstNeed) expect(other.againstNeed?.value).toBeCloseTo(one.againstNeed.value, 10);
          expect(other.areas.map(({ area, standing }) => [area, standing])).toEqual(
            one.areas.map(({ area, standing }) => [area, standing]),
          );
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("the index is twice the area between curve and diagonal; what would move is at least half of its size", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const { curve, againstNeed, toMove, areas } = hold(made);
        const under = curve
          .slice(1)
          .reduce((sum, { need, effort }, at) => sum + ((need - curve[at].need) * (effort + curve[at].effort)) / 2, 0);
        if (againstNeed) {
          expect(againstNeed.value).toBeCloseTo(2 * under - 1, 10);
          expect(Math.abs(againstNeed.value)).toBeLessThanOrEqual(2 * (toMove ?? 0) + 1e-12);
        }
        expect(areas.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(0, 4);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

test("all to the one area with most need: the index is 1 less its part of the need (Suits 1977: 1 where the last one pays all)", () => {
  const { againstNeed, toMove, standing } = hold(
    [
      { people: 100, rate: 0.4, amount: 500 },
      { people: 200, rate: 0.2, amount: 0 },
      { people: 200, rate: 0.1, amount: 0 },
    ],
    0,
  );
  expect(againstNeed).toEqual({ value: 0.6, lower: 0.6, upper: 0.6, limitsFrom: "exact" });
  expect(toMove).toBeCloseTo(0.6, 12);
  expect(standing).toEqual({ verdict: "ahead", because: null, perResident: "more", rule: true });
});

test("an area where nobody has the need: what goes there counts as too much, and stands at the end with least need", () => {
  const { areas, againstNeed, toMove, curve } = hold(
    [
      { people: 100, rate: 0.5, amount: 50 },
      { people: 100, rate: 0.5, amount: 50 },
      { people: 100, rate: 0, amount: 100 },
    ],
    0,
  );
  expect(areas[2]).toMatchObject({
    perNeeded: null,
    timesPerNeeded: null,
    proportional: 0,
    difference: 100,
    standing: { effort: "more", rule: "notAsked" },
  });
  expect(againstNeed?.value).toBeCloseTo(-0.5, 12);
  expect(toMove).toBeCloseTo(0.5, 12);
  expect(curve.at(-1)).toMatchObject({ need: 1, effort: 1 });
});

describe("what the verdict hangs on", () => {
  const ladder = [
    { people: 1_000, rate: 0.4, amount: 32_000 },
    { people: 1_500, rate: 0.2, amount: 30_000 },
    { people: 2_000, rate: 0.1, amount: 24_000 },
    { people: 2_000, rate: 0.05, amount: 14_000 },
  ];
  test("the same amounts lag behind a counted need, and behind one with narrow limits", () => {
    expect(hold(ladder, 0).standing).toMatchObject({ verdict: "behind", rule: false });
    expect(hold(ladder, 0.1).standing).toMatchObject({ verdict: "behind", rule: false });
    expect(hold(ladder, 0.1).againstNeed?.limitsFrom).toBe("need");
  });

  test("with wide limits, or none, it can't be told", () => {
    expect(hold(ladder, 0.8).standing).toMatchObject({ verdict: "cannotTell", because: { code: "wideLimits" }, rule: null });
    const { againstNeed, standing } = hold(ladder);
    expect(againstNeed?.limitsFrom).toBe("scatter");
    expect(standing).toMatchObject({ verdict: "cannotTell", because: { code: "wideLimits" } });
  });

  test("two areas have no scatter: with estimates it can't be told, unless next to nothing would move", () => {
    expect(hold(ladder.slice(0, 2)).standing).toMatchObject({ verdict: "cannotTell", because: { code: "noLimits" } });
    const even = [
      { people: 100, rate: 0.4, amount: 41 },
      { people: 100, rate: 0.2, amount: 19 },
    ];
    expect(hold(even).standing).toMatchObject({ verdict: "proportional" });
  });

  test("no line, and still a fifth in the wrong place: uneven, never 'in proportion'", () => {
    const uneven = [0.3, 0.3, 0.2, 0.2, 0.1, 0.1].map((rate, at) => ({ people: 1_000, rate, amount: 1_000 * rate * (at % 2 ? 140 : 60) }));
    const { againstNeed, toMove, standing } = hold(uneven, 0);
    expect(againstNeed?.value).toBeCloseTo(0, 10);
    expect(toMove).toBeCloseTo(0.2, 10);
    expect(standing).toMatchObject({ verdict: "cannotTell", because: { code: "uneven" } });
  });
});

describe("what can't be had is said, and the rest stands", () => {
  const need: NeedFigure = { rate: 0.1, needed: 10, lower: null, upper: null };
  const people = new Map([
    ["A", 100],
    ["B", 100],
    ["C", 0],
  ]);
  const amounts = (...given: [string, number | null][]): Amount[] =>
    given.map(([area, amount]) => (amount === null ? { area, amount, absence: "suppressed" } : { area, amount, absence: null }));

  test("each area that doesn't count is named with its own reason and its amount", () => {
    const given = amounts(["A", 5], ["B", null], ["C", 7], ["D", 2], ["F", 3], ["G", 4]);
    const needs = new Map<string, NeedFigure>([
      ["A", need],
      ["B", need],
      ["C", need],
      ["D", need],
      ["E", need],
      ["F", { because: { code: "noNeed", status: "suppressed" } }],
    ]);
    const { leftOut, elsewhere, standing, areas } = followsNeed({ amounts: given, cityWide: 9 }, needs, people);
    expect(areas.map(({ area }) => area)).toEqual(["A"]);
    expect(leftOut).toEqual([
      { area: "B", because: { code: "noAmount", absence: "suppressed" }, amount: null },
      { area: "C", because: { code: "emptyArea" }, amount: 7 },
      { area: "D", because: { code: "noPeople" }, amount: 2 },
      { area: "F", because: { code: "noNeed", status: "suppressed" }, amount: 3 },
      { area: "G", because: { code: "outside" }, amount: 4 },
      { area: "E", because: { code: "notListed" }, amount: null },
    ]);
    expect(elsewhere).toBe(16);
    expect(standing).toEqual({ verdict: "cannotTell", because: { code: "tooFewAreas", found: 1 }, perResident: "unclear", rule: null });
  });

  test("nothing spent, and nobody in need", () => {
    const both = (figure: NeedFigure) =>
      new Map<string, NeedFigure>([
        ["A", figure],
        ["B", figure],
      ]);
    const none = followsNeed({ amounts: amounts(["A", 0], ["B", 0]), cityWide: null }, both(need), people);
    expect(none).toMatchObject({ toMove: null, againstNeed: null, curve: [], standing: { because: { code: "zeroEffort" } } });
    const healthy = followsNeed(
      { amounts: amounts(["A", 1], ["B", 2]), cityWide: null },
      both({ rate: 0, needed: 0, lower: null, upper: null }),
      people,
    );
    expect(healthy).toMatchObject({ toMove: null, againstNeed: null, standing: { because: { code: "zeroNeed" } } });
    expect(healthy.areas[0]).toMatchObject({ perNeeded: null, perResident: 0.01 });
  });

  test("numbers that can't be are refused", () => {
    const ask =
      (given: Amount[], figure: NeedFigure = need, lives = 100) =>
      () =>
        followsNeed({ amounts: given, cityWide: null }, new Map([["A", figure]]), new Map([["A", lives]]));
    expect(ask(amounts(["A", -1]))).toThrow(/amount of -1/);
    expect(ask(amounts(["A", 1], ["A", 2]))).toThrow(/stands there twice/);
    expect(ask(amounts(["A", 1]), { ...need, needed: -3 })).toThrow(/-3 people in need/);
    expect(ask(amounts(["A", 1]), need, -2)).toThrow(/-2 residents/);
  });
});
