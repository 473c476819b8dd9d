import { describe, expect, test } from "vitest";
import { numberReader, officeSigns, stateOf } from "./number.ts";

const point = numberReader(".", officeSigns);
const comma = numberReader(",", officeSigns);

describe("numbers as StatLine writes them", () => {
  test("padded with spaces", () => expect(point("    76.1")).toMatchObject({ value: 76.1, state: stateOf("final"), fault: null }));
  test("a double as Excel writes it", () => expect(point("76.099999999999994").value).toBe(76.1));
  test("blank", () => expect(point("        ").state).toBe(0));
  test.each([
    ["       .", "unknown"],
    ["x", "suppressed"],
  ] as const)("the sign %s is %s (CBS, Verklaring van tekens)", (text, status) => {
    expect(point(text)).toMatchObject({ value: Number.NaN, state: stateOf(status) });
  });
  test("nil is zero", () => expect(point("-")).toMatchObject({ value: 0, state: stateOf("final") }));
  test("one star is provisional, two are revised provisional", () => {
    expect(point("12.5*")).toMatchObject({ value: 12.5, state: stateOf("provisional") });
    expect(point("12.5**")).toMatchObject({ value: 12.5, state: stateOf("revised") });
  });
  test("decimal comma where declared", () => expect(comma("76,1").value).toBe(76.1));
});

describe("what is not a number says what would mend it", () => {
  test.each([
    ["76,1", "decimal point"],
    ["1e400", "not finite"],
    ["-1e400", "not finite"],
    ["NaN", "blank"],
    ["Infinity", "blank"],
    ["#N/A", "blank"],
    ["=A1+B1", "formulas are never"],
    ["1,234.5", "thousands"],
    ["0x10", "give a number"],
    ["12 apples", "give a number"],
    ["**", "give a number"],
    ["constructor", "give a number"],
  ])("%s", (text, mend) => {
    const { fault } = point(text);
    expect(fault?.found).toContain(text);
    expect(fault?.mend).toContain(mend);
  });
  test("a point where a comma is declared", () => expect(comma("76.1").fault?.mend).toContain("decimal comma"));
});
