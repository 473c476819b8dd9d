import { expect, test } from "vitest";
import * as fc from "fast-check";
import { normalDraws } from "../random/normal-draws.ts";
import { seededRandom, type Random } from "../random/seeded-random.ts";
import { shrunkenRates } from "./shrunken-rates.ts";

/** Homicides 1979–84 and person-years of 78 counties around St. Louis, and the first ten rates as PySAL 1.14 publishes them (BSD licence). */
const counts = [
  4, 19, 3, 2, 2, 28, 61, 3, 7, 3, 4, 0, 1, 12, 0, 2, 6, 6, 3, 4, 0, 2, 9, 2, 23, 5, 2, 2, 0, 2, 10, 4, 95, 8, 31, 0, 407, 5, 10, 1238, 3,
  14, 0, 2, 18, 369, 5, 0, 3, 0, 40, 9, 7, 1, 3, 2, 8, 5, 11, 12, 8, 10, 2, 8, 7, 25, 6, 19, 6, 2, 2, 6, 9, 0, 1, 13, 3, 4,
];
const years = [
  189087, 425580, 69649, 88540, 33697, 774843, 1056438, 172182, 224033, 113497, 218510, 87628, 36354, 316661, 53222, 141872, 103469, 193449,
  295848, 99013, 34772, 65947, 155266, 123387, 612258, 135365, 133297, 186877, 68404, 68779, 192789, 96686, 1480530, 92864, 905683, 93388,
  5863876, 109086, 265200, 2658090, 199528, 347829, 79838, 72381, 432159, 1605518, 110883, 48352, 121762, 92348, 891502, 225007, 113880,
  46260, 108510, 55620, 213680, 131792, 109953, 108864, 205880, 260154, 90841, 255875, 253540, 372227, 100389, 345641, 87410, 66694, 64680,
  127071, 107508, 43056, 61456, 353841, 47507, 68218,
];
const published = [
  2.3671895e-5, 4.54539167e-5, 4.78114019e-5, 2.76907146e-5, 6.58989323e-5, 3.66494122e-5, 5.79952721e-5, 2.0306459e-5, 3.31152999e-5,
  3.0274838e-5,
];

test("PySAL, Empirical_Bayes (Marshall 1991): rates of 78 counties around St. Louis, to the nine digits published", () => {
  const made = shrunkenRates(counts, years, "rate");
  published.forEach((rate, at) => expect(Math.abs(made.values[at] / rate - 1)).toBeLessThan(5e-9));
});

test("Martuzzi & Elliott 1996: a proportion keeps n / (n + M), where M = c (1 − c) / A − 1 people stand for what is known beforehand", () => {
  const made = shrunkenRates([5, 30, 12, 50, 9], [50, 100, 80, 110, 60], "proportion");
  const strength = (made.centre * (1 - made.centre)) / made.between - 1;
  [50, 100, 80, 110, 60].forEach((n, at) => expect(made.kept[at]).toBeCloseTo(n / (n + strength), 12));
  expect(made.centre).toBeCloseTo(106 / 400, 14);
});

test("a shrunken rate lies between its own and the centre, its limits around it and within 0 and, for a proportion, 1", () => {
  const area = fc.integer({ min: 1, max: 3000 }).chain((people) => fc.tuple(fc.integer({ min: 0, max: people }), fc.constant(people)));
  fc.assert(
    fc.property(fc.array(area, { minLength: 4, maxLength: 30 }), fc.constantFrom("rate" as const, "proportion" as const), (made, kind) => {
      const { values, lower, upper, kept, centre } = shrunkenRates(
        made.map(([count]) => count),
        made.map(([, people]) => people),
        kind,
      );
      made.forEach(([count, people], at) => {
        const own = count / people;
        expect(kept[at]).toBeGreaterThanOrEqual(0);
        expect(kept[at]).toBeLessThanOrEqual(1);
        expect(values[at]).toBeGreaterThan(Math.min(own, centre) - 1e-12);
        expect(values[at]).toBeLessThan(Math.max(own, centre) + 1e-12);
        if (Number.isNaN(lower[at])) return;
        expect(lower[at]).toBeGreaterThanOrEqual(0);
        expect(lower[at]).toBeLessThanOrEqual(values[at] + 1e-9);
        expect(upper[at]).toBeGreaterThanOrEqual(values[at] - 1e-9);
        if (kind === "proportion") expect(upper[at]).toBeLessThanOrEqual(1);
      });
    }),
    { numRuns: 60 },
  );
});

