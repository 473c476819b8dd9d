/** From a file or a table number to a stored release. The same steps from the command line and from a background job. */
import { existsSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type pg from "pg";
import { Problem } from "../kernel/problem.ts";
import type { Delivery, Progress } from "./delivery.ts";
import { loadDelivery, type Loaded } from "./load.ts";
import {
  descriptionOf,
  loadMapping,
  loadSourceDescriptions,
  readCsv,
  readOdata3,
  readOdata4,
  readStatlineLive,
  readStatlineXlsx,
  type Api,
} from "./readers/index.ts";

export type StatlineInput = {
  /** An XLSX, a folder with saved OData answers, or a table number to fetch live. */
  from: string;
  /** Folder with source descriptions. */
  sources: string;
  /** Where pages of a live import are kept until it is complete. */
  cacheFolder: string;
  table?: string | undefined;
  api?: Api | undefined;
};

/** Imports a StatLine table. @throws Problem; nothing is loaded then */
export async function importStatline(pool: pg.Pool, input: StatlineInput, progress: Progress): Promise<Loaded> {
  return withClient(pool, async (client) => loadDelivery(client, await readStatline(input, progress), progress));
}

/** Imports a CSV through its mapping file. @throws Problem; nothing is loaded then */
export async function loadCsv(pool: pg.Pool, path: string, mappingPath: string, progress: Progress): Promise<Loaded> {
  const delivery = await readCsv(path, { mapping: await loadMapping(mappingPath), onProgress: progress });
  return withClient(pool, (client) => loadDelivery(client, delivery, progress));
}

async function readStatline({ from, sources, cacheFolder, table, api }: StatlineInput, onProgress: Progress): Promise<Delivery> {
  const descriptions = await loadSourceDescriptions(sources);
  if (!existsSync(from)) {
    if (/^[A-Za-z0-9]+$/.test(from) && /\d/.test(from))
      return readStatlineLive({
        description: descriptionOf(from, descriptions),
        cacheFolder,
        retrievedAt: new Date(),
        ...(api ? { api } : {}),
        onProgress,
      });
    throw new Problem({
      kind: "file-not-found",
      message: `There is no file ${from}, and it is no table number.`,
      wayOut: "Give an .xlsx, a folder with saved answers, or a number such as 50090NED.",
    });
  }
  if (statSync(from).isDirectory()) {
    const description = descriptionOf(table ?? tableOfFolder(from), descriptions);
    return (api ?? apiOfFolder(from)) === "v4"
      ? readOdata4(from, { description, onProgress })
      : readOdata3(from, { description, onProgress });
  }
  if (extname(from).toLowerCase() === ".xlsx") return readStatlineXlsx(from, { descriptions, ...(table ? { table } : {}), onProgress });
  throw new Problem({
    kind: "file-kind",
    message: `${basename(from)} is no .xlsx.`,
    wayOut: "For saved answers name their folder; for another CSV use: import csv FILE --mapping MAPPING.",
  });
}

/** The table number in a folder's name: `cbs-84799NED` → `84799NED`. */
function tableOfFolder(folder: string): string {
  return /\d{5}[A-Z]{3}/i.exec(basename(folder))?.[0].toUpperCase() ?? basename(folder);
}

function apiOfFolder(folder: string): Api {
  return ["DataProperties.json", "TypedDataSet.json", "TypedDataSet.csv"].some((name) => existsSync(join(folder, name))) ? "v3" : "v4";
}

async function withClient<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await use(client);
  } finally {
    client.release();
  }
}
