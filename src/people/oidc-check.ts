/** Whether somebody who came in by the identity provider is still there: asked while the session is used. */
import { sql } from "kysely";
import { acting, seeing } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import type { Secret } from "../kernel/secret.ts";
import type { OpenSession } from "./asker.ts";
import { ProviderError, type IdentityProvider } from "./oidc-provider.ts";

/** The provider is asked no more often than this, for one session. */
export const checkMinutes = 10;
/** A session that the provider didn't vouch for so long is over, whatever the reason. */
export const unvouchedMinutes = 60;
/** After no answer, nobody is kept waiting for another one so long. */
const restSeconds = 60;

export type CheckParts = { db: Database; secret: Secret; now: () => Date; provider: IdentityProvider | null };

/** The provider's own name is in the seal: another provider never gets to see the token. */
const purpose = (provider: IdentityProvider): string => `refresh token of ${provider.settings.issuer.href}`;

export const sealRefresh = (secret: Secret, provider: IdentityProvider, token: string): Buffer => secret.seal(purpose(provider), token);

const restUntil = new WeakMap<IdentityProvider, number>();

/**
 * Whether the session goes on. Costs nothing unless a check is due; then the provider is asked once, and whoever asks meanwhile is let
 * through. A session that doesn't go on is ended here.
 * @param session as it was just opened
 */
export async function stillThere(parts: CheckParts, session: OpenSession): Promise<boolean> {
  if (session.method !== "oidc") return true;
  const minutes = (parts.now().getTime() - session.checkedAt.getTime()) / 60_000;
  if (minutes < checkMinutes) return true;
  const verdict = await ask(parts, session);
  if (verdict === "gone") await endOne(parts.db, session, "removed");
  if (verdict !== "unknown") return verdict === "there";
  if (minutes < unvouchedMinutes) return true;
  // It ran out by itself: what was typed is kept as after any other session that ran out.
  await endOne(parts.db, session, null);
  return false;
}

async function ask({ db, secret, now, provider }: CheckParts, session: OpenSession): Promise<"there" | "gone" | "unknown"> {
  if (!provider || now().getTime() < (restUntil.get(provider) ?? 0)) return "unknown";
  const sealed = await takeToken(db, session);
  if (sealed === "there") return sealed;
  const token = sealed && secret.unseal(purpose(provider), sealed);
  if (!token) return "unknown";
  try {
    const { subject, refreshToken } = await provider.again(token);
    if (subject !== null && !(await isSubject(db, provider, session, subject))) return "gone";
    await putBack(db, session, sealRefresh(secret, provider, refreshToken), now());
    return "there";
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.why !== "down") return "gone";
    restUntil.set(provider, now().getTime() + restSeconds * 1000);
    await putBack(db, session, sealed, session.checkedAt);
    return "unknown";
  }
}

const door = { kind: "door" } as const;

/**
 * Takes the token out: many providers withdraw everything when one token comes twice, so of two requests at once only one may hold it.
 * Should this process end before it is put back, the session ends when it was unvouched too long.
 */
async function takeToken(db: Database, { id, checkedAt }: OpenSession): Promise<Buffer | "there" | null> {
  return acting(db, door, { role: "door" }, async (trx) => {
    const row = await trx
      .selectFrom("session")
      .select(["sealed_refresh", "checked_at"])
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    // Another request asked while this one was on its way.
    if (row && row.checked_at > checkedAt) return "there";
    if (!row?.sealed_refresh) return null;
    await trx.updateTable("session").set({ sealed_refresh: null }).where("id", "=", id).execute();
    return row.sealed_refresh;
  });
}

async function putBack(db: Database, { id }: OpenSession, sealed: Buffer | null, checkedAt: Date): Promise<void> {
  await acting(db, door, { role: "door" }, (trx) =>
    trx
      .updateTable("session")
      .set({ sealed_refresh: sealed, checked_at: checkedAt })
      .where("id", "=", id)
      // Signed out meanwhile: what was taken away stays away.
      .where("ended_at", "is", null)
      .execute(),
  );
}

async function isSubject(db: Database, provider: IdentityProvider, { account }: OpenSession, subject: string): Promise<boolean> {
  const row = await seeing(db, door, (read) =>
    read
      .selectFrom("account_identity")
      .select("account")
      .where("issuer", "=", provider.settings.issuer.href)
      .where("subject", "=", subject)
      .where("account", "=", account)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

async function endOne(db: Database, { id, account }: OpenSession, because: "removed" | null): Promise<void> {
  await acting(db, door, { role: "door" }, async (trx) => {
    const ended = await trx
      .updateTable("session")
      .set({ ended_at: sql<Date>`now()`, ended_because: because, sealed_refresh: null })
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (ended)
      await sql`select audit_note('sign-out', ${`account:${account}`}, null, ${JSON.stringify({ because: because ?? "unvouched" })}::jsonb)`.execute(
        trx,
      );
  });
}
