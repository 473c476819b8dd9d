import { expect, test } from "vitest";
import { europeanStandardPopulation2013 } from "./european-standard-population.ts";

test("Eurostat 2013: 100,000 people in 19 bands, 19,500 of them 65 and over", () => {
  const { people, startAges } = europeanStandardPopulation2013;
  const from = (age: number) => people.reduce((sum, one, at) => sum + (startAges[at] >= age ? one : 0), 0);
  expect(people.length).toBe(startAges.length);
  expect(from(0)).toBe(100_000);
  expect(from(65)).toBe(19_500);
});
