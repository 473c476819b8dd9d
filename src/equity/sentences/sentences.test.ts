import { describe, expect, test } from "vitest";
import { areaOf, indicatorRow } from "../../../test/rows.ts";
import { hardship, income, madeView, outcome, straight, type MadeArea, type MadeChoice } from "../gap/made-equity.ts";
import { basisSentence } from "./basis.ts";
import { peopleSentence, sentence, twoDigits } from "./sentences.ts";

const start =
  "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 68 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 88.";
// Limits by hand: with a margin m around each of 12 equal areas, those around the slope are m / √Σ (r − ½)² = 1.0035 m.
type Case = [name: string, rows: MadeArea[], choice: MadeChoice, nl: string];
const line = (ends: readonly (readonly [number, number])[], more: Parameters<typeof straight>[2] = {}) => straight(12, ends, more);
const fewPercent = indicatorRow({ phrase_nl: "hebben ondergewicht", phrase_en: "are underweight" });
const distance = indicatorRow({
  title_nl: "Afstand tot de huisarts",
  title_en: "Distance to a general practice",
  phrase_nl: null,
  measure: "mean",
  unit: "km",
  decimals: 1,
});
const group: MadeChoice = {
  ordering: { kind: "areas", id: "aanpak", set: areaOf("aanpak", { level: "set", name: "het gebied met een integrale aanpak" }) },
  members: [0, 1, 2, 3],
};

