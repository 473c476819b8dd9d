/** Published figures of all neighbourhoods of the country, read from their files without a database. */
import { readFileSync } from "node:fs";
import type { NationalInput } from "../src/equity/national/national.ts";
import { loadSourceDescriptions, readStatlineXlsx } from "../src/figures/readers/index.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { sharedData } from "./shared-data.ts";

export type PublishedFigures = NationalInput & { municipalities: string[]; ids: string[] };

/** 50090NED of 2020 for adults, ordered by trouble making ends meet, people of 15 and over from 84799NED; an indicator may be its own order here. */
export async function publishedFigures(): Promise<PublishedFigures> {
  const descriptions = await loadSourceDescriptions(fromRoot("packs", "utrecht", "sources"));
  const delivery = await readStatlineXlsx(sharedData("rivm-50090NED", "2020_18+.xlsx"), { descriptions });
  const people = residents();
  const found = [...delivery.areas.entries()].filter(([, area]) => area.level === "neighbourhood");
  const neighbourhoods = found.toSorted(([, a], [, b]) => (a.code < b.code ? -1 : 1));
  const n = neighbourhoods.length;
  const placeOf = new Int32Array(delivery.areas.length).fill(-1);
  for (const [place, [at]] of neighbourhoods.entries()) placeOf[at] = place;
  const values = new Float64Array(delivery.indicators.length * n).fill(Number.NaN);
  const { cells } = delivery;
  for (let at = 0; at < cells.length; at += 1) {
    const place = placeOf[cells.area[at]];
    if (place >= 0) values[cells.indicator[at] * n + place] = cells.value[at];
  }
  const hardship = delivery.indicators.findIndex(({ id }) => id === "moeite-met-rondkomen");
  const order = values.subarray(hardship * n, (hardship + 1) * n).map((value) => -value);
  const codes = neighbourhoods.map(([, { code }]) => code);
  const counted = Float64Array.from(codes, (code) => people.get(code) ?? Number.NaN);
  const inOf = Map.groupBy(codes.keys(), (place) => codes[place].slice(2, 6));
  const sizes = [...inOf.values()].map((places) => places.length);
  return {
    indicators: delivery.indicators,
    ids: delivery.indicators.map(({ id }) => id),
    municipalities: [...inOf.keys()].map((code) => `GM${code}`),
    starts: Int32Array.from([0, ...sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0))]),
    values,
    order: forEach(delivery.indicators.length, order),
    people: forEach(delivery.indicators.length, counted),
    // A district's number in its municipality: BU0344·01·12 lies in WK0344·01.
    parents: Int32Array.from(codes, (code) => Number(code.slice(6, 8))),
  };
}

function forEach(indicators: number, column: Float64Array): Float64Array {
  const rows = new Float64Array(indicators * column.length);
  for (let indicator = 0; indicator < indicators; indicator += 1) rows.set(column, indicator * column.length);
  return rows;
}

/** People of 15 and over per code. */
function residents(): Map<string, number> {
  const [head, ...lines] = readFileSync(sharedData("cbs-84799NED", "TypedDataSet.csv"), "utf8").trim().split("\n");
  const columns = head.trim().split(",");
  const code = columns.indexOf("WijkenEnBuurten");
  const ages = ["k_15Tot25Jaar_9", "k_25Tot45Jaar_10", "k_45Tot65Jaar_11", "k_65JaarOfOuder_12"].map((name) => columns.indexOf(name));
  return new Map(
    lines.map((line) => {
      const cells = line.split(",");
      // Where a municipality's quoted name holds a comma, all behind it stands one further.
      const further = cells.length - columns.length;
      const counts = ages.map((age) => (cells[age + further] === "" ? Number.NaN : Number(cells[age + further])));
      return [cells[code].trim(), counts.reduce((sum, count) => sum + count, 0)];
    }),
  );
}
