import { describe, expect, test } from "vitest";
import type { Problem } from "../../kernel/problem.ts";
import { readCareUse } from "./file.ts";
import { careUse } from "./care-use.ts";
import { careUseSentence } from "./words.ts";

// Invented: visits to the general practice in a year. Reference rates 2 and 4 a head; so 100 young and 50 old people of Noord expect 400.
const file = `group,age,sex,people,events,referencePeople,referenceEvents
Noord,0-64,all,100,260,10000,20000
Noord,65+,all,50,220,5000,20000
Zuid,0-64,all,100,150,10000,20000
Zuid,65+,all,50,150,5000,20000
Oost,0-64,all,10,21,10000,20000
Oost,65+,all,0,0,5000,20000
West,0-64,all,100,,10000,20000
West,65+,all,50,100,5000,20000
`;

describe("the invented example", () => {
  const rows = careUse(readCareUse(file));

  test("observed over expected, with the verdict that its limits allow", () => {
    expect(
      rows.map(({ group, observed, expected, ratio, verdict, because }) => [group, observed, expected, ratio, verdict, because]),
    ).toEqual([
      ["Noord", 480, 400, 1.2, "more", null],
      ["Zuid", 300, 400, 0.75, "less", null],
      ["Oost", 21, 20, 1.05, "notDemonstrable", null],
      ["West", null, 400, null, "notComputable", "unknown"],
    ]);
  });

  // Byar's limits of 480 by hand: 480 (1 − 1/4320 − 1.95996/(3·√480))³ = 438.0; 481 (1 − 1/4329 + 1.95996/(3·√481))³ = 524.9 (Breslow & Day 1987, p. 69).
  test("limits after Byar", () => {
    expect(rows[0].lower).toBeCloseTo((480 * (1 - 1 / 4320 - 1.959963985 / (3 * Math.sqrt(480))) ** 3) / 400, 8);
    expect(rows[0].upper).toBeCloseTo((481 * (1 - 1 / 4329 + 1.959963985 / (3 * Math.sqrt(481))) ** 3) / 400, 8);
  });

  test("in words", () => {
    expect(rows.map((row) => careUseSentence(row, "nl"))).toEqual([
      "Noord: meer dan verwacht: 480 keer, tegen ongeveer 400 als mensen van deze leeftijd en dit geslacht hier evenveel gebruikten als elders.",
      "Zuid: minder dan verwacht: 300 keer, tegen ongeveer 400 als mensen van deze leeftijd en dit geslacht hier evenveel gebruikten als elders.",
      "Oost: niet aantoonbaar anders dan verwacht: 21 keer, tegen ongeveer 20 als mensen van deze leeftijd en dit geslacht hier evenveel gebruikten als elders.",
      "West: niet te berekenen, want een of meer van de aantallen zijn onbekend.",
    ]);
    expect(careUseSentence(rows[3], "en")).toBe("West: not computable, because one or more of the numbers are unknown.");
  });
});

test("a reference whose use is unknown only for an age that the group doesn't have is no obstacle", () => {
  const [row] = careUse(readCareUse(file.split("\n").slice(0, 2).join("\n") + "\nNoord,65+,all,0,0,5000,suppressed\n"));
  expect(row).toMatchObject({ observed: 260, expected: 200, ratio: 1.3 });
});

test("nothing expected is no ratio", () => {
  const [row] = careUse(readCareUse("group;age;sex;people;events;referencePeople;referenceEvents\nA;0-4;all;10;0;100;0\n"));
  expect(row).toMatchObject({ verdict: "notComputable", because: "noneExpected", ratio: null });
  expect(careUseSentence(row, "nl")).toContain("gebruikt niemand deze zorg");
});

test("a group of nobody, and a reference of nobody, are each told as such", () => {
  const of = (line: string) => careUse(readCareUse(`group,age,sex,people,events,referencePeople,referenceEvents\n${line}\n`))[0];
  const nobody = of("A,0-4,all,0,0,100,50");
  expect(nobody).toMatchObject({ verdict: "notComputable", because: "nobody", ratio: null });
  expect(careUseSentence(nobody, "nl")).toBe("A: niet te berekenen, want deze groep telt niemand.");
  const alone = of("A,0-4,all,10,3,0,0");
  expect(alone).toMatchObject({ verdict: "notComputable", because: "noReference", expected: null });
  expect(careUseSentence(alone, "en")).toBe("A: not computable, because the comparison has nobody of one of these ages and sexes.");
});

describe("a file that can't be read says where", () => {
  const faultsOf = (text: string) => {
    try {
      readCareUse(text);
    } catch (error) {
      return (error as Problem).faults;
    }
    return [];
  };
  const head = "group,age,sex,people,events,referencePeople,referenceEvents\n";

  test.each([
    ["group,age,people\nA,1,2", { row: 1, found: "there is no column sex, events, referencePeople, referenceEvents" }],
    [head, { row: 2, found: "there is no line" }],
    [`people,${head}1,A,1,m,10,3,100,5`, { row: 1, found: "the column people is there more than once" }],
    [`${head}A,1,m,10,-3,100,5`, { row: 2, column: "events", found: '"-3" is given' }],
    [`${head}A,1,m,10,1.5,100,5`, { row: 2, column: "events", found: '"1.5" is given' }],
    [`${head}A,1,m,10,=2,100,5`, { row: 2, column: "events" }],
    [`${head},1,m,10,3,100,5`, { row: 2, column: "group" }],
    [`${head}A,1,m,10,3,0,5`, { row: 2, column: "referencePeople", found: "there is use and nobody to use it" }],
    [`${head}A,1,m,0,3,10,5`, { row: 2, column: "people", found: "there is use and nobody to use it" }],
    [`${head}A,1,m,10,3,100,5\nA,1,m,10,3,100,5`, { row: 3, found: "row 2 has the same group, age and sex" }],
    [`${head}A,1,m,10,3,100,5\nB,1,m,10,3,100,6`, { row: 3, found: "row 2 has another reference for this age and sex" }],
    [`${head}A,1,m,10,3`, { row: 2, found: "5 cells under 7 columns" }],
    [`${head}"A,1,m,10,3,100,5`, { mend: "mend the line" }],
  ])("%s", (text, fault) => {
    expect(faultsOf(text)).toEqual([expect.objectContaining(fault)]);
  });
});
