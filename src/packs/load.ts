/** Puts a pack into the database. Every step can be repeated: one that was cut off is done again at the next start. */
import { extname } from "node:path";
import { saveSetVersion, saveTiles, storeListedAreas } from "../areas/index.ts";
import { storeRecords } from "../equity/index.ts";
import { loadCsv } from "../figures/index.ts";
import type { Connections } from "../kernel/database.ts";
import type { Report } from "../kernel/jobs.ts";
import { loadFrameworks, type FrameworkLoaded } from "../policy/index.ts";
import type { Pack } from "./pack.ts";

/** `keptSets`: sets that a person changed, which the pack has otherwise; the person's stays. */
export type PackLoaded = { outcome: "loaded" | "unchanged"; releases: string[]; frameworks: FrameworkLoaded[]; keptSets: string[] };

export async function loadPack({ db, pool }: Connections, pack: Pack, report: Report = () => {}): Promise<PackLoaded> {
  const { name, division } = pack.settings;
  const known = await db.selectFrom("pack_load").select("checksum").where("name", "=", name).executeTakeFirst();
  if (known?.checksum === pack.checksum) return { outcome: "unchanged", releases: [], frameworks: [], keptSets: [] };

  await storeAreas(pool, pack);
  const keptSets: string[] = [];
  for (const set of pack.sets) {
    const { kept } = await saveSetVersion(db, { ...set, division }, { actor: `pack ${name}`, reason: `pack load ${name}`, fromPack: true });
    if (kept) keptSets.push(set.code);
  }
  for (const [map, tiles] of Map.groupBy(pack.tiles, ({ map }) => map))
    await saveTiles(
      db,
      map,
      tiles.map(({ label, ...tile }) => ({ ...tile, label: label || null })),
    );
  const releases: string[] = [];
  for (const [done, path] of pack.figures.entries()) {
    report(`pack ${name}`, done, pack.figures.length);
    const mapping = path.replace(new RegExp(`${extname(path)}$`), ".yaml");
    const { release } = await loadCsv(pool, path, mapping, report);
    releases.push(release);
  }
  const frameworks = await loadFrameworks(db, name, pack.frameworks);
  await storeRecords(db, name, pack);
  await db
    .insertInto("pack_load")
    .values({ name, home: pack.settings.home, checksum: pack.checksum })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ home: pack.settings.home, checksum: pack.checksum, loaded_at: new Date() }),
    )
    .execute();
  return { outcome: "loaded", releases, frameworks, keptSets };
}

async function storeAreas(pool: Connections["pool"], { areas, settings }: Pack): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await storeListedAreas(client, areas, settings.division, [], true);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
