import { expect, test } from "vitest";
import { verdict } from "./verdict.ts";

const shown = { value: 3, lower: 1, upper: 5, p: 0.01, level: 0.05 };
const unclear = { value: 1, lower: -1, upper: 3, p: 0.3, level: 0.05 };

test("a p at or under the level shows an effect; a reason against the design overrules it", () => {
  expect(verdict(shown)).toEqual({ verdict: "effectShown", bound: 5, reasons: [], cautions: [] });
  expect(verdict({ ...shown, p: 0.1, level: 1 - 0.9 }).verdict).toBe("effectShown");
  const against = { code: "preTrendsDiffer", p: 0.001, slope: 2 } as const;
  expect(verdict(shown, [against])).toEqual({ verdict: "cannotTell", bound: Number.NaN, reasons: [against], cautions: [] });
});

test("a p under the level with limits that hold 0, as a synthetic control's may, is not shown", () => {
  expect(verdict({ value: 3, lower: -1, upper: 5, p: 0.04, level: 0.05 })).toMatchObject({ verdict: "noEffectLargerThan", bound: 5 });
});

test("not shown: 'no effect larger than' the far limit, or too wide for what matters", () => {
  expect(verdict(unclear)).toMatchObject({ verdict: "noEffectLargerThan", bound: 3 });
  expect(verdict({ ...unclear, matters: 4 })).toMatchObject({ verdict: "noEffectLargerThan", bound: 3 });
  expect(verdict({ ...unclear, matters: 3 })).toMatchObject({
    verdict: "cannotTell",
    reasons: [{ code: "intervalTooWide", bound: 3, matters: 3 }],
  });
  expect(verdict({ ...unclear, upper: Infinity })).toMatchObject({ verdict: "cannotTell", reasons: [{ code: "endlessInterval" }] });
  expect(verdict({ ...unclear, p: Number.NaN }).verdict).toBe("cannotTell");
});

test("shown but smaller than what matters is said along", () => {
  expect(verdict({ ...shown, matters: 6 }).cautions).toEqual([{ code: "smallerThanMatters", bound: 5, matters: 6 }]);
  expect(() => verdict({ ...shown, matters: 0 })).toThrow(RangeError);
});
