/** A pack's frameworks put into the database: only what changed gets a new version. */
import { within } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { framework, type Framework } from "./framework.ts";
import { assemble, itemsOf, sameContent, type Item, type ItemKind } from "./items.ts";
import {
  currentItems,
  insertFramework,
  insertVersions,
  lastFromPack,
  lockFramework,
  lockLoading,
  packOfFrameworks,
  placeItems,
  type CurrentRow,
  type NewVersion,
} from "./queries.ts";
import { referenceFaults } from "./references.ts";
import { schemaFaults } from "./schema-faults.ts";

/** `kept`: items that a person changed after the pack, and the pack changed too; the person's version stays. */
export type FrameworkLoaded = { framework: string; added: number; changed: number; removed: number; kept: string[] };

/**
 * All or nothing. The same file again writes nothing. What a person wrote after the last load stays, be the file changed there or not.
 * A framework that the pack no longer has is removed (its versions stay readable).
 * @throws Problem `framework-of-another-pack`, `framework-conflict` when the new file and what people wrote don't fit together
 */
export async function loadFrameworks(db: Database, pack: string, frameworks: readonly Framework[]): Promise<FrameworkLoaded[]> {
  return within(db, async (trx) => {
    await lockLoading(trx);
    const packs = await packOfFrameworks(trx);
    const loaded: FrameworkLoaded[] = [];
    for (const each of frameworks) {
      const owner = packs.get(each.id);
      if (owner !== undefined && owner !== pack) {
        throw new Problem({
          kind: "framework-of-another-pack",
          message: `The framework ${each.id} came with the pack ${owner}.`,
          wayOut: `Give the framework in ${pack} an id of its own; nothing was loaded.`,
        });
      }
      if (owner === undefined) await insertFramework(trx, each.id, pack);
      await lockFramework(trx, each.id);
      loaded.push(await loadOne(trx, pack, each.id, itemsOf(each)));
    }
    const gone = [...packs].filter(([id, owner]) => owner === pack && !frameworks.some((each) => each.id === id));
    for (const [id] of gone) {
      await lockFramework(trx, id);
      const outcome = await loadOne(
        trx,
        pack,
        id,
        (await currentItems(trx, id)).filter(({ kind, removed }) => kind !== "framework" && !removed),
        ["framework"],
      );
      if (outcome.removed > 0) loaded.push(outcome);
    }
    return loaded;
  });
}

const nameOf = ({ kind, key }: { kind: ItemKind; key: string }): string => `${kind} ${key}`;

/** @param only kinds whose items the list is complete for; all when absent */
async function loadOne(
  trx: Database,
  pack: string,
  id: string,
  items: readonly Item[],
  only?: readonly ItemKind[],
): Promise<FrameworkLoaded> {
  const rows = await currentItems(trx, id);
  const now = new Map(rows.map((row) => [nameOf(row), row]));
  const said = new Map((await lastFromPack(trx, id)).map((row) => [nameOf(row), row]));
  const wanted = new Map(items.map((item) => [nameOf(item), item]));
  const outcome: FrameworkLoaded = { framework: id, added: 0, changed: 0, removed: 0, kept: [] };
  const versions: NewVersion[] = [];

  for (const [name, item] of only ? [] : wanted) {
    const row = now.get(name);
    const before = said.get(name);
    const same = before !== undefined && !before.removed && sameContent(item.kind, before.content, item.content);
    if (same) continue;
    if (row && !row.fromPack) {
      if (row.removed || !sameContent(item.kind, row.content, item.content)) outcome.kept.push(name);
      continue;
    }
    outcome[row && !row.removed ? "changed" : "added"]++;
    versions.push({ kind: item.kind, key: item.key, version: (row?.version ?? 0) + 1, content: item.content, removed: false });
  }
  for (const [name, row] of now) {
    if (wanted.has(name) || row.removed || (only && !only.includes(row.kind))) continue;
    // A person's item was never the pack's to remove; the pack's own that a person changed is told.
    if (row.fromPack) {
      outcome.removed++;
      versions.push({ kind: row.kind, key: row.key, version: row.version + 1, content: row.content, removed: true });
    } else if (said.get(name)?.removed === false) outcome.kept.push(name);
  }

  await placeItems(
    trx,
    id,
    only ? [] : items.filter((item) => now.get(nameOf(item))?.sort !== item.sort).map(({ kind, key, sort }) => ({ kind, key, sort })),
  );
  await insertVersions(trx, id, versions, { actor: `pack ${pack}`, reason: `pack load ${pack}`, fromPack: true });
  if (versions.length > 0 && !only) refuseConflict(id, await currentItems(trx, id));
  return outcome;
}

/** What people wrote may lean on what the new file took away. */
function refuseConflict(id: string, rows: readonly CurrentRow[]): void {
  const read = framework.safeParse(assemble(rows.filter(({ removed }) => !removed)));
  const faults = read.success ? referenceFaults(read.data) : schemaFaults(read.error.issues);
  if (faults.length === 0) return;
  throw new Problem({
    kind: "framework-conflict",
    message: `The new file of ${id} and what was changed by hand since don't fit together.`,
    wayOut: "Nothing was loaded. Put back what the file took away, or change the items named here first.",
    faults: faults.slice(0, 100).map(({ found, mend }) => ({ found, mend })),
  });
}
