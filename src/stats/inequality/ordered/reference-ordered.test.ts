/** Expected answers of the R package healthequal 1.0.1 on made inputs. */
import { expect, test } from "vitest";
import type { Measure } from "../measure.ts";
import { absoluteConcentrationIndex } from "./absolute-concentration-index.ts";
import { logitRelativeIndex } from "./logit-relative-index.ts";
import { logitSlopeIndex } from "./logit-slope-index.ts";
import { absent, off, published, reason, referenceGroups } from "./made-reference.ts";
import { relativeConcentrationIndex } from "./relative-concentration-index.ts";

for (const [name, measure, by, errorBy, error] of [
  ["aci", () => absoluteConcentrationIndex(referenceGroups(), { limits: "regression" }), 1e-12, 1e-12, (got: Measure) => got.standardError],
  ["rci", () => relativeConcentrationIndex(referenceGroups(), { limits: "regression" }), 1e-12, 1e-12, (got: Measure) => got.standardError],
  // It publishes the error of a slope of 100 on a scale of 1, and of a ratio on its logarithm; whose the 2e-8 are says reference-numeric-errors.test.ts.
  [
    "sii",
    () => logitSlopeIndex(referenceGroups(), { scale: 100, weights: "reference" }),
    1e-12,
    2e-8,
    (got: Measure) => got.standardError / 100,
  ],
  [
    "rii",
    () => logitRelativeIndex(referenceGroups(), { scale: 100, weights: "reference" }),
    1e-12,
    2e-8,
    (got: Measure) => got.standardError / got.value,
  ],
] as const) {
  test.skipIf(absent)(`healthequal 1.0.1, ${name} of 111 groups: estimate to ${by}, error and limits to ${errorBy}${reason}`, () => {
    expect(referenceGroups().values).toHaveLength(111);
    const theirs = published(name);
    const got = measure();
    expect(off(got.value, theirs.value)).toBeLessThan(by);
    expect(off(error(got), theirs.error)).toBeLessThan(errorBy);
    expect(off(got.lower, theirs.lower)).toBeLessThan(errorBy);
    expect(off(got.upper, theirs.upper)).toBeLessThan(errorBy);
  });
}

test.skipIf(absent)(
  `the groups' own errors, which healthequal takes no notice of, give an error of ACI 0.3 times its own, the robust error of the scatter 1.19 times${reason}`,
  () => {
    const theirs = absoluteConcentrationIndex(referenceGroups(), { limits: "regression" }).standardError;
    expect(absoluteConcentrationIndex(referenceGroups()).standardError / theirs).toBeCloseTo(0.295, 3);
    expect(absoluteConcentrationIndex(referenceGroups(), { limits: "scatter" }).standardError / theirs).toBeCloseTo(1.189, 3);
  },
);
