/** How much may come in, on a real port. */
import { request, type ClientRequest, type RequestOptions } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeApp } from "../../src/app.tsx";
import { limitedServer, listenerLimits, mostBytes, mostBytesFor, mostDepth, mostFields } from "../../src/web-limits.ts";
import { readSnapshot } from "../../src/kernel/snapshot.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { makePerson, signIn, testSecret } from "../people.ts";
import { utrecht } from "../site.ts";

let base: TestDatabase;
let server: ReturnType<typeof limitedServer>;
let port: number;
let url: string;
let cookie: string;
beforeAll(async () => {
  base = await testDatabase();
  const { db, read } = base.open("nobody");
  const snapshot = await readSnapshot((text) => base.pool.query(text));
  const { settings, folder } = utrecht();
  const parts = { read, db, secret: testSecret, snapshot: () => snapshot, settings, packFolder: folder };
  server = limitedServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  url = `http://127.0.0.1:${port}`;
  const listener = getRequestListener(makeApp({ ...parts, publicUrl: url }).fetch);
  cookie = await signIn(base, await makePerson(base, "Limits (verzonnen)", ["epidemiologist", "publisher"]), url);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await base.close();
});

const form = "application/x-www-form-urlencoded";
const desk = "/bureau/verslagen/a/2024";
/** Each on a connection of its own: after a refusal the server hangs up. */
async function post(body: string | FormData, type = form, path = desk, cookies = cookie): Promise<{ status: number }> {
  const made = new Response(body);
  const bytes = Buffer.from(await made.arrayBuffer());
  const headers = {
    "content-type": typeof body === "string" ? type : (made.headers.get("content-type") ?? ""),
    "content-length": bytes.length,
    origin: url,
    cookie: cookies,
  };
  return sent({ path, headers }, (asking) => asking.end(bytes));
}

function sent(options: RequestOptions, send: (asking: ClientRequest) => void): Promise<{ status: number }> {
  return new Promise((done, fail) => {
    const asking = request({ host: "127.0.0.1", port, method: "POST", agent: false, ...options }, (answer) => {
      answer.resume();
      answered = true;
      done({ status: answer.statusCode ?? 0 });
    });
    let answered = false;
    // The server may hang up before all of it was sent.
    asking.on("error", (error) => (answered ? null : fail(error)));
    send(asking);
  });
}

/** The answer to bytes as they are, which no HTTP library would send; what is said first. */
function raw(text: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let said = "";
    socket.on("data", (bytes) => {
      said += bytes.toString("latin1");
      socket.destroy();
    });
    socket.on("close", () => done(said.split("\r\n")[0]));
    socket.on("error", fail);
  });
}

test(`a form may be ${mostBytes} bytes long, and not one more`, async () => {
  expect((await post("a".repeat(mostBytes))).status).not.toBe(413);
  expect((await post("a".repeat(mostBytes + 1))).status).toBe(413);
});

test("a body that doesn't say how long it is is counted while it comes in", async () => {
  const pieces = (count: number) =>
    sent({ path: desk, headers: { "content-type": form, origin: url, cookie } }, (asking) => {
      for (let each = 0; each < count; each++) asking.write("a".repeat(100_000));
      asking.end();
    });
  expect((await pieces(2)).status).not.toBe(413);
  expect((await pieces(20)).status).toBe(413);
});

test(`a form may have ${mostFields} fields`, async () => {
  expect((await post(Array.from({ length: mostFields }, () => "a=").join("&"))).status).not.toBe(413);
  expect((await post("&".repeat(mostFields + 1))).status).toBe(413);
  const part = '\r\n--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n';
  expect((await post(part.repeat(mostFields + 1), "multipart/form-data; boundary=x")).status).toBe(413);
});

