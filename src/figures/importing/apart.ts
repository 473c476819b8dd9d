/**
 * Work in a thread of its own. Reading a large workbook takes the processor for seconds, in which a server that did it itself would answer
 * nobody; and a file that asks for more memory than there is ends the thread and not the server.
 */
import { Worker } from "node:worker_threads";
import type pg from "pg";
import type { Report } from "../../kernel/jobs.ts";
import { Problem, type Fault } from "../../kernel/problem.ts";
import type { Loaded } from "../load.ts";
import type { Preview } from "./preview-result.ts";
import type { Work } from "./work.ts";

export type ToThread = {
  connectionString: string | undefined;
  options: string | undefined;
  work: Work;
  /** One number in shared memory; 1: stop between two steps. */
  stop: SharedArrayBuffer;
};
export type FromThread =
  | { step: string; done: number; total: number | null }
  | { result: Preview | Loaded }
  | { problem: { kind: string; message: string; wayOut: string; status: number; faults: readonly Fault[] } };

const mostMegabytes = 2_048;

/**
 * @param pool whose connections act as the machine: the thread opens one like them
 * @throws Problem what the work was refused for, `job-stopped`, `file-too-large`
 */
export async function workApart(pool: pg.Pool, work: Work, report: Report, signal: AbortSignal): Promise<Preview | Loaded> {
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const { connectionString, options } = pool.options;
  const data: ToThread = { connectionString, options, work, stop };
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const ask = () => void Atomics.store(flag, 0, 1);
  signal.addEventListener("abort", ask);
  try {
    return await new Promise((done, fail) => {
      thread.on("message", (message: FromThread) => {
        if ("result" in message) done(message.result);
        else if ("problem" in message) fail(new Problem(message.problem));
        else if (!signal.aborted) report(message.step, message.done, message.total);
      });
      thread.on("error", (error) => fail(outOfMemory(error) ?? error));
      thread.on("exit", () => fail(new Error("The thread ended without an answer.")));
    });
  } finally {
    signal.removeEventListener("abort", ask);
    // It has answered; what it may still hold open goes with it.
    await thread.terminate();
  }
}

function outOfMemory(error: unknown): Problem | null {
  if ((error as { code?: unknown } | null)?.code !== "ERR_WORKER_OUT_OF_MEMORY") return null;
  return new Problem({
    kind: "file-too-large",
    status: 413,
    message: `Reading this takes more memory than the ${mostMegabytes} MB that it may have.`,
    wayOut: "Deliver it in parts, for instance a file per year.",
  });
}
