/** What a first visit brings over the wire. */
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { makeApp } from "../src/app.tsx";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { readPack } from "../src/packs/index.ts";
import { gunzipSync } from "node:zlib";
import { benchSecret, type BenchDatabase } from "./ground.ts";
import { limitLine, type Line } from "./line.ts";

/** Every byte of every answer, heads included: the page, its style and its scripts, packed as browsers ask for. */
export async function weightLines({ read, db, pool }: BenchDatabase, path: string): Promise<Line[]> {
  const snapshot = await readSnapshot((text) => pool.query(text));
  const pack = readPack(fromRoot("packs", "utrecht"));
  const server = createServer(
    getRequestListener(
      makeApp({
        read,
        db,
        secret: benchSecret,
        snapshot: () => snapshot,
        settings: pack.settings,
        packFolder: pack.folder,
        publicUrl: "http://127.0.0.1",
      }).fetch,
    ),
  );
  const port = await new Promise<number>((done) => server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)));
  try {
    const page = await fetchRaw(port, path);
    const html = gunzipSync(page.subarray(page.indexOf("\r\n\r\n") + 4)).toString("utf8");
    const named = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, address]) => address);
    const scripts = await Promise.all(named(/<script[^>]*\ssrc="([^"]+)"/g).map((address) => fetchRaw(port, address)));
    const others = await Promise.all(
      [...named(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g), ...named(/<img[^>]*\ssrc="(\/[^"]+)"/g)].map((address) =>
        fetchRaw(port, address),
      ),
    );
    const kilobytes = (answers: readonly Buffer[]) => answers.reduce((sum, each) => sum + each.length, 0) / 1000;
    return [
      limitLine(
        "first visit of a profile, all bytes",
        "KB",
        kilobytes([page, ...scripts, ...others]),
        100,
        `page ${kilobytes([page]).toFixed(1)}, style ${kilobytes(others).toFixed(1)}, scripts ${kilobytes(scripts).toFixed(1)} KB`,
      ),
      limitLine("scripts of that visit", "KB", kilobytes(scripts), 15),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function fetchRaw(port: number, path: string): Promise<Buffer> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n`),
    );
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.on("error", fail);
    socket.on("end", () => done(Buffer.concat(parts)));
  });
}
