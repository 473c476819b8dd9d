/** PostgreSQL as an ordinary child: started on first need, shared by all processes on one data folder, stopped by the last one. */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Problem } from "./problem.ts";
import { enginePath, ownedFolder, reachable, runAs, type RunAs } from "./postgres-files.ts";

export type EmbeddedServer = {
  url: string;
  /** Stops the server unless another process still uses it. Call it after closing your own connections. */
  leave(): Promise<void>;
};

const user = "gelijkop";
const startWithinMs = 30_000;
/** How often a start is tried: the server may just be going down for another process that left. */
const mostStarts = 5;

/**
 * Starts the server of this data folder, or attaches to the one that runs already (another process's, or one whose parent was killed).
 * @param options.durable false only for tests: no fsync
 */
export async function joinEmbedded(dataFolder: string, options: { durable: boolean } = { durable: true }): Promise<EmbeddedServer> {
  const folder = resolve(dataFolder);
  const as = runAs();
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Problem({
      kind: "data-folder",
      message: `The data folder ${folder} can't be made.`,
      wayOut: "Choose another with --data DIR.",
      cause,
    });
  }
  if (!reachable(folder, as)) {
    throw new Problem({
      kind: "data-folder",
      message: `PostgreSQL runs as an unprivileged user, who can't enter ${folder}.`,
      wayOut: "Choose a folder that others may enter with --data DIR.",
    });
  }
  const cluster = join(folder, "postgres");
  if (!existsSync(cluster)) initialise(folder, cluster, as);
  const password = readFileSync(join(folder, "postgres-password"), "utf8").trim();
  const urlAt = (port: number) => `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;

  for (let attempt = 1; ; attempt++) {
    const running = readPostmaster(cluster);
    const stay = (running && (await comeIn(urlAt(running.port)))) ?? (await start(folder, cluster, as, options.durable, urlAt));
    if (stay) return { url: urlAt(stay.port), leave: () => stopWhenLast(cluster, stay) };
    if (attempt === mostStarts) throw notStarted(folder);
    // The processes of a killed server need a moment to notice; until then its memory is in use.
    await sleep(100 * attempt);
  }
}

function notStarted(folder: string): Problem {
  const reason = readFileSync(join(folder, "postgres.log"), "utf8").trim().split("\n").at(-1) ?? "";
  return new Problem({
    kind: "postgres-start",
    status: 500,
    message: `PostgreSQL did not start in ${folder}: ${reason}`,
    wayOut: `Read ${join(folder, "postgres.log")}.`,
  });
}

function initialise(folder: string, cluster: string, as: RunAs | null): void {
  // Made beside its final name: a process killed halfway leaves nothing that looks like a cluster.
  const fresh = `${cluster}-${randomBytes(4).toString("hex")}`;
  const passwordFile = join(folder, "postgres-password");
  if (!existsSync(passwordFile)) writePassword(passwordFile, as);
  ownedFolder(fresh, as);
  const made = spawnSync(
    join(enginePath(folder), "bin", "initdb"),
    [
      "-D",
      fresh,
      "-U",
      user,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
    ],
    { ...as, encoding: "utf8", cwd: fresh },
  );
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Problem({
      kind: "initdb",
      status: 500,
      message: `PostgreSQL could not make its files in ${folder}: ${(made.stderr ?? String(made.error)).trim().split("\n").pop()}`,
      wayOut: "Check free space and rights, or choose another folder with --data DIR.",
    });
  }
  try {
    renameSync(fresh, cluster);
  } catch (error) {
    // Another process was first; its cluster has the same password file.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error;
  }
}

/** The file appears whole and once: of two processes that start together, or of one that is killed halfway, no half or second password stays. */
function writePassword(file: string, as: RunAs | null): void {
  const fresh = `${file}-${randomBytes(4).toString("hex")}`;
  writeFileSync(fresh, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (as) chownSync(fresh, as.uid, as.gid);
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(fresh);
  }
}

/** Null when it ended before it could be used. */
async function start(
  folder: string,
  cluster: string,
  as: RunAs | null,
  durable: boolean,
  urlAt: (port: number) => string,
): Promise<Stay | null> {
  removeForeignNote(cluster);
  const port = await freePort();
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    random_page_cost: "1.1",
    jit: "off",
    // No rows in the log: what a constraint refuses may be somebody's.
    log_error_verbosity: "terse",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const log = openSync(join(folder, "postgres.log"), "a");
  const child = spawn(
    join(enginePath(folder), "bin", "postgres"),
    ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...as,
      cwd: cluster,
      // A process group of its own: Ctrl-C in the terminal is for us, and we then stop it in order.
      detached: true,
      stdio: ["ignore", log, log],
      windowsHide: true,
    },
  );
  closeSync(log);
  let ended = false;
  child.on("exit", () => (ended = true));
  child.on("error", () => (ended = true));
  child.unref();
  for (const giveUpAt = Date.now() + startWithinMs; Date.now() < giveUpAt; await sleep(25)) {
    const running = readPostmaster(cluster);
    const stay = running?.ready ? await comeIn(urlAt(running.port)) : null;
    if (stay) return stay;
    // Ended without a server: unless another process won the race and its server is still starting, say why.
    if (ended && !running) return null;
  }
  throw notStarted(folder);
}

/** PostgreSQL's own note of the running server: line 1 pid, line 4 port, line 8 status. */
function readPostmaster(cluster: string): { pid: number; port: number; ready: boolean } | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !alive(pid) || !isPostgres(pid)) return null;
  return { pid, port, ready: lines[7]?.trim() === "ready" };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** After a crash of the machine or in a restarted container, the noted number may belong to a program that has nothing to do with us. */
function isPostgres(pid: number): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return false;
  }
}

/**
 * Takes away a note that names another program's process: PostgreSQL itself would take that for a running server and refuse to start.
 * Any other left-over note it judges by itself.
 */
function removeForeignNote(cluster: string): void {
  const note = join(cluster, "postmaster.pid");
  const aside = `${note}-${randomBytes(4).toString("hex")}`;
  try {
    const text = readFileSync(note, "utf8");
    const pid = Number.parseInt(text, 10);
    if (!(pid > 0) || !alive(pid) || isPostgres(pid)) return;
    renameSync(note, aside);
    // Another process may have been first, and its server's note is there by now: back with it.
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, note);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

// Any fixed number will do; held with others by every process that is here.
const presenceLock = 4_171_349;

/** A connection that shows others that we are here: without it they could stop the server before we use it. */
type Stay = { client: pg.Client; port: number };

/** Null when nobody answers, or not to us. */
async function comeIn(url: string): Promise<Stay | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, application_name: "gelijkop present" });
  // The server may go (someone stopped it by hand); whoever queries next then says so.
  client.on("error", () => {});
  try {
    await client.connect();
    // Waits while another process is stopping the server, and is thrown out with it: then there is nobody to come in to.
    await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
    return { client, port: client.port };
  } catch {
    await client.end().catch(() => {});
    return null;
  }
}

async function stopWhenLast(cluster: string, { client }: Stay): Promise<void> {
  const running = readPostmaster(cluster);
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [presenceLock]);
    // Everybody who is here holds the lock with others; alone it is had by the last one only, who keeps it until the server is down.
    const mine = await client.query("select pg_try_advisory_lock($1) as last", [presenceLock]);
    if (!mine.rows[0].last) {
      await client.end();
      return;
    }
    // People may have come in by other programs (psql); our own pools may linger for a moment after they were closed.
    const { rows } = await client.query(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name not in ('gelijkop', 'gelijkop read', 'gelijkop present')",
    );
    if (rows[0].others > 0) {
      await client.end();
      return;
    }
  } catch {
    // No answer: it is stopping already, or stuck; a stop request does no harm.
  }
  if (!running) {
    await client.end().catch(() => {});
    return;
  }
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(running.pid), "/t", "/f"]);
  else process.kill(running.pid, "SIGINT");
  for (
    const giveUpAt = Date.now() + startWithinMs;
    alive(running.pid) && existsSync(join(cluster, "postmaster.pid")) && Date.now() < giveUpAt;
  )
    await sleep(20);
  await client.end().catch(() => {});
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
