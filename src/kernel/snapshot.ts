/** Which state of the public data we speak of: caches in memory, page caches and ETags hang on its number. */
import { sql } from "kysely";
import type pg from "pg";
import type { ReadDatabase } from "./database.ts";
import { listen } from "./listening.ts";

export type Snapshot = { version: number; changedAt: Date };
/** What a use case needs to read: the handle, and the state of the data that its caches belong to. */
export type Reader = { read: ReadDatabase; snapshot: Snapshot };

/** So many answers at most: each municipality of the country twice over, and room to spare. */
const most = 2_000;
const memories = new WeakMap<ReadDatabase, Map<unknown, { version: number; value: Promise<unknown> }>>();

/**
 * An answer that many pages need, kept in memory until the data changes.
 * @param key names the question; the same key must always mean the same answer
 */
export function kept<T>({ read, snapshot }: Reader, key: unknown, make: () => Promise<T>): Promise<T> {
  const before = memories.get(read);
  const answers = before && before.size < most ? before : new Map<unknown, { version: number; value: Promise<unknown> }>();
  if (answers !== before) memories.set(read, answers);
  const found = answers.get(key);
  if (found?.version === snapshot.version) return found.value as Promise<T>;
  const value = make();
  answers.set(key, { version: snapshot.version, value });
  // A failed answer is not one to keep.
  value.catch(() => answers.delete(key));
  return value;
}

/** Keeps what `load` gives in memory until the data changes. Meant for lists that every page needs (areas, indicators). */
export function remember<T>(load: (read: ReadDatabase) => Promise<T>): (reader: Reader) => Promise<T> {
  return (reader) => kept(reader, load, () => load(reader.read));
}

export async function readSnapshot(query: (text: string) => Promise<{ rows: { version: number; changed_at: Date }[] }>): Promise<Snapshot> {
  const { rows } = await query("select version, changed_at from data_version");
  return { version: rows[0].version, changedAt: rows[0].changed_at };
}

/** A reader of what a connection, or a transaction, sees at this moment. */
export async function readerNow(read: ReadDatabase): Promise<Reader> {
  return { read, snapshot: await readSnapshot((text) => sql.raw<{ version: number; changed_at: Date }>(text).execute(read)) };
}

export type Follower = { now(): Snapshot; close(): Promise<void> };

/** Follows the data's version: told by PostgreSQL at each commit that changes public data, asked again after a lost connection. */
export async function followSnapshot(pool: pg.Pool): Promise<Follower> {
  let snapshot = await readSnapshot((text) => pool.query(text));
  let asked = 0;
  let answered = 0;
  const listening = await listen(pool, "data_version", async () => {
    const turn = ++asked;
    const read = await readSnapshot((text) => pool.query(text));
    // Two answers may overtake each other; an older one must not stay.
    if (turn < answered) return;
    answered = turn;
    snapshot = read;
  });
  return {
    now: () => snapshot,
    close: async () => listening.close(),
  };
}
