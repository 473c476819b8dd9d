/** The write side: one item, one new version, by a person. */
import { catalogue } from "../figures/index.ts";
import { areaIndex } from "../areas/index.ts";
import { within } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { Problem, type Fault } from "../kernel/problem.ts";
import { readerNow } from "../kernel/snapshot.ts";
import { framework as schema, type Framework } from "./framework.ts";
import { assemble, itemKinds, listOf, schemaOf, type Item, type ItemKind } from "./items.ts";
import { textFaults, type PlacedFault } from "./plain-text.ts";
import { currentItems, insertVersions, lockFramework, packOfFrameworks, placeItems, type CurrentRow } from "./queries.ts";
import { referenceFaults, type Surroundings } from "./references.ts";
import { schemaFaults } from "./schema-faults.ts";

export type ItemChange = {
  framework: string;
  kind: ItemKind;
  key: string;
  /** As the schema of its kind has it; its id is the key. */
  content: unknown;
  /** Who changes it. */
  actor: string;
  /** Why, in words. */
  reason: string;
  /** The version that the change was made on; 0 for an item that is not there yet. */
  expectedVersion: number;
};

/** Somebody else was first. Both are here, so that a person can put them together. */
export class ChangedMeanwhile extends Problem {
  /** What holds now. */
  readonly current: CurrentRow | null;
  /** What was to be written. */
  readonly mine: unknown;

  constructor(change: Pick<ItemChange, "kind" | "key" | "expectedVersion">, mine: unknown, current: CurrentRow | null) {
    const now = current ? `It is at version ${current.version} now, by ${current.actor}: ${current.reason}` : "It is not there";
    super({
      kind: "changed-meanwhile",
      status: 409,
      message: `${change.kind} ${change.key} was read at version ${change.expectedVersion}. ${now}.`,
      wayOut: "Look at both, put them together, and save again.",
    });
    this.current = current;
    this.mine = mine;
  }
}

/**
 * Writes a new version of an item, or a new item. Nothing is written when anything is wrong.
 * @returns the version that holds from now on
 * @throws Problem `no-framework` (404), `unsigned`, `item-invalid` with a fault per field or broken link, `changed-meanwhile` (409, ChangedMeanwhile)
 */
export async function saveItem(db: Database, change: ItemChange): Promise<{ version: number }> {
  const content = readContent(change);
  return write(db, change, content, false);
}

/**
 * Takes an item away from now on; what it said stays readable, and a later version may bring it back.
 * @throws Problem as `saveItem`; `item-invalid` when others still name it
 */
export async function removeItem(db: Database, change: Omit<ItemChange, "content">): Promise<{ version: number }> {
  return write(db, change, null, true);
}

async function write(db: Database, change: Omit<ItemChange, "content">, content: unknown, removed: boolean): Promise<{ version: number }> {
  const { framework, kind, key, actor, reason, expectedVersion } = change;
  if (!actor.trim() || !reason.trim())
    throw new Problem({ kind: "unsigned", message: "A change needs who makes it and why.", wayOut: "Fill in both." });
  const around = await surroundings(db);
  return within(db, async (trx) => {
    const there = await lockFramework(trx, framework);
    const rows = there ? await currentItems(trx, framework) : [];
    if (!rows.some((each) => each.kind === "framework" && !each.removed))
      throw new Problem({
        kind: "no-framework",
        status: 404,
        message: `There is no framework ${framework.slice(0, 80)}.`,
        wayOut: "Choose one that is loaded.",
      });
    const row = rows.find((each) => each.kind === kind && each.key === key) ?? null;
    if ((row?.version ?? 0) !== expectedVersion || (removed && (row === null || row.removed)))
      throw new ChangedMeanwhile(change, content, row);
    const sort = row?.sort ?? placeAfter(rows, kind);
    refuseFaults(change, newFaults(rows, row, removed ? null : { kind, key, sort, content }, around));
    if (!row) await placeItems(trx, framework, [{ kind, key, sort }]);
    const version = expectedVersion + 1;
    await insertVersions(trx, framework, [{ kind, key, version, content: removed ? row?.content : content, removed }], {
      actor: actor.trim(),
      reason: reason.trim(),
      fromPack: false,
    });
    return { version };
  });
}

