/** Installations in the states that people may find them in. */
import { readFile } from "node:fs/promises";
import { importBoundaries } from "../../src/areas/import-boundaries.ts";
import { saveSet } from "../../src/areas/index.ts";
import { loadPack } from "../../src/packs/index.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { startSite, utrecht, type TestSite } from "../site.ts";
import { hostileName, loadHostileFigures, loadMadeFigures, loadText } from "./made-figures.ts";

const silent = () => {};

async function siteOf(fill: (database: TestDatabase) => Promise<void>): Promise<TestSite> {
  const database = await testDatabase();
  try {
    await fill(database);
    const site = await startSite(database);
    return {
      ...site,
      close: async () => {
        await site.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What a new installation has: the pack and nothing more. */
export const packSite = () => siteOf(async (database) => void (await loadPack(database, utrecht())));

/** Nothing at all: the pack could not be loaded, or another's was taken away. */
export const emptySite = () => siteOf(async () => {});

/** Every kind of figure and absence, sets, a corrected release, outlines of neighbourhoods, and names that try to be code. */
export const richSite = () =>
  siteOf(async (database) => {
    const pack = utrecht();
    await loadPack(database, pack);
    await loadMadeFigures(database.pool, pack);
    await loadHostileFigures(database.pool);
    await saveSet(database.db, { code: "mijn-gebied", name: hostileName, division: 2020, members: ["BU03440112", "BU03440113"] });
    if (hasSharedData)
      await importBoundaries(database.pool, sharedData("geo", "utrecht_buurt_2024.rd.geojson"), { year: 2024, source: "CBS/PDOK" }, silent);
  });

const countryMapping = `
id: LAND
title: Kerncijfers van het land
publisher: CBS
licence: CC BY 4.0
division: 2022
groups:
  all: { id: all, title: { nl: alle inwoners, en: all residents }, noun: { nl: inwoners, en: residents }, sort: 1 }
indicators:
  Laag: { id: laag-inkomen, title: { nl: Laag inkomen, en: Low income }, phrase: { nl: hebben een laag inkomen, en: have a low income }, unit: "%", measure: proportion, polarity: lowerIsBetter, method: register, theme: participation }
csv:
  columns: { area: area, areaName: name, period: period, indicator: indicator, value: value }
  fixed: { group: all }
`;

type Feature = { properties: { code: string; name: string; income_low: number | null } };

/** Every district and municipality of the country, with outlines; needs ../shared/data. */
export const countrySite = () =>
  siteOf(async (database) => {
    await loadPack(database, utrecht());
    const lines = ["area,name,period,indicator,value", "NL01,Nederland,2022,Laag,40"];
    for (const file of ["nl_gemeenten_2022.rd.geojson", "nl_wijken_2022.rd.geojson"]) {
      const { features } = JSON.parse(await readFile(sharedData("geo", file), "utf8")) as { features: Feature[] };
      for (const { properties } of features)
        lines.push(`${properties.code},${JSON.stringify(properties.name)},2022,Laag,${properties.income_low ?? ""}`);
    }
    await loadText(database.pool, lines, countryMapping);
    for (const file of ["nl_gemeenten_2022.rd.geojson", "nl_wijken_2022.rd.geojson"])
      await importBoundaries(database.pool, sharedData("geo", file), { year: 2022, source: "CBS" }, silent);
  });
