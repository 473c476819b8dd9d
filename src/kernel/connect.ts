import { checkServer, openDatabase, type Connections } from "./database.ts";
import type { Config } from "./config.ts";
import { joinEmbedded } from "./embedded-postgres.ts";
import { migrate } from "./migrate.ts";

/**
 * The database that the configuration names, migrated: the embedded one of the data folder, or DATABASE_URL.
 * Closing it stops the embedded server when nobody else uses it.
 */
export async function connect(config: Config): Promise<Connections> {
  const server = config.databaseUrl ? null : await joinEmbedded(config.dataFolder);
  const url = config.databaseUrl ?? server?.url ?? "";
  const connections = openDatabase(url, config.replicaUrl ?? url);
  const close = async () => {
    await connections.close();
    await server?.leave();
  };
  try {
    await checkServer(connections.pool);
    const client = await connections.pool.connect();
    try {
      await migrate(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ...connections, close };
}
