import { expect, test } from "vitest";
import { levelOfCode, parentCode } from "./level.ts";

// Codes as the statistics office numbers them (CBS, Kerncijfers wijken en buurten 2020, WijkenEnBuurten).
test.each([
  ["NL00", "country"],
  ["GG2707", "ggdRegion"],
  ["GM0344", "municipality"],
  ["WK034404", "district"],
  ["BU03440412", "neighbourhood"],
])("%s is a code of level %s", (code, level) => {
  expect(levelOfCode(code)).toBe(level);
});

test.each(["", "GM344", "BU0344041", "BU03440412 ", "bu03440412", "XX0344", "overvecht"])("%j is no code of the office", (code) => {
  expect(levelOfCode(code)).toBeNull();
});

test("a neighbourhood's code holds that of its district, and that the municipality's", () => {
  expect(parentCode("BU03440412")).toBe("WK034404");
  expect(parentCode("WK034404")).toBe("GM0344");
  expect(parentCode("GM0344")).toBeNull();
  expect(parentCode("my-set")).toBeNull();
});
