/**
 * How often somebody may try. An attempt is counted before it is judged, so that a thousand at once count as a thousand.
 *
 * Nobody can be locked out by others: a password is counted per account *and* place that the attempt comes from, and in a browser where the
 * account signed in before, by that browser alone. No counter refuses an account from everywhere.
 */
import { sql } from "kysely";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import type { Secret } from "../kernel/secret.ts";

export type Limit = {
  /** What is counted; becomes a keyed mark, so that the table holds no address of a person or machine. */
  bucket: string;
  /** How many in one stretch. */
  most: number;
  /** Length of a stretch. */
  minutes: number;
  /** Counts for many people together: what one of them gets right takes back that attempt, and not those of others. */
  shared?: true;
};

/** From where an attempt comes. `device`: a browser where the account signed in before (device.ts). */
export type Origin = { source: string; device: string | null };

/** @param email as typed, in small letters: an account that doesn't exist is counted like one that does */
export const passwordLimits = (email: string, { source, device }: Origin): readonly Limit[] =>
  device === null
    ? [{ bucket: `password ${email} from ${source}`, most: 10, minutes: 15 }, sourceLimit(source)]
    : [{ bucket: `password ${email} on ${device}`, most: 10, minutes: 15 }];

/**
 * The second step. Who guesses here has the password, so strangers together have few tries: a code of six digits is soon guessed from many
 * machines. The owner still gets in from a known browser, with a recovery code or with a passkey.
 * @param byTime false for a recovery code, which nobody guesses
 */
export const codeLimits = (account: string, { source, device }: Origin, byTime: boolean): readonly Limit[] =>
  device === null
    ? [
        { bucket: `code ${account} from ${source}`, most: 5, minutes: 15 },
        ...(byTime ? [{ bucket: `code ${account}`, most: 20, minutes: 60 }] : []),
      ]
    : [{ bucket: `code ${account} on ${device}`, most: 5, minutes: 15 }];

/** A whole office may come from one source. */
export const sourceLimit = (source: string): Limit => ({ bucket: `source ${source}`, most: 100, minutes: 15, shared: true });

export type Counted =
  | {
      allowed: true;
      /** The attempt was right: it doesn't count. The first limit starts again from nothing, unless it is shared. */
      forgive(): Promise<void>;
    }
  | {
      allowed: false;
      /** When to try again. */
      seconds: number;
    };

/**
 * Buckets that are used up, until when (milliseconds): an attack is refused from memory and doesn't reach the database. Of each pool apart;
 * the oldest are forgotten first.
 */
const usedUp = new WeakMap<Database, Map<string, number>>();
const mostRemembered = 20_000;

function memoryOf(db: Database): Map<string, number> {
  const known = usedUp.get(db) ?? new Map<string, number>();
  usedUp.set(db, known);
  return known;
}

/** In how many seconds one of these can be tried again, as far as this process remembers; null: nothing is known. */
export function refusedFor(db: Database, secret: Secret, limits: readonly Limit[], now: Date): number | null {
  const known = usedUp.get(db);
  if (!known || known.size === 0) return null;
  const waits = limits.map(({ bucket }) => (known.get(secret.mark("limit", bucket)) ?? 0) - now.getTime()).filter((wait) => wait > 0);
  return waits.length > 0 ? Math.ceil(Math.max(...waits) / 1000) : null;
}

class Refused extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super("refused");
    this.seconds = seconds;
  }
}

/**
 * Counts one attempt under all limits, or under none when one of them is used up.
 * @param object what the log names when a limit is reached: "account:…"
 */
export async function countAttempt(
  db: Database,
  secret: Secret,
  limits: readonly Limit[],
  { now, object }: { now: Date; object: string },
): Promise<Counted> {
  const remembered = refusedFor(db, secret, limits, now);
  if (remembered !== null) return { allowed: false, seconds: remembered };
  const memory = memoryOf(db);
  const rows = limits.map(({ bucket, most, minutes, shared }) => ({
    name: secret.mark("limit", bucket),
    bucket: Buffer.from(secret.mark("limit", bucket), "base64url"),
    starts: startOf(now, minutes),
    ends: startOf(now, minutes).getTime() + minutes * 60_000,
    most,
    shared,
  }));
  const door = <T>(work: (trx: Database) => Promise<T>) => acting(db, { kind: "door" }, { role: "door" }, work);
  try {
    await door(async (trx) => {
      for (const { name, bucket, starts, ends, most } of rows) {
        const counted = await trx
          .insertInto("sign_in_failure")
          .values({ bucket, starts, count: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(["bucket", "starts"])
              .doUpdateSet({ count: sql<number>`sign_in_failure.count + 1` })
              .where("sign_in_failure.count", "<", most),
          )
          .returning("count")
          .executeTakeFirst();
        if (!counted) {
          memory.set(name, ends);
          throw new Refused(Math.max(1, Math.ceil((ends - now.getTime()) / 1000)));
        }
        if (counted.count === most) await sql`select audit_note('sign-in limited', ${object})`.execute(trx);
      }
    });
  } catch (error) {
    for (const [oldest] of memory) {
      if (memory.size <= mostRemembered) break;
      memory.delete(oldest);
    }
    if (error instanceof Refused) return { allowed: false, seconds: error.seconds };
    throw error;
  }
  return {
    allowed: true,
    forgive: () =>
      door(async (trx) => {
        for (const [place, { name, bucket, starts, shared }] of rows.entries()) {
          memory.delete(name);
          await trx
            .updateTable("sign_in_failure")
            .set({ count: place === 0 && !shared ? 0 : sql<number>`greatest(count - 1, 0)` })
            .where("bucket", "=", bucket)
            .where("starts", "=", starts)
            .execute();
        }
      }),
  };
}

/** Takes away what no longer counts: counters after a day, kept text after an hour, sessions a month after they ended. */
export async function clearOld(db: Database, now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  await acting(db, { kind: "door" }, { role: "door" }, async (trx) => {
    await trx.deleteFrom("sign_in_failure").where("starts", "<", before(24)).execute();
    await trx.deleteFrom("kept_form").where("kept_at", "<", before(1)).execute();
    await trx
      .deleteFrom("session")
      .where("ends_at", "<", before(30 * 24))
      .execute();
  });
}

function startOf(now: Date, minutes: number): Date {
  const length = minutes * 60_000;
  return new Date(Math.floor(now.getTime() / length) * length);
}
