/** The first administrator of a new installation: nobody is there yet to invite one. */
import { sql } from "kysely";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { firstHours, makeCode, type NewCode } from "./one-time-code.ts";

/** Until the person says who it is. */
const namelessName = "Eerste beheerder";
const oneAtATime = 4_171_348;

/**
 * A code for the first administrator; null when there is one who can sign in. Each call makes a new code and the one before stops working:
 * who can start the server can read it.
 * @param db connections of the machine itself
 */
export function firstAdministrator(db: Database): Promise<NewCode | null> {
  return acting(db, { kind: "system" }, { role: "system", reason: "first start" }, async (trx) => {
    await sql`select pg_advisory_xact_lock(${oneAtATime})`.execute(trx);
    const { rows } = await sql<{ id: string; arrived: boolean }>`
      select a.id, a.signed_in_at is not null
        or exists (select from account_password p where p.account = a.id)
        or exists (select from account_passkey k where k.account = a.id)
        or exists (select from account_identity i where i.account = a.id) as arrived
      from account a join role_grant g on g.account = a.id and g.role = 'administrator'
      where a.active order by a.created_at`.execute(trx);
    if (rows.some(({ arrived }) => arrived)) return null;
    return makeCode(trx, rows[0]?.id ?? (await nameless(trx)), firstHours);
  });
}

async function nameless(trx: Database): Promise<string> {
  const { id } = await trx.insertInto("account").values({ email: null, name: namelessName }).returning("id").executeTakeFirstOrThrow();
  await trx.insertInto("role_grant").values({ account: id, role: "administrator" }).execute();
  return id;
}

/** Where a code is used. The code stands behind the #: a browser doesn't send that part, so no log on the way has it. */
export const welcomeLink = (publicUrl: string, code: string): string => `${publicUrl.replace(/\/$/, "")}/welkom#${code}`;
