import { expect, test } from "vitest";
import { seededRandom } from "../../random/seeded-random.ts";
import { completeGroups } from "../groups.ts";
import { populationAttributableFractionOfBest } from "./population-attributable-fraction-of-best.ts";
import { populationAttributableFraction } from "./population-attributable-fraction.ts";
import { populationAttributableRiskOfBest } from "./population-attributable-risk-of-best.ts";
import { populationAttributableRisk } from "./population-attributable-risk.ts";

const groups = completeGroups({ values: [20, 30, 50], populations: [20, 30, 50], standardErrors: [2, 3, 4] });

test("PAR = y_ref − μ and PAF = 100 PAR / μ (Schlotheuber & Hosseinpoor 2022), with errors by hand", () => {
  const risk = populationAttributableRisk(groups, 2, "higherIsBetter");
  expect(risk.value).toBe(12);
  expect(risk.standardError).toBeCloseTo(Math.hypot(0.2 * 2, 0.3 * 3, 0.5 * 4), 14);
  const fraction = populationAttributableFraction(groups, 2, "higherIsBetter");
  expect(fraction.value).toBeCloseTo((100 * 12) / 38, 12);
  const r = 50 / 38;
  expect(fraction.standardError).toBeCloseTo((100 * Math.hypot(r * 0.2 * 2, r * 0.3 * 3, (1 - r * 0.5) * 4)) / 38, 12);
});

test("WHO 2016: a reference that does worse than the mean leaves nothing to gain: 0, with limits on the side of gain", () => {
  const none = populationAttributableRisk(groups, 0, "higherIsBetter");
  expect(none).toMatchObject({ value: 0, lower: 0, upper: 0 });
  expect(populationAttributableFraction(groups, 2, "lowerIsBetter").value).toBe(0);
  const lower = populationAttributableRisk(groups, 0, "lowerIsBetter");
  expect(lower.value).toBe(-18);
  expect(lower.lower).toBeLessThan(-18);
});

test("against the best: the same value, limits only by simulation, and less than observed as the best owes part to chance", () => {
  expect(populationAttributableRiskOfBest(groups, "higherIsBetter").value).toBe(12);
  expect(populationAttributableFractionOfBest(groups, "lowerIsBetter").value).toBeCloseTo((100 * -18) / 38, 12);
  expect(populationAttributableRiskOfBest(groups, "higherIsBetter", { random: seededRandom(1) }).lower).toBeNaN();
  const many = completeGroups({
    values: [20, 22, 25, 27, 30, 33],
    populations: [9, 9, 9, 9, 9, 9],
    standardErrors: [3, 3, 3, 3, 3, 3],
  });
  const made = populationAttributableRiskOfBest(many, "higherIsBetter", { random: seededRandom(1) });
  expect(made.corrected).toBeLessThan(made.value);
  expect(made.lower).toBeLessThan(made.upper);
});

test("no people: NaN; a mean of 0: no fraction; a reference that isn't there is refused", () => {
  expect(populationAttributableRisk(completeGroups({ values: [1, 2] }), 0, "lowerIsBetter").value).toBeNaN();
  expect(populationAttributableFraction(completeGroups({ values: [0, 0], populations: [1, 1] }), 0, "lowerIsBetter").value).toBeNaN();
  expect(populationAttributableRiskOfBest(completeGroups({ values: [], populations: [] }), "lowerIsBetter").value).toBeNaN();
  expect(() => populationAttributableRisk(groups, 3, "lowerIsBetter")).toThrow(RangeError);
  const alone = populationAttributableRisk(completeGroups({ values: [1, 2], populations: [1, 1] }), 1, "higherIsBetter");
  expect(alone.value).toBe(0.5);
  expect(alone.lower).toBeNaN();
});
