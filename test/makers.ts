/** Makes small deliveries for tests: sound unless a test says otherwise. */
import { createHash } from "node:crypto";
import type pg from "pg";
import { levelOfCode, parentCode } from "../src/areas/index.ts";
import {
  statuses,
  type Delivery,
  type ListedGroup,
  type ListedIndicator,
  type ListedPeriod,
  type Status,
} from "../src/figures/delivery.ts";
import { loadDelivery } from "../src/figures/load.ts";

export type MadeCell = {
  area: string;
  value: number | null;
  /** Position in the delivery's lists; the first when absent. */
  indicator?: number;
  period?: number;
  group?: number;
  status?: Status;
  lower?: number;
  upper?: number;
  numerator?: number;
  denominator?: number;
};

export function makeIndicator(more: Partial<ListedIndicator> = {}): ListedIndicator {
  const id = more.id ?? "overgewicht";
  return {
    id,
    sourceKey: `${id}_1`,
    title: { nl: id, en: id },
    definition: { nl: "", en: "" },
    caveat: { nl: "", en: "" },
    unit: "%",
    decimals: 1,
    polarity: "lowerIsBetter",
    measure: "proportion",
    method: "survey",
    theme: "health",
    sort: 10,
    ...more,
  };
}

export const adults: ListedGroup = {
  id: "18plus",
  title: { nl: "18+", en: "18+" },
  noun: { nl: "volwassenen", en: "adults" },
  totalOf: [],
  sort: 10,
};

export const year = (id: string): ListedPeriod => ({ id, starts: `${id}-01-01`, ends: `${id}-12-31` });

type Parts = Partial<Omit<Delivery, "cells" | "areas">> & {
  cells: MadeCell[];
  names?: Record<string, string>;
  disclosure?: Delivery["source"]["disclosure"];
};

/** The checksum follows from the cells unless it is given: other cells, other file. */
export function makeDelivery({ cells, names = {}, disclosure = {}, ...more }: Parts): Delivery {
  const codes = [...new Set(cells.map(({ area }) => area))];
  const column = (of: (cell: MadeCell) => number | undefined) => Float64Array.from(cells, (cell) => of(cell) ?? Number.NaN);
  const status = ({ status: given, value }: MadeCell): Status => given ?? (value === null ? "unknown" : "final");
  const optional = (name: "lower" | "upper" | "numerator" | "denominator") =>
    cells.some((cell) => cell[name] !== undefined) ? column((cell) => cell[name]) : null;
  const periods = more.periods ?? [year("2020")];
  const groups = more.groups ?? [adults];
  return {
    source: { id: "TEST1", title: "A made table", publisher: "Nobody", licence: "CC0", licenceUrl: null, homepage: null, disclosure },
    title: "A made delivery",
    series: `${periods.map(({ id }) => id).join("+")}/${groups.map(({ id }) => id).join("+")}`,
    url: null,
    fileName: "made.csv",
    checksum: createHash("sha256").update(JSON.stringify(cells)).digest("hex"),
    division: 2020,
    excerpt: false,
    retrievedAt: new Date("2026-01-02T03:04:05Z"),
    indicators: [makeIndicator()],
    notMeasured: [],
    ...more,
    periods,
    groups,
    areas: codes.map((code) => ({
      code,
      level: levelOfCode(code) ?? "neighbourhood",
      name: names[code] ?? null,
      parent: parentCode(code),
    })),
    cells: {
      length: cells.length,
      area: Int32Array.from(cells, ({ area }) => codes.indexOf(area)),
      period: Int16Array.from(cells, ({ period }) => period ?? 0),
      indicator: Int16Array.from(cells, ({ indicator }) => indicator ?? 0),
      group: Int16Array.from(cells, ({ group }) => group ?? 0),
      status: Uint8Array.from(cells, (cell) => statuses.indexOf(status(cell))),
      value: column(({ value }) => value ?? undefined),
      lower: optional("lower"),
      upper: optional("upper"),
      numerator: optional("numerator"),
      denominator: optional("denominator"),
      row: Int32Array.from(cells, (_, at) => at + 2),
    },
  };
}

/** Puts a made delivery into the database. */
export async function deliver(pool: pg.Pool, parts: Parts): Promise<void> {
  const client = await pool.connect();
  try {
    await loadDelivery(client, makeDelivery(parts));
  } finally {
    client.release();
  }
}
