import { mkdtemp, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { problemOf, temporaryFolder } from "./made-files.ts";
import { parseSourceDescription } from "./source-description.ts";
import { readStatlineLive } from "./statline-live.ts";
import type { LiveOptions } from "./statline-live.ts";

// The peer is a real HTTP server that answers as CBS does: v3 by $top and $skip, v4 by @odata.nextLink.
const folder = temporaryFolder();
const servers: Server[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => (server.closeAllConnections(), server.close(done))))));

const areas = ["NL00", "GM0344", "WK034403", "BU03440311", "BU03440312"];
type Office = {
  asked: string[];
  modified: string;
  answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  base: string;
  host: string;
};

async function office(): Promise<Office> {
  const state: Office = { asked: [], modified: "2021-01-01", answer: () => false, base: "", host: "" };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", state.base);
    state.asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    if (state.answer(request, response)) return;
    const [, api, table, set] = url.pathname.split("/");
    const send = (content: unknown): void => void response.end(JSON.stringify(content));
    if (table !== "T1") return void response.writeHead(404).end("Not found");
    if (set === "TableInfos") return send({ value: [{ Modified: state.modified }] });
    if (set === "Properties") return send({ Identifier: "T1", Modified: state.modified });
    if (set === "DataProperties")
      return send({
        value: [
          { ID: 0, Type: "GeoDetail", Key: "W", MapYear: 2020 },
          { ID: 1, Type: "Topic", Key: "A_1", Title: "A", Datatype: "Long", Unit: "aantal", Decimals: 0, Default: "Impossible" },
        ],
      });
    if (set === "W") return send({ value: areas.map((Key) => ({ Key, Title: `naam van ${Key}` })) });
    if (set === "TypedDataSet") {
      const [skip, top] = [Number(url.searchParams.get("$skip")), Number(url.searchParams.get("$top"))];
      return send({
        "odata.metadata": "x",
        value: areas.slice(skip, skip + top).map((W, i) => ({ ID: skip + i, W: W.padEnd(10), A_1: (skip + i + 1) * 10 })),
      });
    }
    if (set === "MeasureCodes") return send({ value: [{ Identifier: "A_1", Title: "A", Unit: "aantal", Decimals: 0 }] });
    if (set === "Dimensions") return send({ value: [{ Identifier: "W", Kind: "GeoDetail", MapYear: 2020 }] });
    if (set === "Observations") {
      const skip = Number(url.searchParams.get("$skip"));
      const next = skip + 2 < areas.length ? { "@odata.nextLink": `${state.base}/${api}/T1/Observations?$skip=${skip + 2}` } : {};
      return send({
        value: areas
          .slice(skip, skip + 2)
          .map((W, i) => ({ Id: skip + i, Measure: "A_1", ValueAttribute: "None", Value: (skip + i + 1) * 10, W })),
        ...next,
      });
    }
    return send({ value: [] });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  state.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.base = `http://${state.host}`;
  return state;
}

const described = (id: string) =>
  parseSourceDescription(
    `id: ${id}\ntitle: T\npublisher: P\nlicence: L\ndivision: 2020\nareas: { aliases: { NL00: NL01 } }\ngroups: { all: { id: all, title: a, noun: a } }\ndimensions: { area: { column: W }, period: { fixed: "2020" }, group: { fixed: all } }\n`,
  );

async function optionsFor(peer: Office, api: "v3" | "v4", over: Partial<LiveOptions> = {}) {
  const waits: number[] = [];
  const options: LiveOptions = {
    description: described("T1"),
    api,
    base: `${peer.base}/${api}`,
    cacheFolder: await mkdtemp(join(folder.path, "cache-")),
    retrievedAt: new Date("2026-02-03"),
    pageRows: 2,
    fetching: { allowedHosts: [peer.host], wait: async (ms) => void waits.push(ms), tries: 3 },
    ...over,
  };
  return { options, waits };
}

