/** Made deliveries: as large as asked for, the same each time, about no real place. */
import type { Level } from "../src/areas/index.ts";
import type { Delivery, DisclosureRules, ListedArea, Measure } from "../src/figures/delivery.ts";
import { emptyCells } from "../src/figures/readers/cells.ts";

export type MadeOptions = {
  areas: readonly ListedArea[];
  indicators: number;
  measure: Measure;
  division: number;
  disclosure?: DisclosureRules;
  /** Value per area (position) and indicator. */
  value: (area: number, indicator: number) => number;
};

/** One period, one group, each area a value of each indicator. */
export function madeDelivery({ areas, indicators, measure, division, disclosure = {}, value }: MadeOptions): Delivery {
  const cells = emptyCells(areas.length * indicators, { limits: false, counts: false });
  for (let n = 0; n < cells.length; n++) {
    const area = Math.floor(n / indicators);
    cells.area[n] = area;
    cells.indicator[n] = n % indicators;
    cells.value[n] = value(area, n % indicators);
    cells.row[n] = area + 2;
  }
  const both = (text: string) => ({ nl: text, en: text });
  return {
    source: { id: "MADE", title: "Made figures", publisher: "nobody", licence: "none", licenceUrl: null, homepage: null, disclosure },
    title: "Made figures",
    series: "2020/all",
    url: null,
    fileName: "made",
    checksum: "0".repeat(64),
    division,
    excerpt: false,
    retrievedAt: new Date(0),
    areas: [...areas],
    indicators: Array.from({ length: indicators }, (_, place) => ({
      id: `made-${place}`,
      sourceKey: `Made_${place}`,
      title: both(`Made ${place}`),
      definition: both(""),
      caveat: both(""),
      unit: measure === "count" ? "aantal" : "%",
      decimals: 1,
      polarity: "lowerIsBetter",
      measure,
      method: "register",
      theme: "health",
      sort: place,
    })),
    groups: [{ id: "all", title: both("all"), noun: both("people"), totalOf: [], sort: 1 }],
    periods: [{ id: "2020", starts: "2020-01-01", ends: "2020-12-31" }],
    cells,
    notMeasured: [],
  };
}

const padded = (number: number, length: number): string => String(number).padStart(length, "0");

/** The country, so many municipalities (the first is GM0001), and in each so many districts and neighbourhoods. */
export function madeAreas(municipalities: number, districts: number, neighbourhoods: number): ListedArea[] {
  const areas: ListedArea[] = [];
  const add = (code: string, level: Level, parent: string | null) => void areas.push({ code, level, name: `Made ${code}`, parent });
  add("NL01", "country", null);
  for (let m = 1; m <= municipalities; m++) {
    const gm = padded(m, 4);
    add(`GM${gm}`, "municipality", "NL01");
    for (let d = 1; d <= districts; d++) {
      const wk = `${gm}${padded(d, 2)}`;
      add(`WK${wk}`, "district", `GM${gm}`);
      for (let b = 1; b <= neighbourhoods; b++) add(`BU${wk}${padded(b, 2)}`, "neighbourhood", `WK${wk}`);
    }
  }
  return areas;
}

/** Between 0 and 1, spread evenly, the same each time: the fractional part of i · the golden ratio. */
export const spread = (i: number): number => (i * 0.6180339887498949) % 1;
