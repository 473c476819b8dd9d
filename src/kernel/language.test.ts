import { describe, expect, test } from "vitest";
import { formatDate, formatNumber, localPath } from "./language.ts";

describe("numbers", () => {
  // Signs: Unicode CLDR, locales nl and en-GB.
  test("have the language's signs and exactly the decimals asked for", () => {
    expect(formatNumber(17407585, "nl")).toBe("17.407.585");
    expect(formatNumber(17407585, "en")).toBe("17,407,585");
    expect(formatNumber(69.9, "nl", 1)).toBe("69,9");
    expect(formatNumber(69.9, "en", 1)).toBe("69.9");
    expect(formatNumber(70, "nl", 1)).toBe("70,0");
    expect(formatNumber(-0.25, "nl", 2)).toBe("-0,25");
  });

  test("are rounded half away from zero, as ECMA-402 has it", () => {
    expect(formatNumber(0.5, "nl")).toBe("1");
    expect(formatNumber(2.5, "nl")).toBe("3");
  });
});

test("dates are those of the Netherlands, whatever the server's time zone", () => {
  expect(formatDate(new Date("2020-12-31T23:30:00Z"), "nl")).toBe("1 januari 2021");
  expect(formatDate(new Date("2020-06-30T21:30:00Z"), "en")).toBe("30 June 2020");
});

test("a path and its twin in the other language", () => {
  expect(localPath("/", "nl")).toBe("/");
  expect(localPath("/", "en")).toBe("/en");
  expect(localPath("/gebieden", "en")).toBe("/en/gebieden");
});
