import { expect, test } from "vitest";
import { Problem } from "../kernel/problem.ts";
import { checkRules, noRules, primaryReason } from "./disclosure-rules.ts";

const share = (count: number, people: number) => ({ count, people, share: true });

test("Hundepool et al. 2012 (threshold rule): counts from 1 up to the minimum are hidden, 0 is not", () => {
  expect([0, 1, 4, 5].map((count) => primaryReason({ count, people: null, share: false }, { minimumCount: 5 }))).toEqual([
    null,
    "minimumCount",
    "minimumCount",
    null,
  ]);
});

test("a share tells its complement: 48 of 50 means that 2 don't (arithmetic)", () => {
  expect(primaryReason(share(48, 50), { minimumCount: 5 })).toBe("minimumCount");
  expect(primaryReason({ ...share(48, 50), share: false }, { minimumCount: 5 })).toBeNull();
});

test("issue: a dominant share is above 90 %, or below 10 %; exactly 90 % is not above", () => {
  const at = (count: number) => primaryReason(share(count, 100), { dominantShare: 0.9 });
  expect([91, 90, 50, 10, 9].map(at)).toEqual(["dominantShare", null, null, null, "dominantShare"]);
  expect(primaryReason(share(1, 20), { dominantShare: 0.95 })).toBeNull();
});

test("issue: fewer people than the minimum hide whatever the count is", () => {
  expect(primaryReason(share(10, 29), { minimumDenominator: 30 })).toBe("minimumDenominator");
  expect(primaryReason(share(10, 30), { minimumDenominator: 30 })).toBeNull();
  expect(primaryReason(share(1, 2), { roundTo: 5 })).toBe("minimumDenominator");
});

test("rules that can't hide are refused, with what would mend them (a minimum of 2 hides the number 1 only)", () => {
  expect(noRules({})).toBe(true);
  expect(noRules({ roundTo: 5 })).toBe(false);
  expect(() => checkRules({ minimumCount: 5, minimumDenominator: 10, roundTo: 5, dominantShare: 0.9 })).not.toThrow();
  let found: unknown;
  try {
    checkRules({ minimumCount: 2, dominantShare: 90 });
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(Problem);
  expect((found as Problem).faults.map((fault) => fault.column)).toEqual(["minimumCount", "dominantShare"]);
});
