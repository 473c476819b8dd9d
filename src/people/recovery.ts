/** Codes on paper for who lost the second factor. */
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";
import { longCodeDigest, newLongCode } from "./long-code.ts";

const howMany = 10;
const length = 16;

/** Makes ten new codes; those from before no longer work. They are told once, here. @param trx a transaction of the door or of the account */
export async function makeRecoveryCodes(trx: Database, account: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => newLongCode(length, 4));
  await trx.deleteFrom("recovery_code").where("account", "=", account).execute();
  await trx
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ account, hash: longCodeDigest(code) })))
    .execute();
  return codes;
}

/** Whether this is a code of the account that wasn't used; it is used up then. */
export async function useRecoveryCode(trx: Database, account: string, typed: string): Promise<boolean> {
  const used = await trx
    .updateTable("recovery_code")
    .set({ used_at: sql<Date>`now()` })
    .where("account", "=", account)
    .where("hash", "=", longCodeDigest(typed))
    .where("used_at", "is", null)
    .returning("account")
    .executeTakeFirst();
  return used !== undefined;
}

/** How many are left. */
export async function countRecoveryCodes(trx: Pick<Database, "selectFrom">, account: string): Promise<number> {
  const { left } = await trx
    .selectFrom("recovery_code")
    .select(({ fn }) => fn.countAll<string>().as("left"))
    .where("account", "=", account)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(left);
}
