/** Second factor by time (RFC 6238): six digits from an app, which work once. */
import { Secret as Key, TOTP } from "otpauth";
import type { Database } from "../kernel/database.ts";
import type { Secret } from "../kernel/secret.ts";

const period = 30;
/** Clocks may differ by one step. */
const window = 1;
const keyBytes = 20;

const purpose = (account: string): string => `totp ${account}`;

/** What an app needs: as an address for the square code, and as text to type. */
export type TotpOffer = { address: string; key: string };

/** Whose key it is to be, and in which stretch of being signed in (or of signing in) it is offered. */
export type Offering = { account: string; occasion: string };

/** The same for one occasion, so that a page that is opened again, and a code that was mistyped, leave what was scanned; nothing is stored. */
const offeredKey = (secret: Secret, { account, occasion }: Offering): string =>
  new Key({
    buffer: Uint8Array.from(Buffer.from(secret.mark(`totp offer ${account}`, occasion), "base64url").subarray(0, keyBytes)).buffer,
  }).base32;

/** A key that counts from `takeTotp` on. */
export function offerTotp(secret: Secret, offering: Offering, label: string): TotpOffer {
  const key = offeredKey(secret, offering);
  return { address: generator(key, label).toString(), key: (key.match(/.{1,4}/g) ?? []).join(" ") };
}

/**
 * Takes the offered key into use, once the digits show that an app holds it.
 * @param trx a transaction of the door or of the account itself
 * @returns false when the digits are wrong, or the account has a key already
 */
export async function takeTotp(
  trx: Database,
  secret: Secret,
  { typed, now, ...offering }: Offering & { typed: string; now: Date },
): Promise<boolean> {
  const key = offeredKey(secret, offering);
  const step = stepOf(key, typed, now);
  if (step === null) return false;
  const taken = await trx
    .insertInto("account_totp")
    .values({ account: offering.account, sealed_secret: secret.seal(purpose(offering.account), key), last_step: step })
    .onConflict((conflict) => conflict.column("account").doNothing())
    .returning("account")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Whether the digits are those of this moment, and weren't used before. A right code is used up. */
export async function useTotp(
  trx: Database,
  secret: Secret,
  { account, typed, now }: { account: string; typed: string; now: Date },
): Promise<boolean> {
  const stored = await trx.selectFrom("account_totp").select("sealed_secret").where("account", "=", account).executeTakeFirst();
  const key = stored ? secret.unseal(purpose(account), stored.sealed_secret) : null;
  const step = key === null ? null : stepOf(key, typed, now);
  if (step === null) return false;
  const used = await trx
    .updateTable("account_totp")
    .set({ last_step: step })
    .where("account", "=", account)
    .where("last_step", "<", step)
    .returning("account")
    .executeTakeFirst();
  return used !== undefined;
}

/** The step of time that the digits belong to; null when they are of none that counts now. */
function stepOf(key: string, typed: string, now: Date): string | null {
  const token = typed.replaceAll(/\s/g, "");
  const off = /^\d{6}$/.test(token) ? generator(key, "").validate({ token, timestamp: now.getTime(), window }) : null;
  return off === null ? null : String(Math.floor(now.getTime() / 1000 / period) + off);
}

const generator = (key: string, label: string): TOTP =>
  new TOTP({ issuer: "Gelijkop", label, secret: Key.fromBase32(key), algorithm: "SHA1", digits: 6, period });
