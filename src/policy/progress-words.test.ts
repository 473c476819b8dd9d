import { describe, expect, test } from "vitest";
import type { Reason, Step } from "./reason.ts";
import { amount, reasonWords, statusWords, stepWords, type Speaker } from "./progress-words.ts";

const nl: Speaker = { language: "nl", own: "nl", unit: "%" };
const en: Speaker = { ...nl, language: "en" };
const change = { from: "2010", to: "2014", difference: -2, lower: -3.5, upper: -0.5 };

const reasons: Reason[] = [
  { code: "goalMet", evidence: "notDemonstrable", period: "2014", value: 22, goal: 22.5 },
  { code: "goalMissed", evidence: "demonstrated", period: "2014", value: 23, goal: 22.5 },
  { code: "pathKept", evidence: "noLimits", period: "2012", value: 23, expected: 23.25, goal: 22.5 },
  { code: "pathMissed", evidence: "exact", period: "2012", value: 24, expected: 23.25, goal: 22.5 },
  { code: "countMet", evidence: "exact", period: "2014-12-31", value: 4, expected: 4, goal: 4, goalPeriod: "2014" },
  { code: "countOnPath", evidence: "exact", period: "2012-12-31", value: 3, expected: 2.88, goal: 4, goalPeriod: "2014" },
  { code: "countShort", evidence: "exact", period: "2014-12-31", value: 3, expected: 4, goal: 4, goalPeriod: "2014" },
  { code: "worseThanBaseline", evidence: "demonstrated", value: 26, baseline: 24, ...change },
  ...(["directionKept", "directionTurned", "demonstrablyWorse", "demonstrablyNotWorse", "notDemonstrable"] as const).map((code) => ({
    code,
    ...change,
  })),
  ...(["noLimits", "marginUnknown"] as const).map((code) => ({ code, ...change, lower: null, upper: null })),
  ...(["withinMargin", "beyondMargin"] as const).map((code) => ({ code, evidence: "noLimits" as const, margin: 1, ...change })),
  { code: "baselineUnknown", period: "2010", words: { nl: "Nieuwe maat.", en: "A new measure." } },
  { code: "goalUnknown", period: "2014", words: null },
  { code: "noMeasurement", since: "2014", lastPeriod: "2012" },
  { code: "otherMeasure", series: [{ indicator: "overgewicht", difference: { nl: "Volwassenen.", en: "Adults." } }] },
  { code: "unusableSeries", series: [{ indicator: "overgewicht", why: "groupNotLoaded" }] },
  { code: "noDates", periods: ["ooit"] },
  { code: "nothingToCount" },
];

describe("every reason is a sentence in both languages", () => {
  test.each(reasons.map((reason) => [reason.code, reason] as const))("%s", (_code, reason) => {
    for (const speaker of [nl, en]) {
      const words = reasonWords(reason, speaker);
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words).not.toMatch(/undefined|NaN|null|\[object|\.\.|  /);
    }
    expect(reasonWords(reason, nl)).not.toBe(reasonWords(reason, en));
  });
});

test("the numbers stand in it as each language writes them", () => {
  expect(reasonWords(reasons[0], nl)).toBe("In 2014 was het 22%: het doel van 22,5% is gehaald. Het verschil kan toeval zijn.");
  expect(reasonWords(reasons[0], en)).toBe("In 2014 it was 22%: the goal of 22.5% is met. The difference may be chance.");
  expect(reasonWords({ code: "directionKept", ...change }, nl)).toBe(
    "Van 2010 tot 2014 ging het de goede kant op: 2 procentpunt lager (het echte verschil ligt waarschijnlijk tussen -3,5 en -0,5).",
  );
  expect(reasonWords(reasons[4], { ...nl, unit: "wijken" })).toBe(
    "In het systeem staan er nu 4 van de 4 wijken die er in 2014 moeten zijn.",
  );
  expect([amount(22.5, "nl"), amount(65, "nl"), amount(23.25, "en"), amount(2.875, "nl")]).toEqual(["22,5", "65", "23.25", "2,88"]);
});

test("every step is a sentence in both languages", () => {
  const steps: Step[] = [
    { code: "baseline", period: "2010", value: null, from: "document" },
    { code: "baseline", period: "2010", value: 24, from: "series" },
    { code: "goal", period: "2014", value: 22.5 },
    { code: "path", from: "2010", to: "2014", perYear: -0.375 },
    { code: "judgedBy", period: "2012", value: 23, lower: 22, upper: 24, from: { kind: "document" } },
    { code: "expected", period: "2012", moment: 2012.5, value: 23.25 },
    { code: "change", ...change },
    { code: "counted", value: 3, things: ["a", "b", "c"] },
    { code: "gapLeft", value: 0.5 },
  ];
  for (const speaker of [nl, en]) for (const step of steps) expect(stepWords(step, speaker)).toMatch(/^[A-Z][^[\]]*\.$/);
  expect(stepWords(steps[3], nl)).toBe("Rechte lijn van 2010 naar 2014: -0,38 per jaar.");
});

test("each status has a word of its own", () => {
  for (const words of Object.values(statusWords)) expect(new Set(Object.values(words)).size).toBe(7);
});
