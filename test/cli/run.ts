/** Runs the real command line, as a person would. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fromRoot } from "../../src/kernel/root.ts";

export type Ran = { code: number | null; out: string; error: string };

const children = new Set<ChildProcess>();

/** Starts `bin/gelijkop`; the environment's own database settings are left out. */
export function start(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _url, DATABASE_REPLICA_URLS: _replicas, GELIJKOP_DATA: _data, ...rest } = process.env;
  const child = spawn(process.execPath, [fromRoot("bin", "gelijkop"), ...words], {
    env: { ...rest, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Runs a line to its end. */
export async function gelijkop(words: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const child = start(words, environment);
  const ran: Ran = { code: null, out: "", error: "" };
  child.stdout?.on("data", (data) => (ran.out += data));
  child.stderr?.on("data", (data) => (ran.error += data));
  [ran.code] = await once(child, "close");
  return ran;
}

/** Ends whatever a failed test left running. */
export function endAll(): void {
  for (const child of children) child.kill("SIGKILL");
}
