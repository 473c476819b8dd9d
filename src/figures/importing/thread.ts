/** Entry of the thread that reads, compares and stores: pages go on while it works. Started by apart.ts. */
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import { Problem } from "../../kernel/problem.ts";
import type { FromThread, ToThread } from "./apart.ts";
import { doWork } from "./work.ts";

const { connectionString, options, work, stop } = workerData as ToThread;
const tell = (message: FromThread): void => parentPort?.postMessage(message, []);
const stopFlag = new Int32Array(stop);

const client = new pg.Client({ connectionString, options, application_name: "gelijkop import" });
// A database that goes away says so to the query that waits for it.
client.on("error", () => {});
try {
  await client.connect();
  const result = await doWork(client, work, (step, done, total) => {
    if (Atomics.load(stopFlag, 0) === 1)
      throw new Problem({ kind: "job-stopped", message: "The job was stopped.", wayOut: "Nothing was changed." });
    tell({ step, done, total });
  });
  tell({ result });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const { kind, message, wayOut, status, faults } = error;
  tell({ problem: { kind, message, wayOut, status, faults } });
} finally {
  await client.end().catch(() => {});
}
