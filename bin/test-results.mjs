// What vitest's JSON report says, in numbers and reasons.

/**
 * A run that broke counts as failed even where no test did: a file that can't be imported, an error outside every test,
 * a crash before the first one, or no test at all.
 * @param report vitest's JSON report; null when it was never written
 * @param {number | null} status exit code of vitest
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countResults(report, status) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const count = (...states) => results.filter((result) => states.includes(result.status)).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((result) => result.status === "failed"),
  ).length;
  const passed = count("passed");
  const failed = count("failed") + brokenFiles;
  const broken = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: broken ? 1 : failed, skipped: results.length - passed - count("failed") };
}

/** Which tests did not run and why: the reason stands in the test's name, or its group's, as `(skipped: …)`. */
export function skippedLines(report) {
  const skipped = (report?.testResults ?? [])
    .flatMap((file) => file.assertionResults)
    .filter((result) => result.status !== "passed" && result.status !== "failed")
    .map((result) => ({ name: result.fullName, reason: /\(skipped: ([^)]*)\)/.exec(result.fullName)?.[1] ?? "no reason is stated" }));
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons.flatMap((reason) => {
    const names = skipped.filter((each) => each.reason === reason).map(({ name }) => name.replace(/ ?\(skipped: [^)]*\)/, "").trim());
    return [`Skipped, because ${reason}:`, ...names.map((name) => `  ${name}`)];
  });
}