test(`JSON may be nested ${mostDepth} deep`, async () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect((await post(nested(mostDepth + 1), "application/json")).status).toBe(400);
  expect((await post(nested(500_000), "application/json")).status).toBe(400);
  expect((await post(nested(mostDepth), "application/json")).status).not.toBe(400);
  expect((await post("{", "application/json")).status).toBe(400);
});

test("files may be longer, where files are taken, from who may send them", async () => {
  expect(mostBytesFor("/bureau/importeren")).toBe(50 * 1024 * 1024);
  expect(mostBytesFor("/en/bureau/importeren")).toBe(50 * 1024 * 1024);
  expect(mostBytesFor("/bureau/importeren/1/stoppen")).toBe(mostBytes);
  expect(mostBytesFor("/bureau/importerenx")).toBe(mostBytes);
  expect(mostBytesFor("/iets/bureau/importeren")).toBe(mostBytes);
  const file = (bytes: number): FormData => {
    const data = new FormData();
    data.set("file", new Blob([new Uint8Array(bytes)]), "a.csv");
    return data;
  };
  const upload = "/bureau/importeren";
  expect((await post(file(3_000_000), form, upload)).status).not.toBe(413);
  // Who isn't signed in is led to the door; the file isn't read.
  expect((await post(file(3_000_000), form, upload, "")).status).toBe(303);
  expect((await post(file(51 * 1024 * 1024), form, upload)).status).toBe(413);
});

test("an upload says beforehand how long it is", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x", origin: url, cookie };
  const inChunks = (asking: ClientRequest): void => {
    asking.write("abc");
    asking.end("def");
  };
  expect((await sent({ path: "/bureau/importeren", headers }, inChunks)).status).toBe(411);
});

test("broken multipart is no fault of ours", async () => {
  for (const [body, type] of [
    ["nothing", "multipart/form-data"],
    ["nothing", "multipart/form-data; boundary=x"],
    ["--x\r\n\r\n", "multipart/form-data; boundary=x"],
    ['--x\r\ncontent-disposition: form-data; name="a"\r\n\r\ncut off', "multipart/form-data; boundary=x"],
    ["--x--", `multipart/form-data; boundary=${"x".repeat(1_000)}`],
  ] as const)
    expect([type, body, (await post(body, type)).status]).toEqual([type, body, 400]);
});

test("an address or headers that are too long are refused before anything is looked at", async () => {
  expect(await raw(`GET /?${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`)).toContain("431");
  expect(await raw(`GET / HTTP/1.1\r\nhost: a\r\nx: ${"a".repeat(20_000)}\r\n\r\n`)).toContain("431");
});

test.each([
  ["two lengths", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"],
  ["a length and chunks", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
  ["no host", "GET / HTTP/1.1\r\n\r\n"],
  ["a host that is none", "GET / HTTP/1.1\r\nhost: a b/c\r\n\r\n"],
  ["a line feed in a header", "GET / HTTP/1.1\r\nhost: a\r\nx: a\nb\r\n\r\n"],
  ["no HTTP", "\u0016\u0003\u0001\r\n\r\n"],
])("%s: 400, as a request may not be understood in two ways", async (_, text) => {
  expect(await raw(text)).toContain("400");
});

test.each(["TRACE", "CONNECT", "PROPFIND"])("%s is not there", async (method) => {
  const said = await raw(`${method} / HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: ${url}\r\n\r\n`);
  expect(said).toMatch(/^$| 40[0-9] /);
});

test("nobody holds a connection for ever", () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxRequestsPerSocket, maxHeadersCount, timeout } = server;
  expect({ headersTimeout, requestTimeout, keepAliveTimeout }).toEqual({
    headersTimeout: listenerLimits.headersTimeout,
    requestTimeout: listenerLimits.requestTimeout,
    keepAliveTimeout: listenerLimits.keepAliveTimeout,
  });
  for (const each of [headersTimeout, requestTimeout, keepAliveTimeout, maxRequestsPerSocket, maxHeadersCount, timeout])
    expect(each).toBeGreaterThan(0);
});
