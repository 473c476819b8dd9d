import { expect, test } from "vitest";
import { completeGroups, ladder } from "./groups.ts";

test("Bross 1958: a ridit is the share of people below, and half of those level", () => {
  const made = ladder({ values: [30, 10, 20], populations: [50, 20, 30] }, [3, 1, 2]);
  expect([...made.values]).toEqual([10, 20, 30]);
  expect([...made.ranks]).toEqual([0.1, 0.35, 0.75]);
  expect([...made.places]).toEqual([1, 2, 0]);
  expect(made.mean).toBe(23);
});

test("groups on the same rung share the middle of their stretch", () => {
  expect([...ladder({ values: [1, 2, 3], populations: [10, 10, 20] }, [1, 1, 2]).ranks]).toEqual([0.25, 0.25, 0.75]);
});

test("a group without value, people or rung is left out; one missing error takes all errors away", () => {
  const made = ladder({ values: [1, Number.NaN, 3, 4], populations: [1, 1, Number.NaN, 1], standardErrors: [1, 1, 1, 1] }, [
    1,
    2,
    3,
    Number.NaN,
  ]);
  expect([...made.places]).toEqual([0]);
  expect(completeGroups({ values: [1, 2], populations: [1, 1], standardErrors: [0.1, Number.NaN] }).standardErrors).toBeNull();
});

test("without populations the values stand and what weighs is NaN", () => {
  const made = completeGroups({ values: [1, 2] });
  expect([...made.values]).toEqual([1, 2]);
  expect(made.mean).toBeNaN();
});

test("numbers that can't be are refused", () => {
  expect(() => completeGroups({ values: [1, 2], populations: [1] })).toThrow(/1 numbers were given beside 2/);
  expect(() => completeGroups({ values: [1], populations: [-1] })).toThrow(/has -1 people/);
  expect(() => completeGroups({ values: [Infinity], populations: [1] })).toThrow(/Infinity/);
  expect(() => completeGroups({ values: [1], standardErrors: [-2] })).toThrow(/standard error of -2/);
});
