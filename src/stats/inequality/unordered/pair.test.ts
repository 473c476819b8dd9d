import { expect, test } from "vitest";
import { completeGroups, ladder } from "../groups.ts";
import { bestGroup } from "./best-group.ts";
import { differenceBetween } from "./difference-between.ts";
import { extremePair } from "./extreme-pair.ts";
import { groupValue } from "./group-value.ts";
import { ladderEnds } from "./ladder-ends.ts";
import { ladderPair } from "./ladder-pair.ts";
import { ratioBetween } from "./ratio-between.ts";

const given = { values: [60, 20, 45], populations: [100, 50, 80], standardErrors: [3, 4, 2] };

test("WHO 2016, technical notes: most less least advantaged where higher is better, turned round where lower is", () => {
  const made = ladder(given, [3, 1, 2]);
  const good = ladderPair(made, "higherIsBetter");
  expect(differenceBetween(good.one, good.other).value).toBe(40);
  expect(ratioBetween(good.one, good.other).value).toBe(3);
  const bad = ladderPair(made, "lowerIsBetter");
  expect(differenceBetween(bad.one, bad.other).value).toBe(-40);
});

test("Harper & Lynch 2005: the error of a difference is √(3² + 4²) = 5; Katz 1978: that of a log ratio √((3/60)² + (4/20)²)", () => {
  const one = { value: 60, standardError: 3 };
  const other = { value: 20, standardError: 4 };
  const difference = differenceBetween(one, other);
  expect(difference.standardError).toBe(5);
  expect(difference.upper).toBeCloseTo(40 + 5 * 1.959963984540054, 12);
  const ratio = ratioBetween(one, other);
  const log = Math.sqrt(0.05 ** 2 + 0.2 ** 2);
  expect(ratio.standardError).toBeCloseTo(3 * log, 14);
  expect(ratio.lower).toBeCloseTo(3 * Math.exp(-1.959963984540054 * log), 12);
  expect(ratioBetween(other, one).upper).toBeCloseTo(1 / ratio.lower, 12);
});

test("rungs that share an end count as one group (Cochran 1977, 5.3: mean and error of strata)", () => {
  const { least, most } = ladderEnds(ladder(given, [1, 1, 2]));
  expect(least.value).toBeCloseTo((60 * 100 + 20 * 50) / 150, 13);
  expect(least.standardError).toBeCloseTo(Math.hypot(300, 200) / 150, 13);
  expect(most).toEqual({ value: 45, standardError: 2 });
  expect(ladderEnds(ladder({ values: [], populations: [] }, [])).least.value).toBeNaN();
  expect(ladderEnds(ladder({ values: [5, 7], populations: [1, 1] }, [1, 2])).most).toEqual({ value: 7, standardError: Number.NaN });
});

test("without an order: the highest and the lowest, or a reference and the worst", () => {
  const groups = completeGroups(given);
  expect(extremePair(groups, "lowerIsBetter")).toMatchObject({ one: { value: 60 }, other: { value: 20 } });
  expect(extremePair(groups, "higherIsBetter", 2)).toMatchObject({ one: { value: 45 }, other: { value: 20 } });
  expect(extremePair(groups, "lowerIsBetter", 2)).toMatchObject({ one: { value: 60 }, other: { value: 45 } });
  expect(() => extremePair(completeGroups({ values: [] }), "lowerIsBetter")).toThrow(/0 groups/);
  expect(bestGroup(groups, "higherIsBetter")).toBe(0);
  expect(bestGroup(groups, "lowerIsBetter")).toBe(1);
  expect(bestGroup(completeGroups({ values: [] }), "lowerIsBetter")).toBe(-1);
});

test("0 and below: a ratio to 0 or of negative values is NaN, one of 0 has no limits; a missing error takes limits away", () => {
  const sure = (value: number) => ({ value, standardError: 1 });
  expect(ratioBetween(sure(3), sure(0)).value).toBeNaN();
  expect(ratioBetween(sure(-3), sure(2)).value).toBeNaN();
  expect(ratioBetween(sure(0), sure(2))).toMatchObject({ value: 0, lower: Number.NaN, upper: Number.NaN });
  expect(differenceBetween({ value: 1, standardError: Number.NaN }, sure(2))).toMatchObject({ value: -1, lower: Number.NaN });
  expect(() => groupValue(completeGroups(given), 3)).toThrow(/Group 3 was asked of 3 groups/);
});
