/** What a figure of this bench was measured on. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import type pg from "pg";
import { fromRoot } from "../src/kernel/root.ts";

export type Machine = {
  cpu: string;
  cores: number;
  memoryGib: number;
  platform: string;
  node: string;
  postgres: string;
  /** Null outside a git checkout; `+` when files have changed since. */
  commit: string | null;
  /** Of the minute before the bench began: what else ran. */
  loadBefore: number;
};

export async function describeMachine(pool: pg.Pool, loadBefore: number): Promise<Machine> {
  const { rows } = await pool.query<{ version: string }>("select current_setting('server_version') as version");
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    postgres: rows[0].version,
    commit: readCommit(),
    loadBefore,
  };
}

export const loadOfMinute = (): number => loadavg()[0];

export function printMachine(machine: Machine): string {
  const { cpu, cores, memoryGib, platform, node, postgres, commit, loadBefore } = machine;
  return `${cpu}, ${cores} cores, ${memoryGib} GiB, ${platform}; Node ${node}, PostgreSQL ${postgres} (embedded, fsync on); commit ${commit ?? "unknown"}; load before ${loadBefore.toFixed(2)}`;
}

function readCommit(): string | null {
  const git = (...words: string[]) =>
    execFileSync("git", words, { cwd: fromRoot(), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? "+" : ""}`;
  } catch {
    return null;
  }
}
