/** Names that lead out of a folder: in addresses, in names of files that are sent, in names of files that are given. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanName } from "../../src/figures/importing/uploads.ts";
import { startInProcess, type InProcess } from "../in-process.ts";

let product: InProcess;
beforeAll(async () => {
  product = await startInProcess();
});
afterAll(() => product.close());

test.each([
  "/package.json",
  "/.git/config",
  "/.git/",
  "/.env",
  "/.well-known/",
  "/src/app.tsx",
  "/node_modules/hono/package.json",
  "/assets",
  "/assets/",
  "/assets/../package.json",
  "/assets/..%2fpackage.json",
  "/assets/..%2f..%2f..%2fetc%2fpasswd",
  "/assets/%2e%2e/%2e%2e/etc/passwd",
  "/assets/..%5c..%5cpackage.json",
  "/assets/%252e%252e%252fpackage.json",
  "/assets//etc/passwd",
  "/data/..%2f..%2fpackage.json",
  "/ongelijkheid/geld/..%2f..%2fpackage.json.csv",
  "/packs/utrecht/pack.yaml",
  "/server-status",
  "/debug",
  "/metrics",
])("%s: there is nothing", async (path) => {
  const response = await product.ask(path);
  const body = await response.text();
  expect(response.status).toBe(404);
  expect(body).not.toMatch(/"dependencies"|root:x|\[core\]|makeApp/);
});

test("the name of a file that was sent leads nowhere, whatever it is: 500 names", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom(
      "../../x.csv",
      "..\\..\\x.csv",
      "/etc/passwd",
      "C:\\x.csv",
      "..",
      ".",
      "",
      "\0.csv",
      "a\r\nb.csv",
      "‮vsc.exe",
      "\ud800.csv",
      ".htaccess",
      "..csv",
    ),
  );
  fc.assert(
    fc.property(odd, (given) => {
      const name = cleanName(given);
      expect(name).not.toMatch(/[\p{Cc}\p{Cs}/\\:*?"<>|]/u);
      expect(name).not.toMatch(/^\.+$|^\./);
      expect(name.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name.isWellFormed()).toBe(true);
    }),
    { seed: 5, numRuns: 500 },
  );
});
