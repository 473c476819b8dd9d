/** Runs a file of this bench in a process of its own. */
import { fork, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { fromRoot } from "../src/kernel/root.ts";

export function startChild(file: string, words: readonly string[]): ChildProcess {
  return fork(fromRoot("bench", file), [...words], {
    execArgv: ["--import", pathToFileURL(fromRoot("bin", "tsx-loader.mjs")).href],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The next message of the child. @throws when it ends without one */
export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`A measuring process ended early (${code}).`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      done(message as T);
    });
  });
}

/** The one message of a child that ends by itself. */
export async function answerOf<T>(file: string, words: readonly string[]): Promise<T> {
  const child = startChild(file, words);
  const gone = new Promise((done) => child.once("exit", done));
  const answer = await nextMessage<T>(child);
  await gone;
  return answer;
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}