const cases: Case[] = [
  ["one period with limits", line([[68, 88]], { margin: 5 }), {}, `${start} Dat verschil is 20 (tussen 15 en 25).`],
  [
    "no change shown",
    line(
      [
        [67, 88],
        [68, 88],
      ],
      { margin: 6 },
    ),
    {},
    `${start} Dat verschil van 20 (tussen 14 en 26) is sinds 2012 niet aantoonbaar veranderd.`,
  ],
  [
    "smaller",
    line(
      [
        [62, 92],
        [68, 88],
      ],
      { margin: 2 },
    ),
    {},
    `${start} Dat verschil van 20 (tussen 18 en 22) is sinds 2012 kleiner geworden (toen was het 30).`,
  ],
  [
    "larger",
    line(
      [
        [75, 85],
        [68, 88],
      ],
      { margin: 2 },
    ),
    {},
    `${start} Dat verschil van 20 (tussen 18 en 22) is sinds 2012 groter geworden (toen was het 10).`,
  ],
  [
    "about as large",
    line(
      [
        [67.3, 88],
        [68, 88],
      ],
      { margin: 0.1 },
    ),
    {},
    `${start} Dat verschil van 20 is sinds 2012 ongeveer even groot gebleven.`,
  ],
  [
    "turned",
    line(
      [
        [88, 68],
        [68, 88],
      ],
      { margin: 2 },
    ),
    {},
    `${start} Dat verschil van 20 (tussen 18 en 22) is sinds 2012 omgeslagen: toen was het andersom.`,
  ],
  [
    "through level, neither end clear",
    line(
      [
        [79, 77],
        [77, 79],
      ],
      { margin: 2.6 },
    ),
    {},
    "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 77 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 79. Dat verschil van 2 is niet aantoonbaar; wel is het sinds 2012 veranderd.",
  ],
  [
    "no limits at all, one period",
    [
      { values: [68], order: 3, people: 1 },
      { values: [88], order: 1, people: 1 },
    ],
    {},
    "In Buurt 1, waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 68 van de 100 volwassenen de eigen gezondheid goed of zeer goed; in Buurt 2, waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 88. Dat verschil is 20; hoe zeker dat is, is niet bekend.",
  ],
  [
    "limits unknown, with a change",
    straight(3, [
      [62, 92],
      [68, 88],
    ]),
    {},
    `${start} Dat verschil van 20 lijkt sinds 2012 kleiner geworden (toen was het 30); hoe zeker dat is, is niet bekend.`,
  ],
  [
    "a gap that few areas can't show",
    line([[74, 76]], { scatter: 9 }),
    {},
    "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 74 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 76. Met 12 buurten is dat verschil van 2 niet aantoonbaar.",
  ],
  [
    "a gap that its limits can't show, nor its change",
    line(
      [
        [74, 77],
        [74, 76],
      ],
      { margin: 9 },
    ),
    {},
    "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 74 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 76. Dat verschil van 2 is niet aantoonbaar, en een verandering sinds 2012 ook niet.",
  ],
  [
    "a gap that closed, and can't be shown any more",
    line(
      [
        [60, 90],
        [74.6, 75],
      ],
      { margin: 3 },
    ),
    {},
    "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 75 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 75. Een verschil is niet aantoonbaar; wel is het sinds 2012 kleiner geworden (toen was het 30).",
  ],
  [
    "small shares out of 1,000",
    line([[2.8, 2.1]], { margin: 0.1 }),
    { indicator: fewPercent },
    "Waar mensen het vaakst moeite hebben met rondkomen, hebben ongeveer 28 van de 1.000 volwassenen ondergewicht; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 21. Dat verschil is 7 (tussen 6 en 8).",
  ],
  [
    "a line that would leave 0: fifths instead",
    line([[9, -1]], { scatter: 0.1 }).map((row, at) => (at > 9 ? { ...row, values: [0.3] } : row)),
    { indicator: fewPercent },
    "Waar mensen het vaakst moeite hebben met rondkomen, hebben ongeveer 8 van de 100 volwassenen ondergewicht; waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er minder dan 1. Dat verschil is 8; hoe zeker dat is, is niet bekend.",
  ],
  [
    "another unit",
    line([[0.3, 0.8]], { margin: 0.1 }),
    { indicator: distance },
    "Waar mensen het vaakst moeite hebben met rondkomen, is “Afstand tot de huisarts” ongeveer 0,3 km; waar mensen het minst vaak moeite hebben met rondkomen, is dat ongeveer 0,8 km. Dat verschil is 0,5 km (tussen 0,4 en 0,6).",
  ],
  [
    "thousands of euros",
    line([[20.04, 30.02]], { margin: 1 }),
    { indicator: income },
    "Waar mensen het vaakst moeite hebben met rondkomen, is “Gemiddeld inkomen” ongeveer 20.040 euro; waar mensen het minst vaak moeite hebben met rondkomen, is dat ongeveer 30.020 euro. Dat verschil is 9.980 euro (tussen 8.977 en 10.983).",
  ],
  [
    "a neutral ordering: more is more",
    line([[88, 68]], { margin: 2 }),
    { ordering: { kind: "indicators", id: "inkomen", indicators: [income] } },
    "Waar “Gemiddeld inkomen” het laagst is, vinden ongeveer 68 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar “Gemiddeld inkomen” het hoogst is, zijn dat er ongeveer 88. Dat verschil is 20 (tussen 18 en 22).",
  ],
  [
    "a named group",
    [...line([[70, 70]]).slice(0, 4), ...line([[80, 80]]).slice(0, 5)].map((row) => ({ ...row, margin: 2 })),
    group,
    "In het gebied met een integrale aanpak vinden ongeveer 70 van de 100 volwassenen de eigen gezondheid goed of zeer goed; in de rest van Utrecht zijn dat er ongeveer 80. Dat verschil is 10 (tussen 9 en 11).",
  ],
  [
    "a named group where nobody counted the people",
    [...line([[70, 70]]).slice(0, 4), ...line([[80, 80]]).slice(0, 5)].map((row) => ({ ...row, people: undefined })),
    group,
    "In het gebied met een integrale aanpak vinden ongeveer 70 van de 100 volwassenen de eigen gezondheid goed of zeer goed; in de rest van Utrecht zijn dat er ongeveer 80. Dat verschil is 10; hoe zeker dat is, is niet bekend. Hoeveel mensen er wonen, is niet ingelezen: elk gebied (buurt) telt even zwaar.",
  ],
  [
    "a named group without a rest",
    line([[70, 70]]).slice(0, 4),
    group,
    "Over “Goede ervaren gezondheid” zijn er alleen cijfers van het gebied met een integrale aanpak, of alleen van de rest van Utrecht: dan is er niets om mee te vergelijken.",
  ],
  [
    "no ordering",
    line([[60, 84]]),
    { ordering: null },
    "Bij “Goede ervaren gezondheid” lopen de buurten van Utrecht uiteen van ongeveer 61 (Buurt 1) tot 83 van de 100 (Buurt 12). Er is niet gekozen wie het meest en wie het minst heeft, dus wie minder kans heeft, is hieruit niet af te lezen.",
  ],
  [
    "one area",
    line([[60, 84]]).slice(0, 1),
    {},
    "Over “Goede ervaren gezondheid” is er maar van één buurt een cijfer (Buurt 1): dan is er niets om mee te vergelijken.",
  ],
  [
    "figures, and nothing to put them in order by",
    [
      { values: [60], order: "suppressed", people: 1 },
      { values: [70], order: "unknown", people: 1 },
    ],
    {},
    "De buurten van Utrecht zijn niet op volgorde te zetten: over moeite met rondkomen is er geen cijfer. Kies een andere volgorde.",
  ],
  [
    "no figures",
    [{ values: ["unknown"], order: 1, people: 1 }],
    {},
    "Over “Goede ervaren gezondheid” is er geen cijfer van de buurten van Utrecht.",
  ],
];

