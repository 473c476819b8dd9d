import { expect, test } from "vitest";
import { seededRandom } from "../../stats/index.ts";
import { areaOf, indicatorRow } from "../../../test/rows.ts";
import { byHardship, income, madeView, straight, utrecht } from "../gap/made-equity.ts";
import { isAgainstLeast, isComparable, rankByGap } from "./overview.ts";
import { overviewCsv } from "./rows.ts";
import { overviewSentence } from "../sentences/overview.ts";
import type { Overview, OverviewRow } from "../view.ts";

const { current, group } = madeView(straight(8, [[60, 80]]));
function row(id: string, value: number, reach: number | null, more: Partial<OverviewRow> = {}): Omit<OverviewRow, "places"> {
  const indicator = indicatorRow({ id, title_nl: id, title_en: id });
  const [lower, upper] = reach === null ? [null, null] : [value - reach, value + reach];
  const gap = { value, lower, upper, limitsFrom: reach === null ? null : ("scatter" as const) };
  return { indicator, group, current, gap, change: null, againstLeast: isAgainstLeast(value, indicator), ...more };
}

test("the largest gap first, whichever way it points; what stands apart has one place", () => {
  const rows = rankByGap([row("a", 5, 1), row("b", -30, 1), row("c", 15, 1)], seededRandom(1));
  expect(rows.map(({ indicator, places }) => [indicator.id, places])).toEqual([
    ["b", { first: 1, last: 1 }],
    ["c", { first: 2, last: 2 }],
    ["a", { first: 3, last: 3 }],
  ]);
});

// Three gaps with the same limits: each place is as likely, so the middle 95 % holds all three.
test("gaps that can't be told apart share their places", () => {
  const rows = rankByGap([row("a", 10, 4), row("b", 10, 4), row("c", 10, 4), row("d", 1, 0.5)], seededRandom(2));
  expect(rows.map(({ places }) => places)).toEqual([
    { first: 1, last: 3 },
    { first: 1, last: 3 },
    { first: 1, last: 3 },
    { first: 4, last: 4 },
  ]);
});

// Two gaps a distance d apart with error s each swap places with chance Φ(−d / (s√2)): at d = 5.54, s = 2 that is 2.5 %.
test("a second place is named once it is likelier than 1 in 40 (2,000 draws, seed 3)", () => {
  const reach = 1.959963984540054 * 2;
  const placesAt = (distance: number) => rankByGap([row("a", 20 + distance, reach), row("b", 20, reach)], seededRandom(3))[0].places;
  expect(placesAt(4.4)).toEqual({ first: 1, last: 2 });
  expect(placesAt(7)).toEqual({ first: 1, last: 1 });
});

test("without limits of one there are no places", () => {
  expect(rankByGap([row("a", 5, 1), row("b", 9, null)], seededRandom(1)).map(({ indicator, places }) => [indicator.id, places])).toEqual([
    ["b", null],
    ["a", null],
  ]);
});

test("against the least advantaged: less of what is good, more of what is bad", () => {
  expect(isAgainstLeast(5, { polarity: "higherIsBetter" })).toBe(true);
  expect(isAgainstLeast(5, { polarity: "lowerIsBetter" })).toBe(false);
  expect(isAgainstLeast(5, { polarity: "neutral" })).toBeNull();
});

test("shares that point somewhere stand side by side; others don't", () => {
  expect(isComparable(indicatorRow())).toBe(true);
  expect(isComparable(indicatorRow({ polarity: "neutral" }))).toBe(true);
  expect(isComparable(indicatorRow({ polarity: "neutral", phrase_nl: null }))).toBe(false);
  expect(isComparable(income)).toBe(false);
});

const overview = (rows: Omit<OverviewRow, "places">[]): Overview => ({
  within: utrecht,
  level: "neighbourhood",
  ordering: byHardship,
  rows: rankByGap(rows, seededRandom(4)),
  notComputable: [{ indicator: income, because: { code: "noFigures" } }],
});

test.each([
  [
    [row("Roken", -12, 1), row("Stress", -9, 1), row("Alcohol", 20, 1)],
    "Waar mensen het vaakst moeite hebben met rondkomen, is het bij 2 van de 3 onderwerpen aantoonbaar minder gunstig dan waar mensen het minst vaak moeite hebben met rondkomen. Daarvan is het verschil het grootst bij “Roken”: ongeveer 12 van de 100.",
  ],
  [
    [row("Roken", -12, 4), row("Stress", -11, 4)],
    "Waar mensen het vaakst moeite hebben met rondkomen, is het bij 2 van de 2 onderwerpen aantoonbaar minder gunstig dan waar mensen het minst vaak moeite hebben met rondkomen. Daarvan lijkt het verschil het grootst bij “Roken”: ongeveer 12 van de 100.",
  ],
  [
    [row("Roken", -2, 4)],
    "Waar mensen het vaakst moeite hebben met rondkomen, is het bij geen van de 1 onderwerpen aantoonbaar minder gunstig dan waar mensen het minst vaak moeite hebben met rondkomen.",
  ],
  [
    [row("Roken", -12, null)],
    "Waar mensen het vaakst moeite hebben met rondkomen, is bij geen van de 1 onderwerpen bekend hoe zeker het verschil is.",
  ],
  [[], "Over de buurten van Utrecht is er niets om te vergelijken."],
])("in a sentence (%#)", (rows, sentence) => {
  expect(overviewSentence(overview(rows), "nl")).toBe(sentence);
  expect(overviewSentence(overview(rows), "en")).toMatch(/^\p{Lu}[^\n]+\.$/u);
});

test("as CSV: a line per indicator, and the reason where there is none", () => {
  const set = { kind: "areas", id: "aanpak", set: areaOf("aanpak") } as const;
  const lines = overviewCsv({ ...overview([row("Roken", -12, 1)]), ordering: set })
    .trimEnd()
    .split("\r\n");
  expect(lines[1]).toBe("GM0344,neighbourhood,aanpak,Roken,18plus,2020,-12,-13,-11,scatter,true,1,1,,,,,,");
  expect(lines[2]).toBe("GM0344,neighbourhood,aanpak,inkomen,,,,,,,,,,,,,,,there are no figures of it here");
});
