import { describe, expect, test } from "vitest";
import { areaOf, observationOf } from "../../test/rows.ts";
import type { Observation } from "./contract.ts";
import { deriveForSet } from "./derive.ts";

const set = areaOf("integrale-aanpak", { level: "set" });
const member = (area: string, value: number | null, more: Partial<Observation> = {}) =>
  observationOf({ area, value, status: value === null ? "unknown" : "final", ...more });
const people = (area: string, value: number) => observationOf({ id: `inwoners.${area}.2020.2020.all`, indicator: "inwoners", area, value });

// StatLine 50090NED (perceived health 2020) and 84799NED (residents 2020), three districts of Utrecht.
const members = [member("WK034402", 78.9), member("WK034403", 69.9), member("WK034408", 77.3)];
const residents = [people("WK034402", 45_255), people("WK034403", 34_295), people("WK034408", 38_620)];

describe("the figure of a set", () => {
  test("is the mean weighted by residents, with formula, inputs and weights", () => {
    const found = deriveForSet(set, "proportion", members, residents);
    // (45255 × 78.9 + 34295 × 69.9 + 38620 × 77.3) / 118170
    expect(found?.value).toBeCloseTo((45_255 * 78.9 + 34_295 * 69.9 + 38_620 * 77.3) / 118_170, 10);
    expect(found).toMatchObject({
      id: "roker.integrale-aanpak.2020.2020.18plus",
      area: "integrale-aanpak",
      release: null,
      status: "final",
      limits: null,
      derived: { formula: "weightedMean", inputs: members.map(({ id }) => id), weights: residents.map(({ id }) => id) },
    });
  });

  test("has limits where every member has: those of a stratified mean (Cochran 1977, 5.4)", () => {
    // Half widths of 1.96: standard errors of 1. Equal weights: the error of the mean of two is 1/√2.
    const both = [member("A", 50, { lower: 48.04, upper: 51.96 }), member("B", 60, { lower: 58.04, upper: 61.96 })];
    const found = deriveForSet(set, "proportion", both, [people("A", 100), people("B", 100)]);
    expect(found?.limits).toBe("weighted");
    expect((found?.upper ?? 0) - 55).toBeCloseTo(1.96 / Math.SQRT2, 3);
    expect(deriveForSet(set, "proportion", [both[0], member("B", 60)], [people("A", 100), people("B", 100)])).toMatchObject({
      value: 55,
      lower: null,
      limits: null,
    });
  });

  test("of counts is their sum", () => {
    const found = deriveForSet(set, "count", residents, []);
    expect(found).toMatchObject({ value: 118_170, status: "final", derived: { formula: "sum" } });
  });

  test.each(["suppressed", "unknown", "notMeasured", "notApplicable"] as const)(
    "is absent when a member is, for the same reason: %s",
    (status) => {
      for (const measure of ["count", "proportion"])
        expect(deriveForSet(set, measure, [members[0], member("WK034403", null, { status })], residents)).toMatchObject({
          value: null,
          lower: null,
          status,
        });
    },
  );

  test("is unknown when nobody knows how many people live in a member", () => {
    expect(deriveForSet(set, "proportion", members, [residents[0], null, residents[2]])).toMatchObject({ value: null, status: "unknown" });
    expect(deriveForSet(set, "proportion", members, [residents[0], people("WK034403", 0), residents[2]])).toMatchObject({
      value: null,
      status: "unknown",
    });
  });

  test("of no members is none", () => {
    expect(deriveForSet(set, "proportion", [], [])).toBeNull();
  });
});
