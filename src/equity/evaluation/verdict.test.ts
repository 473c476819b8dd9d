/** How often the verdict is right, in simulated cities with 5 measurements before and 3 after, noise of sd 1. */
import { describe, expect, test } from "vitest";
import { judge, type City } from "./made-city.ts";

const cities = 40;
/** Kinds of verdicts over cities with these seeds. */
async function verdicts(city: Omit<City, "first" | "last" | "seed">): Promise<Record<string, number>> {
  const found: Record<string, number> = { effectShown: 0, noEffectLargerThan: 0, cannotTell: 0 };
  for (let seed = 1; seed <= cities; seed += 1) found[(await judge({ ...city, first: 2010, last: 2017, seed })).result.verdict.kind] += 1;
  return found;
}
/** The largest count that a share may give, two Monte-Carlo errors above it. */
const most = (share: number): number => cities * share + 2 * Math.sqrt(cities * share * (1 - share));

const few = { treated: 3, comparison: 7 };
const many = { treated: 15, comparison: 15 };

describe.each([
  ["3 + 7 areas (permutation)", few, 3.05, [0.5]],
  ["15 + 15 areas (cluster-robust)", many, 1.47, [0.2]],
])("%s, 40 cities (seeds 1–40)", (_name, sides, detectable, drifts) => {
  test("no effect and no drift: shown in at most 6 %", async () => {
    expect((await verdicts(sides)).effectShown).toBeLessThanOrEqual(cities * 0.06);
  });

  test.each(drifts)("no effect, but %d a year of drift that goes on: shown in at most 10 %", async (drift) => {
    expect((await verdicts({ ...sides, drift })).effectShown).toBeLessThanOrEqual(cities * 0.1);
  });

  test(`an effect of ${detectable}, the one said to be seen in 8 of 10 cases: missed in at most 20 % and two Monte-Carlo errors, and not always seen`, async () => {
    const found = await verdicts({ ...sides, effect: detectable });
    expect(cities - found.effectShown).toBeLessThanOrEqual(most(0.2));
    expect(cities - found.effectShown).toBeGreaterThanOrEqual(1);
  });
});

test("15 + 15 areas that drift apart by 0.5 a year: cannot tell in 90 % and more of 40 cities, by the path before or by what is left without it", async () => {
  expect((await verdicts({ ...many, drift: 0.5 })).cannotTell).toBeGreaterThanOrEqual(cities * 0.9);
});
