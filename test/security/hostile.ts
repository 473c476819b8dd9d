/** What nobody types and somebody sends. */
import type { Random } from "../../src/stats/index.ts";

/** Texts as they are meant: encoded before they go into an address or a form. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "1e400",
  "-1e400",
  "99999999999999999999999999",
  "2147483648",
  "9223372036854775808",
  "0x10",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "true",
  "[object Object]",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "\0",
  "a\0b",
  "\r\nx-evil: 1",
  "\u202e\u2066\u200b\ufeff",
  "\u{1f469}\u200d\u{1f52c}\u{1f3f4}\u{e0067}",
  "\ufffe\uffff\u0001",
  "e\u0301".repeat(50),
  "ﷺ".repeat(100),
  "x".repeat(10_000),
  "9".repeat(400),
  "%00",
  "%",
  "%zz",
  "..",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "/etc/passwd",
  "file:///etc/passwd",
  "http://127.0.0.1:1/",
  "//evil.example/",
  "javascript:alert(1)",
  "'",
  "''; drop table account; --",
  "1' or '1'='1",
  "1) union all (table account_password)--",
  "$$; select pg_sleep(9)--",
  "\\",
  "%_",
  '"><script>zz9</script>',
  "<img src=x onerror=zz9()>",
  "{{7*7}}${7*7}<%= 7*7 %>",
  "=cmd|' /C calc'!A0",
  '{"$gt":""}',
  "[1]",
  "2013-02-30",
  "0000-00-00",
  "275760-09-14",
  "-000001-01-01",
  "00000000-0000-0000-0000-000000000000",
  "GM0344",
  "gm0344",
  "WK034403,WK034404",
  "(((((((((((((((((((((((((((((((((((((((((a+)+)+)+$",
];

/** Parts of an address as they are sent, already encoded or not to be. */
export const hostileParts: readonly string[] = [
  "%00",
  "%ff%fe",
  "%ed%a0%80",
  "%c0%ae%c0%ae%c0%af",
  "%e0%80%af",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "..%2f..%2fpackage.json",
  "..%5c..%5c",
  "%252e%252e%252f",
  "%zz",
  "%",
  "a;b=c",
  "*",
  "%0d%0ax-evil:%201",
  "%F0%9F%98%80",
  "~root",
  ".git",
  ".env",
  "a%20b",
  "%e2%80%ae",
];

export const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)];

/** A hostile text, at times two of them joined. */
export const hostileText = (random: Random): string => pick(random, hostileTexts) + (random() < 0.1 ? pick(random, hostileTexts) : "");

export const hostilePart = (random: Random): string =>
  random() < 0.5 ? pick(random, hostileParts) : encodeURIComponent(hostileText(random));

/** What a server never says: how it is built, where it lies, what it asked its database. */
export const givesAway =
  /\n\s+at .*[:(]\d+|node_modules|\bnode:internal|\/src\/[\w-]+\/[\w-]+\.tsx?|postgres:\/\/|syntax error at or near|invalid input syntax|invalid byte sequence|violates [\w-]+ constraint|permission denied for|may not write \w+|row-level security|relation "|column "[\w.]+" |duplicate key|\bselect [\w*"., ]+ from "?\w+|unterminated|Cannot read propert|is not a function|is not iterable|ECONNREFUSED|SQLSTATE/i;
