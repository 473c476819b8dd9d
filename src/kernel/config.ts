import { resolve } from "node:path";
import { defaultDataFolder } from "./postgres-files.ts";
import { Problem } from "./problem.ts";

/** What every command needs to know of its surroundings. */
export type Config = {
  /** Absolute path; holds the embedded database and downloads. */
  dataFolder: string;
  /** Null: use the embedded PostgreSQL of the data folder. */
  databaseUrl: string | null;
  /** Where reads go; the primary when null. */
  replicaUrl: string | null;
  port: number;
};

export const defaultPort = 3344;

/** Command line before environment before default. */
export function readConfig(flags: { data?: string; port?: string }, environment: NodeJS.ProcessEnv = process.env): Config {
  if (flags.data === "") throw new Problem({ kind: "usage", message: "--data names no folder.", wayOut: "Give one, or leave it out." });
  return {
    dataFolder: resolve(flags.data ?? (environment.GELIJKOP_DATA || defaultDataFolder())),
    databaseUrl: environment.DATABASE_URL || null,
    replicaUrl: environment.DATABASE_REPLICA_URLS?.split(",")[0].trim() || null,
    port: readPort(flags.port ?? environment.PORT),
  };
}

function readPort(given: string | undefined): number {
  if (given === undefined || given === "") return defaultPort;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Problem({
    kind: "usage",
    message: `--port ${given} is not a port number.`,
    wayOut: `Give a whole number from 1 to 65535, or leave it out for ${defaultPort}.`,
  });
}