test.each(cases)("%s", (_, rows, choice, nl) => {
  expect(sentence(madeView(rows, choice), "nl")).toBe(nl);
});

describe("in English", () => {
  test("the ordering, the ends, the limits and the change", () => {
    expect(
      sentence(
        madeView(
          line(
            [
              [62, 92],
              [68, 88],
            ],
            { margin: 2 },
          ),
        ),
        "en",
      ),
    ).toBe(
      "Where the largest share of people have difficulty making ends meet, about 68 out of 100 adults rate their own health as good or very good; where the smallest share of people have difficulty making ends meet, it is about 88. That difference of 20 (between 18 and 22) has become smaller since 2012 (it was 30 then).",
    );
  });

  test("every case has its sentence: no word left out", () => {
    for (const [, rows, choice] of cases)
      expect(sentence(madeView(rows, choice), "en")).toMatch(/^\p{Lu}(?!.*(?:undefined|null|NaN| {2})).+\.$/u);
  });
});

test("an index of several names them all", () => {
  const lonely = indicatorRow({ number: 9, title_nl: "Eenzaam" });
  const { least, most } = {
    least: "Waar “Moeite met rondkomen” en “Eenzaam” samen het minst gunstig zijn, ",
    most: "waar “Moeite met rondkomen” en “Eenzaam” samen het gunstigst zijn, ",
  };
  const view = madeView(line([[68, 88]], { margin: 2 }));
  const told = sentence({ ...view, ordering: { kind: "indicators", id: "a+b", indicators: [hardship, lonely] } }, "nl");
  expect(told.startsWith(least)).toBe(true);
  expect(told).toContain(most);
});

// The shown gap is the difference of the shown ends, and the shown limits hold it, whatever the rounding.
test("numbers agree with each other as shown, for 120 lines", () => {
  for (let at = 0; at < 120; at += 1) {
    const least = 40 + ((at * 7.31) % 20);
    const told = sentence(madeView(line([[least, least + 3 + ((at * 1.37) % 25)]], { margin: 0.2 + (at % 5) })), "nl");
    const found =
      /ongeveer (\d+) van de 100.* ongeveer (\d+)\. (?:Dat verschil is|Dat verschil van|dat verschil van) (\d+)(?: \(tussen (\d+|bijna 0) en (\d+)\))?/.exec(
        told,
      );
    if (!found) throw new Error(told);
    const [low, high, gap] = found.slice(1, 4).map(Number);
    expect(Math.abs(high - low)).toBe(gap);
    if (found[5] !== undefined) {
      expect(found[4] === "bijna 0" ? 0 : Number(found[4])).toBeLessThanOrEqual(gap);
      expect(Number(found[5])).toBeGreaterThanOrEqual(gap);
    }
  }
});

