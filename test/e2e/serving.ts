/** The product as a process of its own, on a test's database; it can be killed and started again at the same address. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { start } from "../cli/run.ts";
import type { TestDatabase } from "../database.ts";

export type Serving = {
  /** Without a slash at its end. */
  url: string;
  /** As a power cut would: nothing is finished or told. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

export async function serveProcess(base: TestDatabase): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-serving-"));
  const port = await freePort();
  let child: ReturnType<typeof start> | null = null;
  const begin = async () => {
    const started = start(["serve", "--port", String(port), "--data", folder], { DATABASE_URL: base.url });
    child = started;
    let said = "";
    started.stderr?.on("data", (text) => (said += text));
    const ready = new Promise<void>((done, fail) => {
      if (started.stdout) createInterface(started.stdout).on("line", (line) => line.includes("is ready") && done());
      started.once("exit", () => fail(new Error(`The server ended: ${said}`)));
    });
    await ready;
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  await begin();
  return {
    url: `http://127.0.0.1:${port}`,
    kill,
    start: begin,
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
