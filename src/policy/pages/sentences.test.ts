import { describe, expect, test } from "vitest";
import { statuses, type Status } from "../reason.ts";
import type { Target } from "../framework.ts";
import { aim, differenceSentence, rangeSentence, standSentence } from "./sentences.ts";

const counts = (some: Partial<Record<Status, number>>): Record<Status, number> => ({
  ...(Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>),
  ...some,
});

describe("how the targets stand together", () => {
  test.each<[Partial<Record<Status, number>>, nl: string, en: string]>([
    [{}, "Deze bron noemt geen doelen met een getal of een richting.", "This source names no targets with a number or a direction."],
    [{ behind: 1 }, "Er is één doel, en dat loopt achter.", "There is one target, and it is behind."],
    [{ cannotTell: 1 }, "Er is één doel. Hoe het ervoor staat, is niet te zeggen.", "There is one target. How it stands can't be told."],
    [
      { cannotTell: 5 },
      "Van geen van de vijf doelen is te zeggen hoe het ervoor staat. Bij elk doel staat waarom.",
      "Of none of the five targets can be told how it stands. Each says why.",
    ],
    [
      { reached: 2, movingAway: 1 },
      "Van alle drie doelen is iets te zeggen: twee zijn bereikt en één gaat de verkeerde kant op.",
      "Something can be told of all three targets: two are reached and one is moving away.",
    ],
    [
      { held: 1, cannotTell: 1 },
      "Van de twee doelen is er van één iets te zeggen: dat is vastgehouden. Van het andere is het niet te zeggen; daar staat waarom.",
      "Of the two targets something can be told of one: it is held. Of the other one it can't be told; it says why.",
    ],
    [
      { reached: 1, onCourse: 2, notHeld: 1, cannotTell: 9 },
      "Van de 13 doelen is er van vier iets te zeggen: één is bereikt, twee zijn op koers en één is niet vastgehouden. Van de andere negen is het niet te zeggen; bij elk staat waarom.",
      "Of the 13 targets something can be told of four: one is reached, two are on course and one is not held. Of the other nine it can't be told; each says why.",
    ],
  ])("%j", (some, nl, en) => {
    expect(standSentence(counts(some), "nl")).toBe(nl);
    expect(standSentence(counts(some), "en")).toBe(en);
  });
});

describe("how far an area is from its city", () => {
  const exact = (value: number) => ({ value, lower: value, upper: value });
  const bare = (value: number) => ({ value, lower: Number.NaN, upper: Number.NaN });
  const pair = (period: string, own: number, city: number, make = bare) => ({ period, own: make(own), city: make(city) });
  const say = (...pairs: ReturnType<typeof pair>[]) => differenceSentence(pairs, "Utrecht", "%", "nl")?.text ?? null;

  test("in one period", () => expect(say(pair("2020", 30.1, 19.2))).toBe("11 van de 100 meer (2020)."));
  test("without a difference", () => expect(say(pair("2020", 19.4, 19.2))).toBe("geen (2020)."));
  test("as large as it was", () =>
    expect(say(pair("2016", 52.6, 55.3), pair("2020", 52.1, 55.2))).toBe("3 van de 100 minder (2020), ongeveer even groot als in 2016."));
  test("smaller, without limits", () =>
    expect(say(pair("2012", 28.19, 21.7), pair("2020", 24.23, 19.2))).toBe(
      "was 6 (2012), is 5 van de 100 meer (2020): niet zeker kleiner.",
    ));
  test("from nothing", () =>
    expect(say(pair("2012", 10, 10), pair("2020", 12, 10))).toBe("was er niet (2012), is 2 van de 100 meer (2020): niet zeker groter."));
  test("over to the other side", () =>
    expect(say(pair("2012", 8, 10), pair("2020", 11, 10))).toBe(
      "was 2 van de 100 minder (2012), is 1 van de 100 meer (2020): niet zeker kleiner.",
    ));
  test("with limits that leave chance out", () =>
    expect(say(pair("2012", 34, 22, exact), pair("2020", 30, 21, exact))).toBe(
      "was 12 (2012), is 9 van de 100 meer (2020): aantoonbaar kleiner.",
    ));
  // Each side ±2: √(4·2²) = 4 around −3, so 0 is inside (Zou & Donner 2008).
  test("with limits that hold chance", () => {
    const wide = (value: number) => ({ value, lower: value - 2, upper: value + 2 });
    expect(say(pair("2012", 34, 22, wide), pair("2020", 30, 21, wide))).toBe(
      "was 12 (2012), is 9 van de 100 meer (2020): niet aantoonbaar kleiner.",
    );
  });
  test("with nothing to compare", () => expect(say()).toBeNull());
});

test("the least and the most of a whole's parts", () => {
  const gap = { period: "2020", lowest: { area: "a", name: "Oost", value: 8.2 }, highest: { area: "b", name: "Zuid", value: 12.6 } };
  expect(rangeSentence(gap, "%", "nl")).toEqual({
    label: "Verschil tussen gebieden:",
    text: "in 2020 van 8 (Oost) tot 13 van de 100 (Zuid).",
  });
  expect(rangeSentence(gap, "km", "en")).toEqual({
    label: "Difference between areas:",
    text: "in 2020 from 8.2 (Oost) to 12.6 km (Zuid).",
  });
});

describe("what a target aims at", () => {
  const target = {
    unit: "%",
    kind: "value",
    better: "lower",
    baseline: { period: "2010", value: 24 },
    goal: { period: "2014", value: 22.5 },
  } as Target;
  test.each<[Partial<Target>, nl: string, en: string]>([
    [{}, "Van 24 (2010) naar 22,5 van de 100 (2014).", "From 24 (2010) to 22.5 out of 100 (2014)."],
    [
      { baseline: { period: "2010", value: null } },
      "Naar 22,5 van de 100 in 2014. De uitgangswaarde is niet bekend.",
      "To 22.5 out of 100 in 2014. The baseline is not known.",
    ],
    [{ kind: "direction" }, "Lager in 2014 dan in 2010. Toen: 24 van de 100.", "Lower in 2014 than in 2010. Then: 24 out of 100."],
    [
      { kind: "hold", better: "higher", margin: 1 },
      "In 2014 niet lager dan in 2010. Toen: 24 van de 100. Marge: 1.",
      "In 2014 no lower than in 2010. Then: 24 out of 100. Margin: 1.",
    ],
    [
      { kind: "count", unit: "gebieden", better: "higher", baseline: { period: "2010", value: 1 }, goal: { period: "2014", value: 4 } },
      "Van 1 (2010) naar 4 gebieden (2014).",
      "From 1 (2010) to 4 gebieden (2014).",
    ],
  ])("%j", (change, nl, en) => {
    expect(aim({ ...target, ...change }, "nl")).toBe(nl);
    expect(aim({ ...target, ...change }, "en")).toBe(en);
  });
});
