/** Reading changes nothing: every address that is only read, by a visitor and by somebody with all roles. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn } from "../people.ts";
import { filled, findAddresses, type Found } from "./addresses.ts";
import { everyone } from "./everyone.ts";
import { rowsOf } from "./rows.ts";

let product: InProcess;
let cookie: string;
let addresses: ReadonlyMap<string, Found>;
let before: Record<string, string>;
beforeAll(async () => {
  product = await startInProcess();
  cookie = await signIn(product.base, await makePerson(product.base, "Reader (verzonnen)", everyone), publicUrl);
  before = await rowsOf(product.base);
  const paths = product.routes.filter((route) => route.startsWith("GET ")).map((route) => route.split(" ")[1]);
  addresses = await findAddresses(product.ask, paths, ["/", "/bureau", "/api/v1", "/aanmelden", "/en", "/en/bureau"], cookie, 250);
});
afterAll(() => product.close());

test.each([
  ["GET", "a visitor", () => ""],
  ["GET", "somebody with all roles", () => cookie],
  ["HEAD", "somebody with all roles", () => cookie],
  ["OPTIONS", "somebody with all roles", () => cookie],
] satisfies [string, string, () => string][])("%s by %s leaves every table as it was", async (method, _who, cookieOf) => {
  const drawn = new Set<string>();
  for (const [path, { values }] of addresses) {
    // One picture of a kind is enough: drawing takes long, and all are drawn alike.
    const kind = /\.png$|:format$/.exec(path)?.[0];
    if (kind && (drawn.has(kind) || !drawn.add(kind))) continue;
    const response = await product.ask(filled(path, values), { method, headers: { cookie: cookieOf() } });
    expect([path, response.status < 500]).toEqual([path, true]);
    await response.body?.cancel();
  }
  expect(await rowsOf(product.base)).toEqual(before);
});
