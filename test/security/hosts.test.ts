/** What this program asks others for: the hosts that are set, by TLS, and nobody whom an answer or an address leads to. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchJson, type FetchOptions } from "../../src/figures/readers/fetch-json.ts";
import { problemOf, temporaryFolder } from "../../src/figures/readers/made-files.ts";
import { parseSourceDescription } from "../../src/figures/readers/source-description.ts";
import { officeHosts, readStatlineLive } from "../../src/figures/readers/statline-live.ts";
import { readOidcSettings } from "../../src/people/index.ts";

const folder = temporaryFolder();
let inside: Server;
let port: number;
const asked: string[] = [];
beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.startsWith("/away")) response.writeHead(302, { location: `http://localhost:${port}/metadata` }).end();
    else response.end("{}");
  });
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => (inside.closeAllConnections(), inside.close(done))));

const options = (allowedHosts: readonly string[]): FetchOptions => ({
  allowedHosts,
  wait: async () => {},
  tries: 1,
  timeoutMilliseconds: 2_000,
  mostBytes: 1_000,
});

test.each([
  "http://127.0.0.1:PORT/",
  "http://localhost:PORT/",
  "http://[::1]:PORT/",
  "http://0.0.0.0:PORT/",
  "http://2130706433:PORT/",
  "http://0x7f.1:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://169.254.169.254/latest/meta-data/",
  "https://opendata.cbs.nl@127.0.0.1:PORT/",
  "https://opendata.cbs.nl.evil.example/",
  "https://opendata.cbs.nl:PORT/",
  "https://evil.example/#opendata.cbs.nl",
  "https://evil.example\\@opendata.cbs.nl/",
  "https://OPENDATA.CBS.NL.:PORT/",
  "http://opendata.cbs.nl/",
  "file:///etc/passwd",
  "data:application/json,{}",
  "ftp://opendata.cbs.nl/",
])("%s is not asked", async (address) => {
  const before = asked.length;
  const problem = await problemOf(fetchJson(address.replace("PORT", String(port)), options(officeHosts)));
  expect(problem.kind).toBe("host-not-allowed");
  expect(asked.length).toBe(before);
});

test("a description of a source can't lead elsewhere", async () => {
  for (const base of [`http://127.0.0.1:${port}/odata`, `http://localhost:${port}/odata`, "https://evil.example/odata"]) {
    const description = parseSourceDescription(
      `id: T1\ntitle: T\npublisher: P\nlicence: L\ndivision: 2020\ngroups: { all: { id: all, title: a, noun: a } }\nlive: { api: v4, base: "${base}" }\ndimensions: { area: { column: W }, period: { fixed: "2020" }, group: { fixed: all } }\n`,
    );
    const problem = await problemOf(readStatlineLive({ description, cacheFolder: folder.path, retrievedAt: new Date(0) }));
    expect(problem.kind).toBe("host-not-allowed");
  }
  expect(asked).toEqual([]);
});

test("a redirect is not followed, also not from a host that may be asked", async () => {
  const problem = await problemOf(fetchJson(`http://127.0.0.1:${port}/away`, options([`127.0.0.1:${port}`])));
  expect(problem.kind).toBe("source-refuses");
  expect(asked).toEqual(["/away"]);
});

test("the identity provider is what the machine's own settings say, and https", () => {
  expect(readOidcSettings({})).toBeNull();
  const from = (issuer: string) =>
    readOidcSettings({ GELIJKOP_OIDC_ISSUER: issuer, GELIJKOP_OIDC_CLIENT_ID: "a", GELIJKOP_OIDC_CLIENT_SECRET: "b".repeat(32) });
  expect(from("https://login.gemeente.example/")?.issuer.href).toBe("https://login.gemeente.example/");
  expect(() => from("http://login.gemeente.example/")).toThrow();
  expect(() => from("file:///etc/passwd")).toThrow();
});
