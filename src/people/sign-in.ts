/** Signing in with a password: first the password, then a second step. The answers are the same for an account that doesn't exist. */
import { setTimeout as sleep } from "node:timers/promises";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import type { Secret } from "../kernel/secret.ts";
import { knownDevice } from "./device.ts";
import { fairQueue, type FairQueue } from "./fair-queue.ts";
import { clearOld, codeLimits, countAttempt, passwordLimits, refusedFor, type Origin } from "./limits.ts";
import { hashPassword, isOutdated, verifyPassword } from "./password.ts";
import { useRecoveryCode } from "./recovery.ts";
import { useTotp } from "./totp.ts";
import { entryMark, stillCounts, storePassword } from "./ways-in.ts";

const door = { kind: "door" } as const;
const deed = { role: "door" } as const;

export type Desk = { db: Database; secret: Secret; now: () => Date };

/** From where somebody tries. @param cookie of the device, as sent */
export type Place = { source: string; cookie: string | undefined };

/** `busy`: too many are being looked at; `limited`: this place tried too often. */
export type NotNow = { kind: "limited"; seconds: number } | { kind: "busy"; seconds: number };

/** What comes after a right password: the digits of an app, a passkey, or setting one of them up. */
export type SecondStep = "totp" | "passkey" | "setUp";
export type Judged = { kind: "right" } | { kind: "wrong" } | NotNow;
export type Tried = { kind: "right"; account: string; since: string; second: SecondStep } | { kind: "wrong" } | NotNow;

const secondsWhenBusy = 10;
/** A refusal waits: who guesses over some connections asks no faster than this, and leaves the machine to others. */
const refusalMs = 250;
const mostHeld = 500;
const clearEveryMs = 600_000;

/** Hashing takes tens of milliseconds of a core each: two at a time leave room for everybody's pages. */
export const passwordQueue = (): FairQueue => fairQueue({ atOnce: 2, mostEach: 20, mostWaiting: 400 });

export type SignIn = {
  /** Looks at a password. */
  tryPassword(typed: { email: string; password: string }, place: Place): Promise<Tried>;
  /** Looks at the digits of an app, or at a recovery code, of somebody whose password was right. */
  tryCode(typed: { account: string; code: string }, place: Place): Promise<Judged>;
  /** Makes a hash, in turn with all others. @returns undefined when too busy */
  hash(password: string, from: string): Promise<string | undefined>;
};

/** @param queue shared by everything in the process that hashes */
export function signIn({ db, secret, now }: Desk, queue: FairQueue): SignIn {
  let cleared = 0;
  let held = 0;
  const refuse = async (seconds: number): Promise<NotNow> => {
    if (held < mostHeld) {
      held++;
      await sleep(refusalMs);
      held--;
    }
    return { kind: "limited", seconds };
  };
  const clear = async (): Promise<void> => {
    if (now().getTime() < cleared + clearEveryMs) return;
    cleared = now().getTime();
    await clearOld(db, now());
  };

  return {
    async tryPassword({ email: typedEmail, password }, place) {
      const email = emailOf(typedEmail);
      // Nobody whom a browser's mark could tell apart: then the account needn't be looked up to refuse.
      const refused = place.cookie ? null : refusedFor(db, secret, passwordLimits(email, { source: place.source, device: null }), now());
      if (refused !== null) return refuse(refused);
      const found = await acting(db, door, deed, (trx) => accountBy(trx, email));
      const origin = originOf(secret, found?.id ?? null, place);
      const object = found ? `account:${found.id}` : "account:";
      const counted = await countAttempt(db, secret, passwordLimits(email, origin), { now: now(), object });
      if (!counted.allowed) return refuse(counted.seconds);
      const right = await queue.run(
        turnOf(origin),
        async () => {
          const good = await verifyPassword(password, found?.hash ?? null);
          const renewed = good && found?.hash && isOutdated(found.hash) ? await hashPassword(password) : null;
          return { good, renewed };
        },
        origin.device !== null,
      );
      if (!right) {
        await counted.forgive();
        return { kind: "busy", seconds: secondsWhenBusy };
      }
      if (!right.good || !found) {
        await clear();
        return { kind: "wrong" };
      }
      await counted.forgive();
      const { renewed } = right;
      let { since } = found;
      if (renewed)
        since = await acting(db, door, { ...deed, reason: "newer parameters" }, async (trx) => {
          if (!(await stillCounts(trx, { account: found.id, since }))) return since;
          await storePassword(trx, found.id, renewed);
          return (await accountBy(trx, email))?.since ?? since;
        });
      return { kind: "right", account: found.id, since, second: found.totp ? "totp" : found.passkeys ? "passkey" : "setUp" };
    },

    async tryCode({ account, code }, place) {
      const byTime = /^\s*(?:\d\s*){6}$/.test(code);
      const origin = originOf(secret, account, place);
      const counted = await countAttempt(db, secret, codeLimits(account, origin, byTime), { now: now(), object: `account:${account}` });
      if (!counted.allowed) return { kind: "limited", seconds: counted.seconds };
      const right = await acting(db, door, deed, (trx) =>
        byTime ? useTotp(trx, secret, { account, typed: code, now: now() }) : useRecoveryCode(trx, account, code),
      );
      if (right) await counted.forgive();
      return { kind: right ? "right" : "wrong" };
    },

    hash: (password, from) => queue.run(from, () => hashPassword(password)),
  };
}

/** As addresses are stored. */
export const emailOf = (typed: string): string => typed.normalize("NFC").trim().toLowerCase();

const originOf = (secret: Secret, account: string | null, { source, cookie }: Place): Origin => ({
  source,
  device: account === null ? null : knownDevice(secret, cookie, account),
});
const turnOf = ({ source, device }: Origin): string => (device === null ? `source ${source}` : `device ${device}`);

type Found = { id: string; hash: string | null; since: string; totp: boolean; passkeys: boolean };

async function accountBy(trx: Database, email: string): Promise<Found | undefined> {
  const found = await trx
    .selectFrom("account")
    .leftJoin("account_password", "account_password.account", "account.id")
    .select(({ exists, selectFrom }) => [
      "account.id",
      "account_password.hash",
      entryMark.as("since"),
      exists(selectFrom("account_totp").select("account_totp.account").whereRef("account_totp.account", "=", "account.id")).as("totp"),
      exists(selectFrom("account_passkey").select("account_passkey.account").whereRef("account_passkey.account", "=", "account.id")).as(
        "passkeys",
      ),
    ])
    .where("email", "=", email)
    .where("active", "=", true)
    .executeTakeFirst();
  return found && { ...found, totp: Boolean(found.totp), passkeys: Boolean(found.passkeys) };
}
