import { expect, test } from "vitest";
import { asProblem, Problem, problemLines, problemResponse } from "./problem.ts";

const problem = new Problem({
  kind: "input-faults",
  status: 422,
  message: "The file is broken.",
  wayOut: "Mend it.",
  faults: [
    { row: 3, column: "b", found: "no number", mend: "write one" },
    { found: "too short", mend: "add rows" },
  ],
  cause: new Error("secret"),
});

test("a response is RFC 9457, with faults and without the cause", async () => {
  const response = problemResponse(problem, "/api/v1/x");
  expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
    422,
    "application/problem+json; charset=utf-8",
    "no-store",
  ]);
  expect(await response.json()).toEqual({
    type: "urn:gelijkop:problem:input-faults",
    title: "The file is broken.",
    status: 422,
    detail: "Mend it.",
    instance: "/api/v1/x",
    faults: [
      { row: 3, column: "b", found: "no number", mend: "write one" },
      { found: "too short", mend: "add rows" },
    ],
  });
});

test("on the command line it is one line with the way out, then a line per fault, cut off with a count", () => {
  expect(problemLines(problem)).toEqual([
    "gelijkop: The file is broken. Mend it.",
    "  row 3, column b: no number; write one",
    "  too short; add rows",
  ]);
  expect(problemLines(problem, 1).at(-1)).toBe("  … and 1 more");
});

test("a fault of ours becomes one that gives nothing away", async () => {
  const made = asProblem(new TypeError("x of undefined"));
  expect(made).toMatchObject({ kind: "unexpected", status: 500 });
  expect(await problemResponse(made, "/").text()).not.toContain("undefined");
  expect(asProblem(problem)).toBe(problem);
});
