import { expect, test } from "vitest";
import { studentReach } from "./student-reach.ts";

test("Student's t, table of Fisher & Yates: 2.228 on 10 degrees, 12.706 on 1, at 95 %; asked twice it is the same", () => {
  expect(studentReach(0.95, 10)).toBeCloseTo(2.228, 3);
  expect(studentReach(0.95, 1)).toBeCloseTo(12.706, 3);
  expect(studentReach(0.95, 10)).toBe(studentReach(0.95, 10));
  expect(() => studentReach(1, 10)).toThrow(/Confidence 1/);
});
