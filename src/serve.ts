/** The serving process: one per data folder. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join, resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type pg from "pg";
import { makeApp } from "./app.tsx";
import { dropOldUploadsHourly, importHandlers, importingHandlers } from "./figures/index.ts";
import { anchorFiles } from "./kernel/audit-anchor.ts";
import { followHead } from "./kernel/audit-head.ts";
import type { Context } from "./kernel/command.ts";
import { workOff } from "./kernel/jobs.ts";
import { Problem } from "./kernel/problem.ts";
import { fromRoot } from "./kernel/root.ts";
import { readSecret } from "./kernel/secret.ts";
import { followSnapshot } from "./kernel/snapshot.ts";
import { loadPack, readPack } from "./packs/index.ts";
import { firstAdministrator, readOidcSettings, welcomeLink } from "./people/index.ts";
import { readSecurityContact } from "./security-txt.ts";
import { limitedServer } from "./web-limits.ts";

const servingLock = 4_171_347;

/** Serves until the process is told to stop. */
export async function serve(context: Context): Promise<void> {
  const { config } = context;
  const pack = readPack(resolve(context.text("pack") ?? fromRoot("packs", "utrecht")));
  const database = await context.connect();
  // What the server does by itself is the machine's, whoever started it.
  const connections = database.open("system");
  const claim = await claimFolder(connections.pool, config.dataFolder, config.databaseUrl !== null);
  const requests = database.open("nobody");
  const stopping = new AbortController();
  const follower = await followSnapshot(connections.pool);
  const anchors = await followHead(connections.pool, anchorFiles(config.dataFolder), (line) => console.error(line));
  try {
    await loadPack(connections, pack, context.progress);
    const publicUrl = process.env.GELIJKOP_URL ?? `http://127.0.0.1:${config.port}`;
    const app = makeApp({
      read: requests.read,
      db: requests.db,
      secret: readSecret(config.dataFolder),
      snapshot: follower.now,
      settings: pack.settings,
      packFolder: pack.folder,
      publicUrl,
      oidc: readOidcSettings(),
      securityContact: readSecurityContact(),
    });
    const server = limitedServer(getRequestListener(app.fetch));
    const asked = stopAsked();
    const port = await listen(server, config.port);
    claim.note(`http://127.0.0.1:${port}`);
    context.out(`Gelijkop is ready: http://127.0.0.1:${port}`);
    const first = await firstAdministrator(connections.db);
    if (first) {
      const site = process.env.GELIJKOP_URL ?? `http://127.0.0.1:${port}`;
      context.out(`There is no administrator yet. Become it within an hour: ${welcomeLink(site, first.code)}`);
      context.out(`Or type this code at ${welcomeLink(site, "").replace("#", "")}: ${first.code}`);
    }
    const folders = { sources: join(pack.folder, "sources"), cache: join(config.dataFolder, "downloads") };
    const handlers = { ...importHandlers(connections.pool), ...importingHandlers(connections.pool, folders) };
    const working = workOff(connections.db, handlers, stopping.signal);
    void dropOldUploadsHourly(connections.pool, stopping.signal);
    await asked;
    stopping.abort();
    server.closeAllConnections();
    server.close();
    await working;
  } finally {
    await follower.close();
    await anchors.close();
    await requests.close();
    claim.release();
    await connections.close();
  }
}

/**
 * Two processes on one data folder: the second says so and stops. The lock is PostgreSQL's, so it goes with a process that is killed.
 * With DATABASE_URL several processes may serve one database.
 */
async function claimFolder(pool: pg.Pool, folder: string, shared: boolean): Promise<{ note(address: string): void; release(): void }> {
  if (shared) return { note: () => {}, release: () => {} };
  const client = await pool.connect();
  const file = join(folder, "serving");
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [servingLock]);
  if (!rows[0].got) {
    client.release();
    throw new Problem({
      kind: "already-serving",
      message: `The data folder ${folder} is served already${readNote(file)}.`,
      wayOut: "Use that one, stop it first, or choose another folder with --data DIR.",
    });
  }
  // Should the connection break, the process stays the only one that matters here; it must not end by an unheard error.
  client.on("error", () => {});
  return {
    note: (address) => writeFileSync(file, `by process ${process.pid} at ${address}`),
    release: () => {
      rmSync(file, { force: true });
      client.release(true);
    },
  };
}

function readNote(file: string): string {
  try {
    return ` ${readFileSync(file, "utf8")}`;
  } catch {
    return "";
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      fail(
        new Problem({
          kind: "port",
          message: taken ? `Port ${port} is in use by another program.` : `Port ${port} can't be opened: ${error.message}.`,
          wayOut: "Choose another with --port PORT.",
          cause: error,
        }),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * A signal, or the end of the launcher that started us. The listeners stay: Ctrl-C reaches us twice, from the terminal and through the
 * launcher, and a second signal must not end the process before the database is stopped.
 */
function stopAsked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => done());
    if (process.channel) {
      process.channel.ref();
      process.once("disconnect", () => done());
    }
  });
}
