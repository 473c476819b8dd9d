import type pg from "pg";
import { z } from "zod";
import type { Handler } from "../kernel/jobs.ts";
import { importStatline, loadCsv } from "./import.ts";

export const importKinds = { statline: "import statline", csv: "import csv" } as const;

/** What the command line leaves in the queue; read back with care, as another version may have put it there. */
const statlineInput = z.object({
  from: z.string(),
  sources: z.string(),
  cacheFolder: z.string(),
  table: z.string().optional(),
  api: z.enum(["v3", "v4"]).optional(),
});
const csvInput = z.object({ path: z.string(), mapping: z.string() });

/** The background jobs of this room. Safe to run again: a load is all or nothing, and the same input twice changes nothing. */
export function importHandlers(pool: pg.Pool): Record<string, Handler> {
  return {
    [importKinds.statline]: async (input, report) => ({ ...(await importStatline(pool, statlineInput.parse(input), report)) }),
    [importKinds.csv]: async (input, report) => {
      const { path, mapping } = csvInput.parse(input);
      return { ...(await loadCsv(pool, path, mapping, report)) };
    },
  };
}
