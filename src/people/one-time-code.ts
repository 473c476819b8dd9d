/** Codes with which somebody sets up an account, or gets back in after losing everything. Each works once. */
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";
import { longCodeDigest, newLongCode } from "./long-code.ts";

/** The first administrator's: whoever starts the server sits at it. */
export const firstHours = 1;
/** Of who gets it from a colleague. */
export const inviteHours = 24;

export type NewCode = { code: string; endsAt: Date };

/**
 * Makes a code. Codes of the same account that were not used stop working: the newest is the one that counts.
 * @param trx a transaction of who may manage people, the machine or the door
 */
export async function makeCode(trx: Database, account: string, hours: number): Promise<NewCode> {
  const code = newLongCode(20, 5);
  await dropCodes(trx, account);
  const hasWayIn = await trx
    .selectFrom("account")
    .select("signed_in_at")
    .where("id", "=", account)
    .where("signed_in_at", "is not", null)
    .executeTakeFirst();
  const { ends_at } = await trx
    .insertInto("one_time_code")
    .values({
      hash: longCodeDigest(code),
      account,
      purpose: hasWayIn ? "reset" : "welcome",
      ends_at: sql<Date>`now() + make_interval(hours => ${hours})`,
    })
    .returning("ends_at")
    .executeTakeFirstOrThrow();
  return { code, endsAt: ends_at };
}

export type CodeHolder = { account: string; name: string; email: string | null; purpose: "welcome" | "reset" };

/** Whose code this is, while it works; null else. @param trx a transaction of the door */
export async function readCode(trx: Database, typed: string): Promise<CodeHolder | null> {
  const found = await trx
    .selectFrom("one_time_code")
    .innerJoin("account", "account.id", "one_time_code.account")
    .select(["account.id", "account.name", "account.email", "one_time_code.purpose"])
    .where("hash", "=", longCodeDigest(typed))
    .where("used_at", "is", null)
    .where("ends_at", ">", sql<Date>`now()`)
    .where("account.active", "=", true)
    .executeTakeFirst();
  if (!found) return null;
  const { id, name, email, purpose } = found;
  return { account: id, name, email, purpose: purpose === "reset" ? "reset" : "welcome" };
}

/** Uses it up. @returns false when it didn't work any more */
export async function useCode(trx: Database, typed: string): Promise<boolean> {
  const used = await trx
    .updateTable("one_time_code")
    .set({ used_at: sql<Date>`now()` })
    .where("hash", "=", longCodeDigest(typed))
    .where("used_at", "is", null)
    .where("ends_at", ">", sql<Date>`now()`)
    .returning("account")
    .executeTakeFirst();
  return used !== undefined;
}

/** Codes of this account that nobody used stop working. */
export async function dropCodes(trx: Database, account: string): Promise<void> {
  await trx
    .updateTable("one_time_code")
    .set({ used_at: sql<Date>`now()` })
    .where("account", "=", account)
    .where("used_at", "is", null)
    .execute();
}
