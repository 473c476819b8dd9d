/** What every kind of answer carries. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApp } from "../../src/app.tsx";
import { readSnapshot } from "../../src/kernel/snapshot.ts";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn, testSecret } from "../people.ts";
import { utrecht } from "../site.ts";

let product: InProcess;
let cookie: string;
beforeAll(async () => {
  product = await startInProcess();
  cookie = await signIn(product.base, await makePerson(product.base, "Headers (verzonnen)", ["publisher"]), publicUrl);
});
afterAll(() => product.close());

const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", origin: publicUrl }, body: "a=b" };

/** One of each kind: what it is, how to ask for it, its status. */
const kinds: readonly (readonly [string, () => Promise<Response>, number])[] = [
  ["a page", () => product.ask("/"), 200],
  ["a page in English", () => product.ask("/en/gebieden"), 200],
  ["a page that is kept", () => product.ask("/gebieden"), 200],
  ["a page that didn't change", () => product.ask("/over/privacy", { headers: { "if-none-match": "*" } }), 304],
  ["a page asked by HEAD", () => product.ask("/", { method: "HEAD" }), 200],
  ["a script", async () => product.ask(/src="(\/assets\/[^"]+\.js)"/.exec(await (await product.ask("/")).text())?.[1] ?? ""), 200],
  ["the styles", async () => product.ask(/href="(\/assets\/[^"]+\.css)"/.exec(await (await product.ask("/")).text())?.[1] ?? ""), 200],
  ["the API", () => product.get("/areas"), 200],
  ["a download of the API", () => product.get(`/releases/${product.release}/observations?format=csv`), 200],
  ["a refusal of the API", () => product.get("/areas?x=1"), 400],
  ["another method of the API", () => product.get("/areas", { method: "POST" }), 405],
  ["what browsers ask the API first", () => product.get("/areas", { method: "OPTIONS" }), 204],
  ["a drawing", () => product.ask("/indicatoren/ervaren-gezondheid/kaart.svg"), 200],
  ["a picture", () => product.ask("/indicatoren/ervaren-gezondheid/kaart.png"), 200],
  ["a table of figures", () => product.ask("/ongelijkheid/ervaren-gezondheid/gebieden.csv"), 200],
  ["a page that isn't there", () => product.ask("/nergens"), 404],
  ["a refusal of a page", () => product.ask("/gebieden/GM0344?indeling=x"), 400],
  ["the way to the door", () => product.ask("/bureau/verslagen"), 303],
  ["a page of the desk", () => product.ask("/bureau/verslagen", { headers: { cookie } }), 200],
  [
    "a form from another site",
    () => product.ask("/bureau/verslagen/a/2024", { ...form, headers: { ...form.headers, origin: "https://evil.example" } }),
    403,
  ],
  ["a form that is too long", () => product.ask("/bureau/verslagen/a/2024", { ...form, body: "a".repeat(2_000_000) }), 413],
  [
    "a broken form",
    () => product.ask("/bureau/verslagen/a/2024", { ...form, headers: { ...form.headers, "content-type": "multipart/form-data" } }),
    400,
  ],
  [
    "a body that no page reads",
    () => product.ask("/bureau/verslagen/a/2024", { ...form, headers: { ...form.headers, "content-type": "text/xml" } }),
    415,
  ],
  ["a method that is none", () => product.ask("/gebieden", { method: "DELETE", headers: { origin: publicUrl } }), 404],
];

describe.each(kinds)("%s", (_kind, ask, status) => {
  let response: Response;
  beforeAll(async () => {
    response = await ask();
  });
  const header = (name: string): string | null => response.headers.get(name);

  test(`is answered with ${status}`, () => expect(response.status).toBe(status));

  test("tells browsers what may run in it and around it", () => {
    const policy = header("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe|unsafe-eval|\*/);
    // Only a drawing that stands alone has styles of its own; it can't run anything.
    if (policy.includes("unsafe-inline")) expect(policy).not.toContain("script-src");
    expect(header("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("x-frame-options")).toBe("DENY");
    expect(header("referrer-policy")).toBe("same-origin");
    expect(header("permissions-policy")).toContain("camera=()");
    expect(header("cross-origin-opener-policy")).toBe("same-origin");
    expect(header("cross-origin-resource-policy")).toMatch(/^(?:same|cross)-origin$/);
  });

  test("says how long it may be kept, and what it is", () => {
    const kept = header("cache-control") ?? "";
    expect(kept).toMatch(/^(?:public|no-store)/);
    if (status >= 400 || header("set-cookie") !== null) expect(kept).toBe("no-store");
    if (![204, 303, 304].includes(status))
      expect(header("content-type")).toMatch(
        /^(?:(?:text|application)\/[\w+-]+; ?charset=utf-8|image\/png$|image\/svg\+xml; charset=utf-8)/i,
      );
  });

  test("doesn't say what it is made with", () => {
    for (const name of ["server", "x-powered-by", "via", "x-runtime"]) expect(header(name)).toBeNull();
  });
});

test("what is for one person is kept by nobody, and loaded by no other site", async () => {
  for (const [path, init] of [
    ["/bureau/verslagen", {}],
    ["/bureau/verslagen", { headers: { cookie } }],
    ["/en/bureau/verslagen", { headers: { cookie } }],
    ["/bureau/nergens", { headers: { cookie } }],
    ["/aanmelden", {}],
  ] as const) {
    const { headers } = await product.ask(path, init);
    expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
    expect([path, headers.get("cross-origin-resource-policy")]).toEqual([path, "same-origin"]);
  }
});

test("figures and their pictures are for any site; pages are not", async () => {
  const policyOf = async (path: string): Promise<string | null> => (await product.ask(path)).headers.get("cross-origin-resource-policy");
  expect(await policyOf("/api/v1/areas")).toBe("cross-origin");
  expect(await policyOf("/indicatoren/ervaren-gezondheid/kaart.png")).toBe("cross-origin");
  expect(await policyOf("/gebieden")).toBe("same-origin");
});

test("a page knows nobody: with and without a session it is the same", async () => {
  const [one, other] = await Promise.all(
    ["/", "/gebieden"].map(async (path) => [
      (await product.ask(path)).headers.get("etag"),
      (await product.ask(path, { headers: { cookie } })).headers.get("etag"),
    ]),
  );
  expect(one[0]).toBe(one[1]);
  expect(other[0]).toBe(other[1]);
  expect(one[0]).not.toBeNull();
});

test("pages hold no script or style inside", async () => {
  for (const path of ["/", "/gebieden/GM0344", "/indicatoren/ervaren-gezondheid", "/beleid", "/api", "/over/rechten"]) {
    const text = await (await product.ask(path)).text();
    expect([path, /<script(?![^>]*\ssrc=)/i.exec(text)?.[0]]).toEqual([path, undefined]);
    expect([path, /<style|\sstyle=|\son[a-z]+=|javascript:/i.exec(text)?.[0]]).toEqual([path, undefined]);
  }
});

test("without TLS browsers aren't told to insist on it", async () => {
  const { base } = product;
  const { db, read } = base.open("nobody");
  const snapshot = await readSnapshot((text) => base.pool.query(text));
  const { settings, folder } = utrecht();
  const app = makeApp({
    read,
    db,
    secret: testSecret,
    snapshot: () => snapshot,
    settings,
    packFolder: folder,
    publicUrl: "http://127.0.0.1:3344",
  });
  const response = await app.fetch(new Request("http://127.0.0.1:3344/over/privacy"));
  expect(response.status).toBe(200);
  expect(response.headers.get("strict-transport-security")).toBeNull();
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});
