/**
 * Answers that are the same for everybody, kept in memory until the data changes. Public pages hold nothing of the person who asks,
 * so one rendering serves all; ETag and Last-Modified let browsers and proxies keep them too.
 */
import { createHash } from "node:crypto";
import { gzip } from "node:zlib";
import { promisify } from "node:util";
import { acceptsGzip, prefersCsv } from "./accept.ts";
import type { Snapshot } from "./snapshot.ts";

type Entry = {
  version: number;
  day: number;
  status: number;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
  packed: Buffer<ArrayBuffer> | null;
};
type Handler<Connection> = (request: Request, connection?: Connection) => Response | Promise<Response>;

const millisecondsPerDay = 86_400_000;
const mostBytes = 64 * 1024 * 1024;
/** One answer larger than this is made anew each time. */
const mostBytesEach = 4 * 1024 * 1024;
const leastBytesToPack = 1_024;
const pack = promisify(gzip);
const vary = "Accept-Encoding, Accept";

/** @param snapshot the state of the data at this moment */
export function cacheResponses<Connection>(handler: Handler<Connection>, snapshot: () => Snapshot): Handler<Connection> {
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

  return async (request, connection) => {
    if (request.method !== "GET" && request.method !== "HEAD") return handler(request, connection);
    const { version, changedAt } = snapshot();
    const key = keyOf(request);
    let entry = entries.get(key);
    // Some pages say how things stand today: no answer outlives its day.
    const day = Math.floor(Date.now() / millisecondsPerDay);
    if (entry?.version === version && entry.day === day) {
      entries.delete(key);
      entries.set(key, entry);
    } else {
      const response = await handler(
        request.method === "HEAD" ? new Request(request.url, { headers: request.headers }) : request,
        connection,
      );
      if (!cacheable(response)) return passOn(request, response);
      const body = Buffer.from(await response.arrayBuffer());
      entry = { version, day, status: response.status, headers: headersOf(response, body, changedAt), body, packed: null };
      if (body.length <= mostBytesEach) keep(key, entry);
    }
    const toPack = acceptsGzip(request.headers.get("accept-encoding")) && entry.body.length >= leastBytesToPack;
    // The packed bytes are another representation: a strong tag may not stand for both (RFC 9110, 8.8.3).
    const shared = toPack ? { ...entry.headers, etag: weak(entry.headers.etag) } : entry.headers;
    if (isFresh(request, entry.headers)) return new Response(null, { status: 304, headers: shared });
    if (toPack && !entry.packed) {
      entry.packed = await pack(entry.body);
      if (entries.get(key) === entry) bytes += entry.packed.length;
    }
    const body = toPack && entry.packed ? entry.packed : entry.body;
    const headers = { ...shared, "content-length": String(body.length), ...(toPack ? { "content-encoding": "gzip" } : {}) };
    return new Response(request.method === "HEAD" ? null : body, { status: entry.status, headers });
  };
}

/** Downloads are not kept: they stream. What they say of themselves still answers a reader who has them already. */
async function passOn(request: Request, response: Response): Promise<Response> {
  const headers = Object.fromEntries(response.headers);
  const download = response.status === 200 && "content-disposition" in headers;
  const toPack =
    download &&
    response.body !== null &&
    (headers["content-type"] ?? "").startsWith("text/") &&
    acceptsGzip(request.headers.get("accept-encoding"));
  if (download) headers.vary = vary;
  const fresh = download && isFresh(request, headers);
  if (toPack && headers.etag) headers.etag = weak(headers.etag);
  if (fresh || request.method === "HEAD") {
    await response.body?.cancel();
    return new Response(null, {
      status: fresh ? 304 : response.status,
      headers: toPack && !fresh ? { ...headers, "content-encoding": "gzip" } : headers,
    });
  }
  if (!toPack || !response.body) return download ? new Response(response.body, { status: response.status, headers }) : response;
  return new Response(response.body.pipeThrough(new CompressionStream("gzip")), {
    status: response.status,
    headers: { ...headers, "content-encoding": "gzip" },
  });
}

/** Path, query and what is asked for; the host is left out, for no answer depends on it. */
function keyOf(request: Request): string {
  const start = request.url.indexOf("/", request.url.indexOf("//") + 2);
  return `${prefersCsv(request.headers.get("accept")) ? "csv " : ""}${request.url.slice(start)}`;
}

function cacheable(response: Response): boolean {
  return (
    response.status === 200 &&
    response.headers.get("cache-control")?.startsWith("public") === true &&
    !response.headers.has("content-disposition")
  );
}

function headersOf(response: Response, body: Buffer, changedAt: Date): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  headers.etag ??= `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers["last-modified"] ??= changedAt.toUTCString();
  headers.vary = vary;
  return headers;
}

/** RFC 9110: If-None-Match goes before If-Modified-Since, and compares weakly. */
function isFresh(request: Request, headers: Readonly<Record<string, string>>): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null)
    return headers.etag !== undefined && tags.split(",").some((tag) => weak(tag.trim()) === weak(headers.etag) || tag.trim() === "*");
  const since = request.headers.get("if-modified-since");
  return since !== null && Date.parse(since) >= Date.parse(headers["last-modified"] ?? "");
}

function weak(tag: string): string {
  return tag.startsWith("W/") ? tag : `W/${tag}`;
}
