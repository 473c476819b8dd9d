/** Sources as the database has them. */
import type { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { ReadDatabase } from "../../kernel/database.ts";
import type { source } from "./answers.ts";

export type Source = z.output<typeof source>;

export async function listSources(read: ReadDatabase): Promise<Source[]> {
  const { rows } =
    await sql<Source>`select id, title, publisher, licence, licence_url as "licenceUrl", homepage, disclosure from source order by id`.execute(
      read,
    );
  return rows;
}
