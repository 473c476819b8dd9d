/** One hostile request after another: the same ones for the same seed. */
import type { Random } from "../../src/stats/index.ts";
import { filled, type Found } from "./addresses.ts";
import { hostilePart, hostileText, pick } from "./hostile.ts";

export type Attack = { method: string; path: string; init: RequestInit; who: string };

export const allRoles = "all roles";
const otherMethods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "GET"];
/** Names that pages and the API know; a route's own come first. */
const commonNames = [
  "naar",
  "q",
  "zoek",
  "pagina",
  "after",
  "limit",
  "format",
  "language",
  "periode",
  "period",
  "groep",
  "group",
  "versie",
  "id",
  "reason",
  "do",
];

/**
 * @param route "GET /beleid/:framework"
 * @param people name → Cookie header
 * @param origin of this site: changes from elsewhere are refused before anything is looked at
 */
export function attackOn(
  random: Random,
  route: string,
  found: Found | undefined,
  people: ReadonlyMap<string, string>,
  origin: string,
): Attack {
  const [own, pattern] = route.split(" ");
  // Who may do everything gets furthest.
  const who = random() < 0.4 ? allRoles : pick(random, [...people.keys()]);
  const method = random() < 0.85 ? own : pick(random, otherMethods);
  const real = found?.values ?? [];
  const places = pattern.match(/:\w+/g)?.length ?? 0;
  const values = Array.from({ length: places }, (_, place) =>
    random() < 0.5 && real[place] !== undefined ? real[place] : hostilePart(random),
  );
  const path = filled(pattern, values) + (random() < 0.03 ? "/" : "") + queryOf(random, found);
  const headers: Record<string, string> = { cookie: cookieOf(random, people.get(who) ?? ""), ...oddHeaders(random) };
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return { method, path, init: { method, headers }, who };
  if (random() < 0.97) headers.origin = origin;
  const { body, type } = bodyOf(random, found);
  if (type !== null) headers["content-type"] = type;
  return { method, path, init: { method, headers, body }, who };
}

function fieldsOf(random: Random, found: Found | undefined): [string, string][] {
  const known = [...(found?.fields ?? [])];
  const fields = known
    .filter(() => random() < 0.8)
    .map(([name, values]): [string, string] => [name, random() < 0.55 ? pick(random, values) : hostileText(random)]);
  // Some come twice, some are unknown.
  const again = fields.filter(() => random() < 0.1).map(([name]): [string, string] => [name, hostileText(random)]);
  const more =
    random() < 0.5 ? [[random() < 0.7 ? pick(random, commonNames) : hostileText(random), hostileText(random)] as [string, string]] : [];
  return [...fields, ...again, ...more].slice(0, 200);
}

function queryOf(random: Random, found: Found | undefined): string {
  const choice = random();
  if (choice < 0.35) return "";
  if (choice < 0.42)
    return `?${pick(random, ["%zz", "&&&=", "a=%ff", "=", "a[]=1&a[b]=2", "%00=%00", "?".repeat(50), "a&a&a&a", "a=%ed%a0%80"])}`;
  const query = new URLSearchParams(fieldsOf(random, found).slice(0, 8));
  return query.size > 0 ? `?${query.toString()}` : "";
}

function bodyOf(random: Random, found: Found | undefined): { body: string | Uint8Array<ArrayBuffer>; type: string | null } {
  const fields = fieldsOf(random, found);
  const form = "application/x-www-form-urlencoded";
  const text = new URLSearchParams(fields).toString();
  const choice = random();
  if (choice < 0.6) return { body: text, type: form };
  if (choice < 0.72) return { body: multipart(fields, random), type: "multipart/form-data; boundary=zz" };
  return pick(random, [
    { body: "", type: form },
    { body: "", type: null },
    { body: text, type: "text/plain" },
    { body: text, type: "multipart/form-data" },
    { body: text, type: "application/json" },
    { body: JSON.stringify(Object.fromEntries(fields)), type: "application/json" },
    { body: `${"[".repeat(10_000)}${"]".repeat(10_000)}`, type: "application/json" },
    { body: "[".repeat(20), type: "application/json; charset=utf-7" },
    { body: '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}', type: "application/json" },
    { body: "null", type: "application/json" },
    { body: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', type: "application/xml" },
    { body: "--zz\r\ncontent-disposition: form-data; name=a\r\n\r\ncut", type: "multipart/form-data; boundary=zz" },
    { body: "--zz--", type: "multipart/form-data; boundary=zz" },
    { body: new Uint8Array([0, 255, 254, 237, 160, 128, 61, 38]), type: form },
    { body: "a=%ff&%ed%a0%80=1&b=%00&=&&", type: form },
    { body: "&".repeat(10_000), type: form },
    { body: "x".repeat(1_100_000), type: form },
  ]);
}

function multipart(fields: readonly [string, string][], random: Random): string {
  const names = ["a.csv", "../../a.csv", 'a".csv', "a\0.csv", "CON", "x".repeat(300), "a.xlsx"];
  const file = `--zz\r\ncontent-disposition: form-data; name="${pick(random, ["file", "bestand", "mapping"])}"; filename="${pick(random, names)}"\r\ncontent-type: ${pick(random, ["text/csv", "application/zip", "text/html"])}\r\n\r\n${pick(random, ["a,b\r\n1,2", "PK\u0003\u0004", "<script>zz9</script>", ""])}\r\n`;
  const parts = fields.map(
    ([name, value]) => `--zz\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, "")}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}${random() < 0.5 ? file : ""}--zz--\r\n`;
}

const cookieOf = (random: Random, own: string): string =>
  random() < 0.9
    ? own
    : pick(random, [
        "=",
        ";;;",
        `${own}x`,
        `${own}; ${own}`,
        "__Host-gelijkop=",
        `__Host-gelijkop=${"a".repeat(3_000)}`,
        "__Host-gelijkop-step=%00",
        "__Host-gelijkop-provider=e30",
        "__Host-gelijkop-kept=x",
      ]);

function oddHeaders(random: Random): Record<string, string> {
  if (random() < 0.7) return {};
  return pick<Record<string, string>>(random, [
    { accept: "*/*;q=x" },
    { accept: "text/csv" },
    { accept: ",".repeat(2_000) },
    { "accept-encoding": "gzip;q=0, *;q=2" },
    { "accept-language": "xx-".repeat(500) },
    { "if-none-match": '"a", W/"b", *x' },
    { "if-none-match": "*" },
    { "if-modified-since": "yesterday" },
    { "if-modified-since": "Thu, 01 Jan 275761 00:00:00 GMT" },
    { range: "bytes=0-,5-1,-9999999999" },
    { "user-agent": "Mozilla/5.0 ".repeat(500) },
    { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "evil.example", forwarded: "for=system" },
    { "x-http-method-override": "DELETE", "x-original-url": "/bureau/mensen" },
    { authorization: "Bearer x" },
    { "content-encoding": "gzip" },
    { "accept-crs": "http://x", "content-crs": "a" },
    { "access-control-request-method": "PUT", origin: "null" },
  ]);
}
