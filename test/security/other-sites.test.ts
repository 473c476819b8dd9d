/** A page of another site can make a signed-in person's browser send a form here; nothing comes of it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn } from "../people.ts";
import { filled } from "./addresses.ts";
import { everyone } from "./everyone.ts";
import { rowsOf } from "./rows.ts";

let product: InProcess;
let cookie: string;
beforeAll(async () => {
  product = await startInProcess();
  cookie = await signIn(product.base, await makePerson(product.base, "Victim (verzonnen)", everyone), publicUrl);
});
afterAll(() => product.close());

const form = "application/x-www-form-urlencoded";
const senders: readonly (readonly [string, Record<string, string>])[] = [
  ["another site", { "content-type": form, origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site, in a browser without Sec-Fetch-Site", { "content-type": form, origin: "https://evil.example" }],
  ["a site of which this one's name is the beginning", { "content-type": form, origin: `${publicUrl}.evil.example` }],
  ["the same name without TLS", { "content-type": form, origin: publicUrl.replace("https:", "http:") }],
  [
    "another name of the same organisation",
    { "content-type": form, origin: "https://www.gelijkop.example", "sec-fetch-site": "same-site" },
  ],
  ["a frame without an origin", { "content-type": form, origin: "null", "sec-fetch-site": "cross-site" }],
  ["something that doesn't say where it is", { "content-type": form }],
  ["somebody who typed it", { "content-type": form, "sec-fetch-site": "none" }],
  ["a site that passes its origin off as ours", { "content-type": form, origin: publicUrl, "sec-fetch-site": "cross-site" }],
  ["a plain text", { "content-type": "text/plain", origin: "https://evil.example" }],
  ["a body without a type", { origin: "https://evil.example" }],
  ["JSON", { "content-type": "application/json", origin: "https://evil.example" }],
  ["a file", { "content-type": "multipart/form-data; boundary=x", origin: "https://evil.example" }],
];

describe("every address that takes forms", () => {
  test.each(senders)("refuses %s", async (_, headers) => {
    const before = await rowsOf(product.base);
    const addresses = product.routes.filter((route) => !/^(?:GET|HEAD|OPTIONS) /.test(route));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      const [method, path] = address.split(" ");
      const response = await product.ask(filled(path), { method, headers: { ...headers, cookie }, body: "do=approve&reason=x" });
      expect([address, response.status]).toEqual([address, 403]);
    }
    expect(await rowsOf(product.base)).toEqual(before);
  });

  test("also where there is no address", async () => {
    for (const [, headers] of senders) expect((await product.ask("/nergens", { method: "POST", headers, body: "a" })).status).toBe(403);
  });
});

test.each([
  ["this site's origin", { origin: publicUrl }],
  ["Sec-Fetch-Site", { "sec-fetch-site": "same-origin" }],
  ["both", { origin: publicUrl, "sec-fetch-site": "same-origin" }],
])("a page of this site is heard, told by %s", async (_, headers) => {
  const response = await product.ask("/bureau/verslagen/utrecht/2024", {
    method: "POST",
    headers: { ...headers, cookie, "content-type": form },
    body: "a=b",
  });
  expect(response.status).not.toBe(403);
});

test("the refusal is told in Dutch, and in English", async () => {
  const said = async (path: string): Promise<string> =>
    (await product.ask(path, { method: "POST", headers: { origin: "https://evil.example" }, body: "a" })).text();
  expect(await said("/bureau/verslagen")).toContain("Dit kwam niet van een pagina van deze site");
  expect(await said("/en/bureau/verslagen")).toContain("not sent from a page of this site");
});
