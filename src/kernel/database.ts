import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { Problem } from "./problem.ts";
import type { DB } from "./schema.ts";

/** The database with the right to write. */
export type Database = Kysely<DB>;
/** What a GET request gets: a type without insert, update and delete, on sessions in which PostgreSQL refuses them too. */
export type ReadDatabase = Pick<Kysely<DB>, "selectFrom" | "selectNoFrom" | "with" | "withRecursive" | "fn" | "getExecutor">;

export type Connections = {
  db: Database;
  read: ReadDatabase;
  pool: pg.Pool;
  close(): Promise<void>;
};

/**
 * Who acts on connections where no transaction says otherwise: the machine itself, an account (its id, and the role by which it may; the
 * command line), or nobody (a web request: then the database shows what is public and takes nothing).
 */
export type Standing = "system" | "nobody" | { account: string; role?: string };

/** The role that all work is done in: it owns nothing and passes no row-level security by. Migrations alone are the owner's. */
const appRole = "gelijkop_app";

const oldestMajor = 15;

/** Dates without a time stay text (2020-12-31): as a JavaScript Date they would shift with the time zone. */
const dateType: number = pg.types.builtins.DATE;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === dateType ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Opens the pools on a migrated database. Nothing connects before the first query.
 * @param replicaUrl where reads go; the primary when absent
 * @param reason why things are changed over these connections, for the log
 */
export function openDatabase(
  url: string,
  { replicaUrl = url, standing, reason }: { replicaUrl?: string | undefined; standing: Standing; reason?: string | undefined },
): Connections {
  const account = typeof standing === "object" ? standing : null;
  const actor = standing === "nobody" ? "" : ` -c gelijkop.actor=${account?.account ?? "system"}`;
  const role = account?.role === undefined ? "" : ` -c gelijkop.role=${inOptions(account.role)}`;
  const why = reason === undefined ? "" : ` -c gelijkop.reason=${inOptions(reason)}`;
  const options = `-c role=${appRole}${actor}${role}${why}`;
  const pool = new pg.Pool({ connectionString: url, max: 8, application_name: "gelijkop", types, options });
  const readPool = new pg.Pool({
    connectionString: replicaUrl,
    max: 8,
    application_name: "gelijkop read",
    types,
    options: `${options} -c default_transaction_read_only=on`,
  });
  // A broken idle connection is replaced by the pool; without a listener Node would end the process.
  for (const each of [pool, readPool]) each.on("error", () => {});
  return {
    db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    read: new Kysely<DB>({ dialect: new PostgresDialect({ pool: readPool }) }),
    pool,
    close: async () => {
      await Promise.all([pool.end(), readPool.end()]);
    },
  };
}

/** PostgreSQL splits a connection's options at spaces, unless a backslash stands before them. */
const inOptions = (text: string): string => text.replaceAll(/[\\\s]/g, String.raw`\$&`);

/** Connects the client. Fails with a clear Problem when the server can't be reached or is too old. */
export async function connectOwner(client: pg.Client): Promise<void> {
  let version: number;
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int as version");
    version = rows[0].version;
  } catch (cause) {
    throw new Problem({
      kind: "no-database",
      status: 503,
      message: `The database does not answer: ${(cause as Error).message || "no connection"}.`,
      wayOut: "Check DATABASE_URL, or leave it out to use the embedded PostgreSQL.",
      cause,
    });
  }
  if (version < oldestMajor * 10_000) {
    throw new Problem({
      kind: "old-database",
      message: `The database is PostgreSQL ${Math.floor(version / 10_000)}.`,
      wayOut: `Use PostgreSQL ${oldestMajor} or newer.`,
    });
  }
}
