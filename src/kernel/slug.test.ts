import fc from "fast-check";
import { expect, test } from "vitest";
import { freeSlug, slug } from "./slug.ts";

test.each([
  ["Fiets & wandel: één route", "fiets-wandel-een-route"],
  ["  Wat willen we bereiken?  ", "wat-willen-we-bereiken"],
  ["2026 Ĳburg", "2026-ijburg"],
  ["健康", "naamloos"],
  ["", "naamloos"],
  ["a".repeat(80), "a".repeat(60)],
  ["woord ".repeat(20), "woord-woord-woord-woord-woord-woord-woord-woord-woord-woord"],
  [`${"a".repeat(58)} bc def`, "a".repeat(58)],
])("%j becomes %s", (title, name) => expect(slug(title)).toBe(name));

const anyTitle = fc.array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 90 }).map((points) => String.fromCodePoint(...points));

test("any title gives a name that fits an address and isn't taken: 100 titles, seed 8", () => {
  fc.assert(
    fc.property(fc.oneof(anyTitle, fc.string({ maxLength: 90 })), fc.nat(4), (title, times) => {
      const taken = new Set<string>();
      for (let time = 0; time <= times; time++) {
        const name = freeSlug(title, taken);
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(63);
        expect(taken).not.toContain(name);
        taken.add(name);
      }
    }),
    { numRuns: 100, seed: 8 },
  );
});
