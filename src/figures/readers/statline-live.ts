import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { Problem } from "../../kernel/problem.ts";
import type { Delivery, Progress } from "../delivery.ts";
import { NetworkGone, fetchJson } from "./fetch-json.ts";
import type { FetchOptions } from "./fetch-json.ts";
import { tooLarge } from "./input.ts";
import type { SourceDescription } from "./source-description.ts";
import { readOdata3 } from "./statline-odata3.ts";
import { readOdata4 } from "./statline-odata4.ts";

export type Api = "v3" | "v4";
/** The statistics office's own addresses; tables of other publishers (RIVM) are at `dataderden`. */
export const officeBases = {
  v3: "https://opendata.cbs.nl/ODataApi/odata",
  v3Others: "https://dataderden.cbs.nl/ODataApi/odata",
  v4: "https://datasets.cbs.nl/odata/v1/CBS",
} as const;
export const officeHosts: readonly string[] = ["opendata.cbs.nl", "dataderden.cbs.nl", "datasets.cbs.nl"];

export type LiveOptions = {
  /** Finds the table and says how to read it; its `live` gives version and address where the two below don't. */
  description: SourceDescription;
  api?: Api;
  base?: string;
  /** Pages are kept here, one folder per table, so that a broken download goes on where it stopped. */
  cacheFolder: string;
  retrievedAt: Date;
  /** Rows per page; v3 gives at most 10,000. v4 sets its own. */
  pageRows?: number;
  /** Most bytes of all pages together. */
  mostTotalBytes?: number;
  fetching?: Partial<FetchOptions>;
  onProgress?: Progress;
};

/** A source that goes on for ever is stopped here; the bound on bytes comes first for any real table. */
const mostPages = 9999;
const answer = z.looseObject({
  value: z.array(z.record(z.string(), z.unknown())).optional(),
  "@odata.nextLink": z.string().optional(),
  "odata.nextLink": z.string().optional(),
});
const state = z.object({ address: z.string(), modified: z.string(), pageRows: z.number(), complete: z.boolean() });

/**
 * Fetches a table by its number, then reads the saved answers. What was fetched before is used again, unless the table has been
 * modified since.
 * @throws Problem `table-not-found`, `no-network`, `network-lost` (how far; running again goes on), `file-too-large`,
 *   `host-not-allowed`, `source-refuses`, `not-json`, and those of the readers
 */
export async function readStatlineLive(options: LiveOptions): Promise<Delivery> {
  const api = options.api ?? options.description.live?.api ?? "v4";
  const address = `${options.base ?? options.description.live?.base ?? officeBases[api]}/${encodeURIComponent(options.description.id)}`;
  const folder = join(options.cacheFolder, options.description.id.replace(/[^A-Za-z0-9_-]/g, "_"));
  await new Download(address, api, folder, options).run();
  const read = api === "v3" ? readOdata3 : readOdata4;
  return read(folder, { description: options.description, retrievedAt: options.retrievedAt, url: address, onProgress: options.onProgress });
}

class Download {
  private readonly address: string;
  private readonly api: Api;
  private readonly folder: string;
  private readonly options: LiveOptions;
  private readonly fetching: FetchOptions;
  private rows = 0;
  private bytes = 0;

  constructor(address: string, api: Api, folder: string, options: LiveOptions) {
    this.address = address;
    this.api = api;
    this.folder = folder;
    this.options = options;
    this.fetching = {
      allowedHosts: officeHosts,
      wait: async (ms) => pause(ms),
      tries: 5,
      timeoutMilliseconds: 60_000,
      mostBytes: 64 * 1024 * 1024,
      ...options.fetching,
    };
  }

  async run(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    try {
      const about = await this.about();
      const modified = modifiedOf(about);
      const pageRows = this.options.pageRows ?? 10_000;
      const fresh = { address: this.address, modified, pageRows, complete: false };
      const before = await this.state();
      if (before?.address !== fresh.address || before.modified !== modified || before.pageRows !== pageRows) {
        for (const name of await readdir(this.folder)) await rm(join(this.folder, name), { recursive: true });
        await this.save("download.json", JSON.stringify(fresh));
      } else if (before.complete) return;
      await this.save(this.api === "v3" ? "TableInfos.json" : "Properties.json", about);
      await (this.api === "v3" ? this.version3(pageRows) : this.version4());
      await this.refuseChanged(modified);
      await this.save("download.json", JSON.stringify({ ...fresh, complete: true }));
    } catch (error) {
      throw error instanceof NetworkGone ? this.gone(error) : error;
    }
  }

