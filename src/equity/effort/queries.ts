/** The SQL for efforts. */
import type { ReadDatabase } from "../../kernel/database.ts";
import { storedEffort, type EffortRecord } from "./record.ts";

/** In the order of the packs' names and of each pack's files. */
export async function listEfforts(read: ReadDatabase): Promise<EffortRecord[]> {
  const rows = await read.selectFrom("effort").select("content").orderBy("pack").orderBy("sort").execute();
  return rows.map(({ content }) => storedEffort.parse(content));
}

export async function findEffort(read: ReadDatabase, id: string): Promise<EffortRecord | null> {
  const row = await read.selectFrom("effort").select("content").where("id", "=", id).executeTakeFirst();
  return row ? storedEffort.parse(row.content) : null;
}
