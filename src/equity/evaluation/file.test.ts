import { expect, test } from "vitest";
import { nothingKnown, readEvaluation } from "./file.ts";
import { readPeriod, sideOf } from "./period.ts";

const sound = `id: kade
title: { nl: Kade, en: Quay }
intervention: { title: { nl: Groen, en: Green }, text: { nl: Bomen, en: Trees } }
areas: [WK1, WK2]
start: 2021
comparison:
  areas: [WK3]
  reason: { nl: Dezelfde stad, en: Same city }
outcome: { indicator: gezond, group: 18plus }
documents: [{ id: plan, title: { nl: Plan, en: Plan }, publisher: Stad, year: 2021 }]
sources: [{ document: plan, place: p. 4 }]
`;
const around = {
  areas: new Set(["WK1", "WK2", "WK3", "GM1"]),
  indicators: new Set(["gezond"]),
  groups: new Set(["18plus"]),
  frameworks: new Map([["nota", new Set(["spoor-1"])]]),
};
const faultsOf = (content: string, series: string | null = null) =>
  readEvaluation("evaluations/kade.yaml", content, () => series, around).faults.map(
    ({ row, column, found }) => `${column}:${row} ${found}`,
  );

test("a sound record is read, with what it leaves out filled in", () => {
  const { evaluation, faults } = readEvaluation("evaluations/kade.yaml", sound, () => null, around);
  expect(faults).toEqual([]);
  expect(evaluation?.record).toMatchObject({ start: "2021", design: "auto", near: [], byLot: false });
});

test.each<[string, string, string, string]>([
  ["an unknown area", "[WK1, WK2]", "[WK1, WK9]", "evaluations/kade.yaml:4 there is no area WK9"],
  ["an area twice", "[WK1, WK2]", "[WK1, WK1]", "evaluations/kade.yaml:4 WK1 stands here twice"],
  ["an area on both sides", "areas: [WK3]", "areas: [WK2]", "evaluations/kade.yaml:7 WK2 is an area of the intervention too"],
  ["no areas", "[WK1, WK2]", "[]", "evaluations/kade.yaml:4 areas is empty"],
  [
    "a start that is no period",
    "start: 2021",
    "start: spring",
    "evaluations/kade.yaml:5 start is no period such as 2021, 2021-Q2, 2021-06 or 2021-06-15",
  ],
  ["an end before the start", "start: 2021", "start: 2021\nuntil: 2019", "evaluations/kade.yaml:6 it ends before it starts"],
  ["an unknown indicator", "indicator: gezond", "indicator: gezon", "evaluations/kade.yaml:9 there is no indicator gezon"],
  ["an unknown group", "18plus", "17plus", "evaluations/kade.yaml:9 there is no group 17plus"],
  ["a document that isn't described", "document: plan", "document: nota", "evaluations/kade.yaml:11 there is no document nota"],
  [
    "a comparison without its reason",
    "  reason: { nl: Dezelfde stad, en: Same city }\n",
    "",
    "evaluations/kade.yaml:6 comparison › reason is missing",
  ],
  [
    "a comparison of two kinds",
    "areas: [WK3]",
    "areas: [WK3]\n  rest: { level: district, within: GM1 }",
    "evaluations/kade.yaml:6 comparison needs either areas or rest",
  ],
  ["a word that nobody knows", "start: 2021", "start: 2021\nstarts: 2021", "evaluations/kade.yaml:6 starts is no part of the file"],
  ["a design that doesn't exist", "start: 2021", "start: 2021\ndesign: magic", "evaluations/kade.yaml:6 design is none of the choices"],
  [
    "an effect below nothing",
    "start: 2021",
    "start: 2021\nsmallestEffect: -1",
    "evaluations/kade.yaml:6 smallestEffect is not more than 0",
  ],
  ["markup", "nl: Kade", "nl: <b>Kade", "evaluations/kade.yaml:2 title › nl holds markup or a character that can't be shown"],
  ["a framework that isn't there", "start: 2021", "start: 2021\nframework: plan", "evaluations/kade.yaml:6 there is no framework plan"],
  ["a node that isn't there", "start: 2021", "start: 2021\nframework: nota\nnode: spoor-2", "evaluations/kade.yaml:7 nota has no spoor-2"],
  ["an outcome of neither form", "{ indicator: gezond, group: 18plus }", "gezond", "evaluations/kade.yaml:9 outcome can't be read"],
])("%s is told with its line", (_, from, to, fault) => {
  expect(sound).toContain(from);
  expect(faultsOf(sound.replace(from, to))).toEqual([fault]);
});

