/**
 * Answers that are the same for everybody, kept in memory until the data changes. Public pages hold nothing of the person who asks,
 * so one rendering serves all; ETag and Last-Modified let browsers and proxies keep them too.
 */
import { createHash } from "node:crypto";
import { gzip } from "node:zlib";
import { promisify } from "node:util";
import type { Snapshot } from "./snapshot.ts";

type Entry = { version: number; status: number; headers: Record<string, string>; body: Buffer<ArrayBuffer>; packed: Buffer<ArrayBuffer> | null };
type Handler = (request: Request) => Response | Promise<Response>;

const mostBytes = 64 * 1024 * 1024;
/** One answer larger than this is streamed on and not kept. */
const mostBytesEach = 4 * 1024 * 1024;
const leastBytesToPack = 1_024;
const pack = promisify(gzip);

/** @param snapshot the state of the data at this moment */
export function cacheResponses(handler: Handler, snapshot: () => Snapshot): Handler {
  /** In the order of last use, oldest first. */
  const entries = new Map<string, Entry>();
  let bytes = 0;

  const drop = (key: string, entry: Entry) => {
    entries.delete(key);
    bytes -= entry.body.length + (entry.packed?.length ?? 0);
  };
  const keep = (key: string, entry: Entry) => {
    const old = entries.get(key);
    if (old) drop(key, old);
    entries.set(key, entry);
    bytes += entry.body.length;
    for (const [oldest, each] of entries) {
      if (bytes <= mostBytes) break;
      drop(oldest, each);
    }
  };

  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return handler(request);
    const { version, changedAt } = snapshot();
    const key = keyOf(request);
    let entry = entries.get(key);
    if (entry?.version === version) {
      entries.delete(key);
      entries.set(key, entry);
    } else {
      const response = await handler(request.method === "HEAD" ? new Request(request.url, { headers: request.headers }) : request);
      if (!cacheable(response)) return response;
      const body = await response.arrayBuffer();
      if (body.byteLength > mostBytesEach) return new Response(body, response);
      entry = { version, status: response.status, headers: headersOf(response, Buffer.from(body), changedAt), body: Buffer.from(body), packed: null };
      keep(key, entry);
    }
    if (isFresh(request, entry)) return new Response(null, { status: 304, headers: entry.headers });
    const packed = acceptsGzip(request) && entry.body.length >= leastBytesToPack;
    if (packed && !entry.packed) {
      entry.packed = (await pack(entry.body)) as Buffer<ArrayBuffer>;
      if (entries.get(key) === entry) bytes += entry.packed.length;
    }
    const body = packed && entry.packed ? entry.packed : entry.body;
    const headers = { ...entry.headers, "content-length": String(body.length), ...(packed ? { "content-encoding": "gzip" } : {}) };
    return new Response(request.method === "HEAD" ? null : body, { status: entry.status, headers });
  };
}

/** Path, query and what is asked for; the host is left out, for no answer depends on it. */
function keyOf(request: Request): string {
  const start = request.url.indexOf("/", request.url.indexOf("//") + 2);
  return `${request.headers.get("accept")?.includes("text/csv") ? "csv " : ""}${request.url.slice(start)}`;
}

function cacheable(response: Response): boolean {
  return response.status === 200 && response.headers.get("cache-control")?.startsWith("public") === true && !response.headers.has("content-disposition");
}

function headersOf(response: Response, body: Buffer, changedAt: Date): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  headers.etag ??= `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers["last-modified"] ??= changedAt.toUTCString();
  headers.vary = "Accept-Encoding, Accept";
  return headers;
}

/** RFC 9110: If-None-Match goes before If-Modified-Since. */
function isFresh(request: Request, { headers }: Entry): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === headers.etag || tag.trim() === "*");
  const since = request.headers.get("if-modified-since");
  return since !== null && Date.parse(since) >= Date.parse(headers["last-modified"]);
}

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get("accept-encoding") ?? "");
}
