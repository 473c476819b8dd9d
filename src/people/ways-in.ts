/** What an account can show who it is with. */
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";

export type WaysIn = { password: boolean; totp: boolean; passkeys: number; provider: boolean };

/** @param trx a transaction of the door, the machine, or the account itself */
export async function waysIn(trx: Pick<Database, "selectNoFrom">, account: string): Promise<WaysIn> {
  const has = await trx
    .selectNoFrom(({ selectFrom, exists }) => [
      exists(selectFrom("account_password").select("account").where("account", "=", account)).as("password"),
      exists(selectFrom("account_totp").select("account").where("account", "=", account)).as("totp"),
      exists(selectFrom("account_identity").select("account").where("account", "=", account)).as("provider"),
      selectFrom("account_passkey")
        .select(({ fn }) => fn.countAll<string>().as("keys"))
        .where("account", "=", account)
        .as("passkeys"),
    ])
    .executeTakeFirstOrThrow();
  return { password: Boolean(has.password), totp: Boolean(has.totp), passkeys: Number(has.passkeys), provider: Boolean(has.provider) };
}

/**
 * In a query on `account`: another text after a new password or a used one-time code. Empty where there was neither. Who took half a sign-in
 * before then, with what no longer counts, can't finish it.
 */
export const entryMark = sql<string>`concat_ws(' ',
  (select 'password ' || extract(epoch from p.set_at) from account_password p where p.account = account.id),
  (select 'code ' || extract(epoch from max(o.used_at)) from one_time_code o where o.account = account.id))`;

/** Whether half a sign-in still counts: the account is active, and is entered with what it was then. It stays so until the transaction ends. */
export async function stillCounts(trx: Database, { account, since }: { account: string; since: string }): Promise<boolean> {
  const found = await trx
    .selectFrom("account")
    .select(entryMark.as("since"))
    .where("id", "=", account)
    .where("active", "=", true)
    .forUpdate()
    .executeTakeFirst();
  return found?.since === since;
}

/** Takes away all that belongs to signing in on this server: a new start, or the end. The link with an identity provider stays. */
export async function dropWaysIn(trx: Database, account: string): Promise<void> {
  for (const table of ["account_password", "account_totp", "account_passkey", "recovery_code"] as const)
    await trx.deleteFrom(table).where("account", "=", account).execute();
}

/** Stores a password's hash. */
export async function storePassword(trx: Database, account: string, hash: string): Promise<void> {
  const set_at = sql<Date>`now()`;
  await trx
    .insertInto("account_password")
    .values({ account, hash, set_at })
    .onConflict((conflict) => conflict.column("account").doUpdateSet({ hash, set_at }))
    .execute();
}
