/** What nobody may do alone, asked of the database itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting } from "../../src/kernel/acting.ts";
import type { Database } from "../../src/kernel/database.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, type MadePerson } from "../people.ts";
import { loadUtrecht } from "../utrecht.ts";

let base: TestDatabase;
let nobody: Database;
let publisher: MadePerson;
let writer: MadePerson;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  nobody = base.open("nobody").db;
  publisher = await makePerson(base, "Paula (verzonnen)", ["publisher", "adviser"]);
  writer = await makePerson(base, "Sam (verzonnen)", ["adviser"]);
});
afterAll(() => base.close());

const as = ({ id, name }: MadePerson) => ({ kind: "person", id, name, grants: [] }) as const;
const deed = { role: "publisher", reason: "zomaar" };
const item = (trx: Database) =>
  trx.selectFrom("policy_item").selectAll().where("kind", "=", "node").where("key", "=", "jogg").executeTakeFirstOrThrow();

async function writeVersion(trx: Database, removed = false): Promise<void> {
  const { id } = await item(trx);
  await trx
    .insertInto("policy_item_version")
    .values({ item_id: id, version: 2, content: JSON.stringify({}), removed, from_pack: false, actor: "x", reason: "y" })
    .execute();
}

async function handIn(who: MadePerson, key = "jogg"): Promise<string> {
  return acting(nobody, as(who), { role: "adviser" }, async (trx) => {
    const { id } = await trx
      .insertInto("draft")
      .values({
        kind: "policy",
        key: `utrecht-gezond-2011-2013/node/${key}`,
        title: "x",
        action: "policy.draft",
        owner: who.id,
        base_version: 1,
        content: JSON.stringify({}),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx
      .updateTable("draft")
      .set({ state: "handedIn", reason: "r", handed_in_at: new Date().toISOString() })
      .where("id", "=", id)
      .execute();
    return id;
  });
}

const decide = (trx: Database, id: string, by: MadePerson) =>
  trx
    .updateTable("draft")
    .set({ state: "published", decided_by: by.id, decided_at: new Date().toISOString() })
    .where("id", "=", id)
    .executeTakeFirst();

test("a publisher can't write a policy without a draft, not even in SQL; and takes away with a right of its own", async () => {
  await expect(acting(nobody, as(publisher), deed, (trx) => writeVersion(trx))).rejects.toThrow(/another person's draft/);
  const undone = acting(nobody, as(publisher), deed, async (trx) => {
    await writeVersion(trx, true);
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
});

test("one's own draft can't be published, not even in SQL", async () => {
  const own = await handIn(publisher);
  await expect(acting(nobody, as(publisher), deed, (trx) => decide(trx, own, publisher))).rejects.toThrow(/one's own draft/);
});

test("another thing's draft opens no door to this one", async () => {
  const draft = await handIn(writer, "bboft");
  const used = acting(nobody, as(publisher), deed, async (trx) => {
    await decide(trx, draft, publisher);
    await writeVersion(trx);
  });
  await expect(used).rejects.toThrow(/another person's draft/);
});

test("a draft that was published before opens no door later", async () => {
  const draft = await handIn(writer);
  await acting(nobody, as(publisher), deed, async (trx) => {
    await decide(trx, draft, publisher);
    await writeVersion(trx);
  });
  await expect(
    acting(nobody, as(publisher), deed, async (trx) => {
      const { id } = await item(trx);
      await trx
        .insertInto("policy_item_version")
        .values({ item_id: id, version: 3, content: JSON.stringify({}), from_pack: false, actor: "x", reason: "y" })
        .execute();
    }),
  ).rejects.toThrow(/another person's draft/);
});
