/** Second factor by time (RFC 6238): six digits from an app, which work once. */
import { Secret as Key, TOTP } from "otpauth";
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";
import type { Secret } from "../kernel/secret.ts";

const period = 30;
/** Clocks may differ by one step. */
const window = 1;

const purpose = (account: string): string => `totp ${account}`;

/** What an app needs: as an address for the square code, and as text to type. */
export type TotpOffer = { address: string; key: string };

/**
 * The key that waits to be confirmed; a new one when there is none. It stays the same when the page is opened again, so that what was
 * scanned counts. A key that is confirmed already is left alone.
 * @param trx a transaction of the door or of the account itself
 */
export async function offerTotp(trx: Database, secret: Secret, account: string, label: string): Promise<TotpOffer> {
  const waiting = await trx
    .selectFrom("account_totp")
    .select("sealed_secret")
    .where("account", "=", account)
    .where("confirmed_at", "is", null)
    .executeTakeFirst();
  let key = waiting ? secret.unseal(purpose(account), waiting.sealed_secret) : null;
  if (key === null) {
    key = new Key({ size: 20 }).base32;
    const sealed = secret.seal(purpose(account), key);
    await trx
      .insertInto("account_totp")
      .values({ account, sealed_secret: sealed })
      .onConflict((conflict) =>
        conflict.column("account").doUpdateSet({ sealed_secret: sealed, last_step: 0 }).where("account_totp.confirmed_at", "is", null),
      )
      .execute();
  }
  return { address: generator(key, label).toString(), key: (key.match(/.{1,4}/g) ?? []).join(" ") };
}

/**
 * Whether the digits are those of this moment, and weren't used before. A right code is used up.
 * @param confirming the key that waits to be confirmed; it then counts from now on. False: the confirmed one
 */
export async function useTotp(
  trx: Database,
  secret: Secret,
  { account, typed, now, confirming }: { account: string; typed: string; now: Date; confirming: boolean },
): Promise<boolean> {
  const stored = await trx
    .selectFrom("account_totp")
    .select(["sealed_secret", "confirmed_at"])
    .where("account", "=", account)
    .executeTakeFirst();
  if (!stored || (stored.confirmed_at === null) !== confirming) return false;
  const key = secret.unseal(purpose(account), stored.sealed_secret);
  const token = typed.replaceAll(/\s/g, "");
  const off = key === null || !/^\d{6}$/.test(token) ? null : generator(key, "").validate({ token, timestamp: now.getTime(), window });
  if (off === null) return false;
  const step = String(Math.floor(now.getTime() / 1000 / period) + off);
  const used = await trx
    .updateTable("account_totp")
    .set({ last_step: step, ...(confirming ? { confirmed_at: sql<Date>`now()` } : {}) })
    .where("account", "=", account)
    .where("last_step", "<", step)
    .returning("account")
    .executeTakeFirst();
  return used !== undefined;
}

const generator = (key: string, label: string): TOTP =>
  new TOTP({ issuer: "Gelijkop", label, secret: Key.fromBase32(key), algorithm: "SHA1", digits: 6, period });
