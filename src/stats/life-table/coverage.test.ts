/** Nominal 95 % limits: how often they hold the truth. 4,000 draws, so a share of 95 % has a Monte-Carlo error of 0.34 points. */
import { expect, test } from "vitest";
import { poissonDraws } from "../rates/count-draws.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { lifeExpectancy } from "./life-expectancy.ts";

const draws = 4000;
const startAges = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];
const shares = [1, 4, 5, 5, 5.5, 6, 6.5, 7, 6.5, 6.5, 6.5, 7, 7, 6.5, 5.5, 4.5, 3.5, 2.5, 1.5, 0.9];
/** Death rates after Gompertz and Makeham: 76 years at birth. */
const rates = startAges.map((age) => {
  if (age === 0) return 0.004;
  if (age === 1) return 0.0003;
  return age === 90 ? 0.24 : 0.00003 * Math.exp(0.098 * (age + 2.5)) + 0.0001;
});

test("Silcocks covers 93–97 % at birth and at 65: 6,000, 7,500, 10,000, 25,000, 100,000 and 1,000,000 person-years (seed 14)", () => {
  const all = shares.reduce((sum, one) => sum + one, 0);
  for (const total of [6000, 7500, 10_000, 25_000, 100_000, 1_000_000]) {
    const populations = shares.map((one) => (one / all) * total);
    const random = seededRandom(14);
    const streams = populations.map((people, at) => poissonDraws(people * rates[at], random));
    const truth = lifeExpectancy(
      { startAges, populations: populations.map((one) => one * 1e6), deaths: populations.map((one, at) => one * rates[at] * 1e6) },
      { confidence: 0.95 },
    );
    for (const at of [0, 14]) expect(truth[at].reason).toBeNull();
    const held = [0, 0];
    let known = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const table = lifeExpectancy({ startAges, populations, deaths: streams.map((one) => one()) }, { confidence: 0.95 });
      if (Number.isNaN(table[0].lower)) continue;
      known += 1;
      for (const [place, at] of [0, 14].entries())
        if (table[at].lower <= truth[at].value && truth[at].value <= table[at].upper) held[place] += 1;
    }
    expect(known).toBeGreaterThan(draws * 0.99);
    for (const one of held) {
      expect((100 * one) / known).toBeGreaterThanOrEqual(93);
      expect((100 * one) / known).toBeLessThanOrEqual(97);
    }
  }
});
