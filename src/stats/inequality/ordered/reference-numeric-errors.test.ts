/**
 * Errors of SII and RII that healthequal 1.0.1 publishes lie 1e-8 from ours. That difference is its own, shown in three ways: its numbers
 * come out to the last digit when the delta method is done with differences in place of derivatives; such differences come nearer to
 * ours as their step shrinks, at the rate that they must; and with its step they can't be nearer than rounding lets them.
 */
import { describe, expect, test } from "vitest";
import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import { ladder, type Ladder } from "../groups.ts";
import { logitLine } from "./logit-line.ts";
import { chance, deltaError, iteratedFit, type Pair, type Spread } from "./made-iterated-fit.ts";
import { absent, off, published, reason, referenceGroups } from "./made-reference.ts";

/** What the indices are of the coefficients: the slope on a scale of 1 and the ratio on its logarithm, as their errors are published. */
const quantities = {
  sii: ([start, rise]: Pair): number => chance(start + rise) - chance(start),
  rii: ([start, rise]: Pair): number => Math.log(chance(start + rise) / chance(start)),
};
const both = ["sii", "rii"] as const;
type Quantity = (typeof both)[number];

type Scheme = (of: (at: Pair) => number, at: Pair, towards: Pair, step: number) => number;
const moved = ([start, rise]: Pair, [onStart, onRise]: Pair, by: number): Pair => [start + by * onStart, rise + by * onRise];
const forward: Scheme = (of, at, towards, step) => (of(moved(at, towards, step)) - of(at)) / step;
const central: Scheme = (of, at, towards, step) => (of(moved(at, towards, step)) - of(moved(at, towards, -step))) / (2 * step);
/** Richardson's extrapolation of two central differences. */
const extrapolated: Scheme = (of, at, towards, step) => (4 * central(of, at, towards, step / 2) - central(of, at, towards, step)) / 3;

type Step = (coefficient: number) => number;
function numericError(scheme: Scheme, quantity: Quantity, at: Pair, spread: Spread, step: Step): number {
  const of = quantities[quantity];
  return deltaError([scheme(of, at, [1, 0], step(at[0])), scheme(of, at, [0, 1], step(at[1]))], spread);
}

function ourError(groups: Ladder, quantity: Quantity): number {
  const { differenceVariance, logRatioVariance } = logitLine(groups, { scale: 100, weights: "reference" });
  return Math.sqrt(quantity === "sii" ? differenceVariance : logRatioVariance);
}

/** The step with which a forward difference in double precision loses least, about. */
const root = Math.sqrt(Number.EPSILON);
const relative: Step = (coefficient) => root * Math.abs(coefficient);

/** Coefficients alike to 15 digits, as another order of adding up gives: rounding decides what a small difference comes to. */
function lastDigits([start, rise]: Pair): Pair[] {
  const places = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const ulp = (of: number): number => 2 ** (Math.floor(Math.log2(Math.abs(of))) - 52);
  return places.flatMap((i) => places.map((j): Pair => [start + i * ulp(start), rise + j * ulp(rise)]));
}

/** How near both published errors come together, at the best of those. */
function nearest(scheme: Scheme, step: Step, more: number): number {
  const { coefficients, spread } = iteratedFit(referenceGroups(), 100, more);
  const farther = (at: Pair): number =>
    Math.max(...both.map((each) => off(numericError(scheme, each, at, spread, step), published(each).error)));
  return Math.min(...lastDigits(coefficients).map(farther));
}

describe("theirs", () => {
  test.skipIf(absent)(
    `come out to 1e-13, where 1e-9 is asked, with forward differences of √ε times the coefficient and the weights of the last iteration${reason}`,
    () => expect(nearest(forward, relative, 0)).toBeLessThan(1e-13),
  );

  test.skipIf(absent).each<[string, Scheme, Step, number]>([
    ["weights that settled", forward, relative, 1],
    ["central differences", central, relative, 0],
    ["a step of √ε", forward, () => root, 0],
    ["a step of 1e-8", forward, () => 1e-8, 0],
    ["a step of 1e-7", forward, () => 1e-7, 0],
    ["a step of 1e-4 times the coefficient", forward, (coefficient) => 1e-4 * Math.abs(coefficient), 0],
    ["central differences of 1e-5", central, () => 1e-5, 0],
  ])(`do not come out to 1e-9 with %s, whatever the last digits${reason}`, (_, scheme, step, more) =>
    expect(nearest(scheme, step, more)).toBeGreaterThan(1e-9),
  );

  test.skipIf(absent)(`are all that sets the limits apart: limits are estimate ± z · error, to 1e-12${reason}`, () => {
    const z = twoSidedZ(0.95);
    const [slope, ratio] = [published("sii"), published("rii")];
    for (const [end, sign] of [["lower", -1] as const, ["upper", 1] as const]) {
      expect(off(slope.value + sign * z * 100 * slope.error, slope[end])).toBeLessThan(1e-12);
      expect(off(ratio.value * Math.exp(sign * z * ratio.error), ratio[end])).toBeLessThan(1e-12);
    }
  });
});

