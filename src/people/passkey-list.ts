/** A person's own passkeys. */
import { actingAs, seeing } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { notFound, Problem } from "../kernel/problem.ts";
import type { Asker } from "../rights/index.ts";
import { waysIn } from "./ways-in.ts";

type Person = Asker & { kind: "person" };

export type Passkey = { id: string; title: string; createdAt: Date; usedAt: Date | null };

/** Oldest first. */
export async function listPasskeys(db: Database, asker: Person): Promise<Passkey[]> {
  const rows = await seeing(db, asker, (read) =>
    read
      .selectFrom("account_passkey")
      .select(["id", "title", "created_at", "used_at"])
      .where("account", "=", asker.id)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ id, title, created_at, used_at }) => ({ id, title, createdAt: created_at, usedAt: used_at }));
}

/**
 * Takes away one of the asker's passkeys.
 * @throws Problem 404 when they have no such passkey; `last-way-in` when they could not sign in any more
 */
export async function removePasskey(db: Database, asker: Person, id: string): Promise<void> {
  await actingAs(db, asker, "account.keep", { matter: { owner: asker.id } }, async (trx) => {
    // Two removals at once would each see the other's passkey.
    await trx.selectFrom("account").select("id").where("id", "=", asker.id).forUpdate().execute();
    const gone = await trx
      .deleteFrom("account_passkey")
      .where("id", "=", id)
      .where("account", "=", asker.id)
      .returning("id")
      .executeTakeFirst();
    if (!gone) throw notFound();
    const { password, passkeys, provider } = await waysIn(trx, asker.id);
    if (!password && passkeys === 0 && !provider)
      throw new Problem({
        kind: "last-way-in",
        status: 409,
        message: "This is your only way to sign in.",
        wayOut: "Add another passkey or a password first.",
      });
  });
}
