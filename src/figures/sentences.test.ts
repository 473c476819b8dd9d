import { describe, expect, test } from "vitest";
import { groupRow, indicatorRow, observationOf } from "../../test/rows.ts";
import type { Comparison, Observation } from "./contract.ts";
import {
  absenceWord,
  benchmarkSentence,
  comparisonWords,
  gapSentence,
  plainValue,
  preciseValue,
  valueOrReason,
  valueSentence,
} from "./sentences.ts";

// Figures: StatLine 50090NED (RIVM, GGD'en and CBS), smokers in Overvecht and Utrecht.
const smokers = indicatorRow();
const residents = indicatorRow({
  id: "inwoners",
  title_nl: "Inwoners",
  title_en: "Residents",
  phrase_nl: null,
  phrase_en: null,
  unit: "aantal",
  decimals: 0,
  measure: "count",
  method: "register",
});
const subject = { name: "Overvecht", indicator: smokers, group: groupRow };
const at = (value: number | null, more: Partial<Observation> = {}) =>
  observationOf({ value, ...(value === null ? { status: "unknown" } : {}), ...more });

describe("a value", () => {
  test("in percent is people out of a hundred", () => {
    expect(plainValue(23.1, smokers, "nl")).toBe("23 van de 100");
    expect(plainValue(23.1, smokers, "en")).toBe("23 out of 100");
  });

  test("that is small is not nobody, and nobody is nobody", () => {
    expect(plainValue(0.4, smokers, "nl")).toBe("minder dan 1 van de 100");
    expect(plainValue(0, smokers, "en")).toBe("0 out of 100");
  });

  test("has its source's decimals and unit; a count has no unit word", () => {
    expect(preciseValue(23.1, smokers, "nl")).toBe("23,1 %");
    expect(preciseValue(23, smokers, "en")).toBe("23.0 %");
    expect(preciseValue(34_295, residents, "nl")).toBe("34.295");
  });

  test.each<[Observation["status"], string, string]>([
    ["unknown", "onbekend", "unknown"],
    ["suppressed", "verborgen", "hidden"],
    ["notApplicable", "niet van toepassing", "not applicable"],
    ["notMeasured", "niet gemeten", "not measured"],
  ])("that isn't there has a word for the reason, never a blank: %s", (status, nl, en) => {
    expect([valueOrReason(at(null, { status }), smokers, "nl"), valueOrReason(at(null, { status }), smokers, "en")]).toEqual([nl, en]);
    expect(absenceWord(at(null, { status }), "nl")).toBe(nl);
    expect(valueSentence(at(null, { status }), { ...subject, language: "nl" })).toMatch(new RegExp(`^Rookt, Overvecht: ${nl}\\. .+\\.$`));
  });
});

describe("a sentence", () => {
  test("of an estimate says about", () => {
    expect(valueSentence(at(23.1), { ...subject, language: "nl" })).toBe("Ongeveer 23 van de 100 volwassenen in Overvecht roken.");
    expect(valueSentence(at(23.1), { ...subject, language: "en" })).toBe("About 23 out of 100 adults in Overvecht smoke.");
  });

  test("of a count does not", () => {
    expect(valueSentence(at(34_295), { ...subject, indicator: residents, language: "nl" })).toBe("Inwoners, Overvecht: 34.295.");
  });

  test("about the benchmark follows on it, or stays away", () => {
    expect(benchmarkSentence(at(19.4), { name: "Utrecht", indicator: smokers, language: "nl" })).toBe(
      "In Utrecht zijn dat er ongeveer 19.",
    );
    expect(benchmarkSentence(at(357_597), { name: "Utrecht", indicator: residents, language: "en" })).toBe("In Utrecht it is 357,597.");
    expect(benchmarkSentence(at(null), { name: "Utrecht", indicator: smokers, language: "nl" })).toBe("");
    expect(benchmarkSentence(null, { name: "Utrecht", indicator: smokers, language: "nl" })).toBe("");
  });
});

