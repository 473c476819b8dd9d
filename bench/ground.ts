/** The ground that everything is measured on: a PostgreSQL of its own in a temporary folder, gone afterwards. */
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Connections } from "../src/kernel/database.ts";
import pg from "pg";
import { joinEmbedded } from "../src/kernel/embedded-postgres.ts";
import { secretOf } from "../src/kernel/secret.ts";
import { prepare } from "../src/kernel/prepare.ts";
import { fromRoot } from "../src/kernel/root.ts";

export type BenchDatabase = Connections & { url: string };

export type Ground = {
  /** Temporary; for data folders and downloads of what is measured. */
  folder: string;
  /** A database by its name: a clone of `template`, which nobody may be connected to then. */
  clone(name: string, template: string): Promise<BenchDatabase>;
  /** A database by its name: migrated, else empty. */
  fresh(name: string): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
  pool: Connections["pool"];
  close(): Promise<void>;
};

const empty = "bench_empty";
/** Of no installation. */
export const benchSecret = secretOf(Buffer.from("a key that only benchmarks have"));

export async function layGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-bench-"));
  // As root PostgreSQL runs as another user, who must get in.
  chmodSync(folder, 0o755);
  const server = await joinEmbedded(join(folder, "server"));
  const admin = new pg.Pool({ connectionString: server.url, max: 2, application_name: "gelijkop bench" });
  const open = (name: string): BenchDatabase => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const database = openDatabase(url.href, { standing: "system" });
    // A measurement that failed leaves its connection behind; closing the ground ends it, which must not end this process.
    database.pool.on("connect", (client) => client.on("error", () => {}));
    return { ...database, url: url.href };
  };
  const create = (name: string, template: string) => admin.query(`create database ${name} template ${template}`);
  await create(empty, "template0");
  const first = new pg.Client({ connectionString: open(empty).url });
  await first.connect();
  await prepare(first);
  await first.end();

  const clone = async (name: string, template: string) => {
    await create(name, template);
    return open(name);
  };
  let closing: Promise<void> | null = null;
  const leave = async () => {
    // Whatever is still connected (a measurement that was cut off) would keep the server running.
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'gelijkop present'",
    );
    await admin.end();
    await server.leave();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    folder,
    clone,
    fresh: (name) => clone(name, empty),
    drop: async (name) => void (await admin.query(`drop database if exists ${name} with (force)`)),
    pool: admin,
    close: () => (closing ??= leave()),
  };
}

/** Real files of publishers, beside the checkout; not part of the product. */
export const sharedData = (...parts: string[]): string => fromRoot("..", "shared", "data", ...parts);
export const hasSharedData =
  existsSync(sharedData("rivm-50090NED", "2020_18+.xlsx")) && existsSync(sharedData("geo", "nl_wijken_2022.rd.geojson"));

/** What PostgreSQL does by itself within a minute after a large load. */
export const settle = (database: Pick<BenchDatabase, "url">): Promise<unknown> => asOwner(database, "vacuum (analyze)");

/** What no application may do. */
export async function asOwner({ url }: Pick<BenchDatabase, "url">, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url, options: "-c gelijkop.actor=system" });
  await owner.connect();
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}
