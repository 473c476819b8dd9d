import * as fc from "fast-check";
import { expect, test } from "vitest";
import { propagatedError } from "../../resampling/propagated-error.ts";
import { ladder, type Ladder } from "../groups.ts";
import { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
import { erreygersIndex } from "./erreygers-index.ts";
import { fiellerLimits } from "./fieller-limits.ts";
import { logitRelativeIndex } from "./logit-relative-index.ts";
import { logitSlopeIndex } from "./logit-slope-index.ts";
import { relativeConcentrationIndex } from "./relative-concentration-index.ts";
import { relativeIndex } from "./relative-index.ts";
import { slopeIndex } from "./slope-index.ts";
import { wagstaffIndex } from "./wagstaff-index.ts";

test("O'Donnell et al. 2008 (World Bank), table 8.1: under-five deaths in India 1982–92 by wealth, C = −0.1694", () => {
  const made = ladder(
    { values: [154.7, 152.9, 119.5, 86.9, 54.3], populations: [29_939, 28_776, 26_528, 24_689, 19_739] },
    [1, 2, 3, 4, 5],
  );
  expect(relativeConcentrationIndex(made).value).toBeCloseTo(-0.1694, 4);
});

test("five equal groups by hand: 20, 18, 17, 14, 11 at ranks 0.1 … 0.9 make Σxv = −4.4 and Σx² = 0.4, so a slope of −11 from 21.5 to 10.5", () => {
  const made = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
  const { value, leastAdvantaged, mostAdvantaged, limitsFrom } = slopeIndex(made);
  expect(value).toBeCloseTo(-11, 12);
  expect(leastAdvantaged).toBeCloseTo(21.5, 12);
  expect(mostAdvantaged).toBeCloseTo(10.5, 12);
  expect(limitsFrom).toBe("scatter");
  expect(relativeIndex(made).value).toBeCloseTo(10.5 / 21.5, 12);
  // ACI = 2 Σ share x v = 2 · −4.4 / 5.
  expect(absoluteConcentrationIndex(made).value).toBeCloseTo(-1.76, 12);
  expect(relativeConcentrationIndex(made).value).toBeCloseTo(-0.11, 12);
});

test("Wagstaff 2005: C / (1 − μ) between 0 and 1; Erreygers 2009: 4 μ C, and 4 μ C / (b − a) on other bounds", () => {
  const parts = ladder({ values: [0.2, 0.3, 0.6], populations: [5, 3, 2] }, [1, 2, 3]);
  const c = relativeConcentrationIndex(parts).value;
  expect(wagstaffIndex(parts, { least: 0, most: 1 }).value).toBeCloseTo(c / (1 - parts.mean), 12);
  expect(erreygersIndex(parts, { least: 0, most: 1 }).value).toBeCloseTo(4 * parts.mean * c, 12);
  const percent = ladder({ values: [20, 30, 60], populations: [5, 3, 2] }, [1, 2, 3]);
  expect(wagstaffIndex(percent, { least: 0, most: 100 }).value).toBeCloseTo(c / (1 - parts.mean), 12);
  expect(erreygersIndex(percent, { least: 0, most: 100 }).value).toBeCloseTo(4 * parts.mean * c, 12);
});

test("Fieller 1954: at either limit ρ, numerator − ρ · denominator lies exactly `reach` of its errors from 0; none where the denominator could be 0", () => {
  const { lower, upper } = fiellerLimits(12, 5, 4, 1, 0.7, 1.96);
  for (const ratio of [lower, upper])
    expect(Math.abs(12 - ratio * 5) / Math.sqrt(4 - 2 * ratio * 0.7 + ratio * ratio)).toBeCloseTo(1.96, 10);
  expect(fiellerLimits(12, 1.9, 4, 1, 0, 1.96).lower).toBeNaN();
});

test("impossible numbers are refused: a value outside its bounds or scale, bounds without room, a scale of 0", () => {
  const made = ladder({ values: [20, 30, 60], populations: [5, 3, 2] }, [1, 2, 3]);
  expect(() => wagstaffIndex(made, { least: 0, most: 1 })).toThrow(/value of 20/);
  expect(() => erreygersIndex(made, { least: 1, most: 1 })).toThrow(/Bounds of 1 and 1/);
  expect(() => logitSlopeIndex(made, { scale: 1 })).toThrow(/value of 20/);
  expect(() => logitSlopeIndex(made, { scale: 0 })).toThrow(/scale of 0/);
});

test("an end at 0 or less has no ratio; a mean of 0 or less no relative index; a mean on a bound no Wagstaff index", () => {
  expect(relativeIndex(ladder({ values: [9, 1, 0], populations: [1, 1, 1] }, [1, 2, 3])).value).toBeNaN();
  expect(relativeConcentrationIndex(ladder({ values: [-9, 1, 2], populations: [1, 1, 1] }, [1, 2, 3])).value).toBeNaN();
  expect(relativeConcentrationIndex(ladder({ values: [0, 0, 0], populations: [1, 1, 1] }, [1, 2, 3])).value).toBeNaN();
  expect(wagstaffIndex(ladder({ values: [0, 0, 0], populations: [1, 1, 1] }, [1, 2, 3]), { least: 0, most: 1 }).value).toBeNaN();
});

test("all equal: no inequality, with a scatter of 0", () => {
  const made = ladder({ values: [7, 7, 7, 7], populations: [1, 2, 3, 4] }, [1, 2, 3, 4]);
  expect(slopeIndex(made)).toEqual({
    value: 0,
    standardError: 0,
    lower: 0,
    upper: 0,
    limitsFrom: "scatter",
    leastAdvantaged: 7,
    mostAdvantaged: 7,
  });
  expect(relativeIndex(made).value).toBe(1);
  expect(relativeConcentrationIndex(made).value).toBe(0);
});

test("delta method: every error is that of the measure's own derivatives, taken by moving each value a little", () => {
  const values = [31, 24, 27, 18, 22, 12];
  const populations = [500, 800, 300, 900, 400, 650];
  const made = ladder({ values, populations, standardErrors: [3e-4, 1e-4, 4e-4, 1e-4, 5e-4, 9e-4] }, [1, 2, 3, 4, 5, 6]);
  for (const measure of [
    slopeIndex,
    relativeIndex,
    absoluteConcentrationIndex,
    relativeConcentrationIndex,
    (one: Ladder) => wagstaffIndex(one, { least: 10, most: 60 }),
    (one: Ladder) => erreygersIndex(one, { least: 10, most: 60 }),
    (one: Ladder) => logitSlopeIndex(one, { scale: 100 }),
    (one: Ladder) => logitRelativeIndex(one, { scale: 100 }),
  ]) {
    const numeric = propagatedError(made, (one) => measure(one).value);
    expect(measure(made).standardError / numeric).toBeCloseTo(1, 6);
  }
});

test("Kakwani et al. 1997: group i weighs share (2 rank − 1 − C) / mean in the error of C", () => {
  const made = ladder({ values: [31, 24, 12], populations: [5, 3, 2], standardErrors: [2, 3, 4] }, [1, 2, 3]);
  const { value, standardError } = relativeConcentrationIndex(made);
  const parts = [2, 3, 4].map((error, at) => (made.populations[at] / 10) * (2 * made.ranks[at] - 1 - value) * error);
  expect(standardError).toBeCloseTo(Math.hypot(...parts) / made.mean, 12);
});

const group = fc.record({
  value: fc.integer({ min: 50, max: 950 }).map((tenths) => tenths / 10),
  people: fc.integer({ min: 100, max: 5000 }),
  error: fc.double({ min: 0.1, max: 5, noNaN: true }),
});
type Group = { value: number; people: number; error: number };
const groups = fc.array(group, { minLength: 3, maxLength: 25 });
const made = (list: readonly Group[], value = (one: Group): number => one.value, order = (at: number): number => at): Ladder =>
  ladder(
    { values: list.map(value), populations: list.map((one) => one.people), standardErrors: list.map((one) => one.error) },
    list.map((_, at) => order(at)),
  );
/** To 1e-6, since a leverage near 1 eats digits; NaN agrees with NaN. */
const expectNear = (got: number, wanted: number): void =>
  expect(Object.is(got, wanted) || Math.abs(got - wanted) <= 1e-6 * (1 + Math.abs(wanted)), `${got} against ${wanted}`).toBe(true);

test("shift: slope and absolute index don't feel it, the relative index falls in proportion to the mean", () => {
  fc.assert(
    fc.property(groups, fc.double({ min: 0, max: 1000, noNaN: true }), (list, shift) => {
      const plain = made(list);
      const moved = made(list, (one) => one.value + shift);
      expectNear(slopeIndex(moved).value, slopeIndex(plain).value);
      expectNear(slopeIndex(moved).standardError, slopeIndex(plain).standardError);
      expectNear(
        absoluteConcentrationIndex(moved, { limits: "scatter" }).upper,
        absoluteConcentrationIndex(plain, { limits: "scatter" }).upper,
      );
      expectNear(relativeConcentrationIndex(moved).value * (plain.mean + shift), relativeConcentrationIndex(plain).value * plain.mean);
    }),
  );
});

test("scale: absolute measures grow along, relative ones don't; so do their limits", () => {
  fc.assert(
    fc.property(groups, fc.double({ min: 0.01, max: 100, noNaN: true }), (list, factor) => {
      const scatter = { limits: "scatter" } as const;
      const plain = made(list);
      const scaled = made(list, (one) => one.value * factor);
      expectNear(slopeIndex(scaled, scatter).lower, slopeIndex(plain, scatter).lower * factor);
      expectNear(absoluteConcentrationIndex(scaled, scatter).upper, absoluteConcentrationIndex(plain, scatter).upper * factor);
      expectNear(relativeConcentrationIndex(scaled, scatter).upper, relativeConcentrationIndex(plain, scatter).upper);
      const [one, other] = [relativeIndex(scaled, scatter), relativeIndex(plain, scatter)];
      if (!Number.isNaN(other.upper) && Math.abs(other.upper) < 100) expectNear(one.upper, other.upper);
    }),
  );
});

test("replication: every group twice on its rung changes no value", () => {
  fc.assert(
    fc.property(groups, (list) => {
      const plain = made(list);
      const twice = made([...list, ...list], undefined, (at) => at % list.length);
      expectNear(slopeIndex(twice).value, slopeIndex(plain).value);
      expectNear(absoluteConcentrationIndex(twice).value, absoluteConcentrationIndex(plain).value);
      expectNear(relativeConcentrationIndex(twice).value, relativeConcentrationIndex(plain).value);
      expectNear(logitSlopeIndex(twice, { scale: 100 }).value, logitSlopeIndex(plain, { scale: 100 }).value);
    }),
  );
});

test("mirror: the order turned round changes the sign of differences and turns ratios over, limits and all", () => {
  fc.assert(
    fc.property(groups, (list) => {
      const plain = made(list);
      const mirrored = made(list, undefined, (at) => -at);
      for (const limits of ["standardErrors", "scatter"] as const) {
        expectNear(slopeIndex(mirrored, { limits }).lower, -slopeIndex(plain, { limits }).upper);
        expectNear(relativeConcentrationIndex(mirrored, { limits }).lower, -relativeConcentrationIndex(plain, { limits }).upper);
        expectNear(logitSlopeIndex(mirrored, { limits, scale: 100 }).lower, -logitSlopeIndex(plain, { limits, scale: 100 }).upper);
        const ratio = logitRelativeIndex(plain, { limits, scale: 100 });
        expectNear(logitRelativeIndex(mirrored, { limits, scale: 100 }).lower, 1 / ratio.upper);
      }
      const straight = relativeIndex(plain).value;
      if (!Number.isNaN(straight)) expectNear(relativeIndex(mirrored).value, 1 / straight);
    }),
  );
});

test("complement: Erreygers and Wagstaff change only sign, and the logistic slope too, when those without are counted", () => {
  fc.assert(
    fc.property(groups, (list) => {
      const plain = made(list);
      const rest = made(list, (one) => 100 - one.value);
      const bounds = { least: 0, most: 100 };
      expectNear(erreygersIndex(rest, bounds).lower, -erreygersIndex(plain, bounds).upper);
      expectNear(wagstaffIndex(rest, bounds).lower, -wagstaffIndex(plain, bounds).upper);
      expectNear(logitSlopeIndex(rest, { scale: 100 }).value, -logitSlopeIndex(plain, { scale: 100 }).value);
    }),
  );
});
