import type { TestDatabase } from "./database.ts";
import { readSnapshot, type Reader } from "../src/kernel/snapshot.ts";

/** What a use case reads from, as the data is now. */
export async function readerOf({ read, pool }: TestDatabase): Promise<Reader> {
  return { read, snapshot: await readSnapshot((text) => pool.query(text)) };
}
