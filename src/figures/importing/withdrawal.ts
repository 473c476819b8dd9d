/** Taking a release away from what is shown, and putting it back: nothing of it is ever deleted. */
import { sql } from "kysely";
import { actingAs } from "../../kernel/acting.ts";
import type { Database } from "../../kernel/database.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Asker } from "../../rights/index.ts";

/**
 * From now on the figures of this release are not shown; those of the version before it are, where there is one. Its name, its history and
 * the reason stay public.
 * @throws Problem `no-release`, `release-withdrawn` when it was withdrawn before
 */
export async function withdrawRelease(db: Database, asker: Asker, key: string, reason: string): Promise<void> {
  await actingAs(db, asker, "figures.withdraw", { reason }, async (trx) => {
    const { withdrawn } = await stateOf(trx, key);
    if (withdrawn)
      throw new Problem({
        kind: "release-withdrawn",
        status: 409,
        message: `Release ${key} was withdrawn before.`,
        wayOut: "Nothing was changed.",
      });
    await trx
      .updateTable("release")
      .set({ withdrawn_at: sql<Date>`now()`, withdrawn_reason: reason })
      .where("key", "=", key)
      .execute();
  });
}

/** Undoes a withdrawal. @throws Problem `no-release`, `release-shown` when it isn't withdrawn */
export async function restoreRelease(db: Database, asker: Asker, key: string, reason: string): Promise<void> {
  await actingAs(db, asker, "figures.withdraw", { reason }, async (trx) => {
    const { withdrawn } = await stateOf(trx, key);
    if (!withdrawn)
      throw new Problem({
        kind: "release-shown",
        status: 409,
        message: `Release ${key} is not withdrawn.`,
        wayOut: "Nothing was changed.",
      });
    await trx.updateTable("release").set({ withdrawn_at: null, withdrawn_reason: null }).where("key", "=", key).execute();
  });
}

async function stateOf(trx: Database, key: string): Promise<{ withdrawn: boolean }> {
  const found = await trx.selectFrom("release").select("withdrawn_at").where("key", "=", key).forUpdate().executeTakeFirst();
  if (found) return { withdrawn: found.withdrawn_at !== null };
  throw new Problem({
    kind: "no-release",
    status: 404,
    message: `There is no release ${key}.`,
    wayOut: "See the list of releases: bin/gelijkop releases.",
  });
}
