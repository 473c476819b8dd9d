import { execFileSync } from "node:child_process";
import { fromRoot } from "../src/kernel/root.ts";

/** Writes the types of a migrated database's tables and views, as src/kernel/schema.ts holds them. */
export function writeSchemaTypes(databaseUrl: string, file: string): void {
  execFileSync(
    process.execPath,
    [
      fromRoot("node_modules", "kysely-codegen", "dist", "cli", "bin.js"),
      "--dialect=postgres",
      `--url=${databaseUrl}`,
      "--exclude-pattern=migration",
      "--date-parser=string",
      `--out-file=${file}`,
      "--log-level=error",
    ],
    { cwd: fromRoot(), stdio: ["ignore", "ignore", "pipe"] },
  );
}
