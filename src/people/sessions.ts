/** Sessions: begun at sign-in, ended by the person, the administrator or time. The token is only in the person's browser. */
import { sql } from "kysely";
import { acting, actingAs, seeing } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { notFound } from "../kernel/problem.ts";
import { digest, newToken } from "../kernel/secret.ts";
import type { Asker } from "../rights/index.ts";
import { idleMinutes } from "./asker.ts";

/** However much it is used, a session lasts no longer. */
export const sessionHours = 12;

const door = { kind: "door" } as const;

/** How somebody showed who they are. `code`: by a one-time code. */
export type SignInMethod = "password" | "passkey" | "oidc" | "code";

export type Ending = "signedOut" | "signedOutElsewhere" | "replaced" | "inactive" | "removed" | "passwordChanged";

export type Beginning = {
  /** The account's id. */
  account: string;
  method: SignInMethod;
  /** Browser and system in a few words (agent.ts). */
  agent: string;
  /** The identity provider's refresh token, sealed. */
  sealedRefresh?: Buffer | undefined;
  /** The token that this browser held until now: that session ends, so a token never outlives a sign-in (session fixation). */
  former?: string | null | undefined;
};

/**
 * Begins a session of an account.
 * @param db connections on which nobody acts; or a transaction in which the door acts already
 * @returns the token for the cookie: it is kept nowhere else
 * @throws Problem `no-page` when there is no such account or it is not active
 */
export async function beginSession(db: Database, { account, method, agent, sealedRefresh, former }: Beginning): Promise<string> {
  const token = newToken();
  const begin = async (trx: Database): Promise<void> => {
    const found = await trx
      .updateTable("account")
      .set({ signed_in_at: sql<Date>`now()` })
      .where("id", "=", account)
      .where("active", "=", true)
      .returning("id")
      .executeTakeFirst();
    if (!found) throw notFound();
    if (former) await end(trx, former, "replaced");
    await trx
      .insertInto("session")
      .values({
        hash: digest(token),
        account,
        method,
        agent: agent.slice(0, 200),
        ends_at: sql<Date>`now() + make_interval(hours => ${sessionHours})`,
        sealed_refresh: sealedRefresh ?? null,
      })
      .execute();
    await note(trx, "sign-in", account, { method });
  };
  await (db.isTransaction ? begin(db) : acting(db, door, { role: "door" }, begin));
  return token;
}

/**
 * Ends the session that a token opens: signing out.
 * @param db connections on which nobody acts
 * @returns how it was begun; null when there was none
 */
export function endSession(db: Database, token: string, because: Ending = "signedOut"): Promise<string | null> {
  return acting(db, door, { role: "door" }, async (trx) => {
    const ended = await end(trx, token, because);
    if (!ended) return null;
    await note(trx, "sign-out", ended.account, { because });
    return ended.method;
  });
}

export type ListedSession = { id: string; method: string; agent: string; createdAt: Date; seenAt: Date; endsAt: Date };

/** The asker's own sessions that are open, last used first. */
export async function listSessions(db: Database, asker: Asker & { kind: "person" }): Promise<ListedSession[]> {
  const rows = await seeing(db, asker, (read) =>
    read
      .selectFrom("session")
      .select(["id", "method", "agent", "created_at", "seen_at", "ends_at"])
      .where("account", "=", asker.id)
      .where("ended_at", "is", null)
      .where("ends_at", ">", sql<Date>`now()`)
      .where("seen_at", ">", sql<Date>`now() - make_interval(mins => ${idleMinutes})`)
      .orderBy("seen_at", "desc")
      .orderBy("created_at", "desc")
      .execute(),
  );
  return rows.map(({ id, method, agent, created_at, seen_at, ends_at }) => ({
    id,
    method,
    agent,
    createdAt: created_at,
    seenAt: seen_at,
    endsAt: ends_at,
  }));
}

/**
 * Signs the asker out everywhere else.
 * @param keep public name of the session that stays; null: none stays
 * @returns how many were ended
 */
export function endOthers(
  db: Database,
  asker: Asker & { kind: "person" },
  keep: string | null,
  because: Ending = "signedOutElsewhere",
): Promise<number> {
  return actingAs(db, asker, "account.keep", { matter: { owner: asker.id } }, async (trx) => endAll(trx, asker.id, because, keep));
}

/**
 * Ends all sessions of an account, in a transaction of whoever may do so.
 * @param keep public name of one that stays
 * @returns how many were ended
 */
export async function endAll(trx: Database, account: string, because: Ending, keep: string | null = null): Promise<number> {
  let query = trx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()`, ended_because: because, sealed_refresh: null })
    .where("account", "=", account)
    .where("ended_at", "is", null);
  if (keep !== null) query = query.where("id", "<>", keep);
  const ended = await query.returning("id").execute();
  if (ended.length > 0) await note(trx, "sessions ended", account, { because, sessions: ended.length });
  return ended.length;
}

function end(trx: Database, token: string, because: Ending): Promise<{ account: string; method: string } | undefined> {
  return trx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()`, ended_because: because, sealed_refresh: null })
    .where("hash", "=", digest(token))
    .where("ended_at", "is", null)
    .returning(["account", "method"])
    .executeTakeFirst();
}

async function note(trx: Database, action: string, account: string, after: Record<string, string | number>): Promise<void> {
  await sql`select audit_note(${action}, ${`account:${account}`}, null, ${JSON.stringify(after)}::jsonb)`.execute(trx);
}
