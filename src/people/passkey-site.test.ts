import { expect, test } from "vitest";
import { secretOf } from "../kernel/secret.ts";
import { askedSeconds, readAsked, sealAsked } from "./passkey-asked.ts";
import { passkeySite } from "./passkey.ts";

test.each([
  ["https://gelijkop.verzonnen.example", "gelijkop.verzonnen.example"],
  ["https://gelijkop.verzonnen.example:8443/", "gelijkop.verzonnen.example"],
  ["http://localhost:3344", "localhost"],
])("%s has passkeys", (url, name) => {
  expect(passkeySite(url)).toEqual({ name, origin: new URL(url).origin });
});

test.each(["http://127.0.0.1:3344", "https://10.0.0.8", "https://[2001:db8::1]:8443", "http://gelijkop.verzonnen.example"])(
  "%s has none: a number, or no safe connection",
  (url) => {
    expect(passkeySite(url)).toBeNull();
  },
);

test("a question is good for what it was asked for, for five minutes, at this installation", () => {
  const [secret, other] = ["one", "another"].map((text) => secretOf(Buffer.from(text)));
  const at = new Date("2026-11-22T10:00:00Z");
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  const cookie = sealAsked(secret, "enter", "abc", at);
  expect(readAsked(secret, "enter", cookie, later(askedSeconds - 1))).toEqual({ challenge: "abc", at });
  expect(readAsked(secret, "enter", cookie, later(askedSeconds))).toBeNull();
  expect(readAsked(secret, "register x", cookie, at)).toBeNull();
  expect(readAsked(other, "enter", cookie, at)).toBeNull();
  expect(readAsked(secret, "enter", undefined, at)).toBeNull();
});
