/** Random codes that a person may have to type: 32 signs without those that look alike (Crockford's base 32). */
import { randomInt } from "node:crypto";
import { digest } from "../kernel/secret.ts";

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @param length 16 signs are 80 random bits, 20 are 100 @returns in groups, "7K2M-…" */
export function newLongCode(length: number, group: number): string {
  const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join("");
  return (code.match(new RegExp(`.{1,${group}}`, "g")) ?? []).join("-");
}

/** What is stored of it; capitals, spaces and dashes don't matter, and O is 0, I and L are 1. */
export function longCodeDigest(typed: string): Buffer {
  const read = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return digest(read);
}
