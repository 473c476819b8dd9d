import { describe, expect, test } from "vitest";
import { Problem } from "../kernel/problem.ts";
import { statuses, type Delivery, type DisclosureRules, type ListedPeriod, type Measure, type Status } from "./delivery.ts";
import { protectDelivery, type Hierarchy } from "./disclosure.ts";

type Row = { area: string; period?: string; group?: string; count?: number; people?: number; value?: number; status?: Status };

const year = (n: number | string): ListedPeriod => ({ id: `${n}`, starts: `${n}-01-01`, ends: `${n}-12-31` });
const both = { id: "2019/2020", starts: "2019-01-01", ends: "2020-12-31" };

function deliver(rows: Row[], disclosure: DisclosureRules, measure: Measure = "count", totals: Record<string, string[]> = {}): Delivery {
  const text = { nl: "", en: "" };
  const areas = [...new Set(rows.map((row) => row.area))];
  const periods = [...new Set(rows.map((row) => row.period ?? "2020"))];
  const groups = [...new Set(rows.map((row) => row.group ?? "all"))];
  const numbers = (pick: (row: Row) => number | undefined) => Float64Array.from(rows, (row) => pick(row) ?? Number.NaN);
  return {
    source: { id: "TEST", title: "", publisher: "", licence: "", licenceUrl: null, homepage: null, disclosure },
    title: "a made table",
    series: "",
    url: null,
    fileName: "",
    checksum: "",
    division: 2020,
    excerpt: false,
    retrievedAt: new Date(0),
    areas: areas.map((code) => ({ code, level: "neighbourhood", name: null, parent: null })),
    indicators: [
      {
        id: "made",
        sourceKey: "Made_1",
        title: text,
        definition: text,
        caveat: text,
        unit: measure === "proportion" ? "%" : "",
        decimals: 0,
        polarity: "neutral",
        measure,
        method: "register",
        theme: "",
        sort: 0,
      },
    ],
    groups: groups.map((id) => ({ id, title: text, noun: text, totalOf: totals[id] ?? [], sort: 0 })),
    periods: periods.map((id) => (id === both.id ? both : year(id))),
    notMeasured: [],
    cells: {
      length: rows.length,
      area: Int32Array.from(rows, (row) => areas.indexOf(row.area)),
      period: Int16Array.from(rows, (row) => periods.indexOf(row.period ?? "2020")),
      indicator: new Int16Array(rows.length),
      group: Int16Array.from(rows, (row) => groups.indexOf(row.group ?? "all")),
      status: Uint8Array.from(rows, (row) => statuses.indexOf(row.status ?? "final")),
      value: numbers(
        (row) => row.value ?? (measure === "count" ? row.count : ((row.count ?? Number.NaN) / (row.people ?? Number.NaN)) * 100),
      ),
      lower: null,
      upper: null,
      numerator: measure === "count" ? null : numbers((row) => row.count),
      denominator: measure === "count" ? null : numbers((row) => row.people),
      row: Int32Array.from(rows, (_, at) => at + 2),
    },
  };
}

const old = (area: string, count: number | null) => ({ area, period: year(2020), indicator: "made", group: "all", count, people: null });
const city: Hierarchy = {
  parents: new Map([
    ["B1", "W1"],
    ["B2", "W1"],
    ["B3", "W1"],
    ["W1", "G1"],
    ["W2", "G1"],
  ]),
  sets: new Map(),
};
const hidden = ({ cells }: Delivery) =>
  Array.from({ length: cells.length }, (_, at) => at).filter((at) => statuses[cells.status[at]] === "suppressed");
const district: Row[] = [
  { area: "B1", count: 3 },
  { area: "B2", count: 20 },
  { area: "B3", count: 9 },
  { area: "W1", count: 32 },
];

