import { describe, expect, test } from "vitest";
import { countResults, skippedLines } from "../bin/test-results.mjs";

const result = (status: string, fullName = "a test") => ({ status, fullName });
const file = (status: string, ...assertionResults: { status: string; fullName: string }[]) => ({ status, assertionResults });

describe("the count on the last line of npm test", () => {
  test("is of tests", () => {
    const report = {
      testResults: [file("passed", result("passed"), result("passed")), file("failed", result("passed"), result("failed"))],
    };
    expect(countResults(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test.each([
    ["no report at all", null, 1],
    ["no report though vitest says that all is well", null, 0],
    ["killed before the first test", { testResults: [] }, null],
    ["no test at all", { testResults: [] }, 0],
    ["a file that can't be imported", { testResults: [file("passed", result("passed")), file("failed")] }, 1],
    ["an error outside every test", { testResults: [file("passed", result("passed"))] }, 1],
  ])("never calls a broken run good: %s", (_what, report, status) => {
    expect(countResults(report, status).failed).toBe(1);
  });

  test("keeps tests that did not run apart", () => {
    const report = { testResults: [file("passed", result("passed"), result("skipped"), result("pending"), result("todo"))] };
    expect(countResults(report, 0)).toEqual({ passed: 1, failed: 0, skipped: 3 });
  });
});

test("tests that did not run are listed under their reason", () => {
  const report = {
    testResults: [
      file(
        "passed",
        result("passed"),
        result("skipped", "real files (skipped: ../shared/data is not here) six of them"),
        result("skipped", "later"),
      ),
    ],
  };
  expect(skippedLines(report)).toEqual([
    "Skipped, because ../shared/data is not here:",
    "  real files six of them",
    "Skipped, because no reason is stated:",
    "  later",
  ]);
});
