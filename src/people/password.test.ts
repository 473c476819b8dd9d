import { argon2Sync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./password.ts";

test("a hash says how it was made, and opens for its password alone", async () => {
  const hash = await hashPassword("een zin van vier woorden");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await verifyPassword("een zin van vier woorden", hash)).toBe(true);
  expect(await verifyPassword("een zin van vijf woorden", hash)).toBe(false);
  expect(await hashPassword("een zin van vier woorden")).not.toBe(hash);
  expect(isOutdated(hash)).toBe(false);
});

test("the same letters as other code points are the same password", async () => {
  expect(await verifyPassword("cafe\u0301 om de hoek", await hashPassword("caf\u00e9 om de hoek"))).toBe(true);
});

test("without a stored hash the answer is no, whatever is typed", async () => {
  expect(await verifyPassword("", null)).toBe(false);
  expect(await verifyPassword("een zin van vier woorden", null)).toBe(false);
});

test("a hash with other parameters still opens, and is known to be outdated", async () => {
  const salt = Buffer.from("sixteen octets..");
  const tag = argon2Sync("argon2id", { message: "oud wachtwoord", nonce: salt, memory: 8_192, passes: 1, parallelism: 1, tagLength: 32 });
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  const old = `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`;
  expect(await verifyPassword("oud wachtwoord", old)).toBe(true);
  expect(await verifyPassword("oud wachtwoorD", old)).toBe(false);
  expect(isOutdated(old)).toBe(true);
});

test("what is no such hash is a fault, not a wrong password", async () => {
  await expect(verifyPassword("x", "$2b$10$abcdefghijklmnopqrstuv")).rejects.toThrow("PHC");
});
