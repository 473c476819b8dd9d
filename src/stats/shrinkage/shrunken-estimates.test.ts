import { expect, test } from "vitest";
import * as fc from "fast-check";
import { normalDraws } from "../random/normal-draws.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { shrunkenEstimates } from "./shrunken-estimates.ts";

/** Hits of 18 baseball players in their first 45 at bats of 1970. */
const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];

test("Efron & Morris 1975 (JASA 70:311–319, table 1): batting averages after an arcsine turn, shrunk by 0.791, to 0.001", () => {
  const turned = hits.map((hit) => Math.sqrt(45) * Math.asin((2 * hit) / 45 - 1));
  const made = shrunkenEstimates(
    turned,
    turned.map(() => 1),
  );
  expect(1 - made.kept[0]).toBeCloseTo(0.791, 3);
  const back = [...made.values].map((value) => (Math.sin(value / Math.sqrt(45)) + 1) / 2);
  const published = [
    0.29, 0.286, 0.281, 0.277, 0.273, 0.273, 0.268, 0.264, 0.259, 0.259, 0.254, 0.254, 0.254, 0.254, 0.254, 0.249, 0.244, 0.239,
  ];
  back.forEach((value, at) => expect(Math.abs(value - published[at])).toBeLessThan(0.001));
});

test("Efron & Morris 1977 (Scientific American 236:119–127): they keep 0.212 of their distance from .265; Clemente .400 becomes .294", () => {
  const averages = hits.map((hit) => hit / 45);
  const error = Math.sqrt((0.265432 * (1 - 0.265432)) / 45);
  const made = shrunkenEstimates(
    averages,
    averages.map(() => error),
  );
  expect(made.centre).toBeCloseTo(0.265, 3);
  expect(made.kept[0]).toBeCloseTo(0.212, 3);
  expect(made.values[0]).toBeCloseTo(0.294, 3);
});

test("Morris 1983 (JASA 78:47–55): with equal errors the variance is V (1 − (k − 1)/k B) + 2/(k − 3) B² (y − ȳ)²", () => {
  const values = [3, 9, 4, 7, 12, 5];
  const made = shrunkenEstimates(
    values,
    values.map(() => 2),
  );
  const mean = 40 / 6;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const shrink = (3 * 4) / squares;
  values.forEach((value, at) => {
    expect(made.values[at]).toBeCloseTo(mean + (1 - shrink) * (value - mean), 11);
    const error = Math.sqrt(4 * (1 - (5 / 6) * shrink) + (2 / 3) * shrink * shrink * (value - mean) ** 2);
    expect((made.upper[at] - made.lower[at]) / 2).toBeCloseTo(1.959963984540054 * error, 10);
  });
  expect(made.between).toBeCloseTo(squares / 5 - 4, 10);
});

const some = fc.array(fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.5, max: 9, noNaN: true })), {
  minLength: 4,
  maxLength: 40,
});

test("a shrunken value lies between its own and the centre; shift and scale go along, order doesn't matter", () => {
  fc.assert(
    fc.property(some, fc.double({ min: 0.1, max: 20, noNaN: true }), (made, by) => {
      const of = (list: typeof made, change = (value: number) => value, stretch = 1) =>
        shrunkenEstimates(
          list.map(([value]) => change(value)),
          list.map(([, error]) => error * stretch),
        );
      const plain = of(made);
      const shifted = of(made, (value) => value + by);
      const scaled = of(made, (value) => value * by, by);
      const turned = of(made.toReversed());
      made.forEach(([value], at) => {
        const [low, high] = [Math.min(value, plain.centre), Math.max(value, plain.centre)];
        expect(plain.values[at]).toBeGreaterThan(low - 1e-9);
        expect(plain.values[at]).toBeLessThan(high + 1e-9);
        expect(Math.abs(shifted.values[at] - plain.values[at] - by)).toBeLessThan(1e-6);
        expect(Math.abs(scaled.values[at] / by - plain.values[at])).toBeLessThan(1e-6);
        expect(Math.abs(turned.values[made.length - 1 - at] - plain.values[at])).toBeLessThan(1e-6);
      });
    }),
    { numRuns: 100 },
  );
});

test("the noisier an area, the less it keeps", () => {
  const { kept } = shrunkenEstimates([1, 9, 5, 4, 8, 2], [1, 2, 3, 4, 5, 6]);
  for (let at = 1; at < kept.length; at += 1) expect(kept[at]).toBeLessThan(kept[at - 1]);
});

test("coverage of all areas together: 93–98 % for 5, 10, 20, 40, 111 areas with normal true values, errors from 0.2 to 1.6 times 2", () => {
  for (const [k, spread] of [
    [5, 3],
    [10, 3],
    [20, 3],
    [40, 1],
    [111, 3],
  ] as const) {
    const random = seededRandom(k);
    const normal = normalDraws(random);
    const runs = Math.ceil(20_000 / k);
    let inside = 0;
    for (let run = 0; run < runs; run += 1) {
      const truth = Float64Array.from({ length: k }, () => 40 + spread * normal());
      const errors = truth.map(() => 2 * (0.4 + 1.2 * random()));
      const made = shrunkenEstimates(
        truth.map((value, at) => value + errors[at] * normal()),
        errors,
      );
      truth.forEach((value, at) => (inside += Number(made.lower[at] <= value && value <= made.upper[at])));
    }
    // Areas of one run share centre and variance, so a run counts as a few draws at least: 1 % covers three errors.
    const found = inside / (runs * k);
    expect(found, `${k}: ${found}`).toBeGreaterThan(0.92);
    expect(found, `${k}: ${found}`).toBeLessThan(0.98);
  }
});

test("missing stays missing; few areas and sure ones are left as they are; unequal lists and negative errors are refused", () => {
  const made = shrunkenEstimates([1, Number.NaN, 3, 4, 9, 6], [1, 1, Number.NaN, 1, 1, 1]);
  expect([made.values[1], made.lower[1], made.kept[2]].every(Number.isNaN)).toBe(true);
  expect(made.values[0]).toBeGreaterThan(1);
  const few = shrunkenEstimates([1, 5, 9], [1, 1, 1]);
  expect([...few.values]).toEqual([1, 5, 9]);
  expect(few.upper[0]).toBeCloseTo(2.959963984540054, 12);
  const sure = shrunkenEstimates([1, 5, 9, 11], [0, 0, 0, 0]);
  expect([...sure.kept]).toEqual([1, 1, 1, 1]);
  const equal = shrunkenEstimates([5, 5, 5, 5, 5], [1, 0, 1, 1, 1]);
  expect(equal.values.every((value) => Math.abs(value - 5) < 1e-12)).toBe(true);
  expect(shrunkenEstimates([], []).centre).toBeNaN();
  expect(() => shrunkenEstimates([1], [])).toThrow(RangeError);
  expect(() => shrunkenEstimates([1], [-1])).toThrow(/-1/);
});
