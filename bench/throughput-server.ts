/**
 * One process with two doors: the product, and a bare server that sends a fixed page with the product's own headers and packed body.
 * Tells their ports; on "cpu" the processor seconds that it has used.
 */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { makeApp } from "../src/app.tsx";
import { benchSecret } from "./ground.ts";
import { openDatabase } from "../src/kernel/database.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { readPack } from "../src/packs/index.ts";

const [url, path] = process.argv.slice(2);
const { db, read, pool } = openDatabase(url, { standing: "nobody" });
const snapshot = await readSnapshot((text) => pool.query(text));
const pack = readPack(fromRoot("packs", "utrecht"));
const app = makeApp({
  read,
  db,
  secret: benchSecret,
  snapshot: () => snapshot,
  settings: pack.settings,
  packFolder: pack.folder,
  publicUrl: "http://127.0.0.1",
});

const answer = await app.fetch(new Request(`http://127.0.0.1${path}`, { headers: { "accept-encoding": "gzip" } }));
const headers = Object.fromEntries(answer.headers);
const body = Buffer.from(await answer.arrayBuffer());
const fixed = new Hono();
fixed.get(path, () => new Response(body, { headers }));

const ports = { ours: await listen(getRequestListener(app.fetch)), theirs: await listen(getRequestListener(fixed.fetch)) };
process.on("message", (message) => {
  const { user, system } = process.cpuUsage();
  if (message === "cpu") process.send?.((user + system) / 1e6);
});
process.on("SIGTERM", () => process.exit());
process.on("disconnect", () => process.exit());
process.send?.(ports);

function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)));
}
