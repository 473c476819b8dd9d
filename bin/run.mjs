// Hands a TypeScript entry to the pinned Node runtime: in this process when it is that runtime, else in a child.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const MINIMUM_MAJOR = 24;

/** @param {string} entry path of the entry below the project's root */
export async function run(entry) {
  if (Number(process.versions.node.split(".")[0]) >= MINIMUM_MAJOR) {
    await import("./tsx-loader.mjs");
    await import(pathToFileURL(join(root, entry)).href);
    return;
  }
  const runtime = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (!existsSync(runtime)) {
    console.error(
      `gelijkop: Node ${process.version} is too old and no Node runtime package exists for ${process.platform}-${process.arch}; install Node ${MINIMUM_MAJOR} or newer.`,
    );
    process.exit(1);
  }
  // The ipc channel tells the child when this process is killed: it then stops by itself.
  const child = spawn(runtime, [process.argv[1], ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