describe("relations that hidden numbers could follow from (Hundepool et al. 2012, ch. 4: linked and hierarchical tables)", () => {
  test("neighbourhoods in their district", () => {
    const { delivery, summary } = protectDelivery(deliver(district, { minimumCount: 5 }), city);
    expect(hidden(delivery)).toEqual([0, 2]);
    expect(delivery.cells.value[0]).toBeNaN();
    expect(delivery.cells.value[1]).toBe(20);
    expect(summary).toMatchObject({ minimumCount: 1, secondary: 1, guarded: 0 });
  });

  test("through a district that is not in the delivery", () => {
    const rows = [...district.slice(0, 3), { area: "W2", count: 50 }, { area: "G1", count: 82 }];
    expect(hidden(protectDelivery(deliver(rows, { minimumCount: 5 }), city).delivery)).toEqual([0, 2]);
  });

  test("groups under their total", () => {
    const rows = [
      { area: "B1", group: "men", count: 3 },
      { area: "B1", group: "women", count: 30 },
      { area: "B1", group: "all", count: 33 },
    ];
    expect(hidden(protectDelivery(deliver(rows, { minimumCount: 5 }, "count", { all: ["men", "women"] }), city).delivery)).toEqual([0, 1]);
    expect(hidden(protectDelivery(deliver(rows, { minimumCount: 5 }), city).delivery)).toEqual([0]);
  });

  test("two years under the sum of both", () => {
    const rows = [
      { area: "B1", period: "2019", count: 30 },
      { area: "B1", period: "2020", count: 3 },
      { area: "B1", period: both.id, count: 33 },
    ];
    expect(hidden(protectDelivery(deliver(rows, { minimumCount: 5 }), city).delivery)).toHaveLength(2);
  });

  test("overlapping sets that differ by one area", () => {
    const sets = new Map([
      ["S1", ["B1", "B2", "B3"]],
      ["S2", ["B2", "B3"]],
    ]);
    const rows = [...district.slice(0, 3), { area: "S1", count: 32 }, { area: "S2", count: 29 }];
    const out = hidden(protectDelivery(deliver(rows, { minimumCount: 5 }), { parents: new Map(), sets }).delivery);
    expect(out).toContain(0);
    expect(out.includes(3) || out.includes(4)).toBe(true);
  });

  test("what was published before: a new set that would tell a number hidden then is hidden itself", () => {
    const sets = new Map([["S1", ["B1", "B2"]]]);
    const { delivery } = protectDelivery(deliver([{ area: "S1", count: 23 }], { minimumCount: 5 }), { parents: new Map(), sets }, [
      old("B1", null),
      old("B2", 20),
    ]);
    expect(hidden(delivery)).toEqual([0]);
  });
});

test("when everything that tells it is public already, the delivery is refused with the row (issue: refused rather than leaked)", () => {
  let found: unknown;
  try {
    protectDelivery(deliver([{ area: "B1", count: 3 }], { minimumCount: 5 }), city, [old("B2", 20), old("B3", 9), old("W1", 32)]);
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(Problem);
  expect(found).toMatchObject({ kind: "disclosure-refused", faults: [{ row: 2 }] });
});

test("a percentage with its people tells its numerator, listed or not; limits and numerator go with it (arithmetic: 3 % of 100 is 3)", () => {
  const rows: Row[] = [
    { area: "B1", value: 3, people: 100 },
    { area: "B2", value: 30, people: 100 },
  ];
  const { delivery } = protectDelivery(deliver(rows, { minimumCount: 5 }, "proportion"), { parents: new Map(), sets: new Map() });
  expect(hidden(delivery)).toEqual([0]);
  expect(delivery.cells.value[0]).toBeNaN();
  expect(delivery.cells.denominator?.[0]).toBe(100);
});

test("a mean over too few people is hidden, without counts of its own (issue: minimum denominator)", () => {
  const rows: Row[] = [
    { area: "B1", value: 7.1, people: 9 },
    { area: "B2", value: 6.9, people: 10 },
  ];
  expect(hidden(protectDelivery(deliver(rows, { minimumDenominator: 10 }, "mean"), city).delivery)).toEqual([0]);
});

test("rounding comes after hiding, each number by itself (CBS: multiples of 5)", () => {
  const { delivery, summary } = protectDelivery(deliver(district, { minimumCount: 5, roundTo: 5 }), city);
  expect([...delivery.cells.value]).toEqual([Number.NaN, 20, Number.NaN, 30]);
  expect(summary.rounded).toBe(1);
});

test("without rules the same delivery comes back; with rules the given one stays as it was (contract)", () => {
  const free = deliver(district, {});
  expect(protectDelivery(free, city).delivery).toBe(free);
  const given = deliver(district, { minimumCount: 5 });
  protectDelivery(given, city);
  expect(given.cells.value[0]).toBe(3);
});
