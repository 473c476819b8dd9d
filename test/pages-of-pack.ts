/** A city's pages without a port: requests go straight in, over a database of its own that holds one pack. */
import { makeApp } from "../src/app.tsx";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { loadPack, readPack, type Pack } from "../src/packs/index.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { testSecret } from "./people.ts";

type Changes = {
  /** The pack otherwise than its files have it. */
  pack?: Partial<Pack>;
  /** Adds to the database after the pack. */
  fill?: (base: TestDatabase) => Promise<void>;
};

export async function pagesOfPack(folder: string, changes: Changes = {}) {
  const base = await testDatabase();
  const pack = { ...readPack(folder), ...changes.pack };
  await loadPack(base, pack);
  await changes.fill?.(base);
  const snapshot = await readSnapshot((text) => base.pool.query(text));
  const app = makeApp({
    ...base.open("nobody"),
    secret: testSecret,
    snapshot: () => snapshot,
    settings: pack.settings,
    packFolder: folder,
    publicUrl: "https://gelijkop.example",
  });
  const get = async (path: string): Promise<{ status: number; html: string }> => {
    const answer = await app.fetch(new Request(`http://localhost${path}`));
    return { status: answer.status, html: await answer.text() };
  };
  return { get, close: () => base.close() };
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'" };

/** What a reader sees of a page: without marks, with single spaces. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity])
    .replace(/\s+/g, " ");
}