/** Marsaglia & Tsang (2000), ACM Trans Math Softw 26:363–372; shapes of 1 and more. */
function gammaDraw(shape: number, random: Random, normal: Random): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function binomialDraw(n: number, p: number, random: Random): number {
  let count = 0;
  for (let at = 0; at < n; at += 1) if (random() < p) count += 1;
  return count;
}

for (const kind of ["rate", "proportion"] as const) {
  test(`${kind}: limits cover 93–97 % of all areas for 10, 20, 20, 40, 111 areas whose true values differ by 20–50 %`, () => {
    for (const [k, mean, differ, people] of [
      [10, 0.05, 0.3, 500],
      [20, 0.05, 0.3, 500],
      [20, 0.02, 0.5, 700],
      [40, 0.1, 0.3, 300],
      [111, 0.05, 0.2, 600],
    ] as const) {
      const random = seededRandom(k * 7);
      const normal = normalDraws(random);
      const runs = Math.ceil(6000 / k);
      const shape = 1 / (differ * differ);
      let inside = 0;
      for (let run = 0; run < runs; run += 1) {
        const populations = Float64Array.from({ length: k }, () => Math.round(people * (0.3 + 1.4 * random())));
        const truth = populations.map(() => (mean * gammaDraw(shape, random, normal)) / shape);
        // Rare enough that a binomial count is as good as a Poisson one.
        const made = shrunkenRates(
          populations.map((n, at) => binomialDraw(n, truth[at], random)),
          populations,
          kind,
        );
        truth.forEach((value, at) => (inside += Number(made.lower[at] <= value && value <= made.upper[at])));
      }
      // 6,000 areas that share centre and variance per run: counted as 2,000, three errors are 1.5 %.
      const found = inside / (runs * k);
      expect(Math.abs(found - 0.95), `${k}, ${mean}: ${found}`).toBeLessThan(0.035);
    }
  });
}

test("areas that don't differ: all shrink to the centre, with limits that still have a width (Marshall 1991: A is 0 then)", () => {
  const made = shrunkenRates([50, 51, 49, 50, 50], [1000, 1000, 1000, 1000, 1000], "rate");
  expect(made.between).toBe(0);
  made.values.forEach((value, at) => {
    expect(value).toBeCloseTo(0.05, 14);
    expect(made.kept[at]).toBe(0);
    expect(made.upper[at] - made.lower[at]).toBeGreaterThan(0.004);
  });
});

test("no events, all events, one person each, three areas, missing and impossible numbers", () => {
  const none = shrunkenRates([0, 0, 0, 0], [10, 20, 30, 40], "rate");
  expect([...none.values]).toEqual([0, 0, 0, 0]);
  expect(none.upper[0]).toBeNaN();
  // One area of one person, with all the events there are: what can be said of the large one is worth nothing.
  expect(shrunkenRates([0, 0, 0, 1], [1, 2991, 1, 4], "rate").upper[1]).toBeNaN();
  expect([...shrunkenRates([5, 6, 7, 8], [5, 6, 7, 8], "proportion").values]).toEqual([1, 1, 1, 1]);
  expect([...shrunkenRates([1, 0, 1, 0], [1, 1, 1, 1], "proportion").values]).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(shrunkenRates([1, 2, 3], [10, 10, 10], "rate").upper[0]).toBeNaN();
  const gaps = shrunkenRates([1, Number.NaN, 0, 4, 9, 3], [10, 10, 0, 10, 20, Number.NaN], "rate");
  expect([gaps.values[1], gaps.values[2], gaps.values[5]].every(Number.isNaN)).toBe(true);
  expect(gaps.centre).toBeCloseTo(14 / 40, 14);
  expect(shrunkenRates([], [], "rate").centre).toBeNaN();
  expect(() => shrunkenRates([1], [], "rate")).toThrow(RangeError);
  expect(() => shrunkenRates([-1], [3], "rate")).toThrow(/-1/);
  expect(() => shrunkenRates([1], [-3], "rate")).toThrow(/-3 people/);
  expect(() => shrunkenRates([5], [3], "proportion")).toThrow(/5 of 3 people/);
  expect(() => shrunkenRates([1], [3], "rate", 95)).toThrow(/0\.95/);
});
