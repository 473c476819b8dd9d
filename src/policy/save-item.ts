/** The write side: one item, one new version, by a person. */
import { catalogue } from "../figures/index.ts";
import { areaIndex } from "../areas/index.ts";
import { within } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { Problem, type Fault } from "../kernel/problem.ts";
import { readSnapshot } from "../kernel/snapshot.ts";
import { sql } from "kysely";
import { framework as schema, type Framework } from "./framework.ts";
import { assemble, itemKinds, schemaOf, type Item, type ItemKind } from "./items.ts";
import { textFaults } from "./plain-text.ts";
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
    const sort = row?.sort ?? Math.max(-1, ...rows.filter((each) => each.kind === kind).map((each) => each.sort)) + 1;
    const others = rows.filter((each) => each !== row && !each.removed);
    // What was wrong before is not this change's: a pack may name an indicator whose figures are not imported yet.
    const before = new Set(
      wholeFaults(
        rows.filter((each) => !each.removed),
        around,
      ).map(({ found }) => found),
    );
    refuseFaults(
      change,
      wholeFaults([...others, ...(removed ? [] : [{ kind, key, sort, content }])], around).filter(({ found }) => !before.has(found)),
    );
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
  const { kind, key, content } = change;
  if (!itemKinds.includes(kind))
    throw new Problem({ kind: "item-invalid", message: `There is no kind ${kind}.`, wayOut: `Choose from ${itemKinds.join(", ")}.` });
  const read = schemaOf(kind).safeParse(content);
  refuseFaults(change, [...(read.success ? [] : schemaFaults(read.error.issues)), ...textFaults(content)]);
  if ((read.data as { id: string }).id !== key)
    refuseFaults(change, [
      { found: `its id is ${(read.data as { id: string }).id}, not ${key}`, mend: "an id stays for good: make a new item instead" },
    ]);
  return read.data;
}

function wholeFaults(items: readonly Item[], around: Surroundings): { found: string; mend: string }[] {
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
  const snapshot = await readSnapshot(async (text) => sql.raw<{ version: number; changed_at: Date }>(text).execute(db));
  const reader = { read: db, snapshot };
  const [index, list, frameworks] = await Promise.all([areaIndex(reader), catalogue(reader), packOfFrameworks(db)]);
  return {
    areas: new Set(index.areas.map(({ code }) => code)),
    indicators: new Set(list.indicators.map(({ id }) => id)),
    groups: new Set(list.groups.map(({ id }) => id)),
    frameworks: new Set(frameworks.keys()),
  };
}
