/** How long people wait for the command line and for the first page. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fromRoot } from "../src/kernel/root.ts";
import type { Ground } from "./ground.ts";
import { interleave, median, timed } from "./interleave.ts";
import { limitLine, peerLine, type Line } from "./line.ts";

const mostWaitMs = 90_000;

export async function startLines(ground: Ground): Promise<Line[]> {
  const help = await interleave(
    5,
    () => timed(() => ended([fromRoot("bin", "gelijkop"), "--help"])),
    () => timed(() => ended(["-e", "0"])),
    1,
  );
  const data = join(ground.folder, "first");
  const first = await serveUntilReady(data);
  const second: number[] = [];
  for (let round = 0; round < 3; round++) second.push(await serveUntilReady(data));
  return [
    peerLine("bin/gelijkop --help", "node -e 0", "ms", help, null),
    limitLine("serve ready, empty data folder", "s", first / 1000, 60),
    limitLine("serve ready, second start", "s", median(second) / 1000, 5),
  ];
}

function ended(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, words, { stdio: "ignore" });
  return new Promise((done, fail) =>
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${words.join(" ")} ended with ${code}.`)))),
  );
}

/** Milliseconds until it says that it is ready; it and its database are stopped before this returns. */
async function serveUntilReady(data: string): Promise<number> {
  const start = performance.now();
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("DATABASE_")));
  // The channel makes it stop by itself, should this process be killed.
  const child = spawn(process.execPath, [fromRoot("bin", "gelijkop"), "serve", "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: environment,
  });
  const gone = new Promise((done) => child.once("exit", done));
  const guard = setTimeout(() => child.kill("SIGTERM"), mostWaitMs);
  try {
    return await new Promise<number>((done, fail) => {
      child.once("exit", (code) => fail(new Error(`serve ended with ${code} before it was ready.`)));
      child.stdout?.on("data", (text: Buffer) => text.includes("is ready") && done(performance.now() - start));
    });
  } finally {
    clearTimeout(guard);
    child.kill("SIGTERM");
    await gone;
    await stopLeftOver(data);
  }
}

/** A database server that outlived its process would make the next start look faster, and stay when the bench is over. */
async function stopLeftOver(data: string): Promise<void> {
  const note = join(data, "postgres", "postmaster.pid");
  if (!existsSync(note)) return;
  process.kill(Number.parseInt(readFileSync(note, "utf8"), 10), "SIGINT");
  for (let waits = 0; existsSync(note) && waits < 200; waits++) await sleep(50);
}
