import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { cacheResponses } from "./response-cache.ts";

let version = 1;
let calls: string[] = [];
let pulled = 0;
let cancelled = 0;
const long = "Overvecht ".repeat(1_000);

/** Each address answers in its own way. */
function answer(request: Request): Response {
  const { pathname } = new URL(request.url);
  calls.push(`${request.method} ${pathname}`);
  const kept = { "content-type": "text/plain", "cache-control": "public, no-cache" };
  if (pathname === "/page") return new Response(`${long}${version}`, { headers: kept });
  if (pathname === "/tagged")
    return new Response("x", { headers: { ...kept, etag: '"own"', "last-modified": "Fri, 02 Jan 2026 00:00:00 GMT" } });
  if (pathname === "/negotiated") return new Response(request.headers.get("accept")?.includes("csv") ? "a,b" : "{}", { headers: kept });
  if (pathname === "/large") return new Response("x".repeat(5_000_000), { headers: kept });
  if (pathname === "/download") {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      { pull: (to) => (pulled++ < 3 ? to.enqueue(new TextEncoder().encode(long)) : to.close()), cancel: () => void cancelled++ },
      { highWaterMark: 0 },
    );
    return new Response(body, {
      headers: {
        "content-type": "text/csv",
        "cache-control": "public, max-age=60",
        "content-disposition": "attachment",
        etag: '"sum"',
        "last-modified": "Fri, 02 Jan 2026 00:00:00 GMT",
      },
    });
  }
  return new Response("not here", { status: 404, headers: kept });
}

const changedAt = new Date("2026-03-04T05:06:07Z");
let cached: ReturnType<typeof cacheResponses>;
const ask = async (path: string, headers: Record<string, string> = {}, method = "GET") =>
  cached(new Request(`http://localhost${path}`, { method, headers }));

beforeEach(() => {
  [version, calls, pulled, cancelled] = [1, [], 0, 0];
  cached = cacheResponses(answer, () => ({ version, changedAt }));
});

describe("pages", () => {
  test("are made once, until the data changes", async () => {
    const first = await (await ask("/page")).text();
    expect(await (await ask("/page")).text()).toBe(first);
    expect(calls).toHaveLength(1);
    version = 2;
    expect(await (await ask("/page")).text()).toBe(`${long}2`);
  });

  test("tell when the data changed, and are 304 to who has them", async () => {
    const response = await ask("/page");
    expect(response.headers.get("last-modified")).toBe("Wed, 04 Mar 2026 05:06:07 GMT");
    const tag = response.headers.get("etag") ?? "";
    expect((await ask("/page", { "if-none-match": tag })).status).toBe(304);
    expect((await ask("/page", { "if-none-match": `"x", ${tag}` })).status).toBe(304);
    expect((await ask("/page", { "if-none-match": "*" })).status).toBe(304);
    expect((await ask("/page", { "if-modified-since": "Wed, 04 Mar 2026 05:06:07 GMT" })).status).toBe(304);
    expect((await ask("/page", { "if-modified-since": "Wed, 04 Mar 2026 05:06:06 GMT" })).status).toBe(200);
    expect((await ask("/page", { "if-none-match": '"x"', "if-modified-since": "Wed, 04 Mar 2026 05:06:07 GMT" })).status).toBe(200);
    expect((await ask("/page", { "if-modified-since": "yesterday" })).status).toBe(200);
  });

  test("packed bytes carry a weak tag, for a strong one would claim that they are the same bytes", async () => {
    const plain = await ask("/page");
    const packed = await ask("/page", { "accept-encoding": "gzip" });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("etag")).toBe(`W/${plain.headers.get("etag")}`);
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
    expect((await ask("/page", { "accept-encoding": "gzip", "if-none-match": packed.headers.get("etag") ?? "" })).status).toBe(304);
  });

  test("keep the tag and date that they came with", async () => {
    const { headers } = await ask("/tagged");
    expect([headers.get("etag"), headers.get("last-modified")]).toEqual(['"own"', "Fri, 02 Jan 2026 00:00:00 GMT"]);
  });

  test("in two forms are kept apart, however the form is asked for", async () => {
    expect(await (await ask("/negotiated", { accept: "text/csv" })).text()).toBe("a,b");
    expect(await (await ask("/negotiated", { accept: "application/json" })).text()).toBe("{}");
    expect(await (await ask("/negotiated", { accept: "TEXT/CSV" })).text()).toBe("a,b");
  });

  test("that are too large to keep still have a tag", async () => {
    const response = await ask("/large");
    expect((await ask("/large", { "if-none-match": response.headers.get("etag") ?? "" })).status).toBe(304);
    expect(calls).toHaveLength(2);
  });

  test("HEAD has no body and the headers of GET; errors are not kept", async () => {
    const head = await ask("/page", {}, "HEAD");
    expect([await head.text(), head.headers.get("content-length")]).toEqual(["", String(long.length + 1)]);
    for (const method of ["GET", "HEAD", "GET"]) expect((await ask("/nothing", {}, method)).status).toBe(404);
    expect(await (await ask("/nothing", {}, "HEAD")).text()).toBe("");
    expect(calls.filter((call) => call.endsWith("/nothing"))).toHaveLength(4);
  });

  test("what is sent is passed on", async () => {
    await ask("/page", {}, "POST");
    await ask("/page", {}, "POST");
    expect(calls).toEqual(["POST /page", "POST /page"]);
  });
});

describe("downloads", () => {
  test("stream, plain or packed", async () => {
    expect(await (await ask("/download")).text()).toBe(long.repeat(3));
    pulled = 0;
    const packed = await ask("/download", { "accept-encoding": "gzip" });
    expect([packed.headers.get("content-encoding"), packed.headers.get("etag"), packed.headers.get("vary")]).toEqual([
      "gzip",
      'W/"sum"',
      "Accept-Encoding, Accept",
    ]);
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(long.repeat(3));
  });

  test.each<[string, Record<string, string>, number]>([
    ["GET", { "if-none-match": '"sum"' }, 304],
    ["GET", { "if-none-match": 'W/"sum"', "accept-encoding": "gzip" }, 304],
    ["GET", { "if-modified-since": "Fri, 02 Jan 2026 00:00:00 GMT" }, 304],
    ["HEAD", {}, 200],
    ["HEAD", { "if-none-match": '"sum"' }, 304],
  ])("%s %j: %i without reading anything", async (method, headers, status) => {
    const response = await ask("/download", headers, method);
    expect([response.status, await response.text(), pulled, cancelled]).toEqual([status, "", 0, 1]);
    expect(response.headers.get("etag")).toContain('"sum"');
  });
});