  private about(): Promise<string> {
    return this.get(this.api === "v3" ? "TableInfos?$format=json" : "Properties");
  }

  // Pages of two editions of a table must not stand side by side.
  private async refuseChanged(modified: string): Promise<void> {
    if (modifiedOf(await this.about()) === modified) return;
    throw new Problem({
      kind: "table-changed",
      status: 503,
      message: `Table ${this.options.description.id} was modified while it was being fetched; nothing was imported.`,
      wayOut: "Run the same again: it starts anew.",
    });
  }

  private async version3(pageRows: number): Promise<void> {
    const properties = await this.list("DataProperties", "?$format=json");
    for (const one of properties) {
      if (one.Type !== "Topic" && one.Type !== "TopicGroup" && typeof one.Key === "string") await this.list(one.Key, "?$format=json");
    }
    for (let page = 0; page < mostPages; page++) {
      const rows = await this.page("TypedDataSet", page, `TypedDataSet?$format=json&$top=${pageRows}&$skip=${page * pageRows}`);
      if (rows.count < pageRows) return;
    }
  }

  private async version4(): Promise<void> {
    await this.list("MeasureCodes", "");
    await this.list("MeasureGroups", "");
    for (const one of await this.list("Dimensions", ""))
      if (typeof one.Identifier === "string") await this.list(`${one.Identifier}Codes`, "");
    let next: string | null = "Observations";
    for (let page = 0; next !== null && page < mostPages; page++) next = (await this.page("Observations", page, next)).next;
  }

  /** A whole code list or list of topics, following links. */
  private async list(set: string, query: string): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    let next: string | null = `${set}${query}`;
    for (let page = 0; next !== null && page < mostPages; page++) {
      const text = (await this.saved(`${set}-${number(page)}.json`)) ?? (await this.fetchAndSave(`${set}-${number(page)}.json`, next));
      const { value = [], "@odata.nextLink": link4, "odata.nextLink": link3 } = answer.parse(JSON.parse(text));
      all.push(...value);
      next = link4 ?? link3 ?? null;
    }
    return all;
  }

  private async page(set: string, page: number, path: string): Promise<{ count: number; next: string | null }> {
    const name = `${set}-${number(page)}.json`;
    const text = (await this.saved(name)) ?? (await this.fetchAndSave(name, path));
    const { value = [], "@odata.nextLink": next } = answer.parse(JSON.parse(text));
    this.rows += value.length;
    this.bytes += text.length;
    const most = this.options.mostTotalBytes ?? 2 * 1024 ** 3;
    if (this.bytes > most) throw tooLarge(`Table ${this.options.description.id}`, this.bytes, most);
    this.options.onProgress?.("download", this.rows, null);
    return { count: value.length, next: next ?? null };
  }

  private get(path: string): Promise<string> {
    return fetchJson(/^https?:/.test(path) ? path : `${this.address}/${path}`, this.fetching);
  }

  private async fetchAndSave(name: string, path: string): Promise<string> {
    const text = await this.get(path);
    await this.save(name, text);
    return text;
  }

  private saved(name: string): Promise<string | null> {
    return readFile(join(this.folder, name), "utf8").catch(() => null);
  }

  // Renamed into place, so that a page is there in full or not at all.
  private async save(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, `${name}.part`), text);
    await rename(join(this.folder, `${name}.part`), join(this.folder, name));
  }

  private async state() {
    const text = await this.saved("download.json");
    return text ? (state.safeParse(JSON.parse(text)).data ?? null) : null;
  }

  private gone(cause: NetworkGone): Problem {
    const { id } = this.options.description;
    const host = new URL(this.address).host;
    return this.rows > 0
      ? new Problem({
          kind: "network-lost",
          status: 503,
          message: `The connection with ${host} was lost after ${this.rows} rows of table ${id}; nothing was imported.`,
          wayOut: "Run the same again: it goes on where it stopped.",
          cause,
        })
      : new Problem({
          kind: "no-network",
          status: 503,
          message: `${host} can't be reached, so table ${id} can't be fetched.`,
          wayOut: "Check the network and try again, or import saved files.",
          cause,
        });
  }
}

const modifiedOf = (about: string): string => /"Modified"\s*:\s*"([^"]*)"/.exec(about)?.[1] ?? "";
const number = (page: number): string => String(page + 1).padStart(4, "0");
