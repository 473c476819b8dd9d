import fc from "fast-check";
import { expect, test } from "vitest";
import { readTrustedProxies, sourceOf } from "./source.ts";

const none = readTrustedProxies(undefined);
const ours = readTrustedProxies("127.0.0.1, 10.0.0.0/8,::1 , fd00::/8");

test("without a proxy of ours the header is nobody's word", () => {
  expect(sourceOf("203.0.113.9", "198.51.100.1", none)).toBe("203.0.113.9");
  expect(sourceOf("203.0.113.9", "198.51.100.1", ours)).toBe("203.0.113.9");
  expect(sourceOf(undefined, "198.51.100.1", ours)).toBe("");
});

test("behind proxies of ours it is the first from the right that is not one", () => {
  expect(sourceOf("127.0.0.1", "198.51.100.1", ours)).toBe("198.51.100.1");
  expect(sourceOf("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3", ours)).toBe("198.51.100.1");
  expect(sourceOf("::ffff:127.0.0.1", "198.51.100.1:4711", ours)).toBe("198.51.100.1");
  expect(sourceOf("fd12::1", "[2001:db8::7]:443", ours)).toBe("2001:db8:0:0::/64");
  // Nothing to be learned from the header: the proxy itself is the source.
  expect(sourceOf("127.0.0.1", undefined, ours)).toBe("127.0.0.1");
  expect(sourceOf("127.0.0.1", "unknown", ours)).toBe("127.0.0.1");
});

test("whatever a stranger writes to the left changes nothing", () => {
  fc.assert(
    fc.property(fc.string(), (claim) => {
      expect(sourceOf("10.0.0.1", `${claim},198.51.100.1`, ours)).toBe("198.51.100.1");
    }),
    { seed: 5, numRuns: 200 },
  );
});

test("an IPv6 address counts as its network of 64 bits, however it is written", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const source = sourceOf(address, undefined, none);
      if (!source.includes(":")) return;
      const network = new URL(`http://[${source.replace("/64", "")}]/`).hostname;
      const [whole] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("%");
      expect(groupsOf(network.slice(1, -1)).slice(0, 4)).toEqual(groupsOf(whole).slice(0, 4));
    }),
    { seed: 5, numRuns: 300 },
  );
});

function groupsOf(address: string): string[] {
  const [head, tail] = address.split("::").map((part) => part.split(":").filter(Boolean));
  return tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}

test("a list that is no list is refused with the entry", () => {
  for (const wrong of ["proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129"])
    expect(() => readTrustedProxies(`127.0.0.1,${wrong}`)).toThrow(wrong);
});
