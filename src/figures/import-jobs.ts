import type pg from "pg";
import type { Handler } from "../kernel/jobs.ts";
import { importStatline, loadCsv, type StatlineInput } from "./import.ts";

export const importKinds = { statline: "import statline", csv: "import csv" } as const;

/** The background jobs of this room. Safe to run again: a load is all or nothing, and the same input twice changes nothing. */
export function importHandlers(pool: pg.Pool): Record<string, Handler> {
  return {
    [importKinds.statline]: async (input, report) => ({ ...(await importStatline(pool, input as unknown as StatlineInput, report)) }),
    [importKinds.csv]: async (input, report) => ({ ...(await loadCsv(pool, String(input.path), String(input.mapping), report)) }),
  };
}
