/** What a page asks of the database, to be asked again without the page. */
import { Kysely, PostgresDialect } from "kysely";
import { makeApp } from "../src/app.tsx";
import { benchSecret } from "./ground.ts";
import type { Connections } from "../src/kernel/database.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { readPack } from "../src/packs/index.ts";
import type { DB } from "../src/kernel/schema.ts";
import { fromRoot } from "../src/kernel/root.ts";

type Query = { text: string; values: unknown[] };

export type MeasuredPage = {
  /** Renders the page, uncached. @returns its HTML */
  render(): Promise<string>;
  /** The same queries through the same pool, all at once, their answers parsed and dropped: what no page can be faster than. */
  bare(): Promise<unknown>;
  queries: number;
};

/** @param headline the pack's own when absent */
export async function measuredPage({ pool, db }: Connections, path: string, headline?: string): Promise<MeasuredPage> {
  const snapshot = await readSnapshot((text) => pool.query(text));
  const pack = readPack(fromRoot("packs", "utrecht"));
  const settings = headline ? { ...pack.settings, headline } : pack.settings;
  const parts = {
    snapshot: () => snapshot,
    settings,
    packFolder: pack.folder,
    publicUrl: "http://127.0.0.1",
    cache: false,
    db,
    secret: benchSecret,
  };
  const ask = (app: ReturnType<typeof makeApp>) => async () => {
    const response = await app.fetch(new Request(`http://127.0.0.1${path}`));
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${text.slice(0, 300)}`);
    return text;
  };
  const queries: Query[] = [];
  const listening = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void queries.push({ text: query.sql, values: [...query.parameters] }),
  });
  const listen = ask(makeApp({ ...parts, read: listening }));
  // The first time also loads the lists that stay in memory; every later page asks what the second asks.
  await listen();
  queries.length = 0;
  await listen();
  return {
    render: ask(makeApp({ ...parts, read: db })),
    bare: () => Promise.all(queries.map((query) => pool.query(query))),
    queries: queries.length,
  };
}
