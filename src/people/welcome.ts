/** The start of an account, or a new start: with a one-time code. */
import { acting } from "../kernel/acting.ts";
import { notFound } from "../kernel/problem.ts";
import type { Database } from "../kernel/database.ts";
import { checkedName, checkedPerson, emailTaken } from "./accounts.ts";
import { readCode, useCode, type CodeHolder } from "./one-time-code.ts";
import { endAll } from "./sessions.ts";
import { dropWaysIn, entryMark, stillCounts, storePassword } from "./ways-in.ts";

const door = <T>(db: Database, work: (trx: Database) => Promise<T>) => acting(db, { kind: "door" }, { role: "door" }, work);

/** Whose code this is; null when it doesn't work. */
export const holderOf = (db: Database, code: string): Promise<CodeHolder | null> => door(db, (trx) => readCode(trx, code));

/**
 * Uses the code: what the account signed in with before is gone and its sessions end; from now on it has this name and password.
 * @param email for an account that has none yet
 * @param hash of the password; null: a passkey follows
 * @returns the account's id, and how it is entered from now on (ways-in.ts)
 * @throws Problem `email`, `name`, `email-taken`; 404 when the code doesn't work any more
 */
export function begin(
  db: Database,
  { code, name, email, hash }: { code: string; name: string; email: string; hash: string | null },
): Promise<{ account: string; since: string }> {
  return door(db, async (trx) => {
    const holder = await readCode(trx, code);
    if (!holder || !(await useCode(trx, code))) throw notFound();
    const { account } = holder;
    const said = holder.email === null ? checkedPerson({ email, name }) : { name: checkedName(name) };
    if ("email" in said && (await trx.selectFrom("account").select("id").where("email", "=", said.email).executeTakeFirst()))
      throw emailTaken();
    await trx.updateTable("account").set(said).where("id", "=", account).execute();
    await dropWaysIn(trx, account);
    await endAll(trx, account, "signedOutElsewhere");
    if (hash !== null) await storePassword(trx, account, hash);
    return { account, since: await sinceOf(trx, account) };
  });
}

/**
 * A password for somebody who came with a code and chose none yet.
 * @returns how the account is entered from now on; null when there is one already, or the code counts no longer
 */
export function firstPassword(db: Database, begun: { account: string; since: string }, hash: string): Promise<string | null> {
  return door(db, async (trx) => {
    if (!(await stillCounts(trx, begun))) return null;
    const { account } = begun;
    const made = await trx
      .insertInto("account_password")
      .values({ account, hash })
      .onConflict((conflict) => conflict.column("account").doNothing())
      .returning("account")
      .executeTakeFirst();
    return made ? sinceOf(trx, account) : null;
  });
}

async function sinceOf(trx: Database, account: string): Promise<string> {
  const { since } = await trx.selectFrom("account").select(entryMark.as("since")).where("id", "=", account).executeTakeFirstOrThrow();
  return since;
}
