import { expect, test } from "vitest";
import { Problem } from "../kernel/problem.ts";
import { readCrosswalk } from "./crosswalk-csv.ts";

const header = "from_code,from_division,to_code,to_division,weight,basis,source,error_share";

function problemOf(text: string): Problem {
  try {
    readCrosswalk(text, "walk.csv");
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("it was read without a problem");
}

test("rows come out typed, an empty error as not stated", () => {
  expect(
    readCrosswalk(
      `\uFEFF${header}\r\nWK034401, 2017,WK034402,2020,0.25,people,"CBS, 2020",\r\nWK034401,2017,WK034403,2020,0.75,people,CBS,0.02\r\n`,
      "walk.csv",
    ),
  ).toEqual([
    {
      fromCode: "WK034401",
      fromDivision: 2017,
      toCode: "WK034402",
      toDivision: 2020,
      weight: 0.25,
      basis: "people",
      source: "CBS, 2020",
      errorShare: null,
    },
    {
      fromCode: "WK034401",
      fromDivision: 2017,
      toCode: "WK034403",
      toDivision: 2020,
      weight: 0.75,
      basis: "people",
      source: "CBS",
      errorShare: 0.02,
    },
  ]);
});

test("semicolons and another order of columns are read too", () => {
  const text = "weight;to_code;to_division;from_code;from_division;source;basis\n1;GM0002;2020;GM0001;2019;CBS;land\n";
  expect(readCrosswalk(text, "walk.csv")).toEqual([
    {
      fromCode: "GM0001",
      fromDivision: 2019,
      toCode: "GM0002",
      toDivision: 2020,
      weight: 1,
      basis: "land",
      source: "CBS",
      errorShare: null,
    },
  ]);
});

test.each([
  ["a decimal comma", 'GM1,2019,GM2,2020,"0,5",land,CBS,', "weight", "point"],
  ["a weight above one", "GM1,2019,GM2,2020,1.5,land,CBS,", "weight", "share above 0"],
  ["a weight of zero", "GM1,2019,GM2,2020,0,land,CBS,", "weight", "share above 0"],
  ["1e400", "GM1,2019,GM2,2020,1e400,land,CBS,", "weight", "share above 0"],
  ["no year", "GM1,,GM2,2020,1,land,CBS,", "from_division", "year of the division"],
  ["no source", "GM1,2019,GM2,2020,1,land,,", "source", "who published"],
  ["a formula for a code", "=GM1,2019,GM2,2020,1,land,CBS,", "from_code", "area code"],
])("%s is a fault of that row and column", (_, line, column, mend) => {
  const problem = problemOf(`${header}\nGM9,2019,GM9,2020,1,land,CBS,\n${line}\n`);
  expect(problem.kind).toBe("bad-crosswalk");
  expect(problem.faults).toMatchObject([{ row: 3, column }]);
  expect(problem.faults[0].mend).toContain(mend);
});

test("the same pair twice names both rows", () => {
  expect(problemOf(`${header}\nGM1,2019,GM2,2020,1,land,CBS,\nGM1,2019,GM2,2020,1,land,CBS,\n`).faults).toMatchObject([
    { row: 3, found: "the same pair as row 2" },
  ]);
});

test.each([
  ["a web page", "<!doctype html><p>404", "web page"],
  ["a missing column", "from_code,to_code\na,b\n", "lacks the column"],
  ["rows of unequal length", `${header}\nGM1,2019\n`, "can't be read as CSV"],
  ["only a header", `${header}\n`, "no rows"],
  ["nothing", "", "lacks the column"],
])("%s is not a crosswalk", (_, text, found) => {
  const problem = problemOf(text);
  expect(problem.kind).toBe("unreadable-crosswalk");
  expect(problem.message).toContain(found);
});
