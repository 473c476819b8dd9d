import { afterAll, beforeAll, expect, test } from "vitest";
import { makeApp } from "./app.tsx";
import { readSnapshot } from "./kernel/snapshot.ts";
import { readSecurityContact, releaseDate, securityTxt, type SecurityContact } from "./security-txt.ts";
import { testDatabase, type TestDatabase } from "../test/database.ts";
import { testSecret } from "../test/people.ts";
import { utrecht } from "../test/site.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

const address = "/.well-known/security.txt";
const publicUrl = "https://gelijkop.example";
async function served(securityContact: SecurityContact | null): Promise<Response> {
  const { db, read } = base.open("nobody");
  const snapshot = await readSnapshot((text) => base.pool.query(text));
  const { settings, folder } = utrecht();
  const app = makeApp({ read, db, secret: testSecret, snapshot: () => snapshot, settings, packFolder: folder, publicUrl, securityContact });
  return app.fetch(new Request(publicUrl + address));
}

test("the file has the fields of RFC 9116, each on its line", async () => {
  const response = await served(
    readSecurityContact({
      GELIJKOP_SECURITY_CONTACT: "melding@gemeente.example, https://gemeente.example/melden",
      GELIJKOP_SECURITY_POLICY: "https://gemeente.example/beleid",
    }),
  );
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const lines = (await response.text()).trimEnd().split("\n");
  expect(lines.filter((line) => !line.startsWith("Expires: "))).toEqual([
    "Contact: mailto:melding@gemeente.example",
    "Contact: https://gemeente.example/melden",
    "Preferred-Languages: nl, en",
    `Canonical: ${publicUrl}${address}`,
    "Policy: https://gemeente.example/beleid",
  ]);
  expect(lines.filter((line) => /^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(line))).toHaveLength(1);
});

test("it expires within a year of the release", () => {
  const expires = /Expires: (.*)/.exec(
    securityTxt({ contacts: ["tel:+31"], policy: null }, publicUrl, new Date("2026-11-21T00:00:00Z")),
  )?.[1];
  expect(expires).toBe("2027-11-20T00:00:00.000Z");
  expect(releaseDate().getTime()).not.toBeNaN();
  expect(releaseDate('a: 1\nreleaseDate: "2027-01-02"\n')).toEqual(new Date("2027-01-02T00:00:00Z"));
});

test("without a contact there is no such file", async () => {
  expect(readSecurityContact({})).toBeNull();
  expect(readSecurityContact({ GELIJKOP_SECURITY_CONTACT: " , " })).toBeNull();
  expect((await served(null)).status).toBe(404);
});

test.each(["melding", "http://gemeente.example", "javascript:alert(1)", "a@b c", "a@b\nExpires: 2099-01-01T00:00:00Z", "mailto:"])(
  "%j is no contact",
  (contact) => expect(() => readSecurityContact({ GELIJKOP_SECURITY_CONTACT: contact })).toThrow(/no address for reports/),
);

test("a policy that is no web address is refused", () =>
  expect(() => readSecurityContact({ GELIJKOP_SECURITY_CONTACT: "a@b.example", GELIJKOP_SECURITY_POLICY: "x" })).toThrow(/no address/));
