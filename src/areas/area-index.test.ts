import { describe, expect, test } from "vitest";
import { AreaIndex, type Area } from "./area-index.ts";

const area = (id: number, code: string, level: Area["level"], parentId: number | null, more: Partial<Area> = {}): Area => ({
  id,
  code,
  division: 2020,
  level,
  name: code,
  parentId,
  memberIds: [],
  ...more,
});
const index = new AreaIndex([
  area(1, "NL01", "country", null),
  area(2, "GM0344", "municipality", 1),
  area(3, "GM0363", "municipality", 1),
  area(4, "WK034402", "district", 2),
  area(5, "WK034401", "district", 2),
  area(6, "BU03440111", "neighbourhood", 5),
  area(7, "BU03440201", "neighbourhood", 4),
  area(8, "BU03630001", "neighbourhood", 3),
  area(9, "samen", "set", null, { memberIds: [4, 6] }),
  area(10, "GM0344", "municipality", null, { division: 2017 }),
]);
const codes = (areas: readonly Area[]) => areas.map(({ code }) => code);

describe("finding an area", () => {
  test("by its code gives the newest division, or the one asked for", () => {
    expect(index.find("GM0344").division).toBe(2020);
    expect(index.find("GM0344", 2017).id).toBe(10);
    expect(index.versions("GM0344").map(({ division }) => division)).toEqual([2020, 2017]);
  });

  test("forgives spaces and small letters, also for a set's own code", () => {
    expect(index.find(" gm0344 ").id).toBe(2);
    expect(index.find("samen").id).toBe(9);
  });

  test("that isn't there says which divisions there are", () => {
    expect(() => index.find("GM9999")).toThrow(
      expect.objectContaining({ kind: "no-area", status: 404, message: "There is no area with the code GM9999." }),
    );
    expect(() => index.find("GM0344", 1999)).toThrow(expect.objectContaining({ kind: "no-area", wayOut: "It is in 2020, 2017." }));
  });

  test("that isn't there doesn't repeat a whole page of what was typed", () => {
    expect(() => index.find("x".repeat(5_000))).toThrow(/^.{0,100}$/);
  });
});

describe("up and down", () => {
  test("goes from an area to the country", () => {
    expect(codes(index.ancestors(index.find("BU03440111")))).toEqual(["WK034401", "GM0344", "NL01"]);
    expect(index.ancestorAt(index.find("BU03440111"), "municipality")?.code).toBe("GM0344");
    expect(index.parent(index.find("NL01"))).toBeUndefined();
  });

  test("goes from an area to those within it, at any depth and in order", () => {
    expect(codes(index.within(index.find("GM0344"), "district"))).toEqual(["WK034401", "WK034402"]);
    expect(codes(index.within(index.find("NL01"), "neighbourhood"))).toEqual(["BU03440111", "BU03440201", "BU03630001"]);
    expect(codes(index.within(index.find("GM0344"), "municipality"))).toEqual(["GM0344"]);
    expect(index.within(index.find("BU03440111"), "district")).toEqual([]);
  });

  test("goes from a set through its members", () => {
    expect(codes(index.within(index.find("samen"), "neighbourhood"))).toEqual(["BU03440111", "BU03440201"]);
  });

  test("ends, also where two areas lie within each other", () => {
    const round = new AreaIndex([area(1, "WK034401", "district", 2), area(2, "WK034402", "district", 1)]);
    expect(round.ancestors(round.find("WK034401")).length).toBeLessThan(3);
  });
});

test("an area's peers are of its level: in its municipality, or in the country", () => {
  expect(codes(index.peers(index.find("BU03440111")))).toEqual(["BU03440111", "BU03440201"]);
  expect(codes(index.peers(index.find("GM0344")))).toEqual(["GM0344", "GM0363"]);
  expect(codes(index.peers(index.find("samen")))).toEqual(["samen"]);
  expect(codes(index.peers(index.find("NL01")))).toEqual(["NL01"]);
});
