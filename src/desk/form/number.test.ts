import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDate, readDate, readNumber, writeDate, writeNumber } from "./number.ts";

describe("numbers", () => {
  test.each([
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["-3", -3],
    ["−3", -3],
    ["007,50", 7.5],
    ["0", 0],
    ["-0", 0],
    ["1.234.567", 1234567],
  ])("%s is read as %d", (typed, value) => expect(readNumber(typed)).toBe(value));
  test.each(["1234.5", "12.34", "1,2,3", "twaalf", "1e3", "€ 5", "12 %", "1.2345", "0,12345678901234567891", "9".repeat(400)])(
    "%s can't be read, and stays as typed",
    (typed) => expect(readNumber(typed)).toBe(typed),
  );
  test("what is written is read as the same number: 1000 doubles, seed 3", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(writeNumber(value))).toBe(value || 0);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});

describe("dates", () => {
  test.each([
    ["31-12-2026", "2026-12-31"],
    ["1/2/2026", "2026-02-01"],
    ["2026-02-01", "2026-02-01"],
    ["29-2-2028", "2028-02-29"],
  ])("%s is read as %s", (typed, date) => {
    expect(readDate(typed)).toBe(date);
    expect(readDate(writeDate(date))).toBe(date);
  });
  test.each(["29-2-2027", "31-4-2026", "eind 2026", "2026", "32-1-2026", "2026-13-01"])("%s is no day, and stays as typed", (typed) => {
    expect(readDate(typed)).toBe(typed);
    expect(isDate(typed)).toBe(false);
  });
});