describe.each(["v3", "v4"] as const)("a table by its number over %s", (api) => {
  const data = api === "v3" ? "TypedDataSet" : "Observations";

  test("is fetched in pages and read", async () => {
    const peer = await office();
    const { options } = await optionsFor(peer, api);
    const delivery = await readStatlineLive(options);
    expect(Array.from(delivery.cells.value)).toEqual([10, 20, 30, 40, 50]);
    expect(delivery).toMatchObject({ url: `${peer.base}/${api}/T1`, series: "2020/all", retrievedAt: new Date("2026-02-03") });
    expect(peer.asked.filter((path) => path.includes(data))).toHaveLength(3);
  });

  test("is asked again after 429 and 503, with growing pauses, heeding Retry-After", async () => {
    const peer = await office();
    let refused = 0;
    peer.answer = (request, response) => {
      if (!request.url?.includes(data) || refused >= 2) return false;
      response.writeHead(refused++ === 0 ? 503 : 429, refused === 2 ? { "retry-after": "7" } : {}).end();
      return true;
    };
    const { options, waits } = await optionsFor(peer, api);
    expect((await readStatlineLive(options)).cells.length).toBe(5);
    expect(waits).toEqual([1000, 7000]);
  });

  test("goes on where it stopped when the network is gone halfway", async () => {
    const peer = await office();
    let pages = 0;
    peer.answer = (request) => {
      if (!request.url?.includes(data) || ++pages <= 1) return false;
      request.socket.destroy();
      return true;
    };
    const { options } = await optionsFor(peer, api);
    const problem = await problemOf(readStatlineLive(options));
    expect(problem.kind).toBe("network-lost");
    expect(problem.message).toContain("after 2 rows");
    expect(problem.wayOut).toContain("goes on where it stopped");
    peer.answer = () => false;
    peer.asked.length = 0;
    expect(Array.from((await readStatlineLive(options)).cells.value)).toEqual([10, 20, 30, 40, 50]);
    expect(peer.asked.filter((path) => path.includes(data))).toHaveLength(2);
    expect(peer.asked.some((path) => path.includes("DataProperties") || path.includes("MeasureCodes"))).toBe(false);
  });

  test("isn't fetched again when nothing changed, and is when it did", async () => {
    const peer = await office();
    const { options } = await optionsFor(peer, api);
    const first = await readStatlineLive(options);
    peer.asked.length = 0;
    expect((await readStatlineLive(options)).checksum).toBe(first.checksum);
    expect(peer.asked).toHaveLength(1);
    peer.modified = "2021-06-01";
    await readStatlineLive(options);
    expect(peer.asked.filter((path) => path.includes(data))).toHaveLength(3);
  });

  test("that is modified meanwhile is not mixed", async () => {
    const peer = await office();
    peer.answer = (request) => {
      if (request.url?.includes(data)) peer.modified = "2021-09-09";
      return false;
    };
    const { options } = await optionsFor(peer, api);
    expect((await problemOf(readStatlineLive(options))).kind).toBe("table-changed");
  });

  test("that doesn't exist is said so at once", async () => {
    const peer = await office();
    const { options, waits } = await optionsFor(peer, api, { description: described("99999NED") });
    const problem = await problemOf(readStatlineLive(options));
    expect(problem.kind).toBe("table-not-found");
    expect(problem.message).toContain("99999NED");
    expect(waits).toEqual([]);
  });
});

describe("what can go wrong on the way", () => {
  test("no network: a port where nobody listens", async () => {
    const peer = await office();
    const { options, waits } = await optionsFor(peer, "v4");
    await new Promise((done) => servers.splice(0)[0].close(done));
    const problem = await problemOf(readStatlineLive(options));
    expect(problem.kind).toBe("no-network");
    expect(problem.wayOut).toContain("saved files");
    expect(waits).toEqual([1000, 2000]);
  });
  test("an answer that is too large is stopped, not held in memory", async () => {
    const peer = await office();
    const { options } = await optionsFor(peer, "v3");
    const chunk = " ".repeat(64 * 1024);
    peer.answer = (request, response) => {
      if (!request.url?.includes("TypedDataSet")) return false;
      const more = (): void => void (response.destroyed || (response.write(chunk) ? setImmediate(more) : response.once("drain", more)));
      more();
      return true;
    };
    const problem = await problemOf(readStatlineLive({ ...options, fetching: { ...options.fetching, mostBytes: 1024 * 1024 } }));
    expect(problem.kind).toBe("file-too-large");
  });
  test("pages that are too much together", async () => {
    const peer = await office();
    const { options } = await optionsFor(peer, "v3", { mostTotalBytes: 100 });
    expect((await problemOf(readStatlineLive(options))).kind).toBe("file-too-large");
  });
  test("a link to a host that isn't allowed is not followed", async () => {
    const peer = await office();
    peer.answer = (request, response) => {
      if (!request.url?.includes("Observations")) return false;
      response.end(JSON.stringify({ value: [], "@odata.nextLink": "http://169.254.169.254/secret" }));
      return true;
    };
    const { options } = await optionsFor(peer, "v4");
    expect((await problemOf(readStatlineLive(options))).kind).toBe("host-not-allowed");
  });
  test("neither is a redirect", async () => {
    const peer = await office();
    peer.answer = (_, response) => (response.writeHead(302, { location: "http://169.254.169.254/" }).end(), true);
    const { options } = await optionsFor(peer, "v4");
    expect((await problemOf(readStatlineLive(options))).kind).toBe("source-refuses");
  });
  test("a web page instead of JSON; nothing half is left in the cache", async () => {
    const peer = await office();
    peer.answer = (request, response) => request.url?.includes("MeasureCodes") === true && (response.end("<html>Onderhoud</html>"), true);
    const { options } = await optionsFor(peer, "v4");
    expect((await problemOf(readStatlineLive(options))).kind).toBe("not-json");
    expect((await readdir(join(options.cacheFolder, "T1"))).sort()).toEqual(["Properties.json", "download.json"]);
  });
});
