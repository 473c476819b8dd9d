import { expect, test } from "vitest";
import * as fc from "fast-check";
import { lifeExpectancy } from "./life-expectancy.ts";

const startAges = [0, 1, 5, 10, 60, 90];
const populations = [900, 3800, 5000, 60_000, 30_000, 1500];
const deaths = [4, 1, 1, 300, 1500, 400];

test("one open band: person-years by deaths, with error that over √deaths (Silcocks et al. 2001: the mean of the last interval is 1 / m)", () => {
  const [got] = lifeExpectancy({ startAges: [0], populations: [32_000], deaths: [400] }, { confidence: 0.95 });
  expect(got.value).toBe(80);
  expect(got.standardError).toBe(4);
  expect(got.upper).toBeCloseTo(80 + 1.959963984540054 * 4, 12);
});

test("Chiang 1968, by survivors from birth on: the same as from the oldest band down", () => {
  const table = lifeExpectancy({ startAges, populations, deaths }, { confidence: 0.95 });
  let alive = 1;
  let lived = 0;
  for (const [at, age] of startAges.entries()) {
    const m = deaths[at] / populations[at];
    const next = startAges[at + 1];
    if (next === undefined) {
      lived += alive / m;
      continue;
    }
    const a = at === 0 ? 0.1 : 0.5;
    const q = ((next - age) * m) / (1 + (1 - a) * (next - age) * m);
    lived += (next - age) * (alive - (1 - a) * alive * q);
    alive *= 1 - q;
  }
  expect(table[0].value).toBeCloseTo(lived, 11);
});

test("k times the people and deaths: the same expectancy, errors divided by √k (property of the variance)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 400 }), (k) => {
      const one = lifeExpectancy({ startAges, populations, deaths }, { confidence: 0.95 });
      const many = lifeExpectancy(
        { startAges, populations: populations.map((people) => people * k), deaths: deaths.map((count) => count * k) },
        { confidence: 0.95 },
      );
      for (const [at, row] of one.entries()) {
        expect(many[at].value).toBeCloseTo(row.value, 10);
        expect(many[at].standardError * Math.sqrt(k)).toBeCloseTo(row.standardError, 10);
      }
    }),
  );
});

test("what happens to the young changes nothing at older ages (definition); another infant share does at birth", () => {
  const one = lifeExpectancy({ startAges, populations, deaths }, { confidence: 0.95 });
  const other = lifeExpectancy({ startAges, populations, deaths: [90, ...deaths.slice(1)] }, { confidence: 0.95 });
  expect(other[0].value).toBeLessThan(one[0].value);
  expect(other.slice(1).map((row) => row.value)).toEqual(one.slice(1).map((row) => row.value));
  const early = lifeExpectancy({ startAges, populations, deaths }, { confidence: 0.95, infantShare: 0 });
  expect(one[0].value - early[0].value).toBeCloseTo(0.1 * (deaths[0] / populations[0] / (1 + (0.9 * deaths[0]) / populations[0])), 2);
});

test("Toson & Baker 2003 and PHE's rules: why there is none", () => {
  const reasons = (given: { populations?: number[]; deaths?: number[] }, least = 5000) =>
    lifeExpectancy({ startAges, populations, deaths, ...given }, { confidence: 0.95, leastPersonYears: least }).map((row) => row.reason);
  expect(reasons({})).toEqual([null, null, null, null, null, null]);
  expect(new Set(reasons({ deaths: [4, 1, 1, 300, 1500, 0] }))).toEqual(new Set(["noDeathsAtTheEnd"]));
  expect(reasons({ populations: [900, 3800, 0, 60_000, 30_000, 1500] })).toEqual([
    "noPopulation",
    "noPopulation",
    "noPopulation",
    null,
    null,
    null,
  ]);
  expect(reasons({ deaths: [4, Number.NaN, 1, 300, 1500, 400] })).toEqual(["missing", "missing", null, null, null, null]);
  expect(new Set(reasons({}, 1e6))).toEqual(new Set(["tooFewPersonYears"]));
});

test("PHE's rules: an interval wider than 20 years leaves its limits, not its value; at any confidence the 95 % one decides", () => {
  const wide = (confidence: number, count: number) =>
    lifeExpectancy({ startAges: [0], populations: [80 * count], deaths: [count] }, { confidence, leastPersonYears: 0 })[0];
  expect(wide(0.95, 200)).toMatchObject({ value: Number.NaN, reason: "tooUncertain" });
  expect(wide(0.95, 200).upper).toBeGreaterThan(90);
  expect(wide(0.95, 300).reason).toBeNull();
  expect(wide(0.998, 300).reason).toBeNull();
});

test("a band that nobody survives: its value is half its width, its limits are not known, older ages stand (definition)", () => {
  const table = lifeExpectancy(
    { startAges: [0, 75, 80], populations: [50_000, 1000, 1000], deaths: [500, 450, 250] },
    { confidence: 0.95 },
  );
  expect(table[1]).toMatchObject({ value: 2.5, lower: Number.NaN, upper: Number.NaN, reason: "nobodySurvives" });
  expect(table[2]).toMatchObject({ value: 4, reason: null });
  expect(table[0].reason).toBeNull();
});

test("the impossible is refused", () => {
  const make = (given: object, infantShare = 0.1) =>
    lifeExpectancy({ startAges, populations, deaths, ...given }, { confidence: 0.95, infantShare });
  expect(() => make({ deaths: [1] })).toThrow(/1 deaths were given for 6/);
  expect(() => make({ startAges: [0, 1, 5, 5, 60, 90] })).toThrow(/ages rise/);
  expect(() => make({ deaths: [4, 1, -1, 300, 1500, 400] })).toThrow(/from 5 has -1 deaths/);
  expect(() => make({}, 2)).toThrow(/share of 2/);
});