describe("how many people", () => {
  const rows = line([[68, 88]], { margin: 2, people: 10_000 });

  // By hand: fifths of 12 equal areas: the highest holds the last two, 68 + 20 · 11 / 12 = 86.33; all have 78; 8.33 % of 120,000 is 10,000.
  test("more of them, for what is better higher", () => {
    expect(peopleSentence(madeView(rows), "nl")).toBe(
      "Als het overal zo goed was als waar mensen het minst vaak moeite hebben met rondkomen, dan waren er ongeveer 10.000 meer inwoners van 15 jaar en ouder die de eigen gezondheid goed of zeer goed vinden.",
    );
  });

  test("fewer of them, for what is better lower", () => {
    const view = madeView(line([[30, 10]], { margin: 2, people: 10_000 }), { indicator: indicatorRow() });
    expect(peopleSentence(view, "nl")).toMatch(
      /^Als het overal zo goed was als .*, dan waren er ongeveer 10\.000 minder inwoners van 15 jaar en ouder die roken\.$/,
    );
    expect(peopleSentence(view, "en")).toMatch(/there would be about 10,000 fewer residents of 15 and over who smoke\.$/);
  });

  test("a phrase that can't be turned is named by its title", () => {
    const indicator = indicatorRow({
      title_nl: "Langdurig ziek en beperkt",
      phrase_nl: "hebben een langdurige ziekte en zijn daardoor beperkt",
    });
    expect(peopleSentence(madeView(line([[30, 10]], { margin: 2 }), { indicator }), "nl")).toContain(
      "minder inwoners van 15 jaar en ouder met “Langdurig ziek en beperkt”.",
    );
  });

  test("a gap that isn't demonstrable is said first", () => {
    expect(peopleSentence(madeView(line([[74, 76]], { scatter: 9 })), "nl")).toMatch(/^Als dat verschil er echt is en het overal/);
  });

  test("none where nothing could be won, nobody is counted, or there is no best", () => {
    expect(peopleSentence(madeView(line([[88, 68]], { margin: 2 })), "nl")).toBeNull();
    expect(peopleSentence(madeView(rows.map((row) => ({ ...row, people: undefined }))), "nl")).toBeNull();
    expect(peopleSentence(madeView(rows, { indicator: { ...outcome, polarity: "neutral" } }), "nl")).toBeNull();
    expect(peopleSentence(madeView(rows, { ordering: null }), "nl")).toBeNull();
  });

  test("two digits are all that is known", () => {
    expect([12_345, 480.4, 37, 4, 0.2, 999].map(twoDigits)).toEqual([12_000, 480, 37, 4, 0, 1000]);
  });
});

test("on what it rests: areas, period, order, people", () => {
  const rows = line([
    [60, 80],
    [68, 88],
  ]);
  expect(basisSentence(madeView(rows), "nl")).toBe(
    "12 buurten van Utrecht in 2020, op volgorde van moeite met rondkomen. Elk gebied telt naar zijn inwoners van 15 jaar en ouder (2020).",
  );
  expect(
    basisSentence(
      madeView(
        rows.map((row) => ({ ...row, people: undefined })),
        { ordering: null },
      ),
      "nl",
    ),
  ).toBe("12 buurten van Utrecht in 2020, zonder volgorde. Hoeveel mensen er wonen, is niet ingelezen.");
  const older = madeView(rows);
  expect(basisSentence({ ...older, current: older.periods[0] }, "nl")).toContain("in 2012, op volgorde van moeite met rondkomen (2020).");
  expect(basisSentence(madeView(rows.map((row) => ({ ...row, people: undefined, residents: 9 }))), "en")).toBe(
    "12 neighbourhoods of Utrecht in 2020, ordered by difficulty making ends meet. Each area counts by its residents (2020); the group itself was not counted.",
  );
});
