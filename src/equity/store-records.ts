/** What a pack brings for this room, as it is now: evaluations and efforts, each a record under its id. */
import { within } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import type { EffortRecord } from "./effort/record.ts";
import type { Evaluation } from "./evaluation/record.ts";

type Content = { evaluations: readonly Evaluation[]; efforts: readonly EffortRecord[] };

/**
 * All or nothing; what the pack no longer has is removed.
 * @throws Problem `record-of-another-pack`
 */
export async function storeRecords(db: Database, pack: string, { evaluations, efforts }: Content): Promise<void> {
  await within(db, async (trx) => {
    await replace(
      trx,
      "evaluation",
      pack,
      evaluations.map((content) => ({ id: content.record.id, content })),
    );
    await replace(
      trx,
      "effort",
      pack,
      efforts.map((content) => ({ id: content.id, content })),
    );
  });
}

async function replace(trx: Database, table: "evaluation" | "effort", pack: string, records: readonly { id: string; content: unknown }[]) {
  await trx.deleteFrom(table).where("pack", "=", pack).execute();
  if (records.length === 0) return;
  const ids = records.map(({ id }) => id);
  const taken = await trx.selectFrom(table).select(["id", "pack"]).where("id", "in", ids).executeTakeFirst();
  if (taken) {
    throw new Problem({
      kind: "record-of-another-pack",
      message: `The ${table} ${taken.id} came with the pack ${taken.pack}.`,
      wayOut: `Give the ${table} in ${pack} an id of its own; nothing was loaded.`,
    });
  }
  await trx
    .insertInto(table)
    .values(records.map(({ id, content }, sort) => ({ id, pack, sort, content: JSON.stringify(content) })))
    .execute();
}
