/** What the API says to a question that is wrong, or hostile. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startInProcess, type InProcess } from "../test/in-process.ts";

let product: InProcess;
let release: string;
beforeAll(async () => {
  product = await startInProcess();
  ({ release } = product);
});
afterAll(() => product.close());

const get: InProcess["get"] = (path, init) => product.get(path, init);

/** A refusal with everything that RFC 9457 and the Dutch design rules ask of it. */
async function refusal(response: Response) {
  const body = JSON.parse(await response.text());
  const header = (name: string) => response.headers.get(name);
  return {
    status: response.status,
    type: header("content-type"),
    version: header("api-version"),
    origin: header("access-control-allow-origin"),
    language: header("content-language"),
    body,
  };
}

const expected = (status: number, kind: string) => ({
  status,
  type: "application/problem+json; charset=utf-8",
  version: "1.0.0",
  origin: "*",
  language: "en",
  body: {
    type: `urn:gelijkop:problem:${kind}`,
    status,
    title: expect.any(String),
    detail: expect.any(String),
    instance: expect.stringMatching(/^\/api\/v1/),
  },
});

test("an unknown parameter is refused, with those that exist", async () => {
  const found = await refusal(await get("/areas?name=x"));
  expect(found).toMatchObject(expected(400, "query-parameters"));
  expect(found.body.faults).toEqual([{ column: "name", found: expect.any(String), mend: expect.stringContaining("within") }]);
});

test("all faults are told at once", async () => {
  const { body } = await refusal(await get("/areas?level=street&division=now&x=1&limit=0&q=a&q=b"));
  expect(body.faults.map(({ column }: { column: string }) => column).toSorted()).toEqual(["division", "level", "limit", "q", "x"]);
});

test.each([
  ["/areas/WK034403/profile?period=1999", "no-period"],
  ["/areas/WK034403/profile?group=martians", "no-group"],
  ["/areas/WK034403/profile?benchmark=GM9999", "no-area"],
  ["/indicators/overgewicht/observations?within=GM9999", "no-area"],
  ["/comparison?area=WK034403&area=GM9999", "no-area"],
  ["/comparison?area=WK034403", "compare-count"],
  ["/comparison?area=WK034403&area=wk034403x&area=a&area=b&area=c&area=d", "no-area"],
  ["/comparison", "query-parameters"],
  ["/releases/RELEASE/observations?after=here", "no-cursor"],
  ["/areas?after=here", "no-cursor"],
  ["/areas?limit=1e9", "query-parameters"],
  ["/areas?limit=1001", "query-parameters"],
  ["/areas?q=", "query-parameters"],
  ["/openapi.json?language=fr", "query-parameters"],
])("%s: 400", async (path, kind) => {
  expect(await refusal(await get(path.replace("RELEASE", release)))).toMatchObject(expected(400, kind));
});

test.each([
  ["/areas/GM9999", "no-area"],
  ["/areas/WK034403?division=1850", "no-area"],
  ["/indicators/nothing", "no-indicator"],
  ["/observations/nothing", "no-observation"],
  ["/observations/ervaren-gezondheid.WK034403.2020.2020.18plus.more", "no-observation"],
  ["/releases/nothing", "no-release"],
  ["/releases/nothing/observations?format=csv", "no-release"],
  ["/nothing", "no-resource"],
  ["/areas/", "no-resource"],
  ["/areas/WK034403/", "no-resource"],
  ["/", "no-resource"],
  ["/areas/%2e%2e%2f%2e%2e", "no-resource"],
])("%s: 404", async (path, kind) => {
  expect(await refusal(await get(path))).toMatchObject(expected(404, kind));
});

test.each(["POST", "PUT", "PATCH", "DELETE"])("%s: 405, with what can be done", async (method) => {
  const response = await get("/areas", { method });
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  expect(await refusal(response)).toMatchObject(expected(405, "method"));
});

test("a browser on another site may ask first", async () => {
  const response = await get("/areas", {
    method: "OPTIONS",
    headers: { origin: "https://elsewhere.example", "access-control-request-method": "GET" },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-methods")).toContain("GET");
});

const hostile = [
  "__proto__",
  "constructor",
  "x".repeat(100_000),
  "\u0000",
  "%",
  "%00",
  "'; drop table area; --",
  "=cmd|' /C calc'!A0",
  "<script>",
  "\u202e\ud83d\ude00",
  "\ud800",
  "../../etc/passwd",
  "WK034403\r\nx-evil: 1",
];
const places: [string, (text: string) => string][] = [
  ["as a parameter's name", (text) => `/areas?${encodeURIComponent(text)}=1`],
  ["as a search", (text) => `/areas?q=${encodeURIComponent(text)}`],
  ["as a period", (text) => `/areas/WK034403/profile?period=${encodeURIComponent(text)}`],
  ["as an area to compare", (text) => `/comparison?area=WK034403&area=${encodeURIComponent(text)}`],
  ["as a code", (text) => `/areas/${encodeURIComponent(text)}`],
  ["as an indicator", (text) => `/indicators/${encodeURIComponent(text)}/observations`],
  ["as an observation", (text) => `/observations/${encodeURIComponent(text)}`],
  ["as a release", (text) => `/releases/${encodeURIComponent(text)}/observations?format=csv`],
  ["as a cursor", (text) => `/releases/${release}/observations?after=${encodeURIComponent(text)}`],
];
test.each(places)("hostile text %s does no harm", async (_, pathOf) => {
  for (const text of hostile) {
    const response = await get(pathOf(text.toWellFormed()));
    const body = await response.text();
    expect([text.slice(0, 20), response.status < 500]).toEqual([text.slice(0, 20), true]);
    expect(response.headers.get("x-evil")).toBeNull();
    if (response.status >= 400) expect(body.length).toBeLessThan(2_000);
  }
  expect((await product.json("/areas/WK034403")).name).toBe("Overvecht");
});

test("a broken percent sign is no fault of ours", async () => {
  for (const path of ["/areas/%zz", "/areas?q=%zz", "/areas/%e0%a4%a"]) expect((await get(path)).status).toBeLessThan(500);
});
