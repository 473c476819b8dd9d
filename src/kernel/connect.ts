import pg from "pg";
import { connectOwner, openDatabase, type Connections, type Standing } from "./database.ts";
import type { Config } from "./config.ts";
import { joinEmbedded } from "./embedded-postgres.ts";
import { prepare } from "./prepare.ts";

export type Server = Connections & {
  /** More pools on the same database; close them yourself. */
  open(standing: Standing): Connections;
};

/**
 * The database that the configuration names, migrated: the embedded one of the data folder, or DATABASE_URL.
 * Its connections act as the machine itself; `reason` goes into the log with what they change. Closing it stops the embedded server when nobody else uses it.
 */
export async function connect(config: Config, reason?: string): Promise<Server> {
  const embedded = config.databaseUrl ? null : await joinEmbedded(config.dataFolder);
  const url = config.databaseUrl ?? embedded?.url ?? "";
  const owner = new pg.Client({ connectionString: url, application_name: "gelijkop owner" });
  // A server that goes away says so to whoever waits for an answer; unheard, the event would end the process.
  owner.on("error", () => {});
  try {
    await connectOwner(owner);
    await prepare(owner);
  } catch (error) {
    await owner.end().catch(() => {});
    await embedded?.leave();
    throw error;
  }
  await owner.end();
  const open = (standing: Standing) => openDatabase(url, { replicaUrl: config.replicaUrl ?? url, standing, reason });
  const connections = open("system");
  return {
    ...connections,
    open,
    close: async () => {
      await connections.close();
      await embedded?.leave();
    },
  };
}
