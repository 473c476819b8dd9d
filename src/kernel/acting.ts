/**
 * Who acts, told to the database for one transaction. PostgreSQL forgets it when the transaction ends, so a pooled connection carries
 * nothing over to the next person.
 */
import { sql } from "kysely";
import { roleFor, type Action, type Asker, type Matter } from "../rights/index.ts";
import type { Database, ReadDatabase } from "./database.ts";
import { notFound } from "./problem.ts";

/** `door`: signing in, before anybody is somebody. */
export type Actor = Asker | { kind: "door" };

/** What goes into the log beside the change itself. */
export type Deed = { role: string; reason?: string };

const actorOf = (who: Actor): string => (who.kind === "person" ? who.id : who.kind === "visitor" ? "" : who.kind);

async function say(trx: Database | ReadDatabase, who: Actor, { role, reason = "" }: Deed): Promise<void> {
  await sql`select set_config('gelijkop.actor', ${actorOf(who)}, true), set_config('gelijkop.role', ${role}, true), set_config('gelijkop.reason', ${reason}, true)`.execute(
    trx,
  );
}

/** One transaction in which `who` acts. */
export async function acting<T>(db: Database, who: Actor, deed: Deed, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await say(trx, who, deed);
    return work(trx);
  });
}

/**
 * One transaction in which somebody does what the table of rights allows; else there is nothing to be found here.
 * @throws Problem `no-page` (404) when it isn't allowed: what one may not see does not show itself by a refusal
 */
export async function actingAs<T>(
  db: Database,
  asker: Asker,
  action: Action,
  { matter, reason }: { matter?: Matter; reason?: string },
  work: (trx: Database) => Promise<T>,
): Promise<T> {
  const role = roleFor(asker, action, matter);
  if (role === null) throw notFound();
  return acting(db, asker, { role, ...(reason === undefined ? {} : { reason }) }, work);
}

/** Reads as somebody: sees what is public and what is theirs. Refuses writes. */
export async function seeing<T>(db: Database, asker: Actor, work: (read: ReadDatabase) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode("read only")
    .execute(async (trx) => {
      await say(trx, asker, { role: "" });
      return work(trx);
    });
}

/** Inside the transaction that is there already, or in one of its own. */
export function within<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