test("YAML that can't be read, and a file of unreasonable size, are refused in words", () => {
  expect(faultsOf("id: [1, 2\ntitle: x")[0]).toMatch(/^evaluations\/kade\.yaml:\d+ /);
  expect(faultsOf("x".repeat(500_001))).toEqual(["evaluations/kade.yaml:1 the file has more than 0.5 MB"]);
  expect(readEvaluation("x.yaml", "", () => null, nothingKnown).evaluation).toBeNull();
});

const withSeries = sound
  .replace(
    "{ indicator: gezond, group: 18plus }",
    '{ series: kade.csv, title: { nl: Warm, en: Warm }, unit: "%", polarity: higherIsBetter }',
  )
  .replace("areas: [WK3]", "areas: [c1]")
  .replace("[WK1, WK2]", "[t1]");

test("a series of its own: areas need not be the product's; an empty cell is no number and no fault", () => {
  const { evaluation, faults } = readEvaluation(
    "evaluations/kade.yaml",
    withSeries,
    () => "area,period,value\nt1,2020,3.5\nc1,2020,\n",
    around,
  );
  expect(faults).toEqual([]);
  expect(evaluation?.series).toEqual([
    { area: "t1", period: "2020", value: 3.5, row: 2 },
    { area: "c1", period: "2020", value: null, row: 3 },
  ]);
});

test("what is wrong with a series is told with the series' file and line", () => {
  expect(faultsOf(withSeries)).toEqual(["evaluations/kade.yaml:9 there is no kade.csv beside evaluations/kade.yaml"]);
  expect(faultsOf(withSeries, "gebied,jaar\nx,1")).toContain("evaluations/kade.csv:1 the column area and period and value is missing");
  expect(faultsOf(withSeries, "area,period,value\nt1,2020,3,5\n")).toContainEqual(expect.stringMatching(/^evaluations\/kade\.csv:2 /));
  const faults = faultsOf(withSeries, "area,period,value\nt1,2020,much\nt1,20,1\nt1,2021,1\nt1,2021,2\n,2021,2\n");
  expect(faults).toEqual([
    "evaluations/kade.csv:2 much is no number",
    "evaluations/kade.csv:3 20 is no period",
    "evaluations/kade.csv:5 t1 has a number for 2021 in line 4 already",
    "evaluations/kade.csv:6 area is empty",
    "evaluations/kade.yaml:7 kade.csv has no number for c1",
  ]);
});

test("periods: a year, a quarter, a month, a day; and on which side of a start they lie", () => {
  expect(readPeriod("2021-Q2")).toEqual({ id: "2021-Q2", starts: "2021-04-01", ends: "2021-06-30" });
  expect(readPeriod("2024-02")).toEqual({ id: "2024-02", starts: "2024-02-01", ends: "2024-02-29" });
  for (const wrong of ["2021-13", "2021-06-31", "21", "2021/22", "", "2021-Q5"]) expect(readPeriod(wrong)).toBeNull();
  const year = readPeriod("2015");
  if (!year) throw new Error("no year");
  expect([sideOf(year, "2015-01-01"), sideOf(year, "2015-07-01"), sideOf(year, "2016-01-01")]).toEqual(["after", "during", "before"]);
});
