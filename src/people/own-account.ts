/** What somebody does to the own account. */
import { sql } from "kysely";
import { actingAs, seeing } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { notFound } from "../kernel/problem.ts";
import type { Secret } from "../kernel/secret.ts";
import type { Asker } from "../rights/index.ts";
import { checkedName } from "./accounts.ts";
import type { FairQueue } from "./fair-queue.ts";
import { countAttempt } from "./limits.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { countRecoveryCodes, makeRecoveryCodes } from "./recovery.ts";
import { endAll } from "./sessions.ts";
import type { Judged } from "./sign-in.ts";
import { takeTotp } from "./totp.ts";
import { storePassword, waysIn, type WaysIn } from "./ways-in.ts";

export type Oneself = Asker & { kind: "person" };

/** What changes how somebody signs in asks that they did so a short while ago: a session left open on a table can't take the account over. */
const recentMinutes = 15;

export type OwnAccount = {
  name: string;
  email: string | null;
  organisation: string;
  ways: WaysIn;
  recoveryCodes: number;
  passwordSetAt: Date | null;
};

export async function ownAccount(db: Database, asker: Oneself): Promise<OwnAccount> {
  return seeing(db, asker, async (read) => {
    const account = await read
      .selectFrom("account")
      .leftJoin("account_password", "account_password.account", "account.id")
      .select(["name", "email", "organisation", "set_at"])
      .where("id", "=", asker.id)
      .executeTakeFirst();
    if (!account) throw notFound();
    const { set_at, ...rest } = account;
    return { ...rest, passwordSetAt: set_at, ways: await waysIn(read, asker.id), recoveryCodes: await countRecoveryCodes(read, asker.id) };
  });
}

/** Whether this session was begun a short while ago. @param session its public name */
export async function isRecent(db: Database, asker: Oneself, session: string | null): Promise<boolean> {
  if (session === null) return false;
  const found = await seeing(db, asker, (read) =>
    read
      .selectFrom("session")
      .select("id")
      .where("id", "=", session)
      .where("created_at", ">", sql<Date>`now() - make_interval(mins => ${recentMinutes})`)
      .executeTakeFirst(),
  );
  return found !== undefined;
}

/** @throws Problem `name` */
export async function rename(db: Database, asker: Oneself, typed: string): Promise<void> {
  const name = checkedName(typed);
  await keeping(db, asker, (trx) => trx.updateTable("account").set({ name }).where("id", "=", asker.id).execute());
}

/**
 * Another password, by who knows the one before. Sessions in other places end.
 * @param keep public name of the session that stays
 */
export async function changePassword(
  { db, secret, queue, now }: { db: Database; secret: Secret; queue: FairQueue; now: Date },
  asker: Oneself,
  { old, fresh, keep }: { old: string; fresh: string; keep: string | null },
): Promise<Judged> {
  const object = `account:${asker.id}`;
  const counted = await countAttempt(db, secret, [{ bucket: `old password ${asker.id}`, most: 10, minutes: 15 }], { now, object });
  if (!counted.allowed) return { kind: "limited", seconds: counted.seconds };
  const stored = await seeing(db, asker, (read) =>
    read.selectFrom("account_password").select("hash").where("account", "=", asker.id).executeTakeFirst(),
  );
  const done = await queue.run(
    object,
    async () => ((await verifyPassword(old, stored?.hash ?? null)) ? { hash: await hashPassword(fresh) } : { hash: null }),
    true,
  );
  if (!done) {
    await counted.forgive();
    return { kind: "busy", seconds: 10 };
  }
  const { hash } = done;
  if (hash === null) return { kind: "wrong" };
  await counted.forgive();
  await keeping(db, asker, async (trx) => {
    await storePassword(trx, asker.id, hash);
    await endAll(trx, asker.id, "passwordChanged", keep);
  });
  return { kind: "right" };
}

/** Takes the app's key away, so that another can be set up. */
export async function dropTotp(db: Database, asker: Oneself): Promise<void> {
  await keeping(db, asker, (trx) => trx.deleteFrom("account_totp").where("account", "=", asker.id).execute());
}

/**
 * For offering a key: the same within a session until one is taken into use, for that makes new recovery codes. A key that was given up isn't
 * offered again.
 */
export async function offerOccasion(db: Database, asker: Oneself, session: string | null): Promise<string> {
  const last = await seeing(db, asker, (read) =>
    read.selectFrom("recovery_code").select("hash").where("account", "=", asker.id).orderBy("hash").limit(1).executeTakeFirst(),
  );
  return `session ${session ?? ""} ${last?.hash.toString("hex") ?? ""}`;
}

/**
 * Takes the key that was offered on this occasion into use.
 * @returns recovery codes, told this once; null when the digits are wrong
 */
export function confirmTotp(
  db: Database,
  secret: Secret,
  asker: Oneself,
  given: { occasion: string; typed: string; now: Date },
): Promise<string[] | null> {
  return keeping(db, asker, async (trx) =>
    (await takeTotp(trx, secret, { account: asker.id, ...given })) ? makeRecoveryCodes(trx, asker.id) : null,
  );
}

/** Ten new recovery codes, told this once. */
export function renewRecoveryCodes(db: Database, asker: Oneself): Promise<string[]> {
  return keeping(db, asker, (trx) => makeRecoveryCodes(trx, asker.id));
}

/** Ends one of the own sessions. @param id its public name */
export async function endOwnSession(db: Database, asker: Oneself, id: string): Promise<void> {
  await keeping(db, asker, (trx) =>
    trx
      .updateTable("session")
      .set({ ended_at: sql<Date>`now()`, ended_because: "signedOutElsewhere", sealed_refresh: null })
      .where("account", "=", asker.id)
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .execute(),
  );
}

const keeping = <T>(db: Database, asker: Oneself, work: (trx: Database) => Promise<T>): Promise<T> =>
  actingAs(db, asker, "account.keep", { matter: { owner: asker.id } }, work);
