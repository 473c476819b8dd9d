import { expect, test } from "vitest";
import { seededRandom } from "../random/seeded-random.ts";
import { directlyStandardisedRate } from "./directly-standardised-rate.ts";
import { directlyStandardisedRates } from "./directly-standardised-rates.ts";
import { europeanStandardPopulation2013 } from "./european-standard-population.ts";
import { whyNoRate } from "./standardised-rate.ts";

const ages = 19;
const standard = europeanStandardPopulation2013.people;
const areas = 3000;

/** Areas of all kinds: empty bands, missing counts, parts of events, few and very many events. */
function city() {
  const random = seededRandom(21);
  const counts = new Float64Array(areas * ages);
  const populations = new Float64Array(areas * ages);
  for (let area = 0; area < areas; area += 1) {
    const size = area % 10 === 0 ? 1 : area % 100 === 1 ? 9000 : 20;
    for (let at = area * ages; at < (area + 1) * ages; at += 1) {
      populations[at] = 1 + Math.floor(random() * 5000);
      counts[at] = Math.floor(random() * size);
      if (random() < 0.002) counts[at] = Number.NaN;
      if (random() < 0.002) populations[at] = 0;
      if (random() < 0.002) counts[at] += 0.5;
    }
  }
  return { counts, populations };
}

const same = (got: number, wanted: number) => Object.is(got, wanted) || Math.abs(got - wanted) <= 1e-13 * Math.abs(wanted);

for (const [name, weights, method] of [
  ["all ages, Byar", standard, "byar"],
  ["under 75 by weights of 0, exact", standard.map((people, age) => (age < 15 ? people : 0)), "exact"],
] as const) {
  test(`3,000 areas at once are as directlyStandardisedRate makes each (${name}, seed 21)`, () => {
    const { counts, populations } = city();
    const options = { per: 100_000, confidence: 0.95, method };
    const got = directlyStandardisedRates({ counts, populations, standard: weights }, options);
    const seen = new Set<string | null>();
    for (let area = 0; area < areas; area += 1) {
      const [from, to] = [area * ages, (area + 1) * ages];
      const one = directlyStandardisedRate(
        { counts: counts.subarray(from, to), populations: populations.subarray(from, to), standard: weights },
        options,
      );
      const agrees = same(got.value[area], one.value) && same(got.lower[area], one.lower) && same(got.upper[area], one.upper);
      expect(agrees, `area ${area}: ${got.value[area]} against ${one.value}`).toBe(true);
      expect(whyNoRate[got.reasons[area]]).toBe(one.reason);
      seen.add(one.reason);
    }
    expect(seen).toEqual(new Set(whyNoRate));
  });
}

test("columns that are given are the ones written, reasons of an earlier run included", () => {
  const into = { value: new Float64Array(1), lower: new Float64Array(1), upper: new Float64Array(1), reasons: Uint8Array.of(3) };
  const input = { counts: Float64Array.of(10, 30), populations: Float64Array.of(100, 100), standard: [1, 3] };
  expect(directlyStandardisedRates(input, { per: 100, confidence: 0.95 }, into)).toBe(into);
  expect(into.value[0]).toBeCloseTo(25, 12);
  expect(into.reasons[0]).toBe(0);
});

test("no areas give empty columns; wrong shapes and negative numbers are refused, the latter with their area", () => {
  const none = new Float64Array(0);
  expect(directlyStandardisedRates({ counts: none, populations: none, standard }, { per: 1, confidence: 0.95 }).value.length).toBe(0);
  const options = { per: 1, confidence: 0.95 };
  const make = (counts: number[], populations: number[]) =>
    directlyStandardisedRates(
      { counts: Float64Array.from(counts), populations: Float64Array.from(populations), standard: [1, 1] },
      options,
    );
  expect(() => make([1, 2, 3], [1, 2, 3])).toThrow(RangeError);
  expect(() => make([1, 2], [1, 2, 3, 4])).toThrow(/2 counts and 4 populations/);
  expect(() => make([20, 20, 20, -20], [100, 100, 100, 100])).toThrow(/Area 2: Age band 2 has a count of -20/);
  expect(() => make([20, -20], [100, -100])).toThrow(RangeError);
  expect(() => make([20, 20], [100, Infinity])).toThrow(RangeError);
});