describe("how the gap moved", () => {
  const over = (...values: (number | null)[]) => values.map((value, n) => at(value, { period: ["2012", "2016", "2020"][n] }));
  test.each([
    [over(28.2, 27.1, 23.1), over(24.9, 23.5, 19.4), "Het verschil is sinds 2012 ongeveer even groot gebleven (toen 3, nu 4 van de 100)."],
    [over(28.2, 27.1, 29), over(24.9, 23.5, 19.4), "Het verschil is sinds 2012 groter geworden (toen 3, nu 10 van de 100)."],
    [over(28.2, 27.1, 20), over(20, 20, 19.4), "Het verschil is sinds 2012 kleiner geworden (toen 8, nu 1 van de 100)."],
    [over(28.2, 27.1, 15), over(24.9, 23.5, 19.4), "Het verschil is sinds 2012 omgeslagen naar de andere kant."],
    [over(null, 27.1, 30), over(24.9, 23.5, 19.4), "Het verschil is sinds 2016 groter geworden (toen 4, nu 11 van de 100)."],
    [over(28.2, null, null), over(24.9, 23.5, 19.4), ""],
    [over(), over(24.9), ""],
  ])("%#: %j", (own, other, sentence) => {
    expect(gapSentence(own, other, smokers, "nl")).toBe(sentence);
  });

  test("is told in English", () => {
    expect(gapSentence(over(28.2, 27.1, 29), over(24.9, 23.5, 19.4), smokers, "en")).toBe(
      "Since 2012 the difference has grown (then 3, now 10 out of 100).",
    );
  });
});

describe("words beside a figure", () => {
  const comparison = (more: Partial<Comparison>): Comparison => ({
    verdict: "notComparable",
    reason: null,
    rule: null,
    difference: 4,
    place: null,
    ...more,
  });
  test.each<[Partial<Comparison>, string, string, string?]>([
    [{ verdict: "better" }, "good", "gunstiger dan Utrecht"],
    [{ verdict: "worse" }, "bad", "ongunstiger dan Utrecht"],
    [{ verdict: "higher" }, "higher", "hoger dan Utrecht"],
    [{ verdict: "lower" }, "lower", "lager dan Utrecht"],
    // No difference shown is not the same as no difference.
    [{ verdict: "similar" }, "same", "niet aantoonbaar anders dan Utrecht"],
    [{ reason: "noLimits", difference: 3.7 }, "higher", "3,7 hoger dan Utrecht", "schatting"],
    [{ reason: "noLimits", difference: -3.7 }, "lower", "3,7 lager dan Utrecht", "schatting"],
    [{ reason: "noLimits", difference: 0.9 }, "same", "ongeveer als Utrecht", "schatting"],
    [{ reason: "noValue", difference: null }, "unknown", "niet te vergelijken"],
    [{ reason: "same", difference: null }, "unknown", "niet te vergelijken"],
  ])("%j", (given, tone, text, because) => {
    expect(comparisonWords(comparison(given), smokers, "Utrecht", "nl")).toEqual({ tone, text, because });
  });

  test("take the difference of the figures as they are shown: 25 beside 28 is 3 lower, also where 24.7 and 28.4 differ by 3.7", () => {
    const words = comparisonWords(comparison({ reason: "noLimits", difference: -3.7 }), smokers, "Utrecht", "nl", {
      value: 24.7,
      benchmark: 28.4,
      decimals: 0,
    });
    expect(words.text).toBe("3 lager dan Utrecht");
  });

  test("never call a difference better or worse without limits", () => {
    for (const difference of [-50, -5, 5, 50]) {
      for (const language of ["nl", "en"] as const)
        expect(comparisonWords(comparison({ reason: "noLimits", difference }), smokers, "Utrecht", language).text).not.toMatch(
          /gunstig|better|worse/,
        );
    }
  });

  test("don't set one area's number of residents against another's", () => {
    expect(comparisonWords(comparison({ reason: "noLimits", difference: -300_000 }), residents, "Utrecht", "nl").text).toBe(
      "niet te vergelijken",
    );
  });
});
