// Installs the locked dependencies when they are missing or older than the lock file.
// Runs on the host's own Node (20 or newer), before anything of this project can be imported.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".gelijkop-lock");

/** Installs what is missing; returns at once when the installed tree belongs to the present lock file. */
export function installMissing() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.error("Installing what is missing (npm ci, once) …");
  // No install scripts: nothing is fetched or run from outside the registry's packages.
  const [command, ...before] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === "win32" ? "npm.cmd" : "npm"];
  try {
    execFileSync(command, [...before, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: command.endsWith(".cmd"),
    });
  } catch (cause) {
    console.error("gelijkop: `npm ci` failed; read the lines above, check the network or npm's registry setting, and start again.");
    process.exit(typeof cause?.status === "number" && cause.status !== 0 ? cause.status : 1);
  }
  writeFileSync(stamp, lock);
}