const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [700, 800, 900, 650, 750] }, [1, 2, 3, 4, 5]);

describe.each(both)("our error of the %s", (quantity) => {
  const { coefficients, spread } = iteratedFit(fifths, 100, 3);
  const gap = (scheme: Scheme, step: number): number =>
    off(
      numericError(scheme, quantity, coefficients, spread, () => step),
      ourError(fifths, quantity),
    );

  test("is what forward differences come to: ten times nearer with a step ten times smaller", () => {
    for (const step of [1e-2, 1e-3, 1e-4]) expect(Math.abs(gap(forward, step) / gap(forward, step / 10) - 10)).toBeLessThan(0.1);
    expect(gap(forward, 1e-5)).toBeLessThan(1e-5);
  });

  test("is what central differences come to: a hundred times nearer, and met to 1e-10", () => {
    for (const step of [1e-1, 1e-2]) expect(Math.abs(gap(central, step) / gap(central, step / 10) - 100)).toBeLessThan(2);
    expect(gap(central, 1e-5)).toBeLessThan(1e-10);
  });

  test("is what central differences extrapolated to no step are, to 1e-12", () => expect(gap(extrapolated, 2e-3)).toBeLessThan(1e-12));
});

test.skipIf(absent).each(both)(
  `what lies between their error of the %s and ours is within what their step can put it off; with a better one it is ours to 1e-12${reason}`,
  (quantity) => {
    const groups = referenceGroups();
    const ours = ourError(groups, quantity);
    const { coefficients, spread } = iteratedFit(groups, 100, 3);
    const unsettled = iteratedFit(groups, 100).spread;
    const exact = (of: Spread): number => numericError(extrapolated, quantity, coefficients, of, () => 2e-3);
    expect(off(exact(spread), ours)).toBeLessThan(1e-12);
    const byWeights = off(exact(unsettled), ours);
    expect(byWeights).toBeLessThan(3e-9);
    const byDifferences = mostOff(quantity, coefficients, unsettled) / ours;
    expect(byDifferences).toBeLessThan(1e-6);
    expect(off(published(quantity).error, ours)).toBeLessThan(byDifferences + byWeights);
  },
);

/**
 * The most that forward differences of √ε |b| can put an error off. Per coefficient: what they cut off, ½ h max|f″|; the rounding of b + h,
 * u |b| max|f′| over h; and of two values, each a few roundings u of what it is made of, over h. An error is a length of the gradient, so it
 * moves by no more than the length of what the gradient moves (triangle inequality).
 */
function mostOff(quantity: Quantity, [start, rise]: Pair, [ofStart, , ofRise]: Spread): number {
  const u = Number.EPSILON / 2;
  const [low, high] = [chance(start), chance(start + rise)];
  // A chance has 4 u of itself (2 of the power, 1 of the sum, 1 of the quotient) and ¼ of its argument's u, or on the logarithm all of it.
  const roundings =
    quantity === "sii"
      ? 4 * (low + high) + Math.abs(start + rise) / 4 + (high - low)
      : 8 + Math.abs(start + rise) + 1 + 2 * Math.log(high / low);
  // Both have |f′| ≤ 1 and |f″| ≤ ¼: p (1 − p) is at most ¼, and p (1 − p)(1 − 2p) at most 0.0963, twice.
  const ofDifference = (coefficient: number): number => {
    const step = relative(coefficient);
    return (step / 2) * 0.25 + (u * Math.abs(coefficient) + 2 * roundings * u) / step;
  };
  return ofDifference(start) * Math.sqrt(ofStart) + ofDifference(rise) * Math.sqrt(ofRise);
}
