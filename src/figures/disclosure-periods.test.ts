/** Expected relations follow from the calendar (ISO 8601 dates, both ends inside the period). */
import { expect, test } from "vitest";
import { periodRelations } from "./disclosure-periods.ts";

const period = (id: string, starts: string, ends: string) => ({ id, starts, ends });
const year = (n: number) => period(`${n}`, `${n}-01-01`, `${n}-12-31`);
const q1 = period("2020-K1", "2020-01-01", "2020-03-31");
const q2 = period("2020-K2", "2020-04-01", "2020-06-30");
const q3 = period("2020-K3", "2020-07-01", "2020-09-30");
const q4 = period("2020-K4", "2020-10-01", "2020-12-31");

test("calendar: a year is its four quarters, said once", () => {
  expect(periodRelations([year(2020), q1, q2, q3, q4])).toEqual([{ members: [1, 2, 3, 4, 0], signs: [1, 1, 1, 1, -1], rest: false }]);
});

test("calendar: with a quarter missing there is an unlisted rest", () => {
  expect(periodRelations([year(2020), q1, q3, q4])).toEqual([{ members: [1, 2, 3, 0], signs: [1, 1, 1, -1], rest: true }]);
});

test("calendar: rolling years, 2019–2021 less 2020–2022 is 2019 less 2022", () => {
  const relations = periodRelations([
    period("a", "2019-01-01", "2021-12-31"),
    period("b", "2020-01-01", "2022-12-31"),
    year(2019),
    year(2022),
  ]);
  const cycle = relations.find((relation) => relation.members.length === 4);
  const signs = Object.fromEntries(
    cycle?.members.map((member, at) => [member, cycle.signs[at] * cycle.signs[cycle.members.indexOf(0)]]) ?? [],
  );
  expect(signs).toEqual({ 0: 1, 1: -1, 2: -1, 3: 1 });
});

test("calendar: years apart have nothing to do with each other; the same dates under two names are one number", () => {
  expect(periodRelations([year(2012), year(2016), year(2020)])).toEqual([]);
  expect(periodRelations([year(2020), period("2020JJ00", "2020-01-01", "2020-12-31")])).toHaveLength(1);
});
