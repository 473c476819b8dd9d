/** What somebody sent after the session had run out: kept, sealed, until that person signs in again. An hour at most. */
import { sql } from "kysely";
import { z } from "zod";
import { acting, actingAs } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { digest, newToken, type Secret } from "../kernel/secret.ts";
import type { Asker } from "../rights/index.ts";

/** All fields together, in bytes as they are kept. */
const mostBytes = 1_048_576;
/** Of one account at a time. */
const mostForms = 5;
/** A session that ran out longer ago keeps nothing. */
const lateHours = 24;

export const keptSeconds = 3_600;

/** Names and values in the order of the form; a name can come several times. */
export type Fields = readonly (readonly [string, string])[];
export type KeptForm = { path: string; fields: Fields };

const shape = z.array(z.tuple([z.string(), z.string()]));
const purpose = (account: string): string => `kept form ${account}`;
const door = { kind: "door" } as const;

/** Whose session ended by itself, lately; null: nobody's, and nothing is kept. */
export async function lateAccount(db: Database, token: string): Promise<string | null> {
  const { rows } = await sql<{
    account: string | null;
  }>`select ended_session(${digest(token)}, make_interval(hours => ${lateHours})) as account`.execute(db);
  return rows[0]?.account ?? null;
}

/** @returns the token for the browser; null when it is too much to keep */
export async function keepForm(db: Database, secret: Secret, account: string, { path, fields }: KeptForm): Promise<string | null> {
  const sealed = secret.seal(purpose(account), JSON.stringify(fields));
  if (sealed.length > mostBytes) return null;
  const token = newToken();
  await acting(db, door, { role: "door" }, async (trx) => {
    await trx
      .insertInto("kept_form")
      .values({ hash: digest(token), account, path, sealed })
      .execute();
    await sql`delete from kept_form where account = ${account} and (kept_at < now() - interval '1 hour' or hash not in
      (select hash from kept_form where account = ${account} order by kept_at desc, hash limit ${mostForms}))`.execute(trx);
  });
  return token;
}

/** What is kept under this token for this person; null for everybody else. */
export async function readKeptForm(
  db: Database,
  secret: Secret,
  asker: Asker & { kind: "person" },
  token: string,
): Promise<KeptForm | null> {
  return mine(db, asker, async (trx) => {
    const found = await trx
      .selectFrom("kept_form")
      .select(["path", "sealed"])
      .where("hash", "=", digest(token))
      .where("account", "=", asker.id)
      .where("kept_at", ">", sql<Date>`now() - make_interval(secs => ${keptSeconds})`)
      .executeTakeFirst();
    const text = found ? secret.unseal(purpose(asker.id), found.sealed) : null;
    return found && text !== null ? { path: found.path, fields: shape.parse(JSON.parse(text)) } : null;
  });
}

/** Forgets it, if it was sent to this address. @returns whether it was there */
export async function dropKeptForm(db: Database, asker: Asker & { kind: "person" }, token: string, path: string | null): Promise<boolean> {
  return mine(db, asker, async (trx) => {
    let query = trx.deleteFrom("kept_form").where("hash", "=", digest(token)).where("account", "=", asker.id);
    if (path !== null) query = query.where("path", "=", path);
    return (await query.returning("account").executeTakeFirst()) !== undefined;
  });
}

const mine = <T>(db: Database, asker: Asker & { kind: "person" }, work: (trx: Database) => Promise<T>): Promise<T> =>
  actingAs(db, asker, "account.keep", { matter: { owner: asker.id } }, work);