function readContent(change: ItemChange): unknown {
  const { kind } = change;
  if (!itemKinds.includes(kind))
    throw new Problem({ kind: "item-invalid", message: `There is no kind ${kind}.`, wayOut: `Choose from ${itemKinds.join(", ")}.` });
  const { data, faults } = checkContent(change);
  refuseFaults(change, faults);
  return data;
}

function checkContent({ kind, key, content }: Pick<ItemChange, "kind" | "key" | "content">): { data: unknown; faults: PlacedFault[] } {
  const read = schemaOf(kind).safeParse(content);
  const faults = [...(read.success ? [] : schemaFaults(read.error.issues)), ...textFaults(content)];
  const id = (read.data as { id: string } | undefined)?.id;
  if (faults.length === 0 && id !== key)
    faults.push({
      path: ["id"],
      code: "otherId",
      found: `its id is ${id}, not ${key}`,
      mend: "an id stays for good: make a new item instead",
    });
  return { data: read.data, faults };
}

/**
 * Everything that keeps this content from being saved now, each at its place in the content; at an empty path what it breaks elsewhere.
 * @returns none when there is no such framework: saving tells that
 */
export async function itemFaults(
  db: Database,
  { framework, kind, key, content }: Pick<ItemChange, "framework" | "kind" | "key" | "content">,
): Promise<PlacedFault[]> {
  const { data, faults } = checkContent({ kind, key, content });
  if (faults.length > 0) return faults;
  const [rows, around] = await Promise.all([currentItems(db, framework), surroundings(db)]);
  if (rows.length === 0) return [];
  const row = rows.find((each) => each.kind === kind && each.key === key) ?? null;
  const sort = row?.sort ?? placeAfter(rows, kind);
  return newFaults(rows, row, { kind, key, sort, content: data }, around);
}

const placeAfter = (rows: readonly CurrentRow[], kind: ItemKind): number =>
  Math.max(-1, ...rows.filter((each) => each.kind === kind).map(({ sort }) => sort)) + 1;

/** @param item what takes the row's place; null: nothing does */
function newFaults(rows: readonly CurrentRow[], row: CurrentRow | null, item: Item | null, around: Surroundings): PlacedFault[] {
  const now = rows.filter((each) => !each.removed);
  const then = [...now.filter((each) => each !== row), ...(item ? [item] : [])];
  // What was wrong before is not this change's: a pack may name an indicator whose figures are not imported yet.
  const before = new Set(wholeFaults(now, around).map(({ found }) => found));
  const faults = wholeFaults(then, around).filter(({ found }) => !before.has(found));
  return item ? faults.map((fault) => ({ ...fault, path: pathWithin(fault.path, item, then) })) : faults;
}

/** A place in the framework as one in the item; empty when it lies elsewhere. */
function pathWithin([list, at, ...rest]: PlacedFault["path"], item: Item, items: readonly Item[]): PlacedFault["path"] {
  const inList = Object.values(listOf).some((each) => each === list);
  if (item.kind === "framework") return inList || list === undefined ? [] : [list, ...(at === undefined ? [] : [at]), ...rest];
  if (list !== listOf[item.kind]) return [];
  const contents = (assemble(items) as Record<string, unknown[]>)[list];
  return contents.indexOf(item.content) === at ? rest : [];
}

function wholeFaults(items: readonly Item[], around: Surroundings): PlacedFault[] {
  const read = schema.safeParse(assemble(items));
  return read.success ? referenceFaults(read.data satisfies Framework, around) : schemaFaults(read.error.issues);
}

function refuseFaults({ kind, key }: Pick<ItemChange, "kind" | "key">, faults: readonly { found: string; mend: string }[]): void {
  if (faults.length === 0) return;
  throw new Problem({
    kind: "item-invalid",
    status: 422,
    message: `${kind} ${key.slice(0, 80)} can't be written like this: ${faults.length} ${faults.length === 1 ? "fault" : "faults"}.`,
    wayOut: "Mend them; nothing was written.",
    faults: faults.slice(0, 100).map(({ found, mend }): Fault => ({ found, mend })),
  });
}

async function surroundings(db: Database): Promise<Surroundings> {
  const reader = await readerNow(db);
  const [index, list, frameworks] = await Promise.all([areaIndex(reader), catalogue(reader), packOfFrameworks(db)]);
  return {
    areas: new Set(index.areas.map(({ code }) => code)),
    indicators: new Set(list.indicators.map(({ id }) => id)),
    groups: new Set(list.groups.map(({ id }) => id)),
    frameworks: new Set(frameworks.keys()),
  };
}
