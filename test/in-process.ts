/** The product without a port: requests go straight in, over a database of its own that holds the Utrecht pack. */
import { makeApp } from "../src/app.tsx";
import { api as equityApi } from "../src/equity/index.ts";
import { api } from "../src/figures/index.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { loadPack } from "../src/packs/index.ts";
import { testDatabase } from "./database.ts";
import { testSecret } from "./people.ts";
import { utrecht } from "./site.ts";

export const publicUrl = "https://gelijkop.example";

export async function startInProcess() {
  const base = await testDatabase();
  const pack = utrecht();
  await loadPack(base, pack);
  const readNow = () => readSnapshot((text) => base.pool.query(text));
  let snapshot = await readNow();
  const { db, read } = base.open("nobody");
  const app = makeApp({
    read,
    db,
    secret: testSecret,
    snapshot: () => snapshot,
    settings: pack.settings,
    packFolder: pack.folder,
    publicUrl,
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => app.fetch(new Request(`http://localhost${path}`, init));
  const get = (path: string, init: RequestInit = {}) => ask(`/api/v1${path}`, init);
  const json = async (path: string) => JSON.parse(await (await get(path)).text());
  const newestOf = async (source: string): Promise<string> => (await json(`/releases?source=${source}`)).releases[0].key;
  const reader = () => ({ read: base.read, snapshot });
  return {
    base,
    pool: base.pool,
    ask,
    routes: app.routes,
    /** Below the API's root. */
    get,
    json,
    /** Takes in what the test itself changed in the database. */
    refresh: async () => void (snapshot = await readNow()),
    /** The API's own account of itself. */
    described: api({ reader, publicUrl, city: pack.settings.title, home: pack.settings.home, more: equityApi }),
    /** Keys of the pack's releases. */
    release: await newestOf("50090NED"),
    residents: await newestOf("84799NED"),
    close: () => base.close(),
  };
}

export type InProcess = Awaited<ReturnType<typeof startInProcess>>;
