/** The databases that pages are measured on. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { importBoundaries } from "../src/areas/import-boundaries.ts";
import type { ListedArea } from "../src/figures/delivery.ts";
import { loadDelivery } from "../src/figures/load.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { loadPack, readPack } from "../src/packs/index.ts";
import { settle, sharedData, type BenchDatabase, type Ground } from "./ground.ts";
import { importFile } from "./import.ts";
import { madeDelivery, spread } from "./made-country.ts";

/** The pack, all six files of 50090NED and the outlines of Utrecht's neighbourhoods. */
export async function realCountry(ground: Ground): Promise<BenchDatabase> {
  const database = await ground.fresh("bench_country");
  await loadPack(database, readPack(fromRoot("packs", "utrecht")));
  const folder = sharedData("rivm-50090NED");
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".xlsx"))
    .toSorted())
    await importFile(database, join(folder, name), ground.folder);
  await importBoundaries(database.pool, sharedData("geo", "utrecht_buurt_2024.rd.geojson"), { year: 2024, source: "CBS/PDOK" }, () => {});
  await settle(database);
  return database;
}

/** The outlines of the country's 3,340 districts, with made figures: the published figures are on another year's districts. */
export async function districtsOfTheCountry(ground: Ground): Promise<BenchDatabase> {
  const database = await ground.fresh("bench_districts");
  await importBoundaries(database.pool, sharedData("geo", "nl_wijken_2022.rd.geojson"), { year: 2022, source: "CBS/PDOK" }, () => {});
  const { rows } = await database.pool.query<{ code: string }>("select code from boundary order by code");
  const codes = rows.map(({ code }) => code);
  const municipalities = [...new Set(codes.map((code) => `GM${code.slice(2, 6)}`))];
  const areas: ListedArea[] = [
    { code: "NL01", level: "country", name: "Nederland", parent: null },
    ...municipalities.map((code): ListedArea => ({ code, level: "municipality", name: code, parent: "NL01" })),
    ...codes.map((code): ListedArea => ({ code, level: "district", name: code, parent: `GM${code.slice(2, 6)}` })),
  ];
  const client = await database.pool.connect();
  await loadDelivery(
    client,
    madeDelivery({ areas, indicators: 1, measure: "proportion", division: 2022, value: (area) => spread(area) * 100 }),
  );
  client.release();
  await settle(database);
  return database;
}
